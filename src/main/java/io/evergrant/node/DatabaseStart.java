package io.evergrant.node;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;

/**
 * Which run of the database server this is. A restart, or a standby in its place, may have lost what was committed, and may
 * come so quickly that no heartbeat misses it. An embedded database starts with its node.
 */
@ApplicationScoped
class DatabaseStart {
    @Resource(lookup = "jdbc/evergrant")
    DataSource database;

    private final AtomicLong restarts = new AtomicLong();
    private String known = "";

    /** Whether it is another run than at the last look. */
    synchronized boolean isAnother() throws SQLException {
        String now = startedAt();
        boolean another = !known.isEmpty() && !known.equals(now);
        known = now;
        if (another) {
            restarts.incrementAndGet();
        }
        return another;
    }

    long restarts() {
        return restarts.get();
    }

    private String startedAt() throws SQLException {
        try (Connection connection = database.getConnection()) {
            if (!connection.getMetaData().getDatabaseProductName().equals("PostgreSQL")) {
                return "embedded";
            }
            try (PreparedStatement select =
                            connection.prepareStatement("SELECT CAST(pg_postmaster_start_time() AS VARCHAR)");
                    ResultSet row = select.executeQuery()) {
                return row.next() ? row.getString(1) : "";
            }
        }
    }
}
