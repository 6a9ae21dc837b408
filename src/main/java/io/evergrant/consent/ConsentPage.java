package io.evergrant.consent;

import io.evergrant.grant.Fault;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the person's page says: who asks whom for what. A link that is unknown, expired or taken back looks the same.
 *
 * @param organization in whose name, or null where nobody configured it
 * @param contact whom to ask, or null
 * @param askedBy who asks, for people
 * @param account the account to sign in as, or null where any will do
 * @param otherAccountRefused whether the provider's answer will tell which account it was
 * @param providerName what people call the provider
 * @param providerOrigin what the next page's address must begin with, or null where the settings are incomplete
 * @param expiresAt until when the link lives
 * @param endedAt when it was used or refused, or null
 * @param error what went wrong the last time, or null
 */
public record ConsentPage(
        State state,
        @Nullable String organization,
        @Nullable String contact,
        String askedBy,
        @Nullable String purpose,
        List<String> scopes,
        @Nullable String account,
        boolean otherAccountRefused,
        @Nullable String recipient,
        String providerName,
        @Nullable String providerOrigin,
        @Nullable URI start,
        @Nullable URI denial,
        Instant expiresAt,
        @Nullable Instant endedAt,
        @Nullable Fault error) {
    /** What the page is about. */
    public enum State {
        /** The person may set out: {@code start} is a GET link, {@code denial} the address of a plain form's POST. */
        OPEN,
        /** Refused, by the person or the provider; it may be started again. */
        DENIED,
        /** The last try failed; it may be started again. */
        FAILED,
        /** Already used. */
        USED,
        /** Used with another account; an operator must say yes. */
        AWAITING_CONFIRMATION,
        /** Unknown, expired or taken back: only organization and contact are told. */
        GONE
    }
}
