package io.evergrant.grant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of a grant's renewals, to look at: the newest first. */
@ApplicationScoped
@Transactional
public class PastRenewals {
    private static final String NEWEST = " ORDER BY r.request.at DESC, r.id DESC";

    @PersistenceContext(unitName = "evergrant")
    EntityManager entities;

    @Inject
    RenewalDays days;

    /** A place in the list: what follows is older. */
    public record Place(Instant at, long id) {}

    public List<PastRenewal> page(String grantId, int offset, int limit) {
        return entities.createQuery("SELECT r FROM PastRenewal r WHERE r.grantId = :grant" + NEWEST, PastRenewal.class)
                .setParameter("grant", grantId)
                .setFirstResult(offset)
                .setMaxResults(limit)
                .getResultList();
    }

    /** Those after a place, or the first where it is null. */
    public List<PastRenewal> after(String grantId, @Nullable Place place, int limit) {
        if (place == null) {
            return page(grantId, 0, limit);
        }
        return entities.createQuery(
                        "SELECT r FROM PastRenewal r WHERE r.grantId = :grant AND (r.request.at < :at OR r.request.at = :at AND r.id < :id)"
                                + NEWEST,
                        PastRenewal.class)
                .setParameter("grant", grantId)
                .setParameter("at", place.at())
                .setParameter("id", place.id())
                .setMaxResults(limit)
                .getResultList();
    }

    /** How many are kept one by one. */
    public long count(String grantId) {
        return entities.createQuery("SELECT COUNT(r) FROM PastRenewal r WHERE r.grantId = :grant", Long.class)
                .setParameter("grant", grantId)
                .getSingleResult();
    }

    /** What is told of the time since {@code start}: the latest renewals, and all of them by day, each the oldest first. */
    public Past since(String grantId, Instant start) {
        List<PastRenewal> singles = entities.createQuery(
                        "SELECT r FROM PastRenewal r WHERE r.grantId = :grant AND r.request.at >= :start"
                                + " ORDER BY r.request.at, r.id",
                        PastRenewal.class)
                .setParameter("grant", grantId)
                .setParameter("start", start)
                .getResultList();
        return Past.of(days.since(grantId, start.truncatedTo(ChronoUnit.DAYS)), singles);
    }
}
