package io.evergrant.grant;

import io.evergrant.node.NodeClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.List;

/** What was deleted last, so that an answer that was on its way does not bring it back. */
@ApplicationScoped
@Transactional
class Tombstones {
    /** Longer than any answer can be on its way. */
    private static final Duration KEPT = Duration.ofDays(2);

    @PersistenceContext(unitName = "evergrant")
    EntityManager entities;

    @Inject
    NodeClock clock;

    long generation(String profile, String subject) {
        List<?> found = entities.createNativeQuery("SELECT generation FROM grant_tombstone WHERE id = ?")
                .setParameter(1, profile + "/" + subject)
                .getResultList();
        return found.isEmpty() ? 0 : ((Number) found.get(0)).longValue();
    }

    void put(String profile, String subject, long generation) {
        long now = clock.millis();
        entities.createNativeQuery("DELETE FROM grant_tombstone WHERE id = ? OR at < ?")
                .setParameter(1, profile + "/" + subject)
                .setParameter(2, now - KEPT.toMillis())
                .executeUpdate();
        entities.createNativeQuery("INSERT INTO grant_tombstone (id, generation, at) VALUES (?, ?, ?)")
                .setParameter(1, profile + "/" + subject)
                .setParameter(2, generation)
                .setParameter(3, now)
                .executeUpdate();
    }
}
