package io.evergrant.overlay;

import io.evergrant.node.NodeClock;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.interceptor.Interceptor;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** The node's clock, run ahead of the database's by as much as tests say. */
@Alternative
@Priority(Interceptor.Priority.APPLICATION)
@ApplicationScoped
public class SteppedClock extends NodeClock {
    private final AtomicLong ahead = new AtomicLong();

    void step(Duration by) {
        ahead.addAndGet(by.toNanos());
    }

    @Override
    public long nanoTime() {
        // also called before this instance is whole
        return super.nanoTime() + (ahead == null ? 0 : ahead.get());
    }

    @Override
    public synchronized void synchronize(long databaseMillis, long askedNanos) {
        super.synchronize(databaseMillis + Duration.ofNanos(ahead.get()).toMillis(), askedNanos);
    }
}
