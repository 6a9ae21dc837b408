package io.evergrant.grant;

import io.evergrant.audit.Audit;
import io.evergrant.node.Changed;
import io.evergrant.node.Changes;
import io.evergrant.node.PublicAddress;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * A copy spends nothing: two hubs that spend the same rotating tokens end them all. So a node refreshes only what its own
 * base URL was last used with, and nothing after the database has lost some of its past, until an administrator says that
 * this database is the one.
 */
@ApplicationScoped
@Transactional
public class Adoption {
    private static final Logger LOG = Logger.getLogger(Adoption.class.getName());
    private static final String ADDRESS = "adopted.by";
    private static final String DOUBT = "adopted.doubt";

    @PersistenceContext(unitName = "evergrant")
    EntityManager entities;

    @Inject
    PublicAddress address;

    @Inject
    Changes changes;

    @Inject
    Audit audit;

    private volatile @Nullable String reason = "The start has not finished.";

    void begin(@Observes @Priority(700) @Initialized(ApplicationScoped.class) Object start) {
        if (read(ADDRESS).isEmpty() || grants() == 0) {
            write(ADDRESS, address.base());
        }
        look();
        String why = reason;
        if (why != null) {
            LOG.warning(
                    "Nothing is refreshed. " + why + " An administrator adopts the database in the console or by POST"
                            + " /api/status/adoption, once nothing else refreshes these grants.");
        }
    }

    private void look() {
        String by = read(ADDRESS).orElse(address.base());
        reason = by.equals(address.base())
                ? read(DOUBT).orElse(null)
                : "This database was last run under " + by + ", and this node's base URL is " + address.base() + ".";
    }

    void changed(@Observes Changed change) {
        if (change.is("installation") || change.isEverything()) {
            look();
        }
    }

    /** Whether tokens may be refreshed here; asks no database. */
    @Transactional(Transactional.TxType.SUPPORTS)
    public boolean adopted() {
        return reason == null;
    }

    /** Why nothing is refreshed, or nothing where all is well. */
    @Transactional(Transactional.TxType.SUPPORTS)
    public Optional<String> reason() {
        return Optional.ofNullable(reason);
    }

    /** Something shows that this database is not what it was: every node stops refreshing. */
    void doubt(String why) {
        write(DOUBT, why.length() > 1000 ? why.substring(0, 1000) : why);
        changes.announce("installation", "adoption");
        reason = why;
        LOG.severe("Nothing is refreshed. " + why);
    }

    /** A person says that this database is the one, under this node's base URL. */
    public void adopt() {
        write(ADDRESS, address.base());
        entities.createNativeQuery("DELETE FROM installation WHERE name = ?")
                .setParameter(1, DOUBT)
                .executeUpdate();
        audit.record("adopted", "database under " + address.base());
        changes.announce("installation", "adoption");
        reason = null;
    }

    private long grants() {
        return entities.createQuery("SELECT COUNT(g) FROM Grant g", Long.class).getSingleResult();
    }

    private Optional<String> read(String name) {
        List<?> found = entities.createNativeQuery("SELECT \"value\" FROM installation WHERE name = ?")
                .setParameter(1, name)
                .getResultList();
        return found.stream().findFirst().map(String::valueOf);
    }

    private void write(String name, String value) {
        int changed = entities.createNativeQuery("UPDATE installation SET \"value\" = ? WHERE name = ?")
                .setParameter(1, value)
                .setParameter(2, name)
                .executeUpdate();
        if (changed == 0) {
            entities.createNativeQuery("INSERT INTO installation (name, \"value\") VALUES (?, ?)")
                    .setParameter(1, name)
                    .setParameter(2, value)
                    .executeUpdate();
        }
    }
}
