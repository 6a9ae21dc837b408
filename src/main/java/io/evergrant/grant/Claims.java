package io.evergrant.grant;

import io.evergrant.grant.ClaimAnswer.Busy;
import io.evergrant.grant.ClaimAnswer.Claimed;
import io.evergrant.grant.ClaimAnswer.Denial;
import io.evergrant.grant.ClaimAnswer.Denied;
import io.evergrant.grant.ClaimAnswer.Lost;
import io.evergrant.grant.ClaimAnswer.NotDue;
import io.evergrant.grant.ClaimAnswer.Reason;
import io.evergrant.node.NodeClock;
import io.evergrant.node.NodeName;
import io.evergrant.node.Nodes;
import io.evergrant.profile.Profile;
import io.evergrant.profile.Profiles;
import io.evergrant.provider.Provider;
import io.evergrant.provider.Providers;
import io.evergrant.secret.Secret;
import io.evergrant.secret.Vault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The claim of a renewal: in one short transaction the row is read again under its lock, every reason not to send is
 * looked at, and the attempt is written down. What is not claimed is not sent.
 */
@ApplicationScoped
@Transactional
public class Claims {
    private static final Duration ANOTHERS_TURN = Duration.ofSeconds(5);
    private static final long SILENT_TOO_LONG = TimeUnit.SECONDS.toNanos(150);

    @PersistenceContext(unitName = "evergrant")
    EntityManager entities;

    @Inject
    Providers providers;

    @Inject
    Profiles profiles;

    @Inject
    Standings standings;

    @Inject
    DueGrants dueGrants;

    @Inject
    Journal journal;

    @Inject
    Orphans orphans;

    @Inject
    Adoption adoption;

    @Inject
    HeldTokens tokens;

    @Inject
    Vault vault;

    @Inject
    NodeClock clock;

    @Inject
    NodeName self;

    @Inject
    Nodes nodes;

    /** Asks to send one request for this grant; a grant that is gone needs a human. */
    public ClaimAnswer claim(String grantId, Wish wish) {
        Attempt attempt = entities.find(Attempt.class, grantId, LockModeType.PESSIMISTIC_WRITE);
        Grant grant = entities.find(Grant.class, grantId, LockModeType.PESSIMISTIC_WRITE);
        if (attempt == null || grant == null) {
            return new Denied(new Denial(Reason.CONSENT_REQUIRED, Faults.noGrant(clock.instant()), null));
        }
        Profile profile = profiles.get(grant.profile());
        Provider provider = providers.get(grant.provider());
        return new Asking(attempt, grant, profile, provider, wish).answer();
    }

    /** One question, with all that is looked at to answer it. */
    private final class Asking {
        private final Attempt attempt;
        private final Grant grant;
        private final Profile profile;
        private final Provider provider;
        private final Wish wish;
        private final Instant now = clock.instant();

        Asking(Attempt attempt, Grant grant, Profile profile, Provider provider, Wish wish) {
            this.attempt = attempt;
            this.grant = grant;
            this.profile = profile;
            this.provider = provider;
            this.wish = wish;
        }

        ClaimAnswer answer() {
            JournalEntry lost = journal.newerThan(grant.id(), grant.generation(), grant.storedAttempt())
                    .orElse(null);
            if (lost != null) {
                return new Lost(lost);
            }
            // before all else: one that is over makes the grant due, whoever wanted it and whatever its token's age
            boolean busy = attempt.node() != null && !endedForSilence();
            HeldToken held = tokens.of(grant, profile, provider);
            if (!Due.is(wish, attempt, grant, held, clock)) {
                if (wish instanceof Wish.Clock) {
                    Due.planAgain(attempt, clock);
                }
                return held == null ? denied() : new NotDue(held);
            }
            if (grant.dead() && !isLastTry()) {
                if (wish instanceof Wish.Clock) {
                    attempt.plan(null, null);
                }
                return deny(Reason.CONSENT_REQUIRED, attempt.fault(), null);
            }
            if (busy) {
                return new Busy();
            }
            if (spends() && grant.refresh().token() == null) {
                return withoutRefreshToken(held);
            }
            if (wish instanceof Wish.Rejected) {
                attempt.died(now); // a 401 after an attempt of unknown outcome: the access token is gone
            }
            if (!adoption.adopted()) {
                return deny(Reason.UNAVAILABLE, Faults.notAdopted(now), Duration.ofMinutes(1));
            }
            Denied holding = heldBack();
            if (holding != null) {
                return holding;
            }
            Standing there = standings.locked(Standing.provider(provider.name()));
            int slots = there.circuit().slots(provider.settings().ends().concurrency(), now);
            boolean full = dueGrants.live(provider.name()) >= slots;
            Denied standing = heldBackBy(there); // read after the count: who has left a slot has left a verdict, too
            if (standing != null) {
                return standing;
            }
            if (full) {
                return new Busy();
            }
            there.probing(now);
            if (standings.profile(profile.name()).filter(Standing::paused).isPresent()) {
                standings.locked(Standing.profile(profile.name())).probing(now);
            }
            there.circuit().began(grant.id(), now, Backoff.around(Breaker.PROBE, chance()));
            return claimed();
        }

        /** Of a dead grant: a person asks for it, or had those resumed that died with many. */
        private boolean isLastTry() {
            return wish instanceof Wish.TryAgain || wish instanceof Wish.Clock && !attempt.triedAgain();
        }

        private boolean spends() {
            return profile.grantType().needsHuman();
        }

        private SpendRule rule() {
            return SpendRule.of(
                    provider.settings().ends(), spends(), grant.refresh().kept());
        }

        /** A claim holds while its node is not silent; one in our own name that nobody works on is over. */
        private boolean endedForSilence() {
            String holder = attempt.node();
            if (holder != null && !holder.equals(self.name())) {
                if (!nodes.silent(holder)) {
                    return false;
                }
                if (!rule().isHarmless(attempt, clock) && nodes.silenceNanos(holder) < SILENT_TOO_LONG) {
                    return false;
                }
            }
            orphans.end(attempt, now);
            return true;
        }

        private ClaimAnswer withoutRefreshToken(@Nullable HeldToken held) {
            Fault fault = Faults.noRefreshToken(now);
            if (held == null || !held.lives(clock)) {
                grant.die();
                attempt.died(fault);
            } else {
                attempt.plan(held.endsAt(), grant.access().sentAt());
            }
            return deny(Reason.CONSENT_REQUIRED, fault, null);
        }

        /** What the grant itself holds against a request now, or null. */
        private @Nullable Denied heldBack() {
            if (rule().harms() && !journal.ready()) {
                return notNow(Faults.journalFull(now), Duration.ofMinutes(1));
            }
            if (!rule().isHarmless(attempt, clock) && !nodes.settled()) {
                return notNow(Faults.databaseIsBack(now), Duration.ofSeconds(10));
            }
            if (attempt.unknownSince() != null) {
                Instant allowed = rule().allowedAt(attempt, grant.access(), clock);
                if (now.isBefore(allowed)) {
                    attempt.plan(allowed, now);
                    return deny(Reason.UNAVAILABLE, attempt.fault(), Duration.between(now, allowed));
                }
            }
            String client = provider.settings().registration().clientId();
            if (spends() && grant.clientId() != null && !grant.clientId().equals(client)) {
                Fault fault = Faults.clientChanged(now);
                attempt.withheld(fault, now.plus(Standing.PROBE));
                return deny(Reason.PAUSED, fault, null);
            }
            Instant due = Due.at(attempt, clock);
            boolean byPerson = wish instanceof Wish.Now || wish instanceof Wish.TryAgain;
            if (attempt.failures() > 0 && due != null && now.isBefore(due) && !byPerson) {
                return deny(
                        attempt.refused() ? Reason.PAUSED : Reason.UNAVAILABLE,
                        attempt.fault(),
                        Duration.between(now, due));
            }
            return null;
        }

        /** What the provider's or the profile's standing holds against it, or null. */
        private @Nullable Denied heldBackBy(Standing standing) {
            if (standing.paused() && !standing.probeDue(now)) {
                return deny(Reason.PAUSED, standing.fault(), null);
            }
            Standing own = standings.profile(profile.name()).orElse(null);
            if (own != null && own.paused() && !own.probeDue(now)) {
                return deny(Reason.PAUSED, own.fault(), null);
            }
            Instant until = standing.quietUntil();
            if (until != null && now.isBefore(until)) {
                return deny(Reason.UNAVAILABLE, standing.fault(), Duration.between(now, until));
            }
            if (standing.circuit().wasProbedWith(grant.id())
                    && !dueGrants.isProbe(grant.id(), provider.name(), standing)) {
                return deny(Reason.UNAVAILABLE, standing.fault(), ANOTHERS_TURN);
            }
            return null;
        }

        private Claimed claimed() {
            if (wish instanceof Wish.Rejected) {
                attempt.rejected(now);
            }
            if (grant.dead()) {
                attempt.triedAgain(true);
            }
            String sealed = spends() ? grant.refresh().token() : null;
            Secret refreshToken = sealed == null ? null : vault.open(sealed, grant.refreshPlace());
            RenewalRequest request = new RenewalRequest(now, AskedBy.of(wish), self.name());
            long number = attempt.claim(request, sealed != null);
            return Claimed.of(grant, number, provider, profile, refreshToken, request, clock);
        }

        /** The clock looks at others first: what must wait does not stand before them. */
        private Denied notNow(Fault fault, Duration pause) {
            if (wish instanceof Wish.Clock) {
                attempt.plan(now.plus(pause), now);
            }
            return deny(Reason.UNAVAILABLE, fault, pause);
        }

        private Denied denied() {
            return grant.dead()
                    ? deny(Reason.CONSENT_REQUIRED, attempt.fault(), null)
                    : deny(Reason.UNAVAILABLE, attempt.fault(), Duration.ofSeconds(1));
        }

        private Denied deny(Reason reason, @Nullable Fault fault, @Nullable Duration retryAfter) {
            return new Denied(new Denial(reason, fault == null ? Faults.none(now) : fault, retryAfter));
        }

        private double chance() {
            return ThreadLocalRandom.current().nextDouble();
        }
    }
}
