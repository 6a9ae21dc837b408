package io.evergrant.consent;

import io.evergrant.endpoint.AuthorizationUri;
import io.evergrant.grant.Fault;
import io.evergrant.node.NodeClock;
import io.evergrant.secret.Place;
import io.evergrant.secret.Secret;
import io.evergrant.secret.Vault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The place where authorization requests under way are kept, for every node to take up. */
@ApplicationScoped
@Transactional
class Starts {
    @PersistenceContext(unitName = "evergrant")
    EntityManager entities;

    @Inject
    Vault vault;

    @Inject
    NodeClock clock;

    /** A new request, and what leaves this place once: the cookie for the browser. */
    record Begun(Start start, Secret cookie) {}

    /** Keeps a new request; the old ones of this consent that nobody finished are forgotten. */
    Begun begin(Consent consent, Origin origin, AuthorizationUri uri) {
        entities.createQuery(
                        "DELETE FROM Start s WHERE s.consent = :consent AND s.usedAt IS NULL AND s.expiresAt < :now")
                .setParameter("consent", consent.id())
                .setParameter("now", clock.instant())
                .executeUpdate();
        Secret cookie = Randoms.next();
        Start start = new Start(
                consent.id(), Randoms.hash(uri.state().reveal()), Randoms.hash(cookie.reveal()), clock.instant());
        start.at(origin);
        start.keep(seal(uri.verifier(), start.place("verifier")), seal(uri.nonce(), start.place("nonce")));
        entities.persist(start);
        return new Begun(start, cookie);
    }

    private @Nullable String seal(@Nullable Secret secret, Place place) {
        return secret == null ? null : vault.seal(secret, place);
    }

    private @Nullable Secret open(@Nullable String sealed, Place place) {
        return sealed == null ? null : vault.open(sealed, place);
    }

    /** Where the browser is sent, and what must be the same when it comes back; the generation is the highest so far. */
    record Origin(
            String provider,
            @Nullable String issuer,
            @Nullable String tokenEndpoint,
            String redirectUri,
            boolean formPost,
            long generation) {}

    Optional<Start> find(String id) {
        return Optional.ofNullable(entities.find(Start.class, id));
    }

    Optional<Start> byState(String state) {
        return entities.createQuery("SELECT s FROM Start s WHERE s.stateHash = :hash", Start.class)
                .setParameter("hash", Randoms.hash(state))
                .getResultStream()
                .findFirst();
    }

    /** The first arrival of a state spends it, on whichever node: true for that one alone. */
    boolean take(Start start) {
        return entities.createQuery("UPDATE Start s SET s.usedAt = :now WHERE s.id = :id AND s.usedAt IS NULL")
                        .setParameter("now", clock.instant())
                        .setParameter("id", start.id())
                        .executeUpdate()
                == 1;
    }

    void end(Start start, ConsentStatus how, @Nullable Fault why) {
        find(start.id()).ifPresent(s -> s.end(how, why));
    }

    @Nullable
    Secret verifier(Start start) {
        return open(start.sealedVerifier(), start.place("verifier"));
    }

    @Nullable
    Secret nonce(Start start) {
        return open(start.sealedNonce(), start.place("nonce"));
    }
}
