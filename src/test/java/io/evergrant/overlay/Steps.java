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
    private final AtomicInteger claiming = new AtomicInteger();
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

    /** Claims that are being made now: one that began before they were refused may still come through. */
    int claiming() {
        return claiming.get();
    }

    /** @return whether claims may be made; whoever asked tells when it is through */
    boolean beginsClaim() {
        claiming.incrementAndGet();
        return !"claim".equals(where);
    }

    void endsClaim() {
        claiming.decrementAndGet();
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
