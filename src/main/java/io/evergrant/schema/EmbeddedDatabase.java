package io.evergrant.schema;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;

/** What H2 must be told: without it, a crash takes tens of thousands of commits back that were acknowledged long ago. */
final class EmbeddedDatabase {
    private EmbeddedDatabase() {}

    /** @throws IllegalStateException where the database is H2 and does not write what it commits */
    static void check(DataSource database) {
        try (Connection connection = database.getConnection()) {
            if (connection.getMetaData().getDatabaseProductName().equals("H2") && !writesAtOnce(connection)) {
                throw new IllegalStateException(
                        "Evergrant does not start on an H2 database that writes its commits later:"
                                + " a crash would lose tokens. Add ;WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE to EVERGRANT_DB_URL,"
                                + " or leave that variable out.");
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The database cannot be reached: " + e.getMessage(), e);
        }
    }

    /** The setting that is in force, whether the URL or the database itself brings it. */
    private static boolean writesAtOnce(Connection connection) throws SQLException {
        boolean known = false;
        try (PreparedStatement select = connection.prepareStatement(
                        "SELECT SETTING_VALUE FROM INFORMATION_SCHEMA.SETTINGS WHERE SETTING_NAME = 'WRITE_DELAY'");
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                known = true;
                if (!"0".equals(rows.getString(1))) {
                    return false;
                }
            }
        }
        return known;
    }
}
