package io.evergrant.consent;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Stream;

/** What time does to consents. */
@ApplicationScoped
@Transactional
class Sweeping {
    /** How long an operator may take to say yes to another account. */
    private static final Duration CONFIRMATION = Duration.ofDays(7);

    /** How long it can be looked up what became of one. */
    private static final Duration KEPT = Duration.ofDays(30);

    private static final Duration STARTS_KEPT = Duration.ofDays(1);
    private static final int BATCH = 500;

    @PersistenceContext(unitName = "evergrant")
    EntityManager entities;

    void sweep(Instant now) {
        expire(now);
        interrupt(now);
        giveUpWaiting(now);
        forget(now);
    }

    /** Whoever set out in time may still come back. */
    private void expire(Instant now) {
        entities.createQuery("UPDATE Consent c SET c.status = :expired, c.endedAt = c.expiresAt"
                        + " WHERE c.status = :pending AND c.exchange IS NULL AND c.expiresAt <= :end")
                .setParameter("expired", ConsentStatus.EXPIRED)
                .setParameter("pending", ConsentStatus.PENDING)
                .setParameter("end", now.minus(Start.LIFE))
                .executeUpdate();
    }

    /** A node that died while it exchanged a code leaves its consent as it was; nobody knows what was issued. */
    private void interrupt(Instant now) {
        TypedQuery<String> ids = entities.createQuery(
                        "SELECT c.id FROM Consent c WHERE c.status = :pending AND c.exchange IS NOT NULL"
                                + " AND c.exchangeAt < :now",
                        String.class)
                .setParameter("pending", ConsentStatus.PENDING)
                .setParameter("now", now);
        locked(ids).filter(c -> c.exchangeHasDied(now)).forEach(c -> {
            Start start = entities.find(Start.class, c.exchange());
            c.end(ConsentStatus.FAILED, Faults.INTERRUPTED.at(now), now);
            if (start != null) {
                start.end(ConsentStatus.FAILED, Faults.INTERRUPTED.at(now));
            }
        });
    }

    private void giveUpWaiting(Instant now) {
        TypedQuery<String> ids = entities.createQuery(
                        "SELECT c.id FROM Consent c WHERE c.status = :waiting AND c.endedAt < :end", String.class)
                .setParameter("waiting", ConsentStatus.AWAITING_CONFIRMATION)
                .setParameter("end", now.minus(CONFIRMATION));
        locked(ids)
                .filter(c -> c.status(now) == ConsentStatus.AWAITING_CONFIRMATION)
                .forEach(c -> c.end(ConsentStatus.FAILED, Faults.NOT_CONFIRMED.at(now), now));
    }

    /** Row by row: EclipseLink writes LIMIT after FOR UPDATE, and H2 refuses that. */
    private Stream<Consent> locked(TypedQuery<String> ids) {
        return ids.setMaxResults(BATCH).getResultList().stream()
                .map(id -> entities.find(Consent.class, id, LockModeType.PESSIMISTIC_WRITE))
                .filter(Objects::nonNull);
    }

    private void forget(Instant now) {
        entities.createQuery("DELETE FROM Start s WHERE s.expiresAt < :end")
                .setParameter("end", now.minus(STARTS_KEPT))
                .executeUpdate();
        entities.createQuery("DELETE FROM Consent c WHERE c.endedAt < :end AND c.status <> :waiting")
                .setParameter("end", now.minus(KEPT))
                .setParameter("waiting", ConsentStatus.AWAITING_CONFIRMATION)
                .executeUpdate();
    }
}
