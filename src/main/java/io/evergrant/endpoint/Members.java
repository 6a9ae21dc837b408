package io.evergrant.endpoint;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Optional;

/** Members of an answer that may be of any type. */
final class Members {
    private Members() {}

    /** A text, or an empty one where there is none. */
    static String text(JsonObject object, String name) {
        return find(object, name).orElse("");
    }

    static Optional<String> find(JsonObject object, String name) {
        return object.get(name) instanceof JsonString text ? Optional.of(text.getString()) : Optional.empty();
    }

    /** Whether a member is there and says something. */
    static boolean has(JsonObject object, String name) {
        return object.getOrDefault(name, JsonValue.NULL) != JsonValue.NULL;
    }
}
