package io.evergrant.message;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the target answered, without headers that concern the connection, and without our secrets where it echoed them.
 *
 * @param call the id under which the call is kept
 * @param headers by name in lower case; several values joined with a comma
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
public record Exchange(
        String call,
        int status,
        Map<String, String> headers,
        byte[] body,
        Duration duration,
        boolean tokenRenewed,
        int attempts) {

    /** The body as text; null where it is none, or in a character set other than UTF-8. */
    public @Nullable String text() {
        String type = headers.getOrDefault("content-type", "").toLowerCase(Locale.ROOT);
        if (type.contains("charset") && !type.contains("utf-8") && !type.contains("us-ascii")) {
            return null;
        }
        return text(body);
    }

    static @Nullable String text(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.indexOf(0) < 0 ? text : null;
        } catch (CharacterCodingException e) {
            return null; // not text: the reader gets the bytes
        }
    }

    @Override
    public String toString() {
        return "Exchange[" + call + ", " + status + ", " + body.length + " bytes]";
    }
}
