package io.evergrant.node;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The nodes that share this database, and which of them have fallen silent. */
@ApplicationScoped
public class Nodes {
    @Resource(lookup = "jdbc/evergrant")
    DataSource database;

    @Inject
    NodeName self;

    @Inject
    NodeClock clock;

    @Inject
    DatabaseStart start;

    private final Pulses pulses = new Pulses();

    /**
     * A node as its row says.
     *
     * @param lastTickAt when its refresh clock last ticked, or null before the first
     */
    public record Node(String name, @Nullable Instant lastTickAt, Instant lastHeartbeatAt, String version) {}

    void register() throws SQLException {
        if (update(
                        "UPDATE node SET heartbeat = heartbeat + 1, last_heartbeat_at = ?, version = ? WHERE name = ?",
                        clock.millis(),
                        Version.TEXT,
                        self.name())
                == 0) {
            update(
                    "INSERT INTO node (heartbeat, last_heartbeat_at, version, name) VALUES (1, ?, ?, ?)",
                    clock.millis(),
                    Version.TEXT,
                    self.name());
        }
    }

    void beat() throws SQLException {
        if (update(
                        "UPDATE node SET heartbeat = heartbeat + 1, last_heartbeat_at = ? WHERE name = ?",
                        clock.millis(),
                        self.name())
                == 0) {
            register();
        }
        update("DELETE FROM node WHERE last_heartbeat_at < ?", clock.millis() - TimeUnit.DAYS.toMillis(7));
        observe();
    }

    /** The refresh clock of this node has ticked. */
    public void ticked() throws SQLException {
        update("UPDATE node SET last_tick_at = ? WHERE name = ?", clock.millis(), self.name());
    }

    private void observe() throws SQLException {
        long asked = clock.nanoTime();
        pulses.looks(self.name(), asked);
        try (Connection connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("SELECT name, heartbeat, last_tick_at FROM node");
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                pulses.saw(rows.getString(1), rows.getLong(2), rows.getLong(3), clock.nanoTime());
            }
            pulses.looked(asked);
        }
    }

    /** The database was away and is back. */
    void reconnected() {
        pulses.reconnected(self.name(), clock.nanoTime());
    }

    /** A database that was replaced so quickly that no pulse failed. Whoever asks meanwhile waits until it is noted. */
    public synchronized void noticeRestart() throws SQLException {
        if (start.isAnother()) {
            reconnected();
        }
    }

    /** How often the database was seen to have started anew. */
    long restarts() {
        return start.restarts();
    }

    /**
     * Whether what the nodes had received when the database went away, or was replaced, is stored by now: asked before
     * anything is spent that could be lost.
     */
    public boolean settled() {
        try {
            noticeRestart();
            return pulses.settled();
        } catch (SQLException e) {
            throw new IllegalStateException("The database does not say since when it runs.", e);
        }
    }

    /** Whether a node has stood still for 10 s by this node's own time; one never seen counts from the first look. */
    public boolean silent(String node) {
        return !node.equals(self.name()) && pulses.silent(node, clock.nanoTime());
    }

    /** How long a node has stood still, in nanoseconds of this node's own time. */
    public long silenceNanos(String node) {
        return pulses.silence(node, clock.nanoTime());
    }

    /** All nodes whose rows stand, by name. */
    public List<Node> all() {
        List<Node> found = new ArrayList<>();
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "SELECT name, last_tick_at, last_heartbeat_at, version FROM node ORDER BY name");
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                long tick = rows.getLong(2);
                boolean never = rows.wasNull();
                found.add(new Node(
                        rows.getString(1),
                        never ? null : Instant.ofEpochMilli(tick),
                        Instant.ofEpochMilli(rows.getLong(3)),
                        rows.getString(4)));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The nodes could not be read.", e);
        }
        return found;
    }

    /** The clock begins where the last reading of any node ended: a database that was set back in between changes nothing. */
    void beginClock() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("SELECT MAX(last_heartbeat_at) FROM node");
                ResultSet row = select.executeQuery()) {
            clock.heard(row.next() ? row.getLong(1) : 0);
        }
        synchronizeClock();
    }

    void synchronizeClock() throws SQLException {
        long asked = clock.nanoTime();
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("SELECT CURRENT_TIMESTAMP");
                ResultSet row = select.executeQuery()) {
            if (row.next()) {
                // with its offset: no zone of this machine comes into it
                clock.synchronize(
                        row.getObject(1, OffsetDateTime.class).toInstant().toEpochMilli(), asked);
            }
        }
    }

    private int update(String sql, Object... values) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            return statement.executeUpdate();
        }
    }
}
