package io.evergrant.grant;

import io.evergrant.node.NodeClock;
import io.evergrant.node.NodeName;
import io.evergrant.node.Nodes;
import io.evergrant.provider.Providers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What the clock must look at now. Cost follows what is due: one indexed query that leaves out who is paused, whose
 * circuit is open and whose slots are full, so that a bad few never stand before the many.
 */
@ApplicationScoped
@Transactional
public class DueGrants {
    private static final Duration ASIDE = Duration.ofMinutes(5);

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

    /**
     * The ids of at most {@code limit} grants that are due, the longest due first; of no provider more than it may be asked
     * for now, so that a slow one does not fill the places of the others.
     */
    public List<String> now(int limit) {
        Slots slots = new Slots(live());
        Set<String> chosen = new LinkedHashSet<>();
        boolean more = true;
        while (more && chosen.size() < limit) {
            List<Object[]> rows = due(limit, slots.full());
            int full = slots.full().size();
            for (Object[] row : rows) {
                String id = (String) row[0];
                if (chosen.size() < limit && !chosen.contains(id) && slots.take((String) row[1])) {
                    chosen.add(id);
                }
            }
            more = rows.size() == limit && slots.full().size() > full;
        }
        return List.copyOf(chosen);
    }

    private List<Object[]> due(int limit, Set<String> full) {
        String but = full.isEmpty() ? "" : " AND a.provider NOT IN :full";
        var query = entities.createQuery(
                        "SELECT a.grantId, a.provider FROM Attempt a WHERE a.dueAt <= :now AND a.node IS NULL" + but
                                + " AND NOT EXISTS (SELECT s FROM Standing s WHERE (s.id = CONCAT('provider ', a.provider)"
                                + " OR s.id = CONCAT('profile ', a.profile)) AND (s.pausedAt IS NOT NULL AND s.probeAt > :now"
                                + " OR s.circuitSince IS NOT NULL AND s.circuitProbeAt > :now OR s.notBefore > :now))"
                                + " ORDER BY a.dueAt",
                        Object[].class)
                .setParameter("now", clock.instant())
                .setMaxResults(limit);
        if (!full.isEmpty()) {
            query.setParameter("full", full);
        }
        return query.getResultList();
    }

    /** How many more requests each provider may be sent now. */
    private final class Slots {
        private final Map<String, Long> live;
        private final Map<String, Long> free = new HashMap<>();
        private final Set<String> full = new HashSet<>();

        Slots(Map<String, Long> live) {
            this.live = live;
            live.keySet().forEach(this::free);
        }

        private long free(String provider) {
            return free.computeIfAbsent(provider, name -> {
                long most = providers
                        .find(name)
                        .map(p -> p.settings().ends().concurrency())
                        .orElse(0);
                return most - live.getOrDefault(name, 0L);
            });
        }

        boolean take(String provider) {
            long left = free(provider);
            free.put(provider, left - 1);
            return left > 0;
        }

        Set<String> full() {
            free.forEach((provider, left) -> {
                if (left <= 0) {
                    full.add(provider);
                }
            });
            return full;
        }
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

    /** What cannot even be tried does not stand before the others: it is looked at again in a while. */
    public void setAside(String grantId) {
        Instant now = clock.instant();
        Attempt attempt = entities.find(Attempt.class, grantId, LockModeType.PESSIMISTIC_WRITE);
        if (attempt != null
                && attempt.node() == null
                && attempt.dueAt() != null
                && !attempt.dueAt().isAfter(now)) {
            attempt.setAside(Faults.ours(now), now.plus(ASIDE));
        }
    }

    private Map<String, Long> live() {
        Map<String, Long> live = new HashMap<>();
        entities.createQuery(
                        "SELECT a.provider, COUNT(a) FROM Attempt a WHERE a.node IS NOT NULL GROUP BY a.provider",
                        Object[].class)
                .getResultList()
                .forEach(row -> live.put((String) row[0], (Long) row[1]));
        return live;
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
