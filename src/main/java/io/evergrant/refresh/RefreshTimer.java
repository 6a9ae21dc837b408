package io.evergrant.refresh;

import io.evergrant.node.Stopping;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.Timeout;
import jakarta.ejb.TimerConfig;
import jakarta.ejb.TimerService;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The refresh clock: ticks on every node, not persistent, because the claims decide who does the work. */
@Singleton
@Startup
@DependsOn("Schema")
@TransactionManagement(TransactionManagementType.BEAN)
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
public class RefreshTimer {
    @Inject
    @ConfigProperty(name = "evergrant.refresh.interval", defaultValue = "PT5S")
    Duration interval;

    @Resource
    TimerService timers;

    @Inject
    Renewals renewals;

    @Inject
    Event<Stopping> stopping;

    @PostConstruct
    void begin() {
        timers.createIntervalTimer(interval.toMillis(), interval.toMillis(), new TimerConfig(null, false));
    }

    @Timeout
    void tick() {
        renewals.tick();
    }

    /** Enterprise beans end first, while persistence still works. */
    @PreDestroy
    void end() {
        stopping.fire(new Stopping());
    }
}
