package io.evergrant.grant;

import io.evergrant.node.NodeClock;
import io.evergrant.node.NodeName;
import io.evergrant.node.Nodes;
import io.evergrant.provider.Provider;
import io.evergrant.provider.Providers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * What the clock must look at now. Cost follows what is due: one indexed query that leaves out who is paused, whose
 * circuit is open and whose slots are full, so that a bad few never stand before the many.
 */
@ApplicationScoped
@Transactional
public class DueGrants {
    /**
     * While the clock works off a backward step of the database's time, what is planned comes late by what was held back
     * since: a token would end first. Due is {@code due_at - (until - max(planned_at, from)) <= now}.
     */
    private static final String LATE = " OR a.dueAt <= :latest AND a.plannedAt < :until"
            + " AND SQL('? + GREATEST(?, ?)', a.dueAt, a.plannedAt, :from) <= :sum";

    @PersistenceContext(unitName = "evergrant")
    EntityManager entities;

    @Inject
    Providers providers;

    @Inject
    NodeClock clock;

    @Inject
    NodeName self;

    @Inject
    Nodes nodes;

    @Inject
    Orphans ended;

    /** The ids of at most {@code limit} grants that are due, the longest due first. */
    public List<String> now(int limit) {
        List<String> full = fullProviders();
        String but = full.isEmpty() ? "" : " AND a.provider NOT IN :full";
        NodeClock.Slow slow = clock.slow();
        var query = entities.createQuery(
                        "SELECT a.grantId FROM Attempt a WHERE (a.dueAt <= :now" + (slow == null ? "" : LATE)
                                + ") AND a.node IS NULL" + but
                                + " AND NOT EXISTS (SELECT s FROM Standing s WHERE (s.id = CONCAT('provider ', a.provider)"
                                + " OR s.id = CONCAT('profile ', a.profile)) AND (s.pausedAt IS NOT NULL AND s.probeAt > :now"
                                + " OR s.circuitSince IS NOT NULL AND s.circuitProbeAt > :now OR s.notBefore > :now))"
                                + " ORDER BY a.dueAt",
                        String.class)
                .setParameter("now", clock.instant())
                .setMaxResults(limit);
        if (slow != null) {
            query.setParameter("latest", clock.instant().plusMillis(slow.until() - slow.from()))
                    .setParameter("until", Instant.ofEpochMilli(slow.until()))
                    .setParameter("from", slow.from())
                    .setParameter("sum", clock.millis() + slow.until());
        }
        if (!full.isEmpty()) {
            query.setParameter("full", full);
        }
        return query.getResultList();
    }

    /** How many are due, whoever may not be asked just now. */
    public long count() {
        return entities.createQuery("SELECT COUNT(a) FROM Attempt a WHERE a.dueAt <= :now", Long.class)
                .setParameter("now", clock.instant())
                .getSingleResult();
    }

    /** How many requests are on their way, all nodes together. */
    public long inFlight() {
        return entities.createQuery("SELECT COUNT(a) FROM Attempt a WHERE a.node IS NOT NULL", Long.class)
                .getSingleResult();
    }

    private List<String> fullProviders() {
        List<String> full = new ArrayList<>();
        for (Object[] row : entities.createQuery(
                        "SELECT a.provider, COUNT(a) FROM Attempt a WHERE a.node IS NOT NULL GROUP BY a.provider",
                        Object[].class)
                .getResultList()) {
            Provider provider = providers.find((String) row[0]).orElse(null);
            if (provider != null && (Long) row[1] >= provider.settings().ends().concurrency()) {
                full.add(provider.name());
            }
        }
        return full;
    }

    /**
     * Ends claims that nobody works on: those in this node's name without a flight, as outcome unknown, and tells of those
     * whose node is silent, which a new claim may take over.
     *
     * @param flying whether this node has a grant in flight: asked anew under the row's lock, because a flight begins before
     *     its claim is committed and ends after its record
     * @return the grants whose claims may be asked for again
     */
    public List<String> orphans(Predicate<String> flying) {
        List<String> orphans = new ArrayList<>();
        for (Object[] row : entities.createQuery(
                        "SELECT a.grantId, a.node FROM Attempt a WHERE a.node IS NOT NULL", Object[].class)
                .getResultList()) {
            String id = (String) row[0];
            if (self.name().equals(row[1])) {
                end(id, flying);
            } else if (nodes.silent((String) row[1])) {
                orphans.add(id);
            }
        }
        return orphans;
    }

    private void end(String id, Predicate<String> flying) {
        if (flying.test(id)) {
            return;
        }
        Attempt attempt = entities.find(Attempt.class, id, LockModeType.PESSIMISTIC_WRITE);
        if (attempt != null && self.name().equals(attempt.node()) && !flying.test(id)) {
            ended.end(attempt, clock.instant());
        }
    }
}
