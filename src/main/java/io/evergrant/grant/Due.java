package io.evergrant.grant;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Whether a renewal is due for the one who asks, as the row stands now: looked at again under its lock. */
final class Due {
    /** A token may be called rejected once in so long; a second 401 at once is no fault of the token. */
    private static final Duration REJECTIONS_APART = Duration.ofSeconds(30);

    private Due() {}

    static boolean is(Wish wish, Attempt attempt, Grant grant, @Nullable HeldToken held, Instant now) {
        if (wish instanceof Wish.Clock) {
            return attempt.dueAt() != null && !now.isBefore(attempt.dueAt());
        }
        if (wish instanceof Wish.Now) {
            return true;
        }
        if (wish instanceof Wish.TryAgain) {
            return grant.dead() && !attempt.triedAgain();
        }
        if (held == null) {
            return true;
        }
        if (wish instanceof Wish.Rejected rejected) {
            Instant before = attempt.rejectedAt();
            return rejected.tokenHash().equals(TokenHash.of(held.token()))
                    && (before == null || before.plus(REJECTIONS_APART).isBefore(now));
        }
        if (wish instanceof Wish.Caller caller) {
            return !held.lives(now, held.leastLife(caller.minTtl())) || held.waitWhenStale() && held.stale(now);
        }
        return held.stale(now);
    }
}
