package io.evergrant.consent;

import io.evergrant.node.NodeClock;
import java.time.Duration;
import java.time.Instant;

/** A clock that stands still until a test moves it. */
final class SteppingClock extends NodeClock {
    private Instant now = Instant.parse("2026-11-23T12:00:00Z");

    void step(Duration by) {
        now = now.plus(by);
    }

    @Override
    public long millis() {
        return now.toEpochMilli();
    }
}
