package io.evergrant.api;

import io.evergrant.audit.Audit;
import io.evergrant.node.Stopping;
import jakarta.annotation.PostConstruct;
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
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Counts the tokens that were handed out, in memory, and tells the audit every few seconds: no caller waits for it. */
@ApplicationScoped
public class Handouts {
    private static final Logger LOG = Logger.getLogger(Handouts.class.getName());

    @Inject
    Audit audit;

    @Resource
    ManagedScheduledExecutorService scheduler;

    private final Map<Handout, Long> counts = new ConcurrentHashMap<>();
    private @Nullable ScheduledFuture<?> task;

    private record Handout(String who, String grant) {}

    @PostConstruct
    void begin() {
        task = scheduler.scheduleWithFixedDelay(this::write, 10, 10, TimeUnit.SECONDS);
    }

    void count(String who, String profile, String subject) {
        counts.merge(new Handout(who, "grant " + profile + " · " + subject), 1L, Long::sum);
    }

    private void write() {
        for (Handout handout : List.copyOf(counts.keySet())) {
            Long times = counts.remove(handout);
            if (times != null) {
                write(handout, times);
            }
        }
    }

    private void write(Handout handout, long times) {
        try {
            audit.count(handout.who(), "token handed out", handout.grant(), times);
        } catch (RuntimeException e) {
            counts.merge(handout, times, Long::sum); // the database is away: told when it is back
            LOG.log(Level.FINE, "Tokens handed out could not be told to the audit yet.", e);
        }
    }

    void end(@Observes Stopping event) {
        if (task != null) {
            task.cancel(false);
        }
        write();
    }
}
