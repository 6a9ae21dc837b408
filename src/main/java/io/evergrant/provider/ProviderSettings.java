package io.evergrant.provider;

import org.jspecify.annotations.Nullable;

/**
 * All that a person sets of a provider, but its secret.
 *
 * @param displayName for people, or null where the name will do
 * @param issuer the issuer identifier (RFC 8414 §2), compared as it stands; null where the provider has none
 */
public record ProviderSettings(
        @Nullable String displayName,
        @Nullable String issuer,
        Endpoints endpoints,
        Registration registration,
        Manner manner,
        Ends ends) {}
