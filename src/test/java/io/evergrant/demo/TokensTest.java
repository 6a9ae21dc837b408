package io.evergrant.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TokensTest {
    private final DemoServer demo = DemoServer.start(0, null);
    private final Asking ask = new Asking(demo);

    @AfterEach
    void stop() {
        demo.close();
    }

    @Test
    void tokensDieAndAreRevoked() {
        Asking.Reply issued = ask.consented();
        String basic =
                Asking.basic(ask.client().id(), String.valueOf(ask.client().secret()));
        demo.control().advance(Duration.ofSeconds(60));
        Asking.Reply expired = ask.get(demo.uri("/api/echo"), issued.text("access_token"));
        assertThat(expired.status()).isEqualTo(401);
        assertThat(expired.header("www-authenticate")).contains("error=\"invalid_token\"");
        assertThat(ask.post("/revoke", Json.of("token", issued.text("refresh_token")), basic)
                        .status())
                .isEqualTo(200);
        assertThat(ask.refresh(issued.text("refresh_token")).text("error")).isEqualTo("invalid_grant");
    }

    @Test
    void aTokenWithoutTheScopeIsNotEnough() {
        String token = ask.consented().text("access_token");
        Asking.Reply answer = ask.post("/api/tickets", Map.of(), "Bearer " + token);
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.header("www-authenticate")).contains("insufficient_scope");
    }
}
