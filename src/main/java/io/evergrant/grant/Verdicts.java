package io.evergrant.grant;

import io.evergrant.endpoint.TokenOutcome;
import io.evergrant.endpoint.TokenOutcome.Issued;
import io.evergrant.endpoint.TokenOutcome.Refused;
import io.evergrant.endpoint.TokenOutcome.Unwell;
import io.evergrant.grant.ClaimAnswer.Claimed;
import io.evergrant.grant.ClaimAnswer.Denial;
import io.evergrant.grant.ClaimAnswer.Reason;
import io.evergrant.node.Changes;
import io.evergrant.node.NodeClock;
import io.evergrant.profile.Profile;
import io.evergrant.profile.Profiles;
import io.evergrant.provider.Provider;
import io.evergrant.provider.Providers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * Writes down what an attempt came to. Tokens are kept where the grant's generation is the same and no higher attempt
 * has stored any; never by holding the claim. A late success overrides a recorded failure, death included.
 */
@ApplicationScoped
@Transactional
public class Verdicts {
    @PersistenceContext(unitName = "evergrant")
    EntityManager entities;

    @Inject
    Standings standings;

    @Inject
    Refusals refusals;

    @Inject
    Profiles profiles;

    @Inject
    Providers providers;

    @Inject
    TokenShelf shelf;

    @Inject
    HeldTokens tokens;

    @Inject
    Changes changes;

    @Inject
    History history;

    @Inject
    NodeClock clock;

    /** @param took from the moment of sending until the answer was there */
    public Recorded record(Claimed claim, TokenOutcome outcome, Duration took) {
        Attempt attempt = entities.find(Attempt.class, claim.grantId(), LockModeType.PESSIMISTIC_WRITE);
        Grant grant = entities.find(Grant.class, claim.grantId(), LockModeType.PESSIMISTIC_WRITE);
        boolean gone = attempt == null || grant == null || grant.generation() != claim.generation();
        if (attempt != null) {
            attempt.release(claim.attempt());
        }
        if (attempt == null || grant == null || gone || grant.storedAttempt() >= claim.attempt()) {
            return new Recorded.Superseded(grant == null && outcome instanceof Issued issued ? issued : null);
        }
        if (!(outcome instanceof Issued) && attempt.number() != claim.attempt()) {
            return new Recorded.Superseded(null); // a later attempt is on its way: its answer counts
        }
        int tries = attempt.failures() + 1;
        Recorded recorded = recorded(claim, outcome, grant, attempt);
        if (!(recorded instanceof Recorded.Superseded)) {
            String code = recorded instanceof Recorded.Failed failed
                    ? failed.denial().fault().code()
                    : null;
            RenewalOutcome how = RenewalOutcome.of(outcome, claim.refreshToken() != null);
            history.ended(claim, new RenewalEnd(how, code, tries, took));
        }
        return recorded;
    }

    private Recorded recorded(Claimed claim, TokenOutcome outcome, Grant grant, Attempt attempt) {
        if (outcome instanceof Issued issued) {
            return stored(claim, issued, grant, attempt);
        }
        return outcome instanceof Refused refused
                ? refusals.record(claim, refused, grant, attempt)
                : unwell(claim, (Unwell) outcome, grant, attempt);
    }

    /** Stores an answer that comes by way of the journal, where the grant still has its generation and nothing newer. */
    boolean late(String grantId, JournalEntry entry, Issued issued) {
        Attempt attempt = entities.find(Attempt.class, grantId, LockModeType.PESSIMISTIC_WRITE);
        Grant grant = entities.find(Grant.class, grantId, LockModeType.PESSIMISTIC_WRITE);
        if (attempt == null || grant == null || !entry.newerThan(grant.generation(), grant.storedAttempt())) {
            return false;
        }
        history.late(attempt, entry, issued);
        long number = entry.attempt();
        attempt.release(number);
        Profile profile = profiles.get(grant.profile());
        Provider provider = providers.get(grant.provider());
        keep(grant, attempt, number, issued, profile, provider);
        if (!profile.grantType().needsHuman()) {
            grant.askedFor(null); // the settings may be others by now: it is asked for anew
        }
        changes.announce("grant", grant.profile() + "/" + grant.subject());
        return true;
    }

    private void keep(Grant grant, Attempt attempt, long number, Issued issued, Profile profile, Provider provider) {
        attempt.atLeast(number); // a database that has lost the claim would give its number again
        boolean first = grant.access().token() == null;
        String before = grant.refresh().print();
        Instant next = shelf.put(grant, issued, profile, provider, first);
        grant.refreshed(
                number,
                issued.sentAt(),
                before != null && before.equals(grant.refresh().print()));
        attempt.succeeded(next, issued.sentAt());
    }

    private Recorded stored(Claimed claim, Issued issued, Grant grant, Attempt attempt) {
        keep(grant, attempt, claim.attempt(), issued, claim.profile(), claim.provider());
        if (!claim.profile().grantType().needsHuman()) {
            grant.issuedTo(claim.provider().settings().registration().clientId());
            grant.askedFor(AskedFor.of(claim.profile(), claim.provider()));
        }
        heal(claim);
        changes.announce("grant", grant.profile() + "/" + grant.subject());
        return new Recorded.Stored(Objects.requireNonNull(tokens.of(grant, claim.profile(), claim.provider())));
    }

    /** The provider is well: pauses and the circuit end, and what backed off is due, as fast as the circuit's slots allow. */
    private void heal(Claimed claim) {
        for (String id : List.of(
                Standing.provider(claim.provider().name()),
                Standing.profile(claim.profile().name()))) {
            Standing standing = entities.find(Standing.class, id);
            if (standing != null && standing.troubled()) {
                Standing locked = standings.locked(id);
                if (locked.isOverBy(claim.claimedAt())) {
                    standings.tryTheDyingAgain(locked);
                }
                if (locked.succeeded(claim.claimedAt(), clock.instant())) {
                    entities.createQuery(
                                    "UPDATE Attempt a SET a.dueAt = :now, a.plannedAt = :now WHERE a.provider = :provider"
                                            + " AND a.failures > 0 AND a.refused = FALSE AND a.dueAt IS NOT NULL")
                            .setParameter("now", clock.instant())
                            .setParameter("provider", claim.provider().name())
                            .executeUpdate();
                }
            }
        }
    }

    private Recorded unwell(Claimed claim, Unwell unwell, Grant grant, Attempt attempt) {
        Instant now = clock.instant();
        SpendRule rule = SpendRule.of(claim, grant);
        boolean unknown = claim.refreshToken() != null && !unwell.provenUnspent();
        Fault fault = Faults.unwell(unwell, claim.provider(), unknown && rule.harms(), now);
        Fault before = attempt.fault();
        boolean newly = attempt.failures() == 0 || before != null && Faults.isOurs(before);
        Duration pause = Backoff.after(attempt.failures() + 1, chance());
        if (unwell.retryAfter() != null && unwell.retryAfter().compareTo(pause) > 0) {
            pause = unwell.retryAfter();
        }
        Instant next = now.plus(pause);
        attempt.unwell(fault, next, unknown);
        if (grant.dead() && unwell.provenUnspent()) {
            attempt.triedAgain(false); // its one try was none
        }
        if (unknown && attempt.unknownSince() != null) {
            Instant allowed = rule.allowedAt(attempt, grant.access(), clock);
            attempt.plan(allowed.isAfter(next) ? allowed : next, now);
        }
        if (!unwell.isOurs()) {
            trouble(claim, unwell, fault, newly);
        }
        changes.announce("grant", grant.profile() + "/" + grant.subject());
        return new Recorded.Failed(new Denial(Reason.UNAVAILABLE, fault, between(now, attempt.dueAt())));
    }

    private void trouble(Claimed claim, Unwell unwell, Fault fault, boolean newly) {
        Instant now = fault.at();
        Standing standing = standings.locked(Standing.provider(claim.provider().name()));
        standing.unwell(fault);
        if (unwell.retryAfter() != null) {
            standing.leaveAloneUntil(now.plus(unwell.retryAfter()));
        }
        standing.circuit().failed(newly, now, Backoff.around(Breaker.PROBE, chance()));
    }

    private static @Nullable Duration between(Instant now, @Nullable Instant due) {
        return due == null ? null : Duration.between(now, due);
    }

    private static double chance() {
        return ThreadLocalRandom.current().nextDouble();
    }
}
