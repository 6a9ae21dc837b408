package io.evergrant.grant;

import io.evergrant.audit.Audit;
import io.evergrant.node.Changes;
import io.evergrant.node.NodeClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;

/**
 * Ends a pause, in a transaction of its own: it locks the pause before what it held, the engine what it works on before the
 * pause, so the database may choose it as the victim of a deadlock.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
class Resumption {
    @PersistenceContext(unitName = "evergrant")
    EntityManager entities;

    @Inject
    Standings standings;

    @Inject
    NodeClock clock;

    @Inject
    Changes changes;

    @Inject
    Audit audit;

    /** A person says so. */
    void byPerson(String kind, String name) {
        String id = kind + " " + name;
        letGoOn(kind, name);
        end(id);
        audit.record("resumed", kind + " " + name);
        changes.announce("standing", id);
    }

    /** The settings were changed: that may be the cure. */
    void byChange(String kind, String name) {
        String id = kind + " " + name;
        letGoOn(kind, name);
        Standing standing = entities.find(Standing.class, id);
        if (standing != null && standing.paused()) {
            end(id);
        }
    }

    private void end(String id) {
        Standing standing = standings.locked(id);
        standings.tryTheDyingAgain(standing);
        standing.resume(clock.instant());
    }

    /**
     * What was refused or held is due now; nothing that backs off, and nothing that is dead. First the grants' rows and then
     * the standing's: the order that all keep.
     */
    private void letGoOn(String kind, String name) {
        entities.createQuery("UPDATE Attempt a SET a.dueAt = :now, a.plannedAt = :now, a.refused = FALSE WHERE a."
                        + kind + " = :name AND a.refused = TRUE AND a.dueAt IS NOT NULL AND a.fault.code <> :ours")
                .setParameter("now", clock.instant())
                .setParameter("name", name)
                .setParameter("ours", Faults.CLIENT_CHANGED)
                .executeUpdate();
    }
}
