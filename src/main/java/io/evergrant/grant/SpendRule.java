package io.evergrant.grant;

import io.evergrant.grant.ClaimAnswer.Claimed;
import io.evergrant.node.NodeClock;
import io.evergrant.provider.Ends;
import io.evergrant.provider.RefreshRotation;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * When a refresh token whose last sending had no known outcome may be sent again. This stands above backoff, probe,
 * resume and new secrets: a rotating provider that sees one token twice revokes the grant.
 *
 * @param rotation what the provider does, as far as known for this grant
 * @param window of a {@code grace} provider, from the token's first sending
 */
record SpendRule(RefreshRotation rotation, Duration window) {
    private static final Duration WITHOUT_END = Duration.ofHours(1);

    /**
     * The rule for one grant.
     *
     * @param spends whether the request carries a refresh token at all
     * @param kept whether the last refresh kept its token
     */
    static SpendRule of(Ends ends, boolean spends, boolean kept) {
        boolean harmless = !spends || (ends.refreshRotation() == RefreshRotation.UNKNOWN && kept);
        return new SpendRule(harmless ? RefreshRotation.NONE : ends.refreshRotation(), ends.refreshRetryWindow());
    }

    /** The rule for a grant that was claimed. */
    static SpendRule of(Claimed claim, Grant grant) {
        return of(
                claim.provider().settings().ends(),
                claim.refreshToken() != null,
                grant.refresh().kept());
    }

    /** Whether the token may be sent although another's answer to it may be on its way, or in a journal. */
    boolean isHarmless(Attempt attempt, NodeClock clock) {
        Instant first = attempt.firstSentAt();
        return !harms()
                || rotation == RefreshRotation.GRACE
                        && (first == null || clock.evenly(first).isBefore(first.plus(window)));
    }

    /** Whether sending it twice could cost the grant. */
    boolean harms() {
        return rotation != RefreshRotation.NONE;
    }

    /** From when on the token of an attempt may be sent again, as the clock tells the time now. */
    Instant allowedAt(Attempt attempt, HeldAccess access, NodeClock clock) {
        Instant unknown = Objects.requireNonNull(attempt.unknownSince());
        Instant first = attempt.firstSentAt() == null ? unknown : attempt.firstSentAt();
        Instant ends = access.endsAt();
        Instant died = attempt.diedAt();
        return allowedAt(
                clock.retold(unknown, unknown),
                clock.retold(first, first),
                ends == null ? null : clock.retold(ends, access.sentAt()),
                died == null ? null : clock.retold(died, died),
                clock.instant());
    }

    /**
     * From when on the same token may be sent again.
     *
     * @param unknownSince when the outcome became unknown
     * @param firstSentAt when this token was first sent
     * @param accessEndsAt the access token's end, or null where it has none
     * @param diedAt when the access token was seen dead (a 401 after the attempt), or null
     * @param now to tell whether a window is still open
     */
    Instant allowedAt(
            Instant unknownSince,
            Instant firstSentAt,
            @Nullable Instant accessEndsAt,
            @Nullable Instant diedAt,
            Instant now) {
        if (rotation == RefreshRotation.NONE) {
            return unknownSince;
        }
        if (rotation == RefreshRotation.GRACE && now.isBefore(firstSentAt.plus(window))) {
            return unknownSince;
        }
        if (diedAt != null && !diedAt.isBefore(unknownSince)) {
            return diedAt;
        }
        return accessEndsAt == null ? unknownSince.plus(WITHOUT_END) : accessEndsAt;
    }
}
