package io.evergrant.grant;

import io.evergrant.check.Removal;
import io.evergrant.node.NodeClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Grants to look at: filtered, sorted and paged by the database. */
@ApplicationScoped
@Transactional
public class GrantList {
    /** By FUNCTION: with JPQL's own CONCAT EclipseLink writes all values into the statement, and booleans as 0 and 1. */
    private static final String PAUSED = "EXISTS (SELECT s FROM Standing s WHERE s.pausedAt IS NOT NULL"
            + " AND (s.id = FUNCTION('CONCAT', 'provider ', g.provider)"
            + " OR s.id = FUNCTION('CONCAT', 'profile ', g.profile)))";

    @PersistenceContext(unitName = "evergrant")
    EntityManager entities;

    @Inject
    NodeClock clock;

    /** What a reader asks for; null where it does not matter. */
    public record Filter(
            @Nullable GrantStatus status,
            @Nullable String profile,
            @Nullable String provider,
            @Nullable String text,
            @Nullable Instant humanNeededBefore,
            @Nullable Instant humanNeededFrom) {
        public static final Filter ALL = new Filter(null, null, null, null, null);

        public Filter(
                @Nullable GrantStatus status,
                @Nullable String profile,
                @Nullable String provider,
                @Nullable String text,
                @Nullable Instant humanNeededBefore) {
            this(status, profile, provider, text, humanNeededBefore, null);
        }

        public static Filter ofProfile(String profile) {
            return new Filter(null, profile, null, null, null);
        }

        /** Of these, the living ones that need a human from {@code start} on and before {@code end}. */
        public Filter between(Instant start, Instant end) {
            return new Filter(status, profile, provider, text, end, start);
        }

        public static Filter ofStatus(GrantStatus status) {
            return new Filter(status, null, null, null, null);
        }
    }

    /** By the day a human is needed: those that need one now first, those without an end last. */
    public List<GrantView> page(Filter filter, int offset, int limit) {
        return views(query(
                        "SELECT g, a",
                        filter,
                        "",
                        " ORDER BY g.dead DESC, g.humanNeededBy ASC NULLS LAST, g.profile, g.subject",
                        Object[].class)
                .setFirstResult(offset)
                .setMaxResults(limit));
    }

    /** By profile and subject, after the given ones; the first where they are empty. */
    public List<GrantView> after(Filter filter, String profile, String subject, int limit) {
        return views(query(
                        "SELECT g, a",
                        filter,
                        " AND (g.profile > :afterProfile OR g.profile = :afterProfile AND g.subject > :afterSubject)",
                        " ORDER BY g.profile, g.subject",
                        Object[].class)
                .setParameter("afterProfile", profile)
                .setParameter("afterSubject", subject)
                .setMaxResults(limit));
    }

    public long count(Filter filter) {
        return query("SELECT COUNT(g)", filter, "", "", Long.class).getSingleResult();
    }

    private <T> TypedQuery<T> query(String select, Filter filter, String more, String order, Class<T> type) {
        Map<String, Object> values = new HashMap<>();
        StringBuilder where = new StringBuilder(" FROM Grant g, Attempt a WHERE a.grantId = g.id");
        if (filter.profile() != null) {
            where.append(" AND g.profile = :profile");
            values.put("profile", filter.profile());
        }
        if (filter.provider() != null) {
            where.append(" AND g.provider = :provider");
            values.put("provider", filter.provider());
        }
        if (filter.text() != null && !filter.text().isBlank()) {
            where.append(
                    " AND (LOWER(g.profile) LIKE :text OR LOWER(g.subject) LIKE :text OR LOWER(g.accountName) LIKE :text)");
            values.put("text", "%" + filter.text().toLowerCase(Locale.ROOT) + "%");
        }
        if (filter.humanNeededFrom() != null) {
            where.append(" AND g.dead = FALSE AND g.humanNeededBy >= :from AND g.humanNeededBy < :before");
            values.put("from", filter.humanNeededFrom());
            values.put("before", filter.humanNeededBefore());
        } else if (filter.humanNeededBefore() != null) {
            where.append(" AND (g.dead = TRUE OR g.humanNeededBy < :before)");
            values.put("before", filter.humanNeededBefore());
        }
        if (filter.status() != null) {
            where.append(condition(filter.status(), values));
        }
        TypedQuery<T> query = entities.createQuery(select + where + more + order, type);
        values.forEach(query::setParameter);
        return query;
    }

    /** The same rules as {@link GrantView} has, in the database's words. */
    private String condition(GrantStatus status, Map<String, Object> values) {
        if (status == GrantStatus.CONSENT_REQUIRED) {
            return " AND g.dead = TRUE";
        }
        if (status == GrantStatus.SUSPENDED) {
            return " AND g.dead = FALSE AND (a.refused = TRUE OR " + PAUSED + ")";
        }
        String going = " AND g.dead = FALSE AND a.refused = FALSE AND NOT " + PAUSED;
        if (status == GrantStatus.FAILING) {
            return going + " AND a.failures > 0";
        }
        values.put("now", clock.instant());
        return status == GrantStatus.ENDING
                ? going + " AND a.failures = 0 AND g.endingAt <= :now"
                : going + " AND a.failures = 0 AND (g.endingAt IS NULL OR g.endingAt > :now)";
    }

    private List<GrantView> views(TypedQuery<Object[]> query) {
        Map<String, @Nullable Standing> standings = new HashMap<>();
        List<GrantView> views = new ArrayList<>();
        Instant now = clock.instant();
        for (Object[] row : query.getResultList()) {
            Grant grant = (Grant) row[0];
            views.add(GrantView.of(
                    grant,
                    (Attempt) row[1],
                    standing(standings, Standing.provider(grant.provider())),
                    standing(standings, Standing.profile(grant.profile())),
                    now));
        }
        return views;
    }

    private @Nullable Standing standing(Map<String, @Nullable Standing> known, String id) {
        if (!known.containsKey(id)) {
            known.put(id, entities.find(Standing.class, id));
        }
        return known.get(id);
    }

    void usesOf(@Observes Removal removal) {
        if (removal.of("profile")) {
            entities.createQuery(
                            "SELECT g.subject FROM Grant g WHERE g.profile = :profile ORDER BY g.subject", String.class)
                    .setParameter("profile", removal.name())
                    .setMaxResults(20)
                    .getResultList()
                    .forEach(s -> removal.usedBy("grant " + removal.name() + " · " + s));
        }
    }
}
