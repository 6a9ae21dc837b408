package io.evergrant.it;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/** One PostgreSQL for the run, a database for each server or cluster. */
final class Postgres {
    static final Path DATA = Run.FOLDER.resolve("postgresql");

    private static EmbeddedPostgres server;

    private Postgres() {}

    /** Makes an empty database and tells its JDBC address. */
    static synchronized String database(String name) {
        if (server == null) {
            server = Run.stopAtTheEnd(begin());
        }
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE \"" + name + "\"");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return "jdbc:postgresql://localhost:" + server.getPort() + "/" + name;
    }

    private static EmbeddedPostgres begin() {
        try {
            Files.createDirectories(DATA.getParent());
            ProcessBuilder.Redirect log = ProcessBuilder.Redirect.appendTo(
                    Run.FOLDER.resolve("postgresql.log").toFile());
            return EmbeddedPostgres.builder()
                    .setDataDirectory(DATA)
                    .setOverrideWorkingDirectory(
                            Run.TARGET.resolve("postgresql-binaries").toFile())
                    .setServerConfig("max_connections", "200")
                    .setPGStartupWait(Duration.ofMinutes(1))
                    .setErrorRedirector(log)
                    .setOutputRedirector(log)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
