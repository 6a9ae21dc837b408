package io.evergrant.message;

import static io.evergrant.message.AtTheTarget.post;
import static io.evergrant.message.TestMethods.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evergrant.client.GrantUnavailableException;
import io.evergrant.client.TestApi.Answer;
import io.evergrant.client.TestTokens;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The token goes to no one but the target. */
class ErrandTokenTest {
    private final AtTheTarget at = new AtTheTarget();

    @AfterEach
    void close() {
        at.close();
    }

    @Test
    @DisplayName("checklist F2 a final URL outside of the profile's origins is refused before any byte is sent")
    void refusesOtherOrigins() {
        at.tokens = new TestTokens(URI.create("https://api.example.com"));

        assertThatThrownBy(() -> at.run(post()))
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(Errand.OriginDenied.class)
                .cause()
                .isInstanceOf(GrantUnavailableException.class)
                .hasMessageNotContaining("token-1");
        assertThat(at.api.asked()).isEmpty();
    }

    @Test
    @DisplayName("checklist F4 R12 a redirect is not followed, so the token stays here")
    void followsNoRedirect() {
        at.answers = request ->
                new Answer(302, Map.of("Location", at.api.uri("/other").toString()), "");

        assertThat(at.run(get("/a")).status()).isEqualTo(302);
        assertThat(at.api.asked()).hasSize(1);
    }
}
