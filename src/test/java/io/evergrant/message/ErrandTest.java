package io.evergrant.message;

import static io.evergrant.message.AtTheTarget.post;
import static org.assertj.core.api.Assertions.assertThat;

import io.evergrant.client.TestApi.Asked;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ErrandTest {
    private final AtTheTarget at = new AtTheTarget();

    @AfterEach
    void close() {
        at.close();
    }

    @Test
    @DisplayName(
            "checklist F1 the token goes in the Authorization header, and the request is the template's to the letter")
    void sendsWhatThePreviewShows() {
        Errand errand = at.errand(post());

        assertThat(at.run(errand).status()).isEqualTo(200);
        Asked asked = at.api.asked().get(0);
        assertThat(asked.header("Authorization")).isEqualTo("Bearer token-1-abcdef");
        assertThat(asked.uri()).isEqualTo("/t/a");
        assertThat(asked.body()).isEqualTo("{\"a\":1}");
        assertThat(asked.header("Content-Type")).isEqualTo("application/json");
        assertThat(asked.header("Accept")).isEqualTo("*/*");
        assertThat(asked.header("User-Agent")).isEqualTo("Evergrant");
    }

    @ParameterizedTest
    @ValueSource(strings = {"DELETE", "PUT", "PATCH", "OPTIONS", "POST"})
    void everyMethodLeavesWithAndWithoutABody(String name) {
        for (String body : new String[] {null, "{}"}) {
            Method method =
                    new Method("create", name, "/a", List.of(), List.of(), "application/json", body, null, List.of());
            assertThat(at.run(method).status()).isEqualTo(200);
        }
        assertThat(at.api.asked()).extracting(Asked::method).containsExactly(name, name);
        assertThat(at.api.asked()).extracting(Asked::body).containsExactly("", "{}");
    }
}
