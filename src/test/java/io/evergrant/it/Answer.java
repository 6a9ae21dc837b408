package io.evergrant.it;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.util.Optional;

/** What the hub answered. */
record Answer(int status, String body, HttpResponse<String> response) {
    /** Fails with the whole answer where its status is another. */
    Answer expect(int wanted) {
        if (status != wanted) {
            throw new AssertionError(response.request().method() + " " + response.uri() + " answered " + status
                    + " and not " + wanted + ": " + body);
        }
        return this;
    }

    /** Created or replaced. */
    Answer expectSaved() {
        return status == 201 || status == 204 ? this : expect(200);
    }

    /** An RFC 9457 problem with this status and code. */
    Answer expectProblem(int wanted, String code) {
        expect(wanted);
        String type = header("Content-Type").orElse("");
        if (!type.startsWith("application/problem+json") || !code.equals(text("code"))) {
            throw new AssertionError("Not the problem " + code + ": " + type + " " + body);
        }
        return this;
    }

    JsonObject json() {
        try (JsonReader reader = Json.createReader(new StringReader(body))) {
            return reader.readObject();
        } catch (RuntimeException e) {
            throw new AssertionError("Not a JSON object, with status " + status + ": " + body, e);
        }
    }

    /** A member as text, null where there is none; {@code a.b} reaches into objects. */
    String text(String path) {
        JsonValue value = json();
        for (String member : path.split("\\.", -1)) {
            value = value instanceof JsonObject object ? object.get(member) : null;
        }
        if (value == null || value == JsonValue.NULL) {
            return null;
        }
        return value instanceof JsonString text ? text.getString() : value.toString();
    }

    Optional<String> header(String name) {
        return response.headers().firstValue(name);
    }
}
