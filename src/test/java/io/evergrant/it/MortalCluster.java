package io.evergrant.it;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Nodes on a PostgreSQL of their own, all of which are killed now and then; what a kill may cost is written down. */
final class MortalCluster implements AutoCloseable {
    final List<MortalNode> nodes = new ArrayList<>();

    /** What the killed node had claimed, kill by kill: at most this was on the wire. */
    final List<Integer> inFlight = new ArrayList<>();

    /** How long each killed node was away, in seconds. */
    final List<Long> away = new ArrayList<>();

    private final Set<String> everInFlight = new HashSet<>();
    private final OwnPostgres database;

    MortalCluster(String name, int size) {
        database = new OwnPostgres(name);
        LibertyServer first = null;
        for (int i = 1; i <= size; i++) {
            LibertyServer server = Servers.onPostgres(name + "-" + i, database.url());
            first = first == null ? server : first;
            server.with("EVERGRANT_KEYSET", first.environment("EVERGRANT_KEYSET"))
                    .with("EVERGRANT_BASE_URL", first.base());
            nodes.add(new MortalNode(name + "-" + i, server).start());
        }
    }

    /** A hub by its first node. */
    Hub hub() {
        return new Hub(nodes.get(0).base(), Servers.ADMIN_KEY);
    }

    /** {@code kill -9}, and started again at once; ready when this returns. */
    void kill(MortalNode node) {
        long killed = System.nanoTime();
        node.kill();
        Set<String> claims = claims(node);
        inFlight.add(claims.size());
        everInFlight.addAll(claims);
        node.start();
        away.add(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - killed));
    }

    /** {@code kill -9} of the database, and started again at once. */
    void restartDatabase() {
        database.kill();
        database.start();
    }

    /** Whether a node died while it had claimed this grant, told as profile and subject. */
    boolean wasInFlightAtAKill(String grant) {
        return everInFlight.contains(grant);
    }

    int inFlightAtAllKills() {
        return inFlight.stream().mapToInt(i -> i).sum();
    }

    private Set<String> claims(MortalNode node) {
        try (Connection connection = DriverManager.getConnection(database.url(), "postgres", "");
                PreparedStatement select = connection.prepareStatement("SELECT g.profile, g.subject"
                        + " FROM grant_attempt a JOIN oauth_grant g ON g.id = a.grant_id WHERE a.node = ?")) {
            select.setString(1, node.name);
            Set<String> claims = new HashSet<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    claims.add(rows.getString(1) + " " + rows.getString(2));
                }
            }
            return claims;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        nodes.forEach(MortalNode::close);
        database.close();
    }
}
