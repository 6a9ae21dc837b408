package io.evergrant.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RotationTest {
    private final DemoServer demo = DemoServer.start(0, null);
    private final Asking ask = new Asking(demo);

    @AfterEach
    void stop() {
        demo.close();
    }

    @Test
    void aRotatedRefreshTokenKillsItsFamily() {
        String first = ask.consented().text("refresh_token");
        Asking.Reply second = ask.refresh(first);
        assertThat(second.status()).isEqualTo(200);
        assertThat(ask.refresh(first).text("error")).isEqualTo("invalid_grant");
        assertThat(demo.control().reuses()).isEqualTo(1);
        assertThat(ask.refresh(second.text("refresh_token")).text("error")).isEqualTo("invalid_grant");
        assertThat(ask.get(demo.uri("/api/echo"), second.text("access_token")).status())
                .isEqualTo(401);
    }

    @Test
    void graceForgivesForAWhileAndNoneNeverRotates() {
        demo.control().rotation(Settings.Rotation.GRACE);
        String first = ask.consented().text("refresh_token");
        ask.refresh(first);
        assertThat(ask.refresh(first).status()).isEqualTo(200);
        demo.control().advance(Duration.ofSeconds(31));
        assertThat(ask.refresh(first).status()).isEqualTo(400);

        demo.control().rotation(Settings.Rotation.NONE);
        String only = ask.consented().text("refresh_token");
        assertThat(ask.refresh(only).json()).doesNotContainKey("refresh_token");
        assertThat(ask.refresh(only).status()).isEqualTo(200);
    }
}
