package io.evergrant.node;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Level;
import java.util.logging.Logger;

/** This node's pulse: it counts up a row and takes the database's time every 3 s, and hears what changed. */
@ApplicationScoped
public class Heartbeat {
    private static final Logger LOG = Logger.getLogger(Heartbeat.class.getName());

    @Resource
    ManagedScheduledExecutorService scheduler;

    @Inject
    Nodes nodes;

    @Inject
    Changes changes;

    @Inject
    NodeClock clock;

    private final List<ScheduledFuture<?>> pulses = new ArrayList<>();
    private volatile long lastPollNanos;
    private final AtomicLong outages = new AtomicLong();
    private volatile boolean failing;

    void begin(@Observes @Priority(200) @Initialized(ApplicationScoped.class) Object start) throws SQLException {
        nodes.beginClock();
        nodes.register();
        lastPollNanos = clock.nanoTime();
        every(3, nodes::beat);
        every(2, this::poll);
        every(3, nodes::synchronizeClock); // nodes that heard of a step a minute apart would differ for hours
        every(600, changes::sweep);
    }

    private void poll() throws SQLException {
        long asked = clock.nanoTime();
        changes.poll();
        lastPollNanos = asked;
    }

    /** Whether this node has heard within 5 s what others changed; if not, what it remembers must be verified. */
    public boolean heardLately() {
        return deafNanos() < TimeUnit.SECONDS.toNanos(5);
    }

    /** Whether the database did not answer this node's last pulse. */
    public boolean cutOff() {
        return failing;
    }

    /** How long ago this node last heard what others changed, in nanoseconds. */
    public long deafNanos() {
        return clock.nanoTime() - lastPollNanos;
    }

    /** Counts up while the database is away: what was received before it came back is stored first. */
    public long outages() {
        return outages.get() + nodes.restarts();
    }

    private void every(int seconds, Task task) {
        pulses.add(scheduler.scheduleWithFixedDelay(() -> attempt(task), seconds, seconds, TimeUnit.SECONDS));
    }

    /** A pulse that throws would never run again; the database may be away for a while. */
    private void attempt(Task task) {
        try {
            task.run();
            if (failing) {
                nodes.reconnected();
            }
            failing = false;
        } catch (SQLException | RuntimeException e) {
            outages.incrementAndGet();
            LOG.log(failing ? Level.FINE : Level.WARNING, "The database does not answer this node's pulse.", e);
            failing = true;
        }
    }

    @PreDestroy
    void end() {
        pulses.forEach(p -> p.cancel(false));
    }

    private interface Task {
        void run() throws SQLException;
    }
}
