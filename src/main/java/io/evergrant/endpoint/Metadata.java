package io.evergrant.endpoint;

import io.evergrant.provider.Endpoints;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an authorization server says of itself (RFC 8414 §2, OIDC Discovery §3).
 *
 * @param issuer byte-equal to the one that was asked for
 * @param issParameter whether its answers carry {@code iss} (RFC 9207 §3)
 * @param challengeMethods PKCE methods, or null where it does not say
 * @param authenticationMethods how clients may prove themselves at the token endpoint
 * @param source the document's address
 */
public record Metadata(
        String issuer,
        Endpoints endpoints,
        boolean issParameter,
        @Nullable List<String> challengeMethods,
        List<String> authenticationMethods,
        List<String> scopes,
        List<String> grantTypes,
        List<String> responseModes,
        String source) {}
