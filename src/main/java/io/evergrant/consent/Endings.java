package io.evergrant.consent;

import io.evergrant.audit.Audit;
import io.evergrant.endpoint.Account;
import io.evergrant.endpoint.TokenOutcome.Issued;
import io.evergrant.grant.AnswerText;
import io.evergrant.grant.Fault;
import io.evergrant.grant.Grant;
import io.evergrant.grant.Grants;
import io.evergrant.node.NodeClock;
import io.evergrant.node.PublicAddress;
import io.evergrant.profile.Profile;
import io.evergrant.profile.Profiles;
import io.evergrant.provider.Provider;
import io.evergrant.provider.Providers;
import io.evergrant.secret.Vault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes down what a callback came to: short transactions, before and after the provider is asked. */
@ApplicationScoped
@Transactional
class Endings {
    @Inject
    Consents consents;

    @Inject
    Starts starts;

    @Inject
    Grants grants;

    @Inject
    Profiles profiles;

    @Inject
    Providers providers;

    @Inject
    Vault vault;

    @Inject
    Audit audit;

    @Inject
    PublicAddress address;

    @Inject
    NodeClock clock;

    /** It ends without tokens: a no, or a failure. */
    Landing end(Start start, ConsentStatus how, Fault why) {
        Consent consent = consents.locked(start.consent());
        consent.end(how, why, clock.instant());
        audit.recordAs("person with the link", how.wire(), Consents.object(consent), List.of());
        return land(start, consent, how, why);
    }

    private Landing land(Start start, Consent consent, ConsentStatus how, @Nullable Fault why) {
        starts.end(start, how, why);
        String to = consent.returnUri();
        if (to == null) {
            return new Landing.Elsewhere(address.at("/consent/result/" + start.id()));
        }
        return new Landing.Elsewhere(ReturnUris.with(to.startsWith("/") ? address.base() + to : to, consent.id(), how));
    }

    /** What the exchange of a code needs; null members of an optional where it must not be made. */
    sealed interface Leave {
        record Granted(Consent consent, Profile profile, long generation) implements Leave {}

        record Denied(Fault why) implements Leave {}
    }

    /** The one moment that lets a code be sent: everything is as it was at the start, and nobody else is at it. */
    Leave leave(Start start, Provider provider) {
        Instant now = clock.instant();
        Consent consent = consents.locked(start.consent());
        Optional<Profile> profile = profiles.find(consent.profile())
                .filter(p -> p.id().equals(consent.profileId()) && p.provider().equals(start.provider()));
        if (profile.isEmpty() || grants.deletedAfter(consent.profile(), consent.subject(), start.generation())) {
            return new Leave.Denied(Faults.PROFILE_GONE.at(now));
        }
        String endpoint = String.valueOf(provider.settings().endpoints().token());
        if (!endpoint.equals(start.tokenEndpoint())) {
            return new Leave.Denied(Faults.PROVIDER_CHANGED.at(now));
        }
        long generation = grants.nextGeneration();
        return consent.beginExchange(start.id(), generation, now)
                ? new Leave.Granted(consent, profile.get(), generation)
                : new Leave.Denied(Faults.ALREADY_ENDED.at(now));
    }

    /** Tokens came. They are kept where the account is right and nothing newer is there. */
    Landing issued(Start start, Leave.Granted leave, Provider provider, Issued issued) {
        Consent consent = consents.locked(start.consent());
        Instant now = clock.instant();
        ConsentStatus already = consent.status(now);
        if (already == ConsentStatus.COMPLETED || already == ConsentStatus.AWAITING_CONFIRMATION) {
            return land(start, consent, already, null); // the journal was quicker: twice would undo a renewal since
        }
        Account account = issued.account();
        String before = grants.find(consent.profile(), consent.subject())
                .map(Grant::account)
                .orElse(null);
        Fault why = switch (Accounts.judge(
                consent.account(), account, before, Accounts.areToldBy(provider, leave.profile()))) {
            case OTHER -> Faults.ACCOUNT_OTHER.at(now, "It was " + Accounts.name(account) + ".");
            case UNKNOWN -> Faults.ACCOUNT_UNKNOWN.at(now);
            case DIFFERS -> hold(consent, issued, now);
            case AS_ASKED ->
                consent.status(now) == ConsentStatus.WITHDRAWN
                        ? Faults.ALREADY_ENDED.at(now)
                        : store(consent, leave.generation(), issued, now);
        };
        if (why != null && !why.code().equals(Faults.ACCOUNT_DIFFERS.code())) {
            return end(start, ConsentStatus.FAILED, why);
        }
        return land(start, consent, consent.status(now), why);
    }

    /** Whether the exchange that a start's code was in has not ended, or only because its node was gone. */
    boolean lacks(String startId, long generation) {
        return starts.find(startId)
                .flatMap(start -> consents.find(start.consent()))
                .filter(consent -> consent.waitsFor(startId, generation))
                .isPresent();
    }

    /**
     * Stores tokens that the database did not get when they came.
     *
     * @return the start, where nobody will ever hold them: a later consent, a deletion or a withdrawal was the last word
     */
    Optional<Start> late(String startId, long generation, Issued issued) {
        Start start = starts.find(startId).orElse(null);
        Consent consent = start == null ? null : consents.locked(start.consent());
        if (start == null || consent == null || !consent.waitsFor(startId, generation)) {
            return Optional.ofNullable(start).filter(s -> consent != null && isWithdrawn(consent));
        }
        Profile profile = profiles.find(consent.profile()).orElse(null);
        if (profile == null || grants.deletedAfter(consent.profile(), consent.subject(), generation)) {
            end(start, ConsentStatus.FAILED, Faults.PROFILE_GONE.at(clock.instant()));
            return Optional.of(start);
        }
        issued(start, new Leave.Granted(consent, profile, generation), providers.get(profile.provider()), issued);
        return Optional.of(start).filter(this::wasOutrun);
    }

    /** Whether its tokens came after a later consent, a deletion or a withdrawal, so that nobody holds them. */
    boolean wasOutrun(Start start) {
        return consents.find(start.consent())
                .filter(c ->
                        isWithdrawn(c) || c.error() != null && c.error().code().equals(Faults.NOT_STORED.code()))
                .isPresent();
    }

    private boolean isWithdrawn(Consent consent) {
        return consent.status(clock.instant()) == ConsentStatus.WITHDRAWN;
    }

    private Fault hold(Consent consent, Issued issued, Instant now) {
        String sealed = vault.seal(AnswerText.write(issued), consent.heldPlace());
        Fault why = Faults.ACCOUNT_DIFFERS.at(now, "It was " + Accounts.name(issued.account()) + ".");
        consent.await(sealed, Accounts.name(issued.account()), why, now);
        audit.recordAs("person with the link", "consented with another account", Consents.object(consent), List.of());
        return why;
    }

    /** Null where the grant took the tokens, or has better ones of the same consent. */
    private @Nullable Fault store(Consent consent, long generation, Issued issued, Instant now) {
        String by = Accounts.name(issued.account());
        Grants.Accepted accepted =
                grants.accept(consent.profile(), consent.subject(), generation, issued, by == null ? "a person" : by);
        if (accepted == Grants.Accepted.SUPERSEDED) {
            return Faults.NOT_STORED.at(now);
        }
        consent.complete(by, now);
        return null;
    }
}
