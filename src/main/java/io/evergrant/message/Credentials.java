package io.evergrant.message;

import io.evergrant.client.AccessToken;
import io.evergrant.secret.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Puts on a request what shows who sends it. The pieces that carry secrets are marked as such. */
final class Credentials {
    private static final String AUTHORIZATION = "Authorization";
    /** Stands where the token will be, in a preview. */
    private static final String NO_TOKEN_YET = "token";

    private Credentials() {}

    /** RFC 6750 §2.1. */
    static Prepared bearer(Prepared request, AccessToken token) {
        return request.with(AUTHORIZATION, Text.of("Bearer ").and(Text.secret(token.value())));
    }

    /** Basic (RFC 7617) or an API key; with OAuth 2.0 and none, the request as it is. */
    static Prepared fixed(Prepared request, Authentication authentication, @Nullable Secret secret) {
        return switch (authentication.type()) {
            case NONE, OAUTH2 -> request;
            case BASIC ->
                request.with(
                        AUTHORIZATION, Text.of("Basic ").and(Text.secret(basic(authentication.username(), secret))));
            case API_KEY ->
                request.with(
                        String.valueOf(authentication.header()), Text.secret(secret == null ? "" : keyValue(secret)));
        };
    }

    private static String basic(@Nullable String username, @Nullable Secret password) {
        String pair = (username == null ? "" : username) + ":" + (password == null ? "" : password.reveal());
        return Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    private static String keyValue(Secret secret) {
        if (!HeaderRules.isValue(secret.reveal())) {
            throw new TemplateError(
                    "authentication.value", "The API key holds a character that no header can: enter it again.");
        }
        return secret.reveal();
    }

    /** The same request as it will look, with marks in the places of the secrets. */
    static Prepared masked(Prepared request, Authentication authentication) {
        return switch (authentication.type()) {
            case NONE -> request;
            case BASIC -> request.with(AUTHORIZATION, Text.of("Basic ").and(Text.secret(NO_TOKEN_YET)));
            case API_KEY -> request.with(String.valueOf(authentication.header()), Text.secret(NO_TOKEN_YET));
            case OAUTH2 -> request.with(AUTHORIZATION, Text.of("Bearer ").and(Text.secret(NO_TOKEN_YET)));
        };
    }
}
