package io.evergrant.it;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

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

    /** All rows of all databases as text into a file: in PostgreSQL's own files long values are compressed. */
    static synchronized void dump() throws IOException {
        if (server == null) {
            return;
        }
        Path file = Run.FOLDER.resolve("postgresql-rows.txt");
        try (BufferedWriter out = Files.newBufferedWriter(file);
                Connection postgres = server.getPostgresDatabase().getConnection()) {
            for (String database : texts(postgres, "SELECT datname FROM pg_database WHERE NOT datistemplate")) {
                try (Connection connection =
                        server.getDatabase("postgres", database).getConnection()) {
                    for (String table :
                            texts(connection, "SELECT tablename FROM pg_tables WHERE schemaname = 'public'")) {
                        for (String row : texts(connection, "SELECT t::text FROM \"" + table + "\" t")) {
                            out.write(table + " " + row + "\n");
                        }
                    }
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> texts(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> texts = new ArrayList<>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        }
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
