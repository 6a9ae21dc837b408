package io.evergrant.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;

/** A copy of the WAR with one JAR more: the clock that tests step. */
final class Overlay {
    private static final Path WAR = Run.TARGET.resolve("it/evergrant-overlay.war");
    private static final Path CLASSES = Run.TARGET.resolve("test-classes");

    private static final String BEANS =
            "<beans xmlns=\"https://jakarta.ee/xml/ns/jakartaee\" bean-discovery-mode=\"annotated\" version=\"4.0\"/>";

    private Overlay() {}

    static synchronized Path war() {
        try {
            Files.createDirectories(WAR.getParent());
            Path jar = Run.TARGET.resolve("it/overlay.jar");
            Files.deleteIfExists(jar);
            try (FileSystem inside = zip(jar, true);
                    Stream<Path> classes = Files.list(CLASSES.resolve("io/evergrant/overlay"))) {
                Files.createDirectories(inside.getPath("META-INF"));
                Files.writeString(inside.getPath("META-INF/beans.xml"), BEANS);
                Path folder = Files.createDirectories(inside.getPath("io/evergrant/overlay"));
                for (Path file : classes.toList()) {
                    Files.copy(file, folder.resolve(file.getFileName().toString()));
                }
            }
            Files.copy(Run.WAR, WAR, StandardCopyOption.REPLACE_EXISTING);
            try (FileSystem inside = zip(WAR, false)) {
                Files.copy(jar, inside.getPath("WEB-INF/lib/overlay.jar"), StandardCopyOption.REPLACE_EXISTING);
            }
            return WAR;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FileSystem zip(Path file, boolean create) throws IOException {
        return FileSystems.newFileSystem(URI.create("jar:" + file.toUri()), Map.of("create", String.valueOf(create)));
    }

    /** Lets a hub's clock run ahead; it wants the key of an administrator, as all of the API. */
    static void step(Hub hub, Duration by) {
        hub.post("/api/overlay/clock?step=" + by).expect(200);
    }
}
