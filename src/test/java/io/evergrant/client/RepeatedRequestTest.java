package io.evergrant.client;

import static io.evergrant.client.FilteredCalls.client;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.client.Entity;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** When the filter sends a request again, with the next token. */
class RepeatedRequestTest {
    private final TestApi api = FilteredCalls.api();

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    @DisplayName("R1 checklist F5 a 401 renews the token and repeats the request, once")
    void renewsAndRepeatsOnce() {
        TestTokens tokens = new TestTokens(api.uri(""));

        Response answer = client(tokens).target(api.uri("/a?b=%2F")).request().post(Entity.text("é"));

        assertThat(answer.getStatus()).isEqualTo(201);
        assertThat(answer.getHeaderString("X-From")).isEqualTo("api");
        assertThat(answer.readEntity(String.class)).isEqualTo("made of é");
        assertThat(api.asked()).extracting(TestApi.Asked::uri).containsExactly("/a?b=%2F", "/a?b=%2F");
        assertThat(api.asked().get(1).header("Authorization")).isEqualTo("Bearer token-2-abcdef");
    }

    @Test
    void aFilterOnTheTargetAloneRepeatsToo() {
        AccessTokenFilter filter =
                new AccessTokenFilter(new TestTokens(api.uri("")), new ProfileName("crm"), Subject.DEFAULT, List.of());

        Response answer = ClientBuilder.newClient()
                .target(api.uri("/"))
                .register(filter)
                .request()
                .get();

        assertThat(answer.getStatus()).isEqualTo(201);
        assertThat(api.asked()).hasSize(2);
    }
}
