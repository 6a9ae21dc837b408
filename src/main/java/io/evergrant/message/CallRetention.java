package io.evergrant.message;

import io.evergrant.node.NodeClock;
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

/** Deletes calls whose time is over, once an hour. */
@ApplicationScoped
public class CallRetention {
    private static final Logger LOG = Logger.getLogger(CallRetention.class.getName());

    @Inject
    @ConfigProperty(name = "evergrant.retention.calls", defaultValue = "P30D")
    Duration kept;

    @Resource
    ManagedScheduledExecutorService scheduler;

    @Inject
    Calls calls;

    @Inject
    NodeClock clock;

    private @Nullable ScheduledFuture<?> task;

    void begin(@Observes @Priority(500) @Initialized(ApplicationScoped.class) Object start) {
        task = scheduler.scheduleWithFixedDelay(this::sweep, 1, 60, TimeUnit.MINUTES);
    }

    private void sweep() {
        try {
            calls.forgetBefore(clock.instant().minus(kept));
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "Old calls could not be deleted; tried again in an hour.", e);
        }
    }

    @PreDestroy
    void end() {
        if (task != null) {
            task.cancel(false);
        }
    }
}
