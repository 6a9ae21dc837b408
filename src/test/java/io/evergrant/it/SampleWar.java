package io.evergrant.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Packs the sample enterprise application as its makers would: their classes, their settings, and the client JAR. */
final class SampleWar {
    private static final Path CLASSES = Run.TARGET.resolve("test-classes/io/evergrant/sample");
    private static final Path CLIENT = Run.TARGET.resolve("evergrant-client.jar");

    private SampleWar() {}

    /** Drops it into the server of a hub, where it is deployed at {@code /sample}. */
    static void deploy(String hubUrl, String apiKey, Path server) {
        try {
            Path war = Run.FOLDER.resolve("sample.war");
            pack(war, "evergrant.url=" + hubUrl + "\nevergrant.api-key=" + apiKey + "\n");
            Path dropins = Files.createDirectories(server.resolve("dropins"));
            // Whole at once: the server watches the folder.
            Path beside = Files.copy(war, server.resolve("sample.war.new"), StandardCopyOption.REPLACE_EXISTING);
            Files.move(beside, dropins.resolve("sample.war"), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void pack(Path war, String settings) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(war))) {
            add(
                    zip,
                    "WEB-INF/classes/META-INF/microprofile-config.properties",
                    settings.getBytes(StandardCharsets.UTF_8));
            add(zip, "WEB-INF/lib/evergrant-client.jar", Files.readAllBytes(CLIENT));
            try (Stream<Path> classes = Files.list(CLASSES)) {
                for (Path file : classes.toList()) {
                    add(zip, "WEB-INF/classes/io/evergrant/sample/" + file.getFileName(), Files.readAllBytes(file));
                }
            }
        }
    }

    private static void add(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(bytes);
        zip.closeEntry();
    }
}
