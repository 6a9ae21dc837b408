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
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Level;
import java.util.logging.Logger;

/** This node's pulse: it counts up a row and takes the database's time every 3 s, and hears what changed. */
@ApplicationScoped
public class Heartbeat {
    private static final Logger LOG = Logger.getLogger(Heartbeat.class.getName());

    private static final String BEAT = "beat";
    private static final String POLL = "poll";

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
    private final Set<String> failing = ConcurrentHashMap.newKeySet();

    void begin(@Observes @Priority(200) @Initialized(ApplicationScoped.class) Object start) throws SQLException {
        nodes.beginClock();
        nodes.register();
        lastPollNanos = clock.nanoTime();
        every(3, BEAT, nodes::beat);
        every(2, POLL, this::poll);
        every(3, "clock", nodes::synchronizeClock); // nodes that heard of a step a minute apart would differ for hours
        every(600, "sweep", changes::sweep);
    }

    private void poll() throws SQLException {
        long asked = clock.nanoTime();
        nodes.noticeRestart();
        changes.poll(nodes.restarts());
        lastPollNanos = asked;
    }

    /** Whether this node has heard within 5 s what others changed; if not, what it remembers must be verified. */
    public boolean heardLately() {
        return deafNanos() < TimeUnit.SECONDS.toNanos(5);
    }

    /** Whether the database did not answer this node's last pulse, or did not take it. */
    boolean isAiling() {
        return failing.contains(BEAT) || failing.contains(POLL);
    }

    /** Whether the database did not answer this node's last poll: nothing can be read. */
    public boolean cutOff() {
        return failing.contains(POLL);
    }

    /** How long ago this node last heard what others changed, in nanoseconds. */
    public long deafNanos() {
        return clock.nanoTime() - lastPollNanos;
    }

    /** Counts up when the database is back: what was received before that is stored first. */
    public long outages() {
        return outages.get() + nodes.restarts();
    }

    private void every(int seconds, String name, Task task) {
        pulses.add(scheduler.scheduleWithFixedDelay(() -> attempt(name, task), seconds, seconds, TimeUnit.SECONDS));
    }

    /**
     * A pulse that throws would never run again; the database may be away for a while. Each fails for itself: a database
     * that takes no writes may still be read.
     */
    private void attempt(String name, Task task) {
        try {
            task.run();
            if (failing.contains(name)) {
                nodes.reconnected();
                failing.remove(name);
                outages.incrementAndGet();
            }
        } catch (SQLException | RuntimeException e) {
            LOG.log(
                    failing.isEmpty() ? Level.WARNING : Level.FINE,
                    "The database does not answer this node's pulse, or does not take it.",
                    e);
            failing.add(name);
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
