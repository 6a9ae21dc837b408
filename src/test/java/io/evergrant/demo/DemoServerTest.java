package io.evergrant.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.text.ParseException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DemoServerTest {
    private final DemoServer demo = DemoServer.start(0, null);
    private final Asking ask = new Asking(demo);

    @AfterEach
    void stop() {
        demo.close();
    }

    @Test
    void consentBringsATokenThatTheApiTakes() throws ParseException {
        URI back = new Person("carol").allows(ask.authorizationRequest(Map.of()));
        assertThat(Asking.parameter(back, "state")).isEqualTo("s1");
        assertThat(Asking.parameter(back, "iss")).isEqualTo(demo.issuer());

        Asking.Reply answer = ask.token(ask.exchange(Asking.parameter(back, "code")));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json()).containsEntry("expires_in", 60L).containsKeys("refresh_token", "id_token");
        Map<String, Object> claims =
                SignedJWT.parse(answer.text("id_token")).getJWTClaimsSet().toJSONObject();
        assertThat(claims)
                .containsEntry("sub", "carol")
                .containsEntry("nonce", "n1")
                .containsKey("at_hash");
        assertThat(ask.get(demo.uri("/api/tickets"), answer.text("access_token"))
                        .status())
                .isEqualTo(200);
        assertThat(ask.get(demo.uri("/userinfo"), answer.text("access_token")).text("sub"))
                .isEqualTo("carol");
    }

    @Test
    void answersToItsOwnNameAlone() throws IOException {
        try (Socket socket = new Socket("127.0.0.1", demo.port())) {
            socket.getOutputStream().write("GET /connect HTTP/1.1\r\nHost: evil.example\r\n\r\n".getBytes(UTF_8));
            assertThat(new String(socket.getInputStream().readNBytes(12), UTF_8))
                    .isEqualTo("HTTP/1.1 421");
        }
    }
}
