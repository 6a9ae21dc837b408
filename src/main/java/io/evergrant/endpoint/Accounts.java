package io.evergrant.endpoint;

import io.evergrant.check.Texts;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What people know an account by (OIDC Core §5.1). */
final class Accounts {
    private Accounts() {}

    /** {@code sub}, or the {@code id} of servers that speak no OpenID Connect. */
    static String subject(JsonObject body) throws IdTokenRefused {
        for (String name : List.of("sub", "id")) {
            String text = body.get(name) instanceof JsonNumber number ? number.toString() : Members.text(body, name);
            if (!text.isBlank()) {
                return Texts.excerpt(text, 255);
            }
        }
        throw new IdTokenRefused("The userinfo endpoint names no subject.");
    }

    /** @param claim a claim's text, or null where there is none */
    static @Nullable String displayName(Function<String, @Nullable String> claim) {
        return List.of("email", "preferred_username", "login", "name").stream()
                .map(claim)
                .filter(Objects::nonNull)
                .map(text -> Texts.excerpt(text, 200))
                .filter(text -> !text.isBlank())
                .findFirst()
                .orElse(null);
    }
}
