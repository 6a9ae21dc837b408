package io.evergrant.consent;

import io.evergrant.node.NodeClock;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Once a minute: what nobody answered has expired, what nobody can finish any more has failed, what is long over goes. */
@ApplicationScoped
public class ConsentRetention {
    private static final Logger LOG = Logger.getLogger(ConsentRetention.class.getName());

    @Resource
    ManagedScheduledExecutorService scheduler;

    @Inject
    Sweeping sweeping;

    @Inject
    NodeClock clock;

    private @Nullable ScheduledFuture<?> task;

    void begin(@Observes @Priority(500) @Initialized(ApplicationScoped.class) Object start) {
        task = scheduler.scheduleWithFixedDelay(this::sweep, 1, 1, TimeUnit.MINUTES);
    }

    private void sweep() {
        try {
            sweeping.sweep(clock.instant());
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "Old consents could not be swept; tried again in a minute.", e);
        }
    }

    @PreDestroy
    void end() {
        if (task != null) {
            task.cancel(false);
        }
    }
}
