package io.evergrant.access;

import io.evergrant.node.NodeClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Slows down whoever guesses passwords, on all nodes together and for unknown names too, so that none can be told. */
@ApplicationScoped
@Transactional
class LoginAttempts {
    @PersistenceContext(unitName = "evergrant")
    EntityManager entities;

    @Inject
    NodeClock clock;

    /**
     * Counts an attempt as failed before its password is looked at, so that attempts at one time are no way round.
     *
     * @return until when this name is locked, or empty where the password may be looked at
     */
    Optional<Instant> begin(String name) {
        Instant now = clock.instant();
        LoginAttempt attempt = entities.find(LoginAttempt.class, name);
        if (attempt == null) {
            entities.persist(new LoginAttempt(name, now));
            return Optional.empty();
        }
        if (attempt.lockedUntil().isAfter(now)) {
            return Optional.of(attempt.lockedUntil());
        }
        int failures = attempt.failures() + 1;
        Instant end = now.plus(LoginAttempt.lock(failures));
        int counted = entities.createQuery("UPDATE LoginAttempt a SET a.failures = :failures, a.lockedUntil = :end"
                        + " WHERE a.name = :name AND a.failures = :seen")
                .setParameter("failures", failures)
                .setParameter("end", end)
                .setParameter("name", name)
                .setParameter("seen", attempt.failures())
                .executeUpdate();
        return counted == 1 ? Optional.empty() : Optional.of(end);
    }

    /** Until when a name is locked now, for the one who has just failed. */
    Instant lockedUntil(String name) {
        LoginAttempt attempt = entities.find(LoginAttempt.class, name);
        return attempt == null ? clock.instant() : attempt.lockedUntil();
    }

    void succeeded(String name) {
        entities.createQuery("DELETE FROM LoginAttempt a WHERE a.name = :name")
                .setParameter("name", name)
                .executeUpdate();
    }

    /** Forgets names that nobody has tried for a day. */
    void sweep() {
        entities.createQuery("DELETE FROM LoginAttempt a WHERE a.lockedUntil < :end")
                .setParameter("end", clock.instant().minus(Duration.ofDays(1)))
                .executeUpdate();
    }
}
