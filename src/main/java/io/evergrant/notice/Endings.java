package io.evergrant.notice;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * What became of the causes that people were told of. One that ends and begins again soon goes on, silently: only what
 * has stayed away is over, and only then is it told that it is.
 */
@ApplicationScoped
@Transactional
class Endings {
    static final Duration CALM = Duration.ofMinutes(15);
    private static final Duration KEPT = Duration.ofDays(90);
    private static final int BATCH = 100;

    @PersistenceContext(unitName = "evergrant")
    EntityManager entities;

    @Inject
    Notices notices;

    /** Compares the notices that stand with what holds now. */
    void look(Instant now) {
        for (Kind kind : Holding.LASTING) {
            String holds = Holding.condition(kind);
            update("SET ended_at = NULL WHERE n.ended_at <= ?1 AND n.kind = ?2 AND n.held IS NOT NULL AND " + holds)
                    .setParameter(1, now.toEpochMilli())
                    .setParameter(2, kind.name())
                    .executeUpdate();
            update("SET ended_at = ?1 WHERE n.ended_at IS NULL AND n.kind = ?2 AND NOT " + holds)
                    .setParameter(1, now.toEpochMilli())
                    .setParameter(2, kind.name())
                    .executeUpdate();
        }
    }

    private Query update(String rest) {
        return entities.createNativeQuery("UPDATE notice AS n " + rest);
    }

    /**
     * Lets go of what has stayed away.
     *
     * @return the notices that tell of it
     */
    List<Notice> close(Collection<String> channels, Instant now) {
        List<Notice> told = new ArrayList<>();
        // an outage before the pause that came of it: one recovery is told for both
        for (Notice notice : entities.createQuery(
                        "SELECT n FROM Notice n WHERE n.endedAt <= :end AND n.held IS NOT NULL ORDER BY n.kind, n.id",
                        Notice.class)
                .setParameter("end", now.minus(CALM))
                .setMaxResults(BATCH)
                .getResultList()) {
            boolean recovered = notice.kind().recovers() && !pausedToo(notice) && exists(notice);
            if (letGo(notice, now) && recovered) {
                told.add(notice.recovered(now));
            }
        }
        told.forEach(n -> notices.tell(n, channels));
        return told;
    }

    /** Whoever is first lets go; another node, or a cause that has just begun again, is no second. */
    private boolean letGo(Notice notice, Instant now) {
        return entities.createQuery("UPDATE Notice n SET n.held = NULL WHERE n.id = :id AND n.held IS NOT NULL"
                                + " AND n.endedAt <= :end")
                        .setParameter("id", notice.id())
                        .setParameter("end", now.minus(CALM))
                        .executeUpdate()
                == 1;
    }

    private boolean pausedToo(Notice notice) {
        return notice.kind() == Kind.OUTAGE
                && entities.createQuery("SELECT COUNT(n) FROM Notice n WHERE n.held = :held", Long.class)
                                .setParameter("held", Kind.PROVIDER_PAUSED.wire() + " " + notice.object())
                                .getSingleResult()
                        > 0;
    }

    /** What was deleted is over too, but has not recovered: its standing went with it. */
    private boolean exists(Notice notice) {
        return !entities.createNativeQuery("SELECT id FROM standing WHERE id = ?1")
                .setParameter(1, notice.object())
                .getResultList()
                .isEmpty();
    }

    /** Forgets what is long over. */
    void forget(Instant now) {
        entities.createQuery("DELETE FROM Notice n WHERE n.at < :end AND n.endedAt < :end AND n.held IS NULL")
                .setParameter("end", now.minus(KEPT))
                .executeUpdate();
    }
}
