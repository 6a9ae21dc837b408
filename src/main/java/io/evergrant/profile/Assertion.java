package io.evergrant.profile;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The JWT of a JWT bearer grant (RFC 7523 §3).
 *
 * @param issuer {@code iss}; the client id where null
 * @param subject {@code sub}; the grant's subject where null
 * @param audience {@code aud}; the provider's issuer, or else its token endpoint, where null
 * @param claims further claims, as JSON texts by name
 * @param lifetime from {@code iat} to {@code exp}
 * @param signingKey the signing key's name; the provider's where null
 */
public record Assertion(
        @Nullable String issuer,
        @Nullable String subject,
        @Nullable String audience,
        Map<String, String> claims,
        Duration lifetime,
        @Nullable String signingKey) {
    public static final Assertion STANDARD = new Assertion(null, null, null, Map.of(), Duration.ofSeconds(60), null);
}
