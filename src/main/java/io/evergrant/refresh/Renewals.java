package io.evergrant.refresh;

import io.evergrant.grant.Adoption;
import io.evergrant.grant.ClaimAnswer.Reason;
import io.evergrant.grant.DueGrants;
import io.evergrant.grant.Replay;
import io.evergrant.grant.Wish;
import io.evergrant.node.Heartbeat;
import io.evergrant.node.Nodes;
import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** What a tick does: orphaned claims end, and what is due is renewed, as many at once as there are slots. */
@ApplicationScoped
public class Renewals {
    private static final Logger LOG = Logger.getLogger(Renewals.class.getName());

    @Inject
    DueGrants due;

    @Inject
    TokenRefresh refresh;

    @Inject
    Nodes nodes;

    @Inject
    Heartbeat heartbeat;

    @Inject
    Replay replay;

    @Inject
    Adoption adoption;

    @Resource
    ManagedExecutorService executor;

    private final AtomicInteger asked = new AtomicInteger();
    private volatile boolean started;
    private volatile boolean failing;
    private volatile long replayedAfter;

    /** Last of all that begins: a tick before the keyset is ready would fail. */
    void begin(@Observes @Priority(900) @Initialized(ApplicationScoped.class) Object start) {
        started = true;
    }

    void tick() {
        if (!started) {
            return;
        }
        try {
            nodes.noticeRestart();
            long outages = heartbeat.outages();
            if (outages != replayedAfter) {
                replay.run();
                replayedAfter = outages;
            }
            for (String orphan : due.orphans(refresh::isFlying)) {
                refresh.renew(orphan, new Wish.Clock());
            }
            pump();
            nodes.ticked();
            failing = false;
        } catch (SQLException | RuntimeException e) {
            LOG.log(
                    failing ? Level.FINE : Level.WARNING,
                    "The refresh clock ticked in vain; the next tick tries again.",
                    e);
            failing = true;
        }
    }

    /** Fills the free slots with what is due; each renewal that ends asks for the next. */
    private void pump() {
        if (asked.getAndIncrement() > 0) {
            return; // whoever is at it looks once more: a slot that falls free meanwhile stays no empty one
        }
        int seen = 0;
        try {
            do {
                seen = asked.get();
                fill();
            } while (!asked.compareAndSet(seen, 0));
        } catch (RuntimeException e) {
            asked.set(0);
            throw e;
        }
    }

    private void fill() {
        int free = adoption.adopted() ? refresh.freeSlots() : 0;
        if (free > 0) {
            due.now(TokenRefresh.SLOTS).stream() // some of these may be in flight and not yet claimed
                    .filter(id -> !refresh.isFlying(id))
                    .limit(free)
                    .forEach(id -> refresh.renew(id, new Wish.Clock())
                            .whenCompleteAsync((renewal, failure) -> onward(id, renewal), executor));
        }
    }

    /**
     * Asks for the next, but not after a failure that is tried again.
     *
     * @param renewal null where a fault of ours kept it from being tried at all
     */
    private void onward(String grantId, @Nullable Renewal renewal) {
        if (renewal == null) {
            due.setAside(grantId);
        }
        if (renewal instanceof Renewal.Fresh // or another was faster, or it was planned anew
                || renewal instanceof Renewal.Unavailable unavailable
                        && unavailable.denial().reason() != Reason.UNAVAILABLE) {
            pump();
        }
    }
}
