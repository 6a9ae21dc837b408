package io.evergrant.console;

import io.evergrant.check.Violations;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What stands in a form, by the REST API's names of the members; a field's component has the same id, so a violation
 * finds its field. Texts become values here, and what cannot is a violation.
 */
final class Fields extends HashMap<String, @Nullable Object> {
    private static final long serialVersionUID = 1L;

    Fields with(String name, @Nullable Object value) {
        put(name, value == null ? null : value instanceof Boolean ? value : value.toString());
        return this;
    }

    Fields withLines(String name, List<String> values) {
        return with(name, String.join("\n", values));
    }

    Fields withPairs(String name, Map<String, String> pairs) {
        return with(
                name,
                pairs.entrySet().stream()
                        .map(e -> e.getKey() + "=" + e.getValue())
                        .collect(Collectors.joining("\n")));
    }

    Fields withDay(String name, @Nullable Instant at, ZoneId zone) {
        return with(name, at == null ? null : at.atZone(zone).toLocalDate());
    }

    @Nullable
    String text(String name) {
        Object value = get(name);
        String text = value == null ? "" : value.toString().strip();
        return text.isEmpty() ? null : text;
    }

    String text(String name, String other) {
        String text = text(name);
        return text == null ? other : text;
    }

    /** Untouched: a space may be the value. */
    String raw(String name, String other) {
        Object value = get(name);
        return value == null || value.toString().isEmpty() ? other : value.toString();
    }

    boolean flag(String name) {
        Object value = get(name);
        return value != null && Boolean.parseBoolean(value.toString());
    }

    /** Words between blanks or line ends. */
    List<String> words(String name) {
        String text = text(name);
        return text == null ? List.of() : List.of(text.split("[\\s,]+"));
    }

    List<String> lines(String name) {
        return text(name, "")
                .lines()
                .map(String::strip)
                .filter(l -> !l.isEmpty())
                .toList();
    }

    /** {@code name=value}, one a line. */
    Map<String, String> pairs(String name, Violations found) {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (String line : lines(name)) {
            int sign = line.indexOf('=');
            if (sign < 1) {
                found.add(name, Words.text("field.pairs"));
            } else {
                pairs.put(
                        line.substring(0, sign).strip(),
                        line.substring(sign + 1).strip());
            }
        }
        return pairs;
    }

    @Nullable
    Duration duration(String name, Violations found) {
        String text = text(name);
        try {
            return text == null ? null : Duration.parse(text);
        } catch (DateTimeException e) {
            found.add(name, Words.text("field.duration"));
            return null;
        }
    }

    /** The end of a day in the reader's zone. */
    @Nullable
    Instant day(String name, ZoneId zone, Violations found) {
        String text = text(name);
        try {
            return text == null
                    ? null
                    : LocalDate.parse(text)
                            .plusDays(1)
                            .atStartOfDay(zone)
                            .toInstant()
                            .minusSeconds(1);
        } catch (DateTimeException e) {
            found.add(name, Words.text("field.day"));
            return null;
        }
    }

    int number(String name, int other, Violations found) {
        String text = text(name);
        try {
            return text == null ? other : Integer.parseInt(text);
        } catch (NumberFormatException e) {
            found.add(name, Words.text("field.number"));
            return other;
        }
    }
}
