package io.evergrant.node;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;

/** Which database this is: an id that it was given at its first start, and that copies of it share. */
@ApplicationScoped
public class Installation {
    private static final String NAME = "installation.id";

    @Resource(lookup = "jdbc/evergrant")
    DataSource database;

    /** The same for all nodes; made where it is missing. */
    public String id() {
        try (Connection connection = database.getConnection()) {
            try (PreparedStatement insert = connection.prepareStatement(
                    "INSERT INTO installation (name, \"value\") SELECT CAST(? AS VARCHAR(40)), CAST(? AS VARCHAR(40))"
                            + " WHERE NOT EXISTS (SELECT 1 FROM installation WHERE name = ?)")) {
                insert.setString(1, NAME);
                insert.setString(2, UUID.randomUUID().toString());
                insert.setString(3, NAME);
                insert.executeUpdate();
            }
            try (PreparedStatement select =
                    connection.prepareStatement("SELECT \"value\" FROM installation WHERE name = ?")) {
                select.setString(1, NAME);
                try (ResultSet row = select.executeQuery()) {
                    row.next();
                    return row.getString(1);
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The database does not say which one it is.", e);
        }
    }
}
