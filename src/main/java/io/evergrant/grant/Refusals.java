package io.evergrant.grant;

import io.evergrant.endpoint.TokenOutcome.Refused;
import io.evergrant.grant.ClaimAnswer.Claimed;
import io.evergrant.grant.ClaimAnswer.Denial;
import io.evergrant.grant.ClaimAnswer.Reason;
import io.evergrant.node.Changes;
import io.evergrant.node.NodeClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * What a refusal says: our registration is wrong, this consent is over, or this grant alone has trouble. A few grants
 * never speak for all: it takes five, one after the other, to suspect what they share.
 */
@ApplicationScoped
@Transactional
class Refusals {
    private static final int MANY = 5;

    @PersistenceContext(unitName = "evergrant")
    EntityManager entities;

    @Inject
    Standings standings;

    @Inject
    Changes changes;

    @Inject
    NodeClock clock;

    /** Both rows must be locked. */
    Recorded record(Claimed claim, Refused refusal, Grant grant, Attempt attempt) {
        boolean human = claim.profile().grantType().needsHuman();
        Fault fault = Faults.refused(refusal, claim.provider(), human, clock.instant());
        Reason reason = Reason.PAUSED;
        if (refusal.error().equals("invalid_client") || refusal.isNotConfigured()) {
            attempt.held(fault);
            provider(claim).pause(fault);
        } else if (refusal.error().equals("invalid_grant") && human) {
            if (!Objects.equals(grant.refresh().print(), claim.refreshPrint())) {
                return new Recorded.Superseded(null); // the second look: someone stored a newer one meanwhile
            }
            reason = over(claim, fault, grant, attempt);
        } else {
            attempt.refused(fault, fault.at().plus(Standing.PROBE));
            Standing profile = standings.locked(Standing.profile(claim.profile().name()));
            if (isEveryones(claim.profile().name())) {
                profile.pause(fault);
            }
        }
        changes.announce("grant", grant.profile() + "/" + grant.subject());
        return new Recorded.Failed(new Denial(reason, fault, null));
    }

    private Standing provider(Claimed claim) {
        return standings.locked(Standing.provider(claim.provider().name()));
    }

    /** While too many die, whatever else is refused is no proof: it is held like the rest. */
    private Reason over(Claimed claim, Fault fault, Grant grant, Attempt attempt) {
        Standing provider = provider(claim);
        if (provider.dyingSince() != null && !grant.dead()) {
            attempt.refused(fault, fault.at().plus(Standing.PROBE));
            return Reason.PAUSED;
        }
        boolean once = !grant.dead();
        grant.die();
        Instant unknown = attempt.unknownSince();
        boolean replaced = unknown != null && SpendRule.of(claim, grant).harms();
        attempt.died(
                replaced ? Faults.answerLost(claim.provider(), Objects.requireNonNull(unknown), fault.at()) : fault);
        if (once && provider.diedOnceMore(fault.at())) {
            provider.pause(Faults.dying(claim.provider(), fault.at()));
        }
        return Reason.CONSENT_REQUIRED;
    }

    /**
     * Whether five grants are refused (all, where there are fewer), and none was renewed since the first of these refusals.
     * Grants are counted, not answers: one that is probed for ever stays one.
     */
    private boolean isEveryones(String profile) {
        List<Instant> since = entities.createQuery(
                        "SELECT a.failingSince FROM Attempt a WHERE a.profile = :profile AND a.refused = TRUE"
                                + " AND a.fault.code <> :ours ORDER BY a.failingSince DESC",
                        Instant.class)
                .setParameter("profile", profile)
                .setParameter("ours", Faults.CLIENT_CHANGED)
                .setMaxResults(MANY)
                .getResultList();
        if (since.isEmpty() || since.size() < MANY && since.size() < living(profile)) {
            return false;
        }
        return entities.createQuery(
                        "SELECT g.id FROM Grant g WHERE g.profile = :profile AND g.lastRefreshedAt >= :since",
                        String.class)
                .setParameter("profile", profile)
                .setParameter("since", since.get(since.size() - 1))
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }

    private long living(String profile) {
        return entities.createQuery(
                        "SELECT COUNT(g) FROM Grant g WHERE g.profile = :profile AND g.dead = FALSE", Long.class)
                .setParameter("profile", profile)
                .getSingleResult();
    }
}
