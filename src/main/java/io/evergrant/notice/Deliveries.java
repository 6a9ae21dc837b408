package io.evergrant.notice;

import io.evergrant.node.NodeClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.List;

/**
 * The notices that are on their way. Whoever sends one puts off its due time first, by more than sending can take: no two
 * nodes send at one time, and where a node dies while it sends, another does it later.
 */
@ApplicationScoped
@Transactional
class Deliveries {
    private static final Duration LEASE = Duration.ofMinutes(5);

    @PersistenceContext(unitName = "evergrant")
    EntityManager entities;

    @Inject
    NodeClock clock;

    List<Delivery> due(int limit) {
        return entities.createQuery(
                        "SELECT d FROM Delivery d WHERE d.dueAt <= :now ORDER BY d.dueAt, d.id", Delivery.class)
                .setParameter("now", clock.instant())
                .setMaxResults(limit)
                .getResultList();
    }

    boolean claim(Delivery delivery) {
        return entities.createQuery("UPDATE Delivery d SET d.dueAt = :lease, d.tries = d.tries + 1"
                                + " WHERE d.id = :id AND d.dueAt = :seen")
                        .setParameter("lease", clock.instant().plus(LEASE))
                        .setParameter("id", delivery.id())
                        .setParameter("seen", delivery.dueAt())
                        .executeUpdate()
                == 1;
    }

    void delivered(Delivery delivery, String remark) {
        Delivery stored = entities.find(Delivery.class, delivery.id());
        if (stored != null) {
            stored.delivered(remark, clock.instant());
        }
    }

    void failed(Delivery delivery, String why) {
        Delivery stored = entities.find(Delivery.class, delivery.id());
        Notice notice = stored == null ? null : entities.find(Notice.class, stored.notice());
        if (stored != null && notice != null) {
            stored.failed(why, notice.at(), clock.instant());
        }
    }
}
