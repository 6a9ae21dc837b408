package io.evergrant.demo;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A client as registered with the demo.
 *
 * @param authentication the only way in which it may authenticate, as in RFC 7591 {@code token_endpoint_auth_method}
 * @param redirectUris compared character by character (RFC 9700 §2.1)
 * @param jwksUri where its public keys are read, at each use
 * @param jwks its public keys, where it has no such address
 * @param scopes what it may ask for; anything where empty
 */
public record Client(
        String id,
        @Nullable String secret,
        String authentication,
        List<String> redirectUris,
        @Nullable String jwksUri,
        @Nullable String jwks,
        List<String> scopes) {

    public static Client withSecret(String id, String secret, String... redirectUris) {
        return new Client(id, secret, "client_secret_basic", List.of(redirectUris), null, null, List.of());
    }

    public static Client withKeys(String id, String jwksUri, String... redirectUris) {
        return new Client(id, null, "private_key_jwt", List.of(redirectUris), jwksUri, null, List.of());
    }

    public Client authenticatedBy(String method) {
        return new Client(id, secret, method, redirectUris, jwksUri, jwks, scopes);
    }

    Map<String, Object> toJson() {
        return Json.of(
                "id",
                id,
                "secret",
                secret,
                "authentication",
                authentication,
                "redirectUris",
                redirectUris,
                "jwksUri",
                jwksUri,
                "jwks",
                jwks == null ? null : Json.parse(jwks),
                "scopes",
                scopes);
    }

    static Client of(Map<String, Object> json) {
        Map<String, Object> jwks = Json.object(json, "jwks");
        return new Client(
                Json.text(json, "id", ""),
                Json.text(json, "secret"),
                Json.text(json, "authentication", "client_secret_basic"),
                Json.texts(json, "redirectUris"),
                Json.text(json, "jwksUri"),
                jwks.isEmpty() ? null : Json.write(jwks),
                Json.texts(json, "scopes"));
    }
}
