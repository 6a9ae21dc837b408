package io.evergrant.it;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;

/** A PostgreSQL server of a test's own: to be killed, and started again on the same data and port. */
final class OwnPostgres implements AutoCloseable {
    private final Path data;
    private final int port = Run.freePort();
    private EmbeddedPostgres server;

    OwnPostgres(String name) {
        data = Run.FOLDER.resolve("postgresql-" + name);
        Run.stopAtTheEnd(this);
        start();
    }

    /** Fails at once where it is away, and within seconds where it hangs. */
    String url() {
        return "jdbc:postgresql://localhost:" + port + "/postgres?connectTimeout=2&socketTimeout=5";
    }

    void start() {
        try {
            Path log = Run.FOLDER.resolve("postgresql-own.log");
            Files.createDirectories(data.getParent());
            server = EmbeddedPostgres.builder()
                    .setDataDirectory(data)
                    .setCleanDataDirectory(false)
                    .setPort(port)
                    .setOverrideWorkingDirectory(
                            Run.TARGET.resolve("postgresql-binaries").toFile())
                    .setServerConfig("max_connections", "100")
                    .setServerConfig("synchronous_commit", "on") // what it says is committed is not lost by a kill
                    .setPGStartupWait(Duration.ofMinutes(1))
                    .setErrorRedirector(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .setOutputRedirector(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether nothing listens there. */
    boolean refuses() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return !socket.isConnected();
        } catch (IOException refused) {
            return true;
        }
    }

    /** It is read, and takes no writes: as a standby does, and as an operator may want it. */
    void readOnly(boolean yes) {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("ALTER SYSTEM SET default_transaction_read_only = " + (yes ? "on" : "off"));
            statement.execute("SELECT pg_reload_conf()");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    void startUnlessAlive() {
        if (!Files.exists(data.resolve("postmaster.pid"))) {
            start();
        }
    }

    /** {@code kill -9} of the server with all that serves its connections: nothing is written any more. */
    void kill() {
        ProcessHandle postmaster = ProcessHandle.of(pid()).orElseThrow();
        List<ProcessHandle> all = postmaster.descendants().toList();
        postmaster.destroyForcibly();
        all.forEach(ProcessHandle::destroyForcibly);
        Await.until(
                "the database is gone",
                Duration.ofSeconds(20),
                () -> !postmaster.isAlive() && all.stream().noneMatch(ProcessHandle::isAlive));
        try {
            Files.deleteIfExists(data.resolve("postmaster.pid"));
            server.close(); // lets go of its lock; there is nothing to stop
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private long pid() {
        try {
            return Long.parseLong(
                    Files.readAllLines(data.resolve("postmaster.pid")).get(0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            if (Files.exists(data.resolve("postmaster.pid"))) {
                server.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
