package io.evergrant.grant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;

/** When living grants will need a human: the moments alone, by the index, and never more than asked for. */
@ApplicationScoped
@Transactional
public class ComingEnds {
    @PersistenceContext(unitName = "evergrant")
    EntityManager entities;

    /** The first {@code most} moments from {@code start} on and before {@code end}, the nearest first. */
    public List<Instant> between(Instant start, Instant end, int most) {
        return entities.createQuery(
                        "SELECT g.humanNeededBy FROM Grant g WHERE g.humanNeededBy >= :start AND g.humanNeededBy < :end"
                                + " AND g.dead = FALSE ORDER BY g.humanNeededBy",
                        Instant.class)
                .setParameter("start", start)
                .setParameter("end", end)
                .setMaxResults(most)
                .getResultList();
    }
}
