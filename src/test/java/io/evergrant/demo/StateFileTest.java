package io.evergrant.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateFileTest {
    @Test
    void aRestartTakesNothingBack(@TempDir Path folder) {
        Path file = folder.resolve("new").resolve("demo.json");
        Asking.Reply issued;
        String spent;
        String code;
        try (DemoServer demo = DemoServer.start(0, file)) {
            Asking ask = new Asking(demo);
            spent = ask.consented().text("refresh_token");
            issued = ask.refresh(spent);
            code = ask.code();
        }
        try (DemoServer demo = DemoServer.start(0, file)) {
            Asking ask = new Asking(demo);
            assertThat(ask.get(demo.uri("/api/echo"), issued.text("access_token"))
                            .status())
                    .isEqualTo(200);
            assertThat(ask.token(ask.exchange(code)).status()).isEqualTo(200);
            assertThat(ask.token(ask.exchange(code)).text("error")).isEqualTo("invalid_grant");
            Asking.Reply next = ask.refresh(issued.text("refresh_token"));
            assertThat(next.status()).isEqualTo(200);
            assertThat(ask.refresh(spent).text("error")).isEqualTo("invalid_grant");
            assertThat(ask.refresh(next.text("refresh_token")).text("error")).isEqualTo("invalid_grant");
        }
    }
}
