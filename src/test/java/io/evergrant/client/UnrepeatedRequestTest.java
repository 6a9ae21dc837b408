package io.evergrant.client;

import static io.evergrant.client.FilteredCalls.client;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.client.Entity;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** When the filter leaves the API's refusal to the caller. */
class UnrepeatedRequestTest {
    private final TestApi api = FilteredCalls.api();

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void theSameTokenAgainIsNotSentAgain() {
        TestTokens tokens = new TestTokens(api.uri("")).withoutSuccessor();

        Response answer = client(tokens).target(api.uri("/")).request().get();

        assertThat(answer.getStatus()).isEqualTo(401);
        assertThat(answer.readEntity(String.class)).isEqualTo("expired");
        assertThat(api.asked()).hasSize(1);
    }

    @Test
    @DisplayName("R1 checklist F5 a 401 to the second token is the caller's")
    void aSecondRefusalIsTheCallers() {
        try (TestApi stern = new TestApi(request -> new TestApi.Answer(401, Map.of(), ""))) {
            TestTokens tokens = new TestTokens(stern.uri(""));

            assertThat(client(tokens).target(stern.uri("/")).request().get().getStatus())
                    .isEqualTo(401);
            assertThat(stern.asked()).hasSize(2);
            assertThat(tokens.rejections()).isEqualTo(1);
        }
    }

    @Test
    @DisplayName("R1 checklist F5 what was read from a stream is gone: renewed, not repeated")
    void aStreamIsNotRepeated() {
        TestTokens tokens = new TestTokens(api.uri(""));
        var stream = new ByteArrayInputStream("x".getBytes(StandardCharsets.UTF_8));

        Response answer = client(tokens).target(api.uri("/")).request().post(Entity.text(stream));

        assertThat(answer.getStatus()).isEqualTo(401);
        assertThat(tokens.rejections()).isEqualTo(1);
        assertThat(api.asked()).hasSize(1);
    }
}
