package io.evergrant.notice;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** The clock of this room: every few seconds a look around, and the post. */
@ApplicationScoped
public class Rounds {
    private static final Logger LOG = Logger.getLogger(Rounds.class.getName());

    @Inject
    @ConfigProperty(name = "evergrant.notice.interval", defaultValue = "PT15S")
    Duration interval;

    @Resource
    ManagedScheduledExecutorService scheduler;

    @Inject
    Watching watching;

    @Inject
    Post post;

    private @Nullable ScheduledFuture<?> task;

    void begin(@Observes @Priority(500) @Initialized(ApplicationScoped.class) Object start) {
        long millis = interval.toMillis();
        task = scheduler.scheduleWithFixedDelay(this::walk, millis, millis, TimeUnit.MILLISECONDS);
    }

    /** One that throws would never be walked again. */
    private void walk() {
        try {
            watching.look(post.ways());
            post.send();
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "Nobody can be told anything now; tried again.", e);
        }
    }

    @PreDestroy
    void end() {
        if (task != null) {
            task.cancel(false);
        }
    }
}
