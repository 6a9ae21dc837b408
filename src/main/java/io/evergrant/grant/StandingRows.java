package io.evergrant.grant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.Transactional;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Rows for standings that have none yet. Two may make one at once, and whoever loses must not lose its transaction, too. */
@ApplicationScoped
@Transactional(Transactional.TxType.NOT_SUPPORTED)
class StandingRows {
    private static final Logger LOG = Logger.getLogger(StandingRows.class.getName());

    @Inject
    Insert insert;

    /** There is one when this returns. */
    void make(String id) {
        try {
            insert.run(id);
        } catch (PersistenceException e) {
            LOG.log(Level.FINE, "Another one was quicker.", e);
        }
    }

    /** The insert, in a transaction that may fail. */
    @ApplicationScoped
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    static class Insert {
        @PersistenceContext(unitName = "evergrant")
        EntityManager entities;

        void run(String id) {
            entities.createNativeQuery("INSERT INTO standing (id, deaths, refusals) SELECT CAST(? AS VARCHAR(80)), 0, 0"
                            + " WHERE NOT EXISTS (SELECT 1 FROM standing WHERE id = ?)")
                    .setParameter(1, id)
                    .setParameter(2, id)
                    .executeUpdate();
        }
    }
}
