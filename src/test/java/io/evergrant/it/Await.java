package io.evergrant.it;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/** Waits for a condition, and says which one never came. */
final class Await {
    private static final Duration PAUSE = Duration.ofMillis(100);

    private Await() {}

    /** As long as this would be on a machine that is quiet: a crowded one is given more. */
    static Duration ofQuiet(Duration time) {
        double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage()
                / Runtime.getRuntime().availableProcessors();
        return time.multipliedBy(Math.max(1, Math.round(load)));
    }

    static void until(String what, Duration limit, Callable<Boolean> condition) {
        long start = System.nanoTime();
        Exception last = null;
        do {
            try {
                if (condition.call()) {
                    return;
                }
            } catch (Exception e) {
                last = e;
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        } while (System.nanoTime() - start < limit.toNanos());
        throw new AssertionError("Waited " + limit.toSeconds() + " s in vain: " + what, last);
    }
}
