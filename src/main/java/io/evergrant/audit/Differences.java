package io.evergrant.audit;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What differs between two states of a record, field by field; the states are JSON without secrets. */
public final class Differences {
    private Differences() {}

    /** @param before JSON text of an object, or null where there was nothing */
    public static List<FieldChange> between(@Nullable String before, @Nullable String after) {
        JsonObject old = parse(before);
        JsonObject now = parse(after);
        TreeSet<String> names = new TreeSet<>(old.keySet());
        names.addAll(now.keySet());
        List<FieldChange> changes = new ArrayList<>();
        for (String name : names) {
            collect(name, old.get(name), now.get(name), changes);
        }
        return changes;
    }

    private static void collect(
            String name, @Nullable JsonValue old, @Nullable JsonValue now, List<FieldChange> changes) {
        if (old instanceof JsonObject was && now instanceof JsonObject is) {
            for (FieldChange inner : between(was.toString(), is.toString())) {
                changes.add(new FieldChange(name + "." + inner.field(), inner.old(), inner.now()));
            }
        } else if (!Objects.equals(old, now)) {
            changes.add(new FieldChange(name, text(old), text(now)));
        }
    }

    private static @Nullable String text(@Nullable JsonValue value) {
        if (value == null || value.getValueType() == JsonValue.ValueType.NULL) {
            return null;
        }
        String text = value instanceof JsonString string ? string.getString() : value.toString();
        return text.length() > 2000 ? text.substring(0, 2000) + "…" : text;
    }

    private static JsonObject parse(@Nullable String json) {
        if (json == null) {
            return JsonValue.EMPTY_JSON_OBJECT;
        }
        try (var reader = Json.createReader(new StringReader(json))) {
            return reader.readObject();
        }
    }
}
