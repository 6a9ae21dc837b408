package io.evergrant.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

/** The WAR as it is shipped, and the server.xml that goes with it, know nothing of the demo. */
class ProductionWarIT {
    @Test
    void noClassOfTheDemoIsInTheWar() throws IOException {
        List<String> names = new ArrayList<>();
        try (InputStream war = Files.newInputStream(Path.of("target", "evergrant.war"))) {
            list(war, "", names);
        }
        assertThat(names)
                .anyMatch(name -> name.startsWith("WEB-INF/classes/io/evergrant/refresh/"))
                .noneMatch(name -> name.contains("io/evergrant/demo"))
                .noneMatch(name -> name.contains("org/junit"));
    }

    @Test
    void theProductionServerNamesNoDemo() throws IOException {
        assertThat(Files.readString(Path.of("server.xml"))).doesNotContainIgnoringCase("demo");
    }

    private static void list(InputStream archive, String within, List<String> names) throws IOException {
        ZipInputStream zip = new ZipInputStream(archive);
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            names.add(within + entry.getName());
            if (entry.getName().endsWith(".jar")) {
                list(zip, entry.getName() + "!", names);
            }
        }
    }
}
