package io.evergrant.grant;

import io.evergrant.node.NodeClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Where older renewals are counted by day, so that a grant stays small however often it is renewed. */
@ApplicationScoped
@Transactional
class RenewalDays {
    private static final Duration KEPT = Duration.ofDays(400);

    @PersistenceContext(unitName = "evergrant")
    EntityManager entities;

    @Inject
    NodeClock clock;

    /** The days since, the oldest first. */
    List<RenewalDay> since(String grantId, Instant start) {
        List<?> rows = entities.createNativeQuery("SELECT \"day\", renewed, retried, failed FROM renewal_day"
                        + " WHERE grant_id = ? AND \"day\" >= ? ORDER BY \"day\"")
                .setParameter(1, grantId)
                .setParameter(2, start.toEpochMilli())
                .getResultList();
        return rows.stream().map(row -> day((Object[]) row)).toList();
    }

    private static RenewalDay day(Object[] row) {
        return new RenewalDay(
                Instant.ofEpochMilli(number(row[0]).longValue()),
                number(row[1]).intValue(),
                number(row[2]).intValue(),
                number(row[3]).intValue());
    }

    private static Number number(Object value) {
        return (Number) value;
    }

    /** Under the lock of the grant's attempt, like all that is written here. */
    void add(String grantId, RenewalDay day) {
        int there = entities.createNativeQuery("UPDATE renewal_day SET renewed = renewed + ?, retried = retried + ?,"
                        + " failed = failed + ? WHERE grant_id = ? AND \"day\" = ?")
                .setParameter(1, day.renewed())
                .setParameter(2, day.retried())
                .setParameter(3, day.failed())
                .setParameter(4, grantId)
                .setParameter(5, day.day().toEpochMilli())
                .executeUpdate();
        if (there == 0) {
            entities.createNativeQuery(
                            "INSERT INTO renewal_day (grant_id, \"day\", renewed, retried, failed) VALUES (?, ?, ?, ?, ?)")
                    .setParameter(1, grantId)
                    .setParameter(2, day.day().toEpochMilli())
                    .setParameter(3, day.renewed())
                    .setParameter(4, day.retried())
                    .setParameter(5, day.failed())
                    .executeUpdate();
            forgetOld(grantId);
        }
    }

    private void forgetOld(String grantId) {
        entities.createNativeQuery("DELETE FROM renewal_day WHERE grant_id = ? AND \"day\" < ?")
                .setParameter(1, grantId)
                .setParameter(2, clock.instant().minus(KEPT).toEpochMilli())
                .executeUpdate();
    }
}
