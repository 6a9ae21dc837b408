package io.evergrant.consent;

import io.evergrant.grant.Fault;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the page at the end says.
 *
 * @param status {@code pending} while the tokens are being fetched, or else what became of it
 * @param reference a number to quote when asking, or null where the answer belonged to no consent
 * @param error what went wrong, in code, detail and remedy; null where nothing did
 * @param askedBy who is told, or null
 * @param granted the scopes that were granted
 * @param missing the scopes that were asked for and not granted
 * @param again a GET link to start over, while the request lives; or null
 */
public record ConsentResult(
        ConsentStatus status,
        @Nullable String reference,
        @Nullable Fault error,
        @Nullable String organization,
        @Nullable String contact,
        @Nullable String askedBy,
        @Nullable String providerName,
        @Nullable String account,
        List<String> granted,
        List<String> missing,
        @Nullable Instant endedAt,
        @Nullable URI again) {}
