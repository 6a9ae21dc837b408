package io.evergrant.grant;

import io.evergrant.node.NodeClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.UUID;

/** Revocations and code exchanges that are on their way, of all nodes: each is told before it looks for the others. */
@ApplicationScoped
@Transactional
class Passages {
    /** None takes so long: what is older was left by a node that died. */
    private static final Duration LONGEST = Duration.ofMinutes(2);

    @PersistenceContext(unitName = "evergrant")
    EntityManager entities;

    @Inject
    NodeClock clock;

    /** What is on its way. */
    enum Kind {
        EXCHANGE,
        REVOCATION
    }

    /** Tells of one more, for all to see when this returns; its id. */
    String begin(String provider, Kind kind) {
        String id = UUID.randomUUID().toString();
        entities.createNativeQuery("INSERT INTO passage (id, provider, kind, at) VALUES (?, ?, ?, ?)")
                .setParameter(1, id)
                .setParameter(2, provider)
                .setParameter(3, kind.name())
                .setParameter(4, clock.millis())
                .executeUpdate();
        return id;
    }

    boolean any(String provider, Kind kind) {
        Number found = (Number)
                entities.createNativeQuery("SELECT COUNT(*) FROM passage WHERE provider = ? AND kind = ? AND at > ?")
                        .setParameter(1, provider)
                        .setParameter(2, kind.name())
                        .setParameter(3, clock.millis() - LONGEST.toMillis())
                        .getSingleResult();
        return found.longValue() > 0;
    }

    void end(String id) {
        entities.createNativeQuery("DELETE FROM passage WHERE id = ? OR at < ?")
                .setParameter(1, id)
                .setParameter(2, clock.millis() - LONGEST.toMillis())
                .executeUpdate();
    }
}
