package io.evergrant.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What pages and beans say stands in the one bundle: a text that is missing ends a page in the middle. */
class TextsTest {
    private static final ResourceBundle TEXTS = ResourceBundle.getBundle("io.evergrant.console.texts", Locale.ENGLISH);
    private static final Pattern IN_PAGES = Pattern.compile("(?:\\bt\\[|words\\.of\\()'([A-Za-z][\\w.]*[\\w])'[\\]),]");
    private static final Pattern IN_BEANS =
            Pattern.compile("(?:Words\\.text|Piece\\.sentence)\\(\\s*\"([\\w.]+\\w)\"[,)]");

    @Test
    void everyTextThatAPageNamesIsThere() throws IOException {
        assertThat(named("src/main/webapp", ".xhtml", IN_PAGES))
                .hasSizeGreaterThan(300)
                .allSatisfy((key, file) -> assertThat(known()).as(file).contains(key));
    }

    @Test
    void everyTextThatABeanNamesIsThere() throws IOException {
        assertThat(named("src/main/java/io/evergrant/console", ".java", IN_BEANS))
                .hasSizeGreaterThan(40)
                .allSatisfy((key, file) -> assertThat(known()).as(file).contains(key));
    }

    private static Set<String> known() {
        return TEXTS.keySet();
    }

    private static Map<String, String> named(String folder, String ending, Pattern pattern) throws IOException {
        Map<String, String> keys = new TreeMap<>();
        try (Stream<Path> files = Files.walk(Path.of(folder))) {
            files.filter(f -> f.toString().endsWith(ending))
                    .forEach(file -> pattern.matcher(read(file))
                            .results()
                            .forEach(found -> keys.put(found.group(1), file.toString())));
        }
        return keys;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
