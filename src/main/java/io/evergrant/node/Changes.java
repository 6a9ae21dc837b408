package io.evergrant.node;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * What changed, told to every node within seconds: a row in the writer's own transaction, an event here once that has
 * committed, and a poll on the others. Observers that need a transaction of their own observe asynchronously. Plain SQL: it is the one place that is asked every two seconds for ever.
 */
@ApplicationScoped
public class Changes {
    /** How far back the first look goes: what was read before it may have been changed meanwhile. */
    private static final long FIRST_MILLIS = 60_000;

    @Resource(lookup = "jdbc/evergrant")
    DataSource database;

    @Resource(lookup = "java:comp/TransactionSynchronizationRegistry")
    TransactionSynchronizationRegistry transactions;

    @Inject
    NodeClock clock;

    @Inject
    Event<Changed> changed;

    private @Nullable ChangeWindow window;
    private long run;

    /** Writes down that something changed, as part of the current transaction, and tells this node after its commit. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void announce(String kind, String name) {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "INSERT INTO change (seq, kind, name, at) VALUES (nextval('change_seq'), ?, ?, ?)")) {
            insert.setString(1, kind);
            insert.setString(2, name);
            insert.setLong(3, clock.millis());
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("The change could not be written down.", e);
        }
        transactions.registerInterposedSynchronization(new AfterCommit(new Changed(kind, name, true)));
    }

    private final class AfterCommit implements Synchronization {
        private final Changed what;

        AfterCommit(Changed what) {
            this.what = what;
        }

        @Override
        public void beforeCompletion() {
            // nothing to do before the commit
        }

        @Override
        public void afterCompletion(int status) {
            if (status == Status.STATUS_COMMITTED) {
                changed.fire(what);
                changed.fireAsync(what);
            }
        }
    }

    /**
     * Reads what other nodes have written since the last poll, and tells this node.
     *
     * @param databaseRun counts up when the database was started anew: it may have lost numbers, and gives them again
     */
    synchronized void poll(long databaseRun) throws SQLException {
        long now = clock.nanoTime();
        ChangeWindow known = window;
        if (known == null || run != databaseRun) {
            if (known != null) {
                changed.fire(Changed.EVERYTHING); // what was told before it started anew may have been missed
            }
            known = new ChangeWindow(first(), now);
        }
        if (known.hasMissed(now)) {
            changed.fire(Changed.EVERYTHING);
        }
        long highest = 0;
        for (Map.Entry<Long, Changed> change : above(known.from(now)).entrySet()) {
            if (known.isNew(change.getKey())) {
                changed.fire(change.getValue());
                known.read(change.getKey(), now); // an observer that failed is told again
            }
            highest = Math.max(highest, change.getKey());
        }
        known.looked(highest, clock.nanoTime());
        window = known;
        run = databaseRun;
    }

    private long first() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("SELECT COALESCE((SELECT MIN(seq) - 1 FROM change"
                                + " WHERE at >= ?), (SELECT MAX(seq) FROM change), 0)")) {
            select.setLong(1, clock.millis() - FIRST_MILLIS);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private Map<Long, Changed> above(long number) throws SQLException {
        Map<Long, Changed> found = new LinkedHashMap<>();
        try (Connection connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("SELECT seq, kind, name FROM change WHERE seq > ? ORDER BY seq")) {
            select.setLong(1, number);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    found.put(rows.getLong(1), new Changed(rows.getString(2), rows.getString(3), false));
                }
            }
        }
        return found;
    }

    /** Forgets what every node has long read. */
    synchronized void sweep() throws SQLException {
        if (window == null) {
            return;
        }
        try (Connection connection = database.getConnection();
                PreparedStatement delete = connection.prepareStatement("DELETE FROM change WHERE seq <= ?")) {
            delete.setLong(1, window.sweepable(clock.nanoTime()));
            delete.executeUpdate();
        }
    }
}
