package io.evergrant.api;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A JSON object that is being written; what is null is left out, so that it can be sent back as it came. */
final class Out {
    /** Made once: {@link Json} looks its provider up anew for each object, with a walk through all JARs. */
    static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());

    private final JsonObjectBuilder json = JSON.createObjectBuilder();

    /** Texts, URIs, durations: whatever its {@code toString} writes as the API does. */
    Out text(String name, @Nullable Object value) {
        if (value != null) {
            json.add(name, value.toString());
        }
        return this;
    }

    /** RFC 3339, in UTC. */
    Out time(String name, @Nullable Instant value) {
        return text(name, value == null ? null : value.truncatedTo(ChronoUnit.MILLIS));
    }

    Out flag(String name, boolean value) {
        json.add(name, value);
        return this;
    }

    Out number(String name, @Nullable Number value) {
        if (value != null) {
            json.add(name, value.longValue());
        }
        return this;
    }

    Out texts(String name, Collection<?> values) {
        JsonArrayBuilder array = JSON.createArrayBuilder();
        values.forEach(v -> array.add(v.toString()));
        json.add(name, array);
        return this;
    }

    Out pairs(String name, Map<String, String> values) {
        JsonObjectBuilder object = JSON.createObjectBuilder();
        values.forEach(object::add);
        json.add(name, object);
        return this;
    }

    Out value(String name, @Nullable JsonValue value) {
        if (value != null) {
            json.add(name, value);
        }
        return this;
    }

    JsonObject json() {
        return json.build();
    }

    static Response ok(JsonObject json) {
        return answer(200, json).build();
    }

    static Response.ResponseBuilder answer(int status, JsonObject json) {
        return Response.status(status).type(MediaType.APPLICATION_JSON).entity(json.toString());
    }

    static Response nothing() {
        return Response.noContent().build();
    }
}
