package io.evergrant.api;

import io.evergrant.check.StrictJson;
import io.evergrant.check.Violations;
import jakarta.json.JsonValue;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.Context;
import java.io.IOException;

/** The body of a request: one JSON object of at most 1 MB, or nothing. */
public class Body {
    private static final int LARGEST = 1024 * 1024;

    @Context
    @SuppressWarnings("NullAway.Init") // set by the container
    HttpServletRequest request;

    /** The object's members; an empty body has none, but a PUT without one would replace what is there by nothing. */
    Members members() {
        byte[] bytes = bytes();
        if (bytes.length == 0) {
            if (request.getMethod().equals("PUT")) {
                throw new Refused(400, Code.INVALID_REQUEST, "Send what is to be kept, as a JSON object.");
            }
            return new Members(JsonValue.EMPTY_JSON_OBJECT, "", new Violations());
        }
        if (!JsonType.is(request.getContentType())) {
            throw new Refused(415, Code.INVALID_REQUEST, "Send the body as application/json, in UTF-8.");
        }
        return new Members(StrictJson.object(bytes), "", new Violations());
    }

    private byte[] bytes() {
        try {
            byte[] bytes = request.getInputStream().readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw new Refused(413, Code.TOO_LARGE, "The body has more than 1 MB.");
            }
            return bytes;
        } catch (IOException e) {
            throw new Refused(400, Code.INVALID_REQUEST, "The body did not arrive whole.");
        }
    }
}
