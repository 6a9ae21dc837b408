package io.evergrant.notice;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;

/** Outages that nobody was told of yet: a circuit that is open, or grants that fail, for long. */
@ApplicationScoped
@Transactional
class OutageCauses {
    private static final String FAILING =
            "SELECT a.provider, a.failing_since AS since, 1 AS failing FROM grant_attempt a" + " WHERE "
                    + Holding.FAILING + Holding.untold("'profile_paused profile ' || a.profile");

    private static final String CIRCUITS = "SELECT q.name, t.circuit_since, 0 FROM provider q JOIN standing t"
            + " ON t.id = 'provider ' || q.name WHERE t.circuit_since <= CAST(?1 AS BIGINT) - " + Holding.OUTAGE_MILLIS;

    @PersistenceContext(unitName = "evergrant")
    EntityManager entities;

    /** A pause says more than an outage: while one is told, or is just over, the other is not. */
    List<Cause> all(Instant now, int limit) {
        return Row.read(
                entities.createNativeQuery("SELECT p.name, COALESCE(p.display_name, p.name), s.error_detail,"
                                + " s.error_remedy, o.failing, o.since, s.error_code FROM (SELECT u.provider, MIN(u.since) AS since,"
                                + " SUM(u.failing) AS failing FROM (" + FAILING + " UNION ALL " + CIRCUITS
                                + ") u GROUP BY u.provider) o JOIN provider p ON p.name = o.provider"
                                + " LEFT JOIN standing s ON s.id = 'provider ' || p.name WHERE o.since IS NOT NULL"
                                + Holding.untold("'outage provider ' || p.name")
                                + Holding.untold("'provider_paused provider ' || p.name")
                                + " ORDER BY o.since LIMIT " + limit)
                        .setParameter(1, now.toEpochMilli()),
                row -> Cause.ofProvider(Kind.OUTAGE, Severity.WARNING, row.text(0), text(row)));
    }

    private static String text(Row row) {
        String failing = row.number(4) == 0 ? "Grants" : Words.grants(row.number(4));
        return Words.lines(
                failing + " of " + row.text(1) + " could not be renewed since " + Words.time(row.time(5)) + ". "
                        + Words.coded(row.text(2), row.text(6)),
                "Nothing while access tokens live; calls, as they end.",
                row.text(3).isEmpty() ? "Nothing yet: it is tried again." : row.text(3),
                "Whoever runs " + row.text(1) + "; an administrator, where our settings are at fault.");
    }
}
