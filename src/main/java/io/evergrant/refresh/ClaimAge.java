package io.evergrant.refresh;

import io.evergrant.grant.ClaimAnswer.Claimed;
import java.util.concurrent.TimeUnit;

/**
 * Whether a request may still be sent on its claim. By both clocks: monotonic time stands still while a machine sleeps, and
 * the time of day may be set.
 *
 * @param nanos since the claim, by the monotonic clock
 * @param wallNanos since the claim, by the machine's time of day
 */
record ClaimAge(long nanos, long wallNanos) {
    /** A node that is silent for 10 s is taken for dead, and its claim for over. */
    private static final long MOST_NANOS = TimeUnit.SECONDS.toNanos(5);

    static ClaimAge of(Claimed claim, long nanos, long wallNanos) {
        return new ClaimAge(nanos - claim.claimedNanos(), wallNanos - claim.claimedWallNanos());
    }

    boolean maySend() {
        return nanos <= MOST_NANOS && wallNanos <= MOST_NANOS;
    }
}
