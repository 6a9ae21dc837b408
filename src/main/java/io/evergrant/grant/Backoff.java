package io.evergrant.grant;

import java.time.Duration;

/** How long an unwell provider is left alone: 2 s × 2 for each failure, full jitter, at most 5 min. */
final class Backoff {
    private static final long BASE_MILLIS = 2_000;
    private static final long CAP_MILLIS = Duration.ofMinutes(5).toMillis();
    private static final long LEAST_MILLIS = 200;

    private Backoff() {}

    /**
     * The pause before the next try.
     *
     * @param failures in a row, at least one
     * @param chance between 0 and 1
     */
    static Duration after(int failures, double chance) {
        long ceiling = failures > 20 ? CAP_MILLIS : Math.min(CAP_MILLIS, BASE_MILLIS << (failures - 1));
        return Duration.ofMillis(Math.max(LEAST_MILLIS, (long) (ceiling * chance)));
    }

    /** A pause that many nodes share: ± 20 %. */
    static Duration around(Duration pause, double chance) {
        return Duration.ofMillis((long) (pause.toMillis() * (0.8 + 0.4 * chance)));
    }
}
