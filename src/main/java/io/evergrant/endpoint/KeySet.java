package io.evergrant.endpoint;

import com.nimbusds.jose.jwk.JWKSet;
import io.evergrant.node.NodeClock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;

/** One issuer's keys as they were read last, and when they may be asked for again. */
final class KeySet {
    private static final long OLD_NANOS = TimeUnit.HOURS.toNanos(1);
    private static final long WINDOW_NANOS = TimeUnit.MINUTES.toNanos(1);
    private static final int MOST_IN_WINDOW = 3;

    private final NodeClock clock;
    private final Deque<Long> asked = new ArrayDeque<>();
    private volatile JWKSet keys = new JWKSet();
    private volatile long readNanos;

    KeySet(NodeClock clock) {
        this.clock = clock;
    }

    JWKSet keys() {
        return keys;
    }

    boolean isOld() {
        return keys.isEmpty() || clock.nanoTime() - readNanos > OLD_NANOS;
    }

    boolean mayRead() {
        while (!asked.isEmpty() && clock.nanoTime() - asked.getFirst() > WINDOW_NANOS) {
            asked.removeFirst();
        }
        return asked.size() < MOST_IN_WINDOW;
    }

    void asking() {
        asked.addLast(clock.nanoTime());
    }

    void keep(JWKSet read) {
        keys = read;
        readNanos = clock.nanoTime();
    }
}
