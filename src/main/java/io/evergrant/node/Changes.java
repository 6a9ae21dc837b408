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
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.sql.DataSource;

/**
 * What changed, told to every node within seconds: a row in the writer's own transaction, an event here once that has
 * committed, and a poll on the others. Observers that need a transaction of their own observe asynchronously. Plain SQL: it is the one place that is asked every two seconds for ever.
 */
@ApplicationScoped
public class Changes {
    /** How far back a poll looks, for transactions that commit out of order; write transactions are shorter. */
    private static final long OVERLAP_MILLIS = 60_000;

    private static final long KEPT_MILLIS = 10 * OVERLAP_MILLIS;

    @Resource(lookup = "jdbc/evergrant")
    DataSource database;

    @Resource(lookup = "java:comp/TransactionSynchronizationRegistry")
    TransactionSynchronizationRegistry transactions;

    @Inject
    NodeClock clock;

    @Inject
    Event<Changed> changed;

    /** So many polls back a change may lie, beside the overlap: ten seconds. */
    private static final int POLLS = 5;

    private final Map<Long, Long> seen = new LinkedHashMap<>();
    private final Deque<Long> polled = new ArrayDeque<>();

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

    /** Reads what other nodes have written since the last poll, and tells this node. */
    synchronized void poll() throws SQLException {
        long now = clock.millis();
        if (!polled.isEmpty() && now - polled.getLast() > KEPT_MILLIS - OVERLAP_MILLIS) {
            changed.fire(Changed.EVERYTHING); // what was told meanwhile may be swept already
        }
        // where the database's time has jumped, others write down the old one for a heartbeat more
        long from = polled.isEmpty() ? now : polled.getFirst();
        for (Map.Entry<Long, Changed> change : since(from - OVERLAP_MILLIS).entrySet()) {
            if (!seen.containsKey(change.getKey())) {
                changed.fire(change.getValue());
                seen.put(change.getKey(), now); // an observer that failed is told again
            }
        }
        polled.addLast(now);
        if (polled.size() > POLLS) {
            polled.removeFirst();
        }
        seen.values().removeIf(at -> at < now - 3 * OVERLAP_MILLIS);
    }

    private Map<Long, Changed> since(long at) throws SQLException {
        Map<Long, Changed> found = new LinkedHashMap<>();
        try (Connection connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("SELECT seq, kind, name FROM change WHERE at >= ? ORDER BY seq")) {
            select.setLong(1, at);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    found.put(rows.getLong(1), new Changed(rows.getString(2), rows.getString(3), false));
                }
            }
        }
        return found;
    }

    /** Forgets what every node has long read. */
    void sweep() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement delete = connection.prepareStatement("DELETE FROM change WHERE at < ?")) {
            delete.setLong(1, clock.millis() - KEPT_MILLIS);
            delete.executeUpdate();
        }
    }
}
