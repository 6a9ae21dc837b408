package io.evergrant.consent;

import io.evergrant.audit.Actor;
import io.evergrant.audit.Audit;
import io.evergrant.check.Conflict;
import io.evergrant.check.InvalidInput;
import io.evergrant.check.NotFound;
import io.evergrant.check.Violations;
import io.evergrant.node.NodeClock;
import io.evergrant.node.PublicAddress;
import io.evergrant.profile.Profile;
import io.evergrant.profile.Profiles;
import io.evergrant.secret.Secret;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The place where requests for consent are kept. */
@ApplicationScoped
@Transactional
public class Consents {
    @PersistenceContext(unitName = "evergrant")
    EntityManager entities;

    @Inject
    Profiles profiles;

    @Inject
    Tickets tickets;

    @Inject
    Audit audit;

    @Inject
    Actor actor;

    @Inject
    NodeClock clock;

    @Inject
    PublicAddress address;

    /**
     * Asks a person for consent, and makes the link for it.
     *
     * @param returnUris what may be returned to beside the console's pages: the application's list
     * @throws NotFound where there is no such profile
     * @throws InvalidInput where something cannot be, or the profile needs no human
     */
    public Link ask(Asking asking, Collection<String> returnUris) {
        Profile profile = profiles.get(asking.profile());
        Violations found = new Violations();
        asking.check(found);
        ReturnUris.check(asking.returnUri(), returnUris, found);
        found.addIf(
                !profile.grantType().needsHuman(),
                "profile",
                "needs no human: ask for its token, and it gets its grant");
        found.throwIfAny();
        Secret token = Randoms.next();
        Consent consent = store(asking, profile, askedBy(), Randoms.hash(token.reveal()));
        return new Link(consent, address.at("/consent/" + token.reveal()));
    }

    private Consent store(Asking asking, Profile profile, String by, String tokenHash) {
        Consent consent = new Consent(asking, profile.id(), by, tokenHash, clock.instant());
        entities.persist(consent);
        entities.flush(); // two uses of one ticket: the second one fails here
        audit.recordAs(by, "asked", object(consent), List.of());
        return consent;
    }

    /**
     * The address behind the console's own <i>Get OAuth token</i>: a GET link that starts at once, used once, and no row
     * until it is. Where the profile needs no human there is none.
     *
     * @param returnTo the console's page to come back to
     */
    @Transactional(Transactional.TxType.SUPPORTS)
    public URI ticket(String profile, String subject, String returnTo) {
        if (!ReturnUris.isConsolePage(returnTo)) {
            throw new InvalidInput("returnUri", "must be a page of the console");
        }
        return address.at("/consent/" + tickets.issue(Asking.now(profile, subject, returnTo), askedBy()) + "/start");
    }

    public Optional<Consent> find(String id) {
        return Optional.ofNullable(entities.find(Consent.class, id));
    }

    /** @throws NotFound where there is none, or not any more */
    public Consent get(String id) {
        return find(id).orElseThrow(() -> new NotFound("consent", id));
    }

    /** The consent that a link's token opens; empty for one that never was, and for an unused ticket. */
    Optional<Consent> of(String token) {
        return entities.createQuery("SELECT c FROM Consent c WHERE c.tokenHash = :hash", Consent.class)
                .setParameter("hash", Randoms.hash(token))
                .getResultStream()
                .findFirst();
    }

    /** The same, where a ticket of ours is used for the first time and becomes a consent. */
    Optional<Consent> redeem(String token) {
        return of(token)
                .or(() -> tickets.read(token)
                        .flatMap(ticket -> profiles.find(ticket.asking().profile())
                                .filter(p -> p.grantType().needsHuman())
                                .map(p -> store(ticket.asking(), p, ticket.askedBy(), Randoms.hash(token)))));
    }

    /** The latest, newest first. */
    public List<Consent> page(int offset, int limit) {
        return entities.createQuery("SELECT c FROM Consent c ORDER BY c.createdAt DESC, c.id", Consent.class)
                .setFirstResult(offset)
                .setMaxResults(limit)
                .getResultList();
    }

    public long count() {
        return entities.createQuery("SELECT COUNT(c) FROM Consent c", Long.class)
                .getSingleResult();
    }

    /** Those for one grant, newest first. */
    public List<Consent> of(String profile, String subject, int limit) {
        return entities.createQuery(
                        "SELECT c FROM Consent c WHERE c.profile = :profile AND c.subject = :subject"
                                + " ORDER BY c.createdAt DESC",
                        Consent.class)
                .setParameter("profile", profile)
                .setParameter("subject", subject)
                .setMaxResults(limit)
                .getResultList();
    }

    /** Those that wait for an operator's yes to another account, oldest first. */
    public List<Consent> awaitingConfirmation(int limit) {
        return entities.createQuery(
                        "SELECT c FROM Consent c WHERE c.status = :status ORDER BY c.createdAt", Consent.class)
                .setParameter("status", ConsentStatus.AWAITING_CONFIRMATION)
                .setMaxResults(limit)
                .getResultList();
    }

    /**
     * Takes a request back; its link is dead at once.
     *
     * @throws Conflict where it is completed: then the grant is what can be revoked
     */
    public Consent withdraw(String id) {
        Consent consent = locked(id);
        if (consent.status(clock.instant()) == ConsentStatus.COMPLETED) {
            throw new Conflict("The consent is completed. Revoke the grant of " + consent.profile() + " instead.");
        }
        consent.end(ConsentStatus.WITHDRAWN, null, clock.instant());
        audit.record("withdrawn", object(consent));
        return consent;
    }

    /** The person says no before setting out; the link lives on, should it have been a slip. */
    public void deny(String token) {
        of(token)
                .map(c -> locked(c.id()))
                .filter(c -> c.mayStart(clock.instant()))
                .ifPresent(consent -> {
                    consent.end(ConsentStatus.DENIED, Faults.DECLINED.at(clock.instant()), clock.instant());
                    audit.recordAs("person with the link", "denied", object(consent), List.of());
                });
    }

    /** The row, and nobody else's until this transaction ends. */
    Consent locked(String id) {
        Consent consent = entities.find(Consent.class, id, LockModeType.PESSIMISTIC_WRITE);
        if (consent == null) {
            throw new NotFound("consent", id);
        }
        return consent;
    }

    static String object(Consent consent) {
        return "consent " + consent.profile() + " · " + consent.subject();
    }

    private String askedBy() {
        String name = actor.name();
        return name == null ? "evergrant" : name;
    }
}
