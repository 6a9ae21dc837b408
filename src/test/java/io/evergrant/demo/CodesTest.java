package io.evergrant.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CodesTest {
    private final DemoServer demo = DemoServer.start(0, null);
    private final Asking ask = new Asking(demo);

    @AfterEach
    void stop() {
        demo.close();
    }

    @Test
    void saysNoToWhatDoesNotFitTheCode() {
        assertThat(ask.token(Json.merge(ask.exchange(ask.code()), Map.of("code_verifier", "w".repeat(43))))
                        .text("error"))
                .isEqualTo("invalid_grant");
        assertThat(ask.token(Json.merge(ask.exchange(ask.code()), Map.of("redirect_uri", "http://localhost/other")))
                        .text("error"))
                .isEqualTo("invalid_grant");
        String code = ask.code();
        demo.control().advance(Duration.ofSeconds(61));
        assertThat(ask.token(ask.exchange(code)).text("error")).isEqualTo("invalid_grant");
    }

    @Test
    void aCodeUsedTwiceRevokesWhatItBrought() {
        String code = ask.code();
        String token = ask.token(ask.exchange(code)).text("access_token");
        assertThat(ask.token(ask.exchange(code)).text("error")).isEqualTo("invalid_grant");
        assertThat(ask.get(demo.uri("/api/echo"), token).status()).isEqualTo(401);
    }
}
