package io.evergrant.node;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready is a node whose database answers, and takes what is written. */
@Readiness
@ApplicationScoped
public class DatabaseReady implements HealthCheck {
    private static final int PATIENCE_SECONDS = 3;

    @Resource(lookup = "jdbc/evergrant")
    DataSource database;

    @Inject
    Heartbeat heartbeat;

    @Override
    public HealthCheckResponse call() {
        try (Connection connection = database.getConnection()) {
            if (!connection.isValid(PATIENCE_SECONDS)) {
                return down("The database does not answer.", "Look at the database and the way to it.");
            }
        } catch (SQLException e) {
            return down("The database does not answer.", "Look at the database and the way to it.");
        }
        return heartbeat.isAiling()
                ? down(
                        "The database answers, but this node's last pulse could not be written: its disk may be full, or it"
                                + " may be read-only.",
                        "Make room on the database's disk, or let it be written to.")
                : HealthCheckResponse.up("database");
    }

    private static HealthCheckResponse down(String cause, String remedy) {
        return HealthCheckResponse.named("database")
                .down()
                .withData("cause", cause)
                .withData("remedy", remedy + " What lives is served meanwhile, and everything goes on by itself.")
                .build();
    }
}
