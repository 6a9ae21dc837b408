package io.evergrant.demo;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.text.ParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON objects as maps: read, written, merged. */
final class Json {
    private Json() {}

    static Map<String, Object> parse(String text) {
        try {
            return JSONObjectUtils.parse(text);
        } catch (ParseException e) {
            throw new IllegalArgumentException("Not a JSON object: " + e.getMessage(), e);
        }
    }

    static String write(Map<String, ?> object) {
        return JSONObjectUtils.toJSONString(object);
    }

    /** Name, value, name, value …; a null value leaves its name out. */
    static Map<String, Object> of(@Nullable Object... pairs) {
        Map<String, Object> object = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            if (pairs[i + 1] != null) {
                object.put(String.valueOf(pairs[i]), pairs[i + 1]);
            }
        }
        return object;
    }

    /** RFC 7396: a null removes, an object is merged, anything else replaces. */
    static Map<String, Object> merge(Map<String, Object> target, Map<String, Object> patch) {
        Map<String, Object> merged = new LinkedHashMap<>(target);
        patch.forEach((name, value) -> {
            if (value == null) {
                merged.remove(name);
            } else if (value instanceof Map && merged.get(name) instanceof Map) {
                merged.put(name, merge(object(merged, name), object(patch, name)));
            } else {
                merged.put(name, value);
            }
        });
        return merged;
    }

    static @Nullable String text(Map<String, Object> object, String name) {
        return object.get(name) == null ? null : String.valueOf(object.get(name));
    }

    static String text(Map<String, Object> object, String name, String otherwise) {
        String text = text(object, name);
        return text == null ? otherwise : text;
    }

    static long number(Map<String, Object> object, String name, long otherwise) {
        return object.get(name) instanceof Number number ? number.longValue() : otherwise;
    }

    static boolean flag(Map<String, Object> object, String name) {
        return Boolean.TRUE.equals(object.get(name));
    }

    static List<String> texts(Map<String, Object> object, String name) {
        return object.get(name) instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> object(Map<String, Object> object, String name) {
        return object.get(name) instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
    }

    @SuppressWarnings("unchecked")
    static List<Map<String, Object>> objects(Map<String, Object> object, String name) {
        return object.get(name) instanceof List<?> list
                ? list.stream().map(o -> (Map<String, Object>) o).toList()
                : List.of();
    }
}
