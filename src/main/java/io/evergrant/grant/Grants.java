package io.evergrant.grant;

import io.evergrant.audit.Audit;
import io.evergrant.check.Conflict;
import io.evergrant.check.InvalidInput;
import io.evergrant.check.NotFound;
import io.evergrant.check.Texts;
import io.evergrant.endpoint.Account;
import io.evergrant.endpoint.TokenOutcome.Issued;
import io.evergrant.node.Changes;
import io.evergrant.node.NodeClock;
import io.evergrant.profile.Profile;
import io.evergrant.profile.Profiles;
import io.evergrant.provider.Provider;
import io.evergrant.provider.Providers;
import io.evergrant.provider.RefreshRotation;
import io.evergrant.secret.Secret;
import io.evergrant.secret.Vault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The place where grants are kept. */
@ApplicationScoped
@Transactional
public class Grants {
    @PersistenceContext(unitName = "evergrant")
    EntityManager entities;

    @Inject
    Profiles profiles;

    @Inject
    Providers providers;

    @Inject
    Tombstones tombstones;

    @Inject
    TokenShelf shelf;

    @Inject
    Vault vault;

    @Inject
    Changes changes;

    @Inject
    Audit audit;

    @Inject
    NodeClock clock;

    public Optional<Grant> find(String profile, String subject) {
        return entities.createQuery(
                        "SELECT g FROM Grant g WHERE g.profile = :profile AND g.subject = :subject", Grant.class)
                .setParameter("profile", profile)
                .setParameter("subject", subject)
                .getResultStream()
                .findFirst();
    }

    /** The grant as people see it, or empty where nobody has consented. */
    public Optional<GrantView> view(String profile, String subject) {
        return find(profile, subject)
                .map(grant -> GrantView.of(
                        grant,
                        entities.find(Attempt.class, grant.id()),
                        entities.find(Standing.class, Standing.provider(grant.provider())),
                        entities.find(Standing.class, Standing.profile(profile)),
                        clock.instant()));
    }

    /** A number that is higher than all before: reserved before a code is exchanged, taken when its answer is stored. */
    public long nextGeneration() {
        Number next = (Number)
                entities.createNativeQuery("SELECT nextval('generation_seq')").getSingleResult();
        return next.longValue();
    }

    /** The grant of a profile that needs no human, made at its first use. */
    public Grant machine(Profile profile, String subject) {
        return find(profile.name(), subject).orElseGet(() -> {
            Grant grant = create(profile, subject, nextGeneration(), "no human needed");
            grant.humanNeeded(HumanDay.none("No human needed: the grant type asks none."));
            return grant;
        });
    }

    private Grant create(Profile profile, String subject, long generation, String by) {
        if (!Texts.isSubject(subject)) {
            throw new InvalidInput("subject", "must be 1 to 255 characters without slashes and control characters");
        }
        Grant grant = new Grant(profile.name(), subject, profile.provider(), generation, by, clock.instant());
        entities.persist(grant);
        entities.flush();
        entities.persist(new Attempt(grant.id(), grant.provider(), grant.profile(), null));
        entities.flush(); // or it is not found where it is locked next
        return grant;
    }

    /** What became of a consent's answer. */
    public enum Accepted {
        STORED,
        /** Something newer is there: a later consent, a move-in or a deletion. */
        SUPERSEDED,
        /** The answer has no refresh token and the grant has one that works: the old grant stays (it lives longer). */
        KEPT_OLD
    }

    /**
     * Stores what a person's consent brought.
     *
     * @param generation reserved by {@link #nextGeneration} before the code was exchanged
     * @param by whose consent it was, for people
     */
    public Accepted accept(String profileName, String subject, long generation, Issued issued, String by) {
        Profile profile = profiles.get(profileName);
        Provider provider = providers.get(profile.provider());
        Grant grant = locked(profileName, subject);
        if ((grant != null && grant.generation() > generation)
                || tombstones.generation(profileName, subject) > generation) {
            return Accepted.SUPERSEDED;
        }
        if (grant != null && !grant.dead() && grant.refresh().token() != null && issued.refreshToken() == null) {
            grant.warn(Warning.KEPT_OLD);
            audit.recordAs(by, "consented in vain", "grant " + profileName + " · " + subject, List.of());
            changes.announce("grant", profileName + "/" + subject);
            return Accepted.KEPT_OLD;
        }
        Attempt attempt = begin(profile, subject, generation, by, grant);
        Grant begun = entities.find(Grant.class, attempt.grantId());
        Account account = issued.account();
        begun.issuedTo(provider.settings().registration().clientId());
        begun.belongsTo(account == null ? null : account.id(), account == null ? null : account.displayName());
        attempt.succeeded(shelf.put(begun, issued, profile, provider, true), issued.sentAt());
        audit.recordAs(by, "consented", "grant " + profileName + " · " + subject, List.of());
        changes.announce("grant", profileName + "/" + subject);
        return Accepted.STORED;
    }

    /** Whatever was there before, what follows is of this generation. */
    private Attempt begin(Profile profile, String subject, long generation, String by, @Nullable Grant before) {
        Grant grant = before;
        if (grant == null) {
            grant = create(profile, subject, generation, by);
        } else {
            grant.begin(generation, by, clock.instant());
        }
        Attempt attempt = entities.find(Attempt.class, grant.id(), LockModeType.PESSIMISTIC_WRITE);
        attempt.begin();
        return attempt;
    }

    private @Nullable Grant locked(String profile, String subject) {
        Grant grant = find(profile, subject).orElse(null);
        if (grant != null) {
            entities.find(Attempt.class, grant.id(), LockModeType.PESSIMISTIC_WRITE); // the order that all keep
            entities.refresh(grant, LockModeType.PESSIMISTIC_WRITE);
        }
        return grant;
    }

    /**
     * A grant that was made elsewhere.
     *
     * @param accessToken may be null: the first renewal brings one
     * @param expiresAt the access token's end, or null
     */
    public record MovedIn(
            @Nullable Secret refreshToken,
            @Nullable Secret accessToken,
            @Nullable Instant expiresAt,
            @Nullable List<String> scopes) {}

    /**
     * Takes a grant over. A refresh token that this grant holds, held last or was moved in with changes nothing.
     *
     * @throws Conflict where another grant holds the refresh token and the provider replaces used ones
     */
    public void moveIn(String profileName, String subject, MovedIn moved, String by) {
        Profile profile = profiles.get(profileName);
        if (!profile.grantType().needsHuman()) {
            throw new InvalidInput(
                    "refreshToken", "has no place here: this profile needs no human and gets its own tokens");
        }
        Provider provider = providers.get(profile.provider());
        String print = moved.refreshToken() == null ? null : vault.fingerprint(moved.refreshToken());
        Grant grant = locked(profileName, subject);
        if (print != null) {
            if (grant != null && grant.refresh().knows(print)) {
                return;
            }
            if (provider.settings().ends().refreshRotation() != RefreshRotation.NONE
                    && heldElsewhere(provider, print)) {
                throw new Conflict(
                        "Another grant holds this refresh token. A provider that replaces used ones would end"
                                + " both: delete the other grant first, or set the provider's rotation to none if it keeps them.");
            }
        }
        Attempt attempt = begin(profile, subject, nextGeneration(), by, grant);
        Grant begun = entities.find(Grant.class, attempt.grantId());
        begun.issuedTo(provider.settings().registration().clientId());
        begun.belongsTo(null, null); // whose it is, nobody has said
        attempt.plan(
                shelf.moveIn(begun, moved, print, profile, provider),
                begun.access().sentAt());
        audit.record("moved in", "grant " + profileName + " · " + subject);
        changes.announce("grant", profileName + "/" + subject);
    }

    /** One look at a time: two who move the same token in at once must not both find it free. */
    private boolean heldElsewhere(Provider provider, String print) {
        entities.createNativeQuery("SELECT id FROM provider WHERE id = ? FOR UPDATE")
                .setParameter(1, provider.id())
                .getSingleResult();
        return entities.createQuery(
                                "SELECT COUNT(g) FROM Grant g WHERE g.dead = FALSE AND (g.refresh.print = :print"
                                        + " OR g.refresh.printBefore = :print OR g.refresh.printMoved = :print)",
                                Long.class)
                        .setParameter("print", print)
                        .getSingleResult()
                > 0;
    }

    /** Whether this grant was deleted after a number of {@link #nextGeneration} was drawn. */
    public boolean deletedAfter(String profile, String subject, long generation) {
        return tombstones.generation(profile, subject) > generation;
    }

    /** What is left of a grant that was forgotten: whom to tell. */
    public record Forgotten(
            Provider provider,
            @Nullable Secret refreshToken,
            @Nullable Secret accessToken,
            Whose whose) {}

    /**
     * Forgets a grant at once; telling the provider is {@link Revocations}'.
     *
     * @throws NotFound where there is none
     */
    Forgotten forget(String profile, String subject) {
        Grant grant = locked(profile, subject);
        if (grant == null) {
            throw new NotFound("grant", profile + " · " + subject);
        }
        String refresh = grant.refresh().token();
        String access = grant.access().token();
        Forgotten forgotten = new Forgotten(
                providers.get(grant.provider()),
                refresh == null ? null : vault.open(refresh, grant.refreshPlace()),
                access == null ? null : vault.open(access, grant.accessPlace()),
                Whose.of(grant));
        tombstones.put(profile, subject, nextGeneration());
        entities.remove(entities.find(Attempt.class, grant.id()));
        entities.flush();
        entities.remove(grant);
        audit.record("deleted", "grant " + profile + " · " + subject);
        changes.announce("grant", profile + "/" + subject);
        changes.announce("forgotten", profile + "/" + subject); // not even while the database is away
        return forgotten;
    }
}
