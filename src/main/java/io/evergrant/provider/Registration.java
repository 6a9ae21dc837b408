package io.evergrant.provider;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who we are over there; the secret itself stands elsewhere, encrypted.
 *
 * @param clientSecretExpiresAt when the provider ends the secret, or null where nobody said
 * @param rawBasic whether id and secret go into HTTP Basic unencoded, as some servers wrongly want (RFC 6749 §2.3.1)
 * @param assertionAudience {@code issuer} or {@code tokenEndpoint}: the audience of a client assertion, null for the issuer
 *     where one is known
 * @param signingKey the name of the signing key for private_key_jwt, or null
 * @param signingAlgorithm a JWS algorithm, or null for the key's own
 */
public record Registration(
        @Nullable String clientId,
        @Nullable Instant clientSecretExpiresAt,
        ClientAuthentication clientAuthentication,
        boolean rawBasic,
        @Nullable String assertionAudience,
        @Nullable String signingKey,
        @Nullable String signingAlgorithm) {}
