package io.evergrant.refresh;

import io.evergrant.endpoint.TokenOutcome;
import io.evergrant.endpoint.TokenOutcome.Issued;
import io.evergrant.grant.ClaimAnswer.Claimed;
import io.evergrant.grant.HeldToken;
import io.evergrant.grant.Journal;
import io.evergrant.grant.Recorded;
import io.evergrant.grant.Revocations;
import io.evergrant.grant.Verdicts;
import io.evergrant.node.NodeClock;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Writes down what an attempt came to. Nothing received is lost: tokens are in the journal already; while the database is
 * away they are served from here, and written once it is back, for as long as the process lives.
 */
@ApplicationScoped
class Recording {
    private static final Logger LOG = Logger.getLogger(Recording.class.getName());
    private static final long AGAIN_MILLIS = 1000;

    @Inject
    Verdicts verdicts;

    @Inject
    Journal journal;

    @Inject
    Revocations revocations;

    @Inject
    TokenCache cache;

    @Inject
    NodeClock clock;

    @Resource
    ManagedScheduledExecutorService scheduler;

    private final Map<String, Renewal> unwritten = new ConcurrentHashMap<>();

    /** What came of this grant's last attempt, where the database does not know yet. */
    Optional<Renewal> unwritten(String grantId) {
        return Optional.ofNullable(unwritten.get(grantId));
    }

    void write(Claimed claim, TokenOutcome outcome, Duration took, CompletableFuture<Renewal> flight) {
        Recorded recorded;
        try {
            recorded = verdicts.record(claim, outcome, took);
            unwritten.remove(claim.grantId());
            journal.committed(claim.grantId(), claim.attempt());
        } catch (RuntimeException e) {
            boolean first = unwritten.put(claim.grantId(), meanwhile(claim, outcome)) == null;
            LOG.log(
                    first ? Level.WARNING : Level.FINE,
                    "An answer for " + claim.profile().name() + " could not be stored yet; it is kept and tried again.",
                    e);
            flight.complete(meanwhile(claim, outcome));
            scheduler.schedule(() -> write(claim, outcome, took, flight), AGAIN_MILLIS, TimeUnit.MILLISECONDS);
            return;
        }
        finish(recorded, claim, flight);
    }

    private Renewal meanwhile(Claimed claim, TokenOutcome outcome) {
        if (outcome instanceof Issued issued) {
            HeldToken held = claim.held(issued);
            cache.put(held);
            return new Renewal.Fresh(held, true);
        }
        return new Renewal.Unavailable(Denials.databaseAway(clock.instant()));
    }

    private void finish(Recorded recorded, Claimed claim, CompletableFuture<Renewal> flight) {
        if (recorded instanceof Recorded.Stored stored) {
            flight.complete(new Renewal.Fresh(stored.token(), true));
        } else if (recorded instanceof Recorded.Failed failed) {
            flight.complete(new Renewal.Unavailable(failed.denial()));
        } else if (recorded instanceof Recorded.Superseded superseded) {
            cache.forget(claim.profile().name(), claim.subject());
            flight.complete(new Renewal.Unavailable(Denials.superseded(clock.instant())));
            if (superseded.orphaned() != null) {
                revoke(claim, superseded.orphaned());
            }
        }
    }

    /** Nobody holds them any more: what cannot be revoked is forgotten. */
    private void revoke(Claimed claim, Issued late) {
        try {
            revocations.revoke(claim, late);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "A token that came too late for its grant could not be revoked.", e);
        }
    }
}
