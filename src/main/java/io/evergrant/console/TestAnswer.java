package io.evergrant.console;

import io.evergrant.message.Exchange;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonReader;
import jakarta.json.JsonWriter;
import jakarta.json.stream.JsonGenerator;
import java.io.StringReader;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the target answered to a test, as the page shows it; an error of the target is an answer, too.
 *
 * @param body null where there is none, or none that is text
 * @param cut whether only its beginning is shown
 */
public record TestAnswer(
        String call,
        String status,
        String tone,
        Instant at,
        long millis,
        long bytes,
        boolean tokenRenewed,
        int attempts,
        List<Map.Entry<String, String>> headers,
        @Nullable String body,
        boolean cut) {
    private static final int SHOWN = 50_000;

    static TestAnswer of(Exchange exchange, Instant at) {
        String text = exchange.text();
        String shown = text == null ? null : pretty(text);
        boolean cut = shown != null && shown.length() > SHOWN;
        return new TestAnswer(
                exchange.call(),
                MessageWords.status(exchange.status()),
                MessageWords.toneOf(exchange.status()),
                at,
                exchange.duration().toMillis(),
                exchange.body().length,
                exchange.tokenRenewed(),
                exchange.attempts(),
                exchange.headers().entrySet().stream()
                        .map(e -> Map.entry(e.getKey(), e.getValue()))
                        .toList(),
                shown == null || shown.isEmpty() ? null : cut ? shown.substring(0, SHOWN) : shown,
                cut);
    }

    /** JSON is easier to read with line breaks; anything else stays as it came. */
    static String pretty(String text) {
        String start = text.stripLeading();
        if (!start.startsWith("{") && !start.startsWith("[")) {
            return text;
        }
        StringWriter out = new StringWriter();
        try (JsonReader reader = Json.createReader(new StringReader(text));
                JsonWriter writer = Json.createWriterFactory(Map.of(JsonGenerator.PRETTY_PRINTING, true))
                        .createWriter(out)) {
            writer.write(reader.read());
        } catch (JsonException e) {
            return text; // it only looked like JSON
        }
        return out.toString().strip();
    }
}
