package io.evergrant.overlay;

import io.evergrant.node.NodeClock;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.interceptor.Interceptor;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The node's clock, under the hands of tests: time may pass at once, for this node and the database, and the time of day that
 * the database tells may step. A real database's cannot be set.
 */
@Alternative
@Priority(Interceptor.Priority.APPLICATION)
@ApplicationScoped
public class SteppedClock extends NodeClock {
    private final AtomicLong ahead = new AtomicLong();
    private final AtomicLong database = new AtomicLong();
    private final AtomicLong heard = new AtomicLong();
    private volatile long aheadOfDatabase;

    /** So much time has passed, for everyone who asks this clock. */
    public void step(Duration by) {
        ahead.addAndGet(by.toNanos());
    }

    /** The database's time of day steps; no time passes. It is heard of with the next heartbeat. */
    public void stepDatabase(Duration by) {
        database.addAndGet(by.toMillis());
    }

    /** How far this clock was ahead of the database when it last heard of it, in milliseconds. */
    public long aheadOfDatabase() {
        return aheadOfDatabase;
    }

    /** How often this clock has heard of the database. */
    public long heard() {
        return heard.get();
    }

    @Override
    public long nanoTime() {
        // also called before this instance is whole
        return super.nanoTime() + (ahead == null ? 0 : ahead.get());
    }

    @Override
    public synchronized void synchronize(long databaseMillis, long askedNanos) {
        long told = databaseMillis + Duration.ofNanos(ahead.get()).toMillis() + database.get();
        super.synchronize(told, askedNanos);
        aheadOfDatabase = millis() - told;
        heard.incrementAndGet();
    }
}
