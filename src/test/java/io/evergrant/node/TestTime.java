package io.evergrant.node;

import java.time.Duration;
import java.time.Instant;

/** Time that stands still until a test steps it. */
public final class TestTime extends NodeClock {
    private long millis = System.currentTimeMillis();

    public void step(Duration by) {
        millis += by.toMillis();
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
