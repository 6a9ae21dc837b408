package io.evergrant.api;

import io.evergrant.audit.Audit;
import io.evergrant.node.Stopping;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Counts the tokens that were handed out, in memory, and tells the audit every few seconds: no caller waits for it. */
@ApplicationScoped
public class Handouts {
    private static final Logger LOG = Logger.getLogger(Handouts.class.getName());

    private static final int LAST = 4000;

    /** A count that was written down already: who still holds it counts anew. */
    private static final long TAKEN = -1;

    @Inject
    Audit audit;

    @Resource
    ManagedScheduledExecutorService scheduler;

    private final Map<Handout, AtomicLong> counts = new ConcurrentHashMap<>();
    private @Nullable ScheduledFuture<?> task;

    private record Handout(String who, String grant) {}

    @PostConstruct
    void begin() {
        task = scheduler.scheduleWithFixedDelay(this::write, 10, 10, TimeUnit.SECONDS);
    }

    void count(String who, String profile, String subject) {
        add(new Handout(who, "grant " + profile + " · " + subject), 1);
    }

    /** Without a lock: hundreds may be handed the same token at once. */
    private void add(Handout handout, long times) {
        AtomicLong count;
        do {
            AtomicLong known = counts.get(handout);
            count = known == null ? counts.putIfAbsent(handout, new AtomicLong(times)) : known;
        } while (count != null && count.getAndUpdate(n -> n == TAKEN ? TAKEN : n + times) == TAKEN);
    }

    private void write() {
        for (Handout handout : List.copyOf(counts.keySet())) {
            AtomicLong count = counts.remove(handout);
            if (count != null) {
                write(handout, count.getAndSet(TAKEN));
            }
        }
    }

    private void write(Handout handout, long times) {
        try {
            audit.count(handout.who(), "token handed out", handout.grant(), times);
        } catch (RuntimeException e) {
            add(handout, times); // the database is away: told when it is back
            LOG.log(Level.FINE, "Tokens handed out could not be told to the audit yet.", e);
        }
    }

    /** After those whose callers are still handed something. */
    void end(@Observes @Priority(LAST) Stopping event) {
        if (task != null) {
            task.cancel(false);
        }
        write();
    }
}
