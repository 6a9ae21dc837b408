package io.evergrant.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evergrant.client.GrantUnavailableException.Reason;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.client.Entity;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AccessTokenFilterTest {
    private final TestApi api =
            new TestApi(request -> request.header("Authorization").equals("Bearer token-1-abcdef")
                    ? new TestApi.Answer(401, Map.of("WWW-Authenticate", "Bearer error=\"invalid_token\""), "expired")
                    : new TestApi.Answer(201, Map.of("X-From", "api"), "made of " + request.body()));

    @AfterEach
    void close() {
        api.close();
    }

    private Client client(TestTokens tokens, URI... origins) {
        return ClientBuilder.newClient()
                .register(new AccessTokenFilter(tokens, new ProfileName("crm"), Subject.DEFAULT, List.of(origins)));
    }

    private static Reason reason(Throwable thrown) {
        assertThat(thrown).isInstanceOf(ProcessingException.class).hasCauseInstanceOf(GrantUnavailableException.class);
        return Waiting.reason(Objects.requireNonNull(thrown.getCause())).reason();
    }

    @Test
    @DisplayName("F5 a 401 renews the token and repeats the request, once")
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

    @Test
    void theSameTokenAgainIsNotSentAgain() {
        TestTokens tokens = new TestTokens(api.uri("")).withoutSuccessor();

        Response answer = client(tokens).target(api.uri("/")).request().get();

        assertThat(answer.getStatus()).isEqualTo(401);
        assertThat(answer.readEntity(String.class)).isEqualTo("expired");
        assertThat(api.asked()).hasSize(1);
    }

    @Test
    @DisplayName("F5 a 401 to the second token is the caller's")
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
    @DisplayName("F5 what was read from a stream is gone: renewed, not repeated")
    void aStreamIsNotRepeated() {
        TestTokens tokens = new TestTokens(api.uri(""));
        var stream = new ByteArrayInputStream("x".getBytes(StandardCharsets.UTF_8));

        Response answer = client(tokens).target(api.uri("/")).request().post(Entity.text(stream));

        assertThat(answer.getStatus()).isEqualTo(401);
        assertThat(tokens.rejections()).isEqualTo(1);
        assertThat(api.asked()).hasSize(1);
    }

    @Test
    @DisplayName("F2 the token leaves for the profile's origins only, whatever the annotation says")
    void refusesOtherOrigins() {
        Client client = client(new TestTokens(URI.create("https://api.example.com")), api.uri(""));

        assertThatThrownBy(() -> client.target(api.uri("/")).request().get())
                .satisfies(thrown -> assertThat(reason(thrown)).isEqualTo(Reason.FORBIDDEN))
                .hasMessageNotContaining("token-1");
        assertThat(api.asked()).isEmpty();
    }

    @Test
    @DisplayName("F2 where the profile has no origins, those of the annotation hold")
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
    @DisplayName("F2 the filter judges the URI as it is sent, after templates were resolved")
    void judgesTheFinalUri() {
        Client client = client(new TestTokens(URI.create("https://ok.test")));

        assertThatThrownBy(() -> client.target("https://{host}/")
                        .resolveTemplate("host", "evil.test")
                        .request()
                        .get())
                .satisfies(thrown -> assertThat(reason(thrown)).isEqualTo(Reason.FORBIDDEN));
    }

    @Test
    void anOriginWithAPathIsAMistake() {
        assertThatThrownBy(() -> client(new TestTokens(), URI.create("https://ok.test/path")))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
