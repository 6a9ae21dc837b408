package io.evergrant.api;

import jakarta.ws.rs.core.MediaType;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Whether a Content-Type says JSON in UTF-8, and nothing vaguer. */
final class JsonType {
    private JsonType() {}

    static boolean is(@Nullable String contentType) {
        if (contentType == null) {
            return false;
        }
        try {
            MediaType type = MediaType.valueOf(contentType);
            String charset = type.getParameters().getOrDefault("charset", "utf-8");
            return type.isCompatible(MediaType.APPLICATION_JSON_TYPE)
                    && !type.isWildcardType()
                    && !type.isWildcardSubtype()
                    && charset.toLowerCase(Locale.ROOT).equals("utf-8");
        } catch (IllegalArgumentException e) {
            return false; // answered with 415
        }
    }
}
