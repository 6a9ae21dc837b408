package io.evergrant.grant;

import io.evergrant.node.NodeClock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Whether a renewal is due for the one who asks, as the row stands now: looked at again under its lock. */
final class Due {
    /** A token may be called rejected once in so long; a second 401 at once is no fault of the token. */
    private static final Duration REJECTIONS_APART = Duration.ofSeconds(30);

    private Due() {}

    static boolean is(Wish wish, Attempt attempt, Grant grant, @Nullable HeldToken held, NodeClock clock) {
        if (wish instanceof Wish.Clock) {
            Instant due = at(attempt, clock);
            return due != null && !clock.instant().isBefore(due);
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
                    && (before == null || before.plus(REJECTIONS_APART).isBefore(clock.evenly(before)));
        }
        if (wish instanceof Wish.Caller caller) {
            return !held.lives(clock, held.leastLife(caller.minTtl())) || held.waitWhenStale() && held.stale(clock);
        }
        return held.stale(clock);
    }

    /** When it is due, as the clock tells the time now; null for never. */
    static @Nullable Instant at(Attempt attempt, NodeClock clock) {
        Instant due = attempt.dueAt();
        return due == null ? null : clock.retold(due, attempt.plannedAt());
    }

    /**
     * The row's own time has come and it is not due: the clock has jumped. It comes again when it is. Written down even
     * where it is the same time, as planned now: else it would be found again at once, and again.
     */
    static void planAgain(Attempt attempt, NodeClock clock) {
        Instant due = at(attempt, clock);
        if (due != null) {
            attempt.plan(due, clock.instant());
        }
    }
}
