package io.evergrant.node;

import java.time.Duration;
import java.time.Instant;

/** Time that stands still until a test steps it; it runs evenly, unless a test says otherwise. */
public final class TestTime extends NodeClock {
    private long millis = System.currentTimeMillis();
    private Duration lag = Duration.ZERO;

    public void step(Duration by) {
        millis += by.toMillis();
    }

    /** As if so much more time had passed since anything than was told. */
    public void lag(Duration by) {
        lag = by;
    }

    @Override
    @SuppressWarnings("UnsynchronizedOverridesSynchronized")
    public Duration lag(Instant then) {
        return lag;
    }

    public Instant now() {
        return Instant.ofEpochMilli(millis);
    }

    @Override
    @SuppressWarnings("UnsynchronizedOverridesSynchronized") // one thread steps and reads
    public long millis() {
        return millis;
    }

    @Override
    public long nanoTime() {
        return millis * 1_000_000L;
    }
}
