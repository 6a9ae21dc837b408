package io.evergrant.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A search that finds nothing proves nothing unless it can find something. */
class SearchTest {
    private static final String SECRET = "rt-4f9aXQ_8-secret-of-a-test";

    @TempDir
    Path folder;

    private List<String> found(String text) throws IOException {
        Files.writeString(folder.resolve("a.log"), text);
        return new Search(List.of(SECRET)).in(List.of(folder));
    }

    @Test
    void findsASecretInTheClear() throws IOException {
        assertThat(found("before " + SECRET + " after")).hasSize(1);
        assertThat(found("before " + SECRET.substring(1) + " after")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "ab", "abc", "client:"})
    void findsASecretInBase64WhereverItBegins(String before) throws IOException {
        byte[] text = (before + SECRET + "?>").getBytes(StandardCharsets.UTF_8);
        assertThat(found("Basic " + Base64.getEncoder().encodeToString(text))).isNotEmpty();
        assertThat(found("Basic " + Base64.getUrlEncoder().encodeToString(text)))
                .isNotEmpty();
    }
}
