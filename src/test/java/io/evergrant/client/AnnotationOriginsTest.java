package io.evergrant.client;

import static io.evergrant.client.FilteredCalls.client;
import static io.evergrant.client.FilteredCalls.reason;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evergrant.client.GrantUnavailableException.Reason;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AnnotationOriginsTest {
    private final TestApi api = FilteredCalls.api();

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    @DisplayName("checklist F2 where the profile has no origins, those of the annotation hold")
    void takesTheAnnotationsOrigins() {
        assertThat(client(new TestTokens(), api.uri(""))
                        .target(api.uri("/"))
                        .request()
                        .get()
                        .getStatus())
                .isEqualTo(201);
    }

    @Test
    void withNeitherItRefusesAndSaysHowToNameThem() {
        assertThatThrownBy(() ->
                        client(new TestTokens()).target(api.uri("/")).request().get())
                .satisfies(thrown -> assertThat(reason(thrown)).isEqualTo(Reason.FORBIDDEN))
                .hasStackTraceContaining("@ForProfile(value = \"crm\", origins");
        assertThat(api.asked()).isEmpty();
    }

    @Test
    void anOriginWithAPathIsAMistake() {
        assertThatThrownBy(() -> client(new TestTokens(), URI.create("https://ok.test/path")))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
