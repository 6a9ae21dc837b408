package io.evergrant.provider;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A provider's addresses (RFC 8414 §2); null where it has none. */
public record Endpoints(
        @Nullable URI authorization,
        @Nullable URI token,
        @Nullable URI revocation,
        @Nullable URI introspection,
        @Nullable URI userinfo,
        @Nullable URI jwks,
        @Nullable URI deviceAuthorization,
        @Nullable URI pushedAuthorizationRequest,
        @Nullable URI refresh) {
    public static final Endpoints NONE = new Endpoints(null, null, null, null, null, null, null, null, null);

    /** Those that are set, by their names in the API. */
    public Map<String, URI> byName() {
        Map<String, URI> set = new LinkedHashMap<>();
        put(set, "authorizationEndpoint", authorization);
        put(set, "tokenEndpoint", token);
        put(set, "revocationEndpoint", revocation);
        put(set, "introspectionEndpoint", introspection);
        put(set, "userinfoEndpoint", userinfo);
        put(set, "jwksUri", jwks);
        put(set, "deviceAuthorizationEndpoint", deviceAuthorization);
        put(set, "pushedAuthorizationRequestEndpoint", pushedAuthorizationRequest);
        put(set, "refreshEndpoint", refresh);
        return set;
    }

    private static void put(Map<String, URI> set, String name, @Nullable URI uri) {
        if (uri != null) {
            set.put(name, uri);
        }
    }

    /** Those that the client authenticates at: where they move to another origin, the secret is asked for again. */
    public Map<String, URI> receivingSecrets() {
        Map<String, URI> set = byName();
        set.keySet()
                .retainAll(List.of(
                        "tokenEndpoint",
                        "revocationEndpoint",
                        "introspectionEndpoint",
                        "deviceAuthorizationEndpoint",
                        "pushedAuthorizationRequestEndpoint",
                        "refreshEndpoint"));
        return set;
    }
}
