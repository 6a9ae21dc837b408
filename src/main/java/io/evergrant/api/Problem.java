package io.evergrant.api;

import io.evergrant.check.Violation;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What went wrong, as a program can read it (RFC 9457).
 *
 * @param members further members, by name
 */
record Problem(
        int status,
        Code code,
        String detail,
        List<Violation> violations,
        Map<String, JsonValue> members,
        @Nullable Duration retryAfter) {
    static final String TYPE = "application/problem+json";

    static Problem of(int status, Code code, String detail) {
        return new Problem(status, code, detail, List.of(), Map.of(), null);
    }

    Problem violations(List<Violation> found) {
        return new Problem(status, code, detail, found, members, retryAfter);
    }

    Problem with(String name, JsonValue value) {
        Map<String, JsonValue> more = new LinkedHashMap<>(members);
        more.put(name, value);
        return new Problem(status, code, detail, violations, more, retryAfter);
    }

    Problem retryAfter(@Nullable Duration after) {
        return new Problem(status, code, detail, violations, members, after);
    }

    JsonObject json() {
        JsonObjectBuilder json = Out.JSON
                .createObjectBuilder()
                .add("type", "urn:evergrant:problem:" + code.wire())
                .add("title", code.title())
                .add("status", status)
                .add("detail", detail)
                .add("code", code.wire());
        if (!violations.isEmpty()) {
            JsonArrayBuilder list = Out.JSON.createArrayBuilder();
            violations.forEach(v -> list.add(
                    Out.JSON.createObjectBuilder().add("field", v.field()).add("message", v.message())));
            json.add("violations", list);
        }
        members.forEach(json::add);
        return json.build();
    }

    Response response() {
        Response.ResponseBuilder response = Response.status(status).type(TYPE).entity(json().toString());
        if (status == 401) {
            response.header("WWW-Authenticate", "Bearer");
        }
        if (retryAfter != null) {
            response.header(
                    "Retry-After", Math.max(1, retryAfter.plusMillis(999).toSeconds()));
        }
        return response.build();
    }
}
