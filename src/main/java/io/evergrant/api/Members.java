package io.evergrant.api;

import io.evergrant.check.Texts;
import io.evergrant.check.Violation;
import io.evergrant.check.Violations;
import io.evergrant.secret.Secret;
import io.evergrant.secret.SecretChange;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The members of a JSON object, taken one by one. What has the wrong type is noted; {@link #done} notes what nobody took,
 * and throws where anything was noted. {@code null} is the same as absent, but for secrets.
 */
final class Members {
    private final JsonObject object;
    private final String prefix;
    private final Violations found;
    private final Set<String> taken = new HashSet<>();
    private final List<Members> nested = new ArrayList<>();

    Members(JsonObject object, String prefix, Violations found) {
        this.object = object;
        this.prefix = prefix;
        this.found = found;
    }

    /** Where what is wrong is noted. */
    Violations violations() {
        return found;
    }

    String path(String name) {
        return prefix + name;
    }

    void wrong(String name, String message) {
        found.add(path(name), message);
    }

    boolean has(String name) {
        taken.add(name);
        return object.containsKey(name) && object.get(name) != JsonValue.NULL;
    }

    private @Nullable JsonValue value(String name) {
        return has(name) ? object.get(name) : null;
    }

    /** Whether it is there and a string, for members that may be one or something else. */
    boolean isText(String name) {
        return value(name) instanceof JsonString;
    }

    @Nullable
    String text(String name) {
        JsonValue value = value(name);
        if (value == null || value instanceof JsonString) {
            return value == null ? null : ((JsonString) value).getString();
        }
        wrong(name, "must be a string");
        return null;
    }

    String text(String name, String absent) {
        String text = text(name);
        return text == null ? absent : text;
    }

    /** A text that must be there; empty where it is not, which is noted. */
    String required(String name) {
        String text = text(name);
        if (!has(name)) {
            wrong(name, "is needed");
        }
        return text == null ? "" : text;
    }

    boolean flag(String name, boolean absent) {
        JsonValue value = value(name);
        if (value == null || value == JsonValue.TRUE || value == JsonValue.FALSE) {
            return value == null ? absent : value == JsonValue.TRUE;
        }
        wrong(name, "must be true or false");
        return absent;
    }

    int number(String name, int absent) {
        JsonValue value = value(name);
        if (value == null) {
            return absent;
        }
        try {
            if (value instanceof JsonNumber number) {
                return number.intValueExact();
            }
        } catch (ArithmeticException e) {
            // said below
        }
        wrong(name, "must be a whole number");
        return absent;
    }

    /** ISO 8601, as {@code PT30S} or {@code P30D}. */
    @Nullable
    Duration duration(String name) {
        return parsed(name, Duration::parse, "must be an ISO 8601 duration, like PT30S or P30D");
    }

    /** RFC 3339. */
    @Nullable
    Instant instant(String name) {
        return parsed(
                name,
                t -> OffsetDateTime.parse(t).toInstant(),
                "must be a time in RFC 3339, like 2027-01-31T12:00:00Z");
    }

    private <T> @Nullable T parsed(String name, Function<String, T> parser, String otherwise) {
        String text = text(name);
        try {
            return text == null ? null : parser.apply(text);
        } catch (DateTimeException | ArithmeticException e) {
            wrong(name, otherwise);
            return null;
        }
    }

    /** One of a few words. */
    <E> E one(String name, Function<String, Optional<E>> of, String words, E absent) {
        String text = text(name);
        if (text == null) {
            return absent;
        }
        Optional<E> known = of.apply(text);
        if (known.isEmpty()) {
            wrong(name, "must be one of: " + words);
        }
        return known.orElse(absent);
    }

    List<String> texts(String name) {
        JsonArray array = array(name);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < array.size(); i++) {
            if (array.get(i) instanceof JsonString text) {
                texts.add(text.getString());
            } else {
                wrong(name + "[" + i + "]", "must be a string");
            }
        }
        return texts;
    }

    /** An object whose values are strings, in its own order. */
    Map<String, String> pairs(String name) {
        Map<String, String> pairs = new LinkedHashMap<>();
        raw(name).forEach((key, value) -> {
            if (value instanceof JsonString text) {
                pairs.put(key, text.getString());
            } else {
                wrong(name + "." + Texts.excerpt(key, 60), "must be a string");
            }
        });
        return pairs;
    }

    /** An object of which any member will do; empty where it is absent. */
    JsonObject raw(String name) {
        JsonValue value = value(name);
        if (value != null && !(value instanceof JsonObject)) {
            wrong(name, "must be an object");
        }
        return value instanceof JsonObject inner ? inner : JsonValue.EMPTY_JSON_OBJECT;
    }

    /** An object inside; one without members where it is absent. */
    Members object(String name) {
        return nested(raw(name), name + ".");
    }

    List<Members> objects(String name) {
        JsonArray array = array(name);
        List<Members> objects = new ArrayList<>();
        for (int i = 0; i < array.size(); i++) {
            if (array.get(i) instanceof JsonObject inner) {
                objects.add(nested(inner, name + "[" + i + "]."));
            } else {
                wrong(name + "[" + i + "]", "must be an object");
            }
        }
        return objects;
    }

    private Members nested(JsonObject inner, String under) {
        Members members = new Members(inner, prefix + under, found);
        nested.add(members);
        return members;
    }

    private JsonArray array(String name) {
        JsonValue value = value(name);
        if (value != null && !(value instanceof JsonArray)) {
            wrong(name, "must be an array");
        }
        return value instanceof JsonArray array ? array : JsonValue.EMPTY_JSON_ARRAY;
    }

    /** A write-only member: left out it stays, {@code null} clears it. */
    SecretChange secret(String name) {
        boolean set = has(name);
        if (!object.containsKey(name)) {
            return SecretChange.KEEP;
        }
        if (!set) {
            return SecretChange.CLEAR;
        }
        String text = text(name);
        found.addIf(text != null && text.isEmpty(), path(name), "must not be empty: null clears it");
        return text == null ? SecretChange.KEEP : SecretChange.set(new Secret(text));
    }

    /** What we only tell: whoever sends it back unchanged does no harm. */
    void ignore(String... names) {
        taken.addAll(List.of(names));
    }

    /** What the contract names and this version does not do: refused, for to ignore it would be a lie. */
    void refuse(String... names) {
        for (String name : names) {
            if (has(name)) {
                wrong(name, "is not supported by this version");
            }
        }
    }

    /** @throws io.evergrant.check.InvalidInput where anything was wrong, in here or further in */
    void done() {
        unknown();
        found.throwIfAny();
    }

    private void unknown() {
        object.keySet().stream()
                .filter(name -> !taken.contains(name))
                .map(name -> new Violation(path(Texts.excerpt(name, 60)), "is not a member that is known here"))
                .forEach(v -> found.add(v.field(), v.message()));
        nested.forEach(Members::unknown);
    }
}
