package io.evergrant.client;

import jakarta.json.Json;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the target of a REST message answered. Immutable but for the array that {@link #body()} returns.
 */
public final class RestMessageAnswer {
    private static final Pattern CHARSET = Pattern.compile("charset\\s*=\\s*\"?([^\";\\s]+)", Pattern.CASE_INSENSITIVE);

    private final String call;
    private final int status;
    private final Map<String, String> headers;
    private final byte[] body;
    private final Duration duration;

    /**
     * An answer.
     *
     * @param call the id under which the hub keeps the call, never null
     * @param status the target's HTTP status
     * @param headers the target's headers, values of one name joined by {@code ", "}; never null
     * @param body the body, never null, empty where there is none
     * @param duration from the call's begin to the answer's last byte, never null
     */
    public RestMessageAnswer(String call, int status, Map<String, String> headers, byte[] body, Duration duration) {
        this.call = call;
        this.status = status;
        this.headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        this.headers.putAll(headers);
        this.body = body.clone();
        this.duration = duration;
    }

    /**
     * The call in the hub, as the console's page of calls lists it.
     *
     * @return its id, never null
     */
    public String call() {
        return call;
    }

    /**
     * The target's HTTP status.
     *
     * @return 100 to 599
     */
    public int status() {
        return status;
    }

    /**
     * Whether the target says that it did what was asked.
     *
     * @return true for 200 to 299
     */
    public boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    /**
     * One of the target's headers.
     *
     * @param name its name, in any case; never null
     * @return its values joined by {@code ", "}, or null where there is no such header
     */
    public @Nullable String header(String name) {
        return headers.get(name);
    }

    /**
     * The target's headers.
     *
     * @return a copy, found by names in any case; never null
     */
    public Map<String, String> headers() {
        Map<String, String> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        copy.putAll(headers);
        return copy;
    }

    /**
     * The body's bytes.
     *
     * @return a copy, never null, empty where there is none
     */
    public byte[] body() {
        return body.clone();
    }

    /**
     * The body as text, in the character set that the target names, else UTF-8.
     *
     * @return never null; bytes that are no text become U+FFFD
     */
    public String text() {
        return new String(body, charset());
    }

    /**
     * The body as JSON.
     *
     * @return the value, never null
     * @throws jakarta.json.JsonException where it is not JSON
     */
    public JsonValue json() {
        try (JsonReader reader = Json.createReader(new ByteArrayInputStream(body))) {
            return reader.readValue();
        }
    }

    /**
     * How long the call took in the hub, with what it waited for a token and for repetitions.
     *
     * @return from its begin to the last byte of the answer, never null
     */
    public Duration duration() {
        return duration;
    }

    private Charset charset() {
        Matcher named = CHARSET.matcher(headers.getOrDefault("content-type", ""));
        if (!named.find()) {
            return StandardCharsets.UTF_8;
        }
        try {
            return Charset.forName(named.group(1).toUpperCase(Locale.ROOT));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return StandardCharsets.UTF_8;
        }
    }

    /**
     * What may be logged.
     *
     * @return call, status and size, without the body; never null
     */
    @Override
    public String toString() {
        return "RestMessageAnswer[" + call + ", " + status + ", " + body.length + " bytes]";
    }
}
