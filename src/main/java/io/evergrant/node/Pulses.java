package io.evergrant.node;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * What this node has seen of the others' heartbeats, by its own monotonic time: nobody's clock of the day counts. Silence is
 * what lies between two looks: one that was frozen itself, or cut off, and wakes up, looks before it calls anybody silent.
 * After an outage everyone is heard anew.
 */
final class Pulses {
    private static final long SILENCE_NANOS = TimeUnit.SECONDS.toNanos(10);
    private static final long GAP_NANOS = TimeUnit.SECONDS.toNanos(6);
    private static final long LONGEST_WAIT_NANOS = TimeUnit.SECONDS.toNanos(150);

    /** What is seen first after a reconnect may be older than what was seen before, and proves nothing. */
    private static final long UNSEEN = Long.MIN_VALUE;

    private final Map<String, Pulse> pulses = new HashMap<>();
    private final Map<String, Long> awaited = new HashMap<>();
    private long lastLookNanos;
    private long reconnectedNanos;

    /** A heartbeat's count and the last tick's time, and when this node first saw them stand there; lived: before the last outage. */
    private record Pulse(long count, long tick, long seenNanos, boolean lived) {}

    synchronized void saw(String node, long count, long tick, long now) {
        Pulse old = pulses.get(node);
        pulses.put(
                node,
                old != null && old.count() == count
                        ? new Pulse(count, tick, old.seenNanos(), old.lived())
                        : new Pulse(count, tick, now, true));
        awaited.computeIfPresent(node, (n, base) -> base == UNSEEN ? Long.valueOf(tick) : base == tick ? base : null);
    }

    /** All rows were read, and asked for at this time. */
    synchronized void looked(long askedNanos) {
        lastLookNanos = askedNanos;
    }

    /**
     * A look begins. After a gap the database may have been away for so long that this look alone would take those for dead
     * who lived before: who lived is said by the look before the gap.
     */
    synchronized void looks(String self, long now) {
        if (lastLookNanos != 0 && now - lastLookNanos > GAP_NANOS) {
            awaitTheLiving(self, now);
        }
    }

    /** The database is back: silence begins anew, and those who lived before have to tick first. */
    synchronized void reconnected(String self, long now) {
        awaitTheLiving(self, now);
        // by several pulses in turn: who was dead before the first is not taken for alive by the second
        pulses.replaceAll((node, pulse) -> new Pulse(pulse.count(), pulse.tick(), now, lived(pulse)));
    }

    private void awaitTheLiving(String self, long now) {
        pulses.forEach((node, pulse) -> {
            if (!node.equals(self) && lived(pulse)) {
                awaited.put(node, UNSEEN);
            }
        });
        reconnectedNanos = now;
    }

    private boolean lived(Pulse pulse) {
        return pulse.lived() && lastLookNanos - pulse.seenNanos() <= SILENCE_NANOS;
    }

    /** Whether everyone who lived before the database went away has ticked since, or has had 150 s for it. */
    synchronized boolean settled() {
        if (!awaited.isEmpty() && lastLookNanos - reconnectedNanos > LONGEST_WAIT_NANOS) {
            awaited.clear();
        }
        return awaited.isEmpty();
    }

    /** For how many nanoseconds this node's heartbeat was seen to stand still; one never seen counts from now on. */
    synchronized long silence(String node, long now) {
        long seen =
                pulses.computeIfAbsent(node, n -> new Pulse(-1, 0, now, true)).seenNanos();
        return Math.max(0, lastLookNanos - seen);
    }

    boolean silent(String node, long now) {
        return silence(node, now) > SILENCE_NANOS;
    }
}
