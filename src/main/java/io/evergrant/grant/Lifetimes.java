package io.evergrant.grant;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * When a token is stale, and when the clock may ask. Life counts from the moment of sending. Stale begins at 80 % of
 * the life, ± 5 % so that equal ends spread, and at most 6 h before the end.
 */
final class Lifetimes {
    private static final double STALE = 0.8;
    private static final double KEEP_ALIVE = 0.5;
    private static final double JITTER = 0.05;
    private static final Duration AT_MOST_BEFORE = Duration.ofHours(6);
    private static final Duration LEAST_PAUSE = Duration.ofSeconds(30);

    private Lifetimes() {}

    /** Between 0 and 1: what spreads equal ends. */
    static double chance() {
        return ThreadLocalRandom.current().nextDouble();
    }

    /** @param chance between 0 and 1 */
    static Instant staleAt(Instant sent, Duration life, double chance) {
        double share = STALE + JITTER * (2 * chance - 1);
        Duration byShare = Duration.ofMillis((long) (life.toMillis() * share));
        Duration byEnd = life.minus(AT_MOST_BEFORE);
        return sent.plus(byShare.compareTo(byEnd) > 0 ? byShare : byEnd);
    }

    /** The clock never asks more often than every min(30 s, half the life); a token without life counts as 30 s. */
    static Instant askAgainAt(Instant sent, @Nullable Duration life, Instant staleAt) {
        Duration half = life == null || life.isZero() ? LEAST_PAUSE : life.dividedBy(2);
        Instant earliest = sent.plus(half.compareTo(LEAST_PAUSE) < 0 ? half : LEAST_PAUSE);
        return staleAt.isAfter(earliest) ? staleAt : earliest;
    }

    /**
     * A grant that dies when nobody uses it is renewed at half of that time, ± 5 % of it.
     *
     * @param chance between 0 and 1
     */
    static @Nullable Instant earlier(@Nullable Instant due, Instant sent, @Nullable Duration idle, double chance) {
        if (idle == null) {
            return due;
        }
        double share = KEEP_ALIVE + JITTER * (2 * chance - 1);
        Instant keepAlive = sent.plusMillis((long) (idle.toMillis() * share));
        return due == null || keepAlive.isBefore(due) ? keepAlive : due;
    }
}
