package io.evergrant.overlay;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The steps of a refresh, at any of which a test may hold all that come by: until it says so, or for a while. */
@ApplicationScoped
public class Steps {
    private static final long LONGEST_SECONDS = 600;

    private final AtomicInteger held = new AtomicInteger();
    private volatile String where = "";
    private volatile long seconds = LONGEST_SECONDS;
    private volatile CountDownLatch gate = new CountDownLatch(1);

    void hold(String step, long forSeconds) {
        seconds = forSeconds;
        where = step;
    }

    void release() {
        where = "";
        gate.countDown();
        gate = new CountDownLatch(1);
    }

    int held() {
        return held.get();
    }

    void reach(String step) {
        if (!step.equals(where)) {
            return;
        }
        CountDownLatch mine = gate;
        held.incrementAndGet();
        try {
            mine.await(seconds, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            held.decrementAndGet();
        }
    }
}
