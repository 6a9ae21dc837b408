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
import org.jspecify.annotations.Nullable;

/**
 * What the clock must look at now. Cost follows what is due: an indexed query that leaves out who is paused, whose
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
     * The ids of at most {@code limit} grants that are due, the longest due first; of each provider no more than there are
     * slots for, and of one whose circuit is open none but its probe.
     */
    public List<String> now(int limit) {
        Set<String> found = new LinkedHashSet<>();
        Map<String, Integer> room = new HashMap<>();
        Set<String> full = new HashSet<>();
        circuits(found, room, full);
        boolean again = true;
        while (again && found.size() < limit) {
            again = false;
            for (Object[] row : due(limit, full)) {
                String provider = (String) row[1];
                int left = room.computeIfAbsent(provider, this::room);
                if (left <= 0) {
                    again |= full.add(provider); // others may stand behind it
                } else if (found.add((String) row[0])) {
                    room.put(provider, left - 1);
                }
            }
        }
        return found.stream().limit(limit).toList();
    }

    private List<Object[]> due(int limit, Set<String> full) {
        String but = full.isEmpty() ? "" : " AND a.provider NOT IN :full";
        Lateness late = new Lateness(clock.slows());
        var query = entities.createQuery(
                        "SELECT a.grantId, a.provider FROM Attempt a WHERE (a.dueAt <= :now"
                                + late.condition()
                                + ") AND a.node IS NULL" + but
                                + " AND NOT EXISTS (SELECT s FROM Standing s WHERE (s.id = CONCAT('provider ', a.provider)"
                                + " OR s.id = CONCAT('profile ', a.profile))"
                                + " AND (s.pausedAt IS NOT NULL AND s.probeAt > :now OR s.notBefore > :now))"
                                + " ORDER BY a.dueAt",
                        Object[].class)
                .setParameter("now", clock.instant())
                .setMaxResults(limit);
        late.set(query, clock.millis());
        if (!full.isEmpty()) {
            query.setParameter("full", full);
        }
        return query.getResultList();
    }

    /** Whose circuit is open is full but for a probe, and whose circuit has just closed has few slots. */
    private void circuits(Set<String> found, Map<String, Integer> room, Set<String> full) {
        Instant now = clock.instant();
        for (Standing standing : entities.createQuery(
                        "SELECT s FROM Standing s WHERE s.circuit.openSince IS NOT NULL OR s.circuit.wellSince > :lately",
                        Standing.class)
                .setParameter("lately", now.minus(Breaker.RAMP))
                .getResultList()) {
            String provider = standing.id().substring(Standing.provider("").length());
            if (standing.circuitSince() == null) {
                room.put(provider, slots(provider, standing.circuit()) - (int) live(provider));
                continue;
            }
            full.add(provider);
            Instant until = standing.quietUntil();
            boolean quiet = until != null && now.isBefore(until) || standing.paused() && !standing.probeDue(now);
            String probe = quiet ? null : probe(provider, standing);
            if (probe != null) {
                found.add(probe);
            }
        }
    }

    private int room(String provider) {
        return providers
                .find(provider)
                .map(p -> p.settings().ends().concurrency() - (int) live(provider))
                .orElse(0);
    }

    private int slots(String provider, Breaker circuit) {
        return providers
                .find(provider)
                .map(p -> circuit.slots(p.settings().ends().concurrency(), clock.instant()))
                .orElse(0);
    }

    /** How many requests to this provider are on their way, all nodes together. */
    long live(String provider) {
        return entities.createQuery(
                        "SELECT COUNT(a) FROM Attempt a WHERE a.provider = :provider AND a.node IS NOT NULL",
                        Long.class)
                .setParameter("provider", provider)
                .getSingleResult();
    }

    /** Whether it is this grant's turn to probe, or nobody else can. */
    boolean isProbe(String grantId, String provider, Standing standing) {
        String turn = probe(provider, standing);
        return turn == null || turn.equals(grantId);
    }

    /** Whose turn it is to probe: one that has failed least, and not the one that probed last while there is another. */
    private @Nullable String probe(String provider, Standing standing) {
        List<String> two = entities.createQuery(
                        "SELECT a.grantId FROM Attempt a WHERE a.provider = :provider AND a.dueAt <= :now"
                                + " AND a.node IS NULL AND a.refused = FALSE AND NOT EXISTS (SELECT s FROM Standing s"
                                + " WHERE s.id = CONCAT('profile ', a.profile) AND s.pausedAt IS NOT NULL AND s.probeAt > :now)"
                                + " ORDER BY a.failures, a.dueAt",
                        String.class)
                .setParameter("provider", provider)
                .setParameter("now", clock.instant())
                .setMaxResults(2)
                .getResultList();
        return two.stream()
                .filter(id -> !standing.circuit().wasProbedWith(id))
                .findFirst()
                .orElse(two.isEmpty() ? null : two.get(0));
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
            attempt.unwell(Faults.ours(now), now.plus(ASIDE), attempt.unknownSince() != null);
        }
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
