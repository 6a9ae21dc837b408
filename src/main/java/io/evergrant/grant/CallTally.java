package io.evergrant.grant;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How many calls a provider had in the last 30 s, and how many of them failed: this window's, and of the one before as
 * much as still overlaps. Two pairs of numbers, so that a call costs no row of its own.
 */
@Embeddable
class CallTally {
    private static final Duration WINDOW = Duration.ofSeconds(30);
    private static final int ENOUGH = 20;

    @Column(name = "calls_since")
    private @Nullable Instant since;

    @Column
    private int calls;

    @Column(name = "calls_failed")
    private int failed;

    @Column(name = "calls_before")
    private int callsBefore;

    @Column(name = "calls_failed_before")
    private int failedBefore;

    protected CallTally() {}

    void began(Instant now) {
        roll(now);
        calls++;
    }

    void failed(Instant now) {
        roll(now);
        failed++;
    }

    /** Whether there were 20 calls at least, and half of them failed. */
    boolean halfFail(Instant now) {
        roll(now);
        double overlap = 1 - (double) age(now).toMillis() / WINDOW.toMillis();
        double all = calls + callsBefore * overlap;
        return all >= ENOUGH && 2 * (failed + failedBefore * overlap) >= all;
    }

    /** What was counted says nothing about what comes. */
    void forget() {
        since = null;
        calls = 0;
        failed = 0;
        callsBefore = 0;
        failedBefore = 0;
    }

    private Duration age(Instant now) {
        return since == null || now.isBefore(since) ? Duration.ZERO : Duration.between(since, now);
    }

    private void roll(Instant now) {
        Duration age = age(now);
        if (since == null || age.compareTo(WINDOW.multipliedBy(2)) >= 0) {
            forget();
            since = now;
        } else if (age.compareTo(WINDOW) >= 0) {
            since = since.plus(WINDOW);
            callsBefore = calls;
            failedBefore = failed;
            calls = 0;
            failed = 0;
        }
    }
}
