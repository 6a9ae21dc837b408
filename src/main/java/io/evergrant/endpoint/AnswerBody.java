package io.evergrant.endpoint;

import com.nimbusds.oauth2.sdk.util.URLUtils;
import io.evergrant.check.StrictJson;
import io.evergrant.check.Texts;
import io.evergrant.http.Answer;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The body of a token endpoint's answer by its media type: JSON (RFC 6749 §5.1), or the form that GitHub answers with
 * where it does not heed what we accept. What says to be something else is not read.
 */
final class AnswerBody {
    private static final String FORM = "application/x-www-form-urlencoded";

    private AnswerBody() {}

    /** Not to be read; the message is for people. */
    static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1L;

        Unreadable(String message) {
            super(message, null, false, false);
        }
    }

    static JsonObject read(Answer answer, String who) throws Unreadable {
        String type = String.valueOf(answer.header("Content-Type"))
                .split(";", 2)[0]
                .strip()
                .toLowerCase(Locale.ROOT);
        if (type.equals(FORM)) {
            return form(answer, who);
        }
        if (!type.equals("application/json") && !type.matches("application/[a-z0-9.!#$&^_-]+\\+json")) {
            throw new Unreadable(who + " answered HTTP " + answer.status() + " with "
                    + (type.equals("null") ? "no media type" : Texts.excerpt(type, 60))
                    + " instead of JSON: a proxy, a login page, or not a token endpoint.");
        }
        try {
            return StrictJson.object(answer.body());
        } catch (StrictJson.Broken e) {
            throw broken(answer, who, String.valueOf(e.getMessage()));
        }
    }

    /** Each parameter once, and a token or an error among them: else it is no answer but something that looks like one. */
    private static JsonObject form(Answer answer, String who) throws Unreadable {
        String text = new String(answer.body(), StandardCharsets.ISO_8859_1).strip();
        if (!text.matches("[\\x21-\\x7E]*")) {
            throw broken(answer, who, "is not a form");
        }
        JsonObjectBuilder body = Json.createObjectBuilder();
        for (Map.Entry<String, List<String>> parameter :
                URLUtils.parseParameters(text).entrySet()) {
            if (parameter.getValue().size() != 1) {
                throw broken(answer, who, "has a parameter twice");
            }
            body.add(parameter.getKey(), parameter.getValue().get(0));
        }
        JsonObject read = body.build();
        if (!read.containsKey("access_token") && !read.containsKey("error")) {
            throw broken(answer, who, "is a form without a token");
        }
        return read;
    }

    private static Unreadable broken(Answer answer, String who, String how) {
        return new Unreadable("What " + who + " answered (HTTP " + answer.status() + ") " + how + ".");
    }
}
