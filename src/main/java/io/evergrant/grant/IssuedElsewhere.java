package io.evergrant.grant;

import io.evergrant.node.NodeClock;
import io.evergrant.provider.Provider;
import io.evergrant.provider.Providers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** People's grants that were issued to another client id than their provider has: withheld in batches, and let go on. */
@ApplicationScoped
@Transactional
class IssuedElsewhere {
    private static final int BATCH = 200;
    private static final String ISSUED =
            " FROM Grant g WHERE g.provider = :provider AND g.dead = FALSE AND g.refresh.token IS NOT NULL AND g.clientId ";
    private static final String GO_ON =
            "UPDATE Attempt a SET a.refused = FALSE, a.failures = 0, a.failingSince = NULL%s"
                    + " WHERE a.provider = :provider AND a.refused = TRUE AND a.fault.code = :ours AND %s"
                    + " AND a.grantId IN (SELECT g.id" + ISSUED + "= :client)";

    @PersistenceContext(unitName = "evergrant")
    EntityManager entities;

    @Inject
    Providers providers;

    @Inject
    NodeClock clock;

    /** What waited for a probe is due now; what was not due yet is due when it was. */
    void goOn(String name) {
        String client = clientId(name);
        if (client != null) {
            Instant now = clock.instant();
            entities.createQuery(GO_ON.formatted("", "(a.dueAt > :probe OR a.dueAt IS NULL)"))
                    .setParameter("provider", name)
                    .setParameter("ours", Faults.CLIENT_CHANGED)
                    .setParameter("probe", now.plus(Standing.PROBE))
                    .setParameter("client", client)
                    .executeUpdate();
            entities.createQuery(GO_ON.formatted(", a.dueAt = :now, a.plannedAt = :now", "a.dueAt <= :probe"))
                    .setParameter("now", now)
                    .setParameter("provider", name)
                    .setParameter("ours", Faults.CLIENT_CHANGED)
                    .setParameter("probe", now.plus(Standing.PROBE))
                    .setParameter("client", client)
                    .executeUpdate();
        }
    }

    /**
     * Withholds the next batch.
     *
     * @param after the id that the batch before ended with, or empty
     * @return the id that this batch ended with; empty when there are no more
     */
    String withhold(String name, String after) {
        String client = clientId(name);
        List<String> ids = client == null
                ? List.of()
                : entities.createQuery(
                                "SELECT g.id" + ISSUED + "<> :client AND g.id > :after ORDER BY g.id", String.class)
                        .setParameter("provider", name)
                        .setParameter("client", client)
                        .setParameter("after", after)
                        .setMaxResults(BATCH)
                        .getResultList();
        Fault fault = Faults.clientChanged(clock.instant());
        for (String id : ids) {
            Attempt attempt = entities.find(Attempt.class, id, LockModeType.PESSIMISTIC_WRITE);
            if (attempt != null && !attempt.refused()) {
                attempt.withheld(fault);
            }
        }
        return ids.size() < BATCH ? "" : ids.get(BATCH - 1);
    }

    private @Nullable String clientId(String name) {
        return providers
                .find(name)
                .map(Provider::settings)
                .map(s -> s.registration().clientId())
                .orElse(null);
    }
}
