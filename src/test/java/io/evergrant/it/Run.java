package io.evergrant.it;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.stream.Stream;

/** This run of the integration tests: its folders, its database, and the neighbours that it has to stop. */
final class Run {
    static final Path TARGET =
            Path.of(System.getProperty("evergrant.it.target", "target")).toAbsolutePath();

    /** {@code h2} or {@code postgresql}: where the servers of this run keep their things. */
    static final String DATABASE = System.getProperty("evergrant.it.db", "h2");

    /** Servers, databases and logs of this run. */
    static final Path FOLDER = TARGET.resolve("it").resolve(DATABASE);

    static final Path WAR = TARGET.resolve("evergrant.war");

    private static final Deque<AutoCloseable> STARTED = new ArrayDeque<>();

    static {
        // an aborted run leaves nothing behind either
        Runtime.getRuntime().addShutdownHook(new Thread(Run::end));
    }

    private Run() {}

    /** Nothing of an earlier run is taken for this one's. */
    static void begin() {
        if (!Files.exists(FOLDER)) {
            return;
        }
        try (Stream<Path> files = Files.walk(FOLDER)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static boolean onPostgres() {
        return DATABASE.equals("postgresql");
    }

    /** Remembers a neighbour, to be stopped when the run ends: the last one started goes first. */
    static synchronized <T extends AutoCloseable> T stopAtTheEnd(T neighbour) {
        STARTED.push(neighbour);
        return neighbour;
    }

    /** Stops whatever was started. */
    static synchronized void end() {
        while (!STARTED.isEmpty()) {
            AutoCloseable next = STARTED.pop();
            try {
                next.close();
            } catch (Exception e) {
                System.err.println(next + " did not stop: " + e);
            }
        }
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
