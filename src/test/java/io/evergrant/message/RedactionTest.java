package io.evergrant.message;

import static io.evergrant.message.TestFillings.body;
import static io.evergrant.message.TestFillings.filled;
import static io.evergrant.message.TestMessages.message;
import static io.evergrant.message.TestMethods.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.evergrant.secret.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RedactionTest {
    private static final String SECRET = "s3cr+t/va\"lü";

    private final Prepared request = filled(message(get("/a")), Map.of());

    private Redaction basic() {
        return new Redaction(Credentials.fixed(request, Authentication.basic("jonas"), new Secret(SECRET)));
    }

    @Test
    @DisplayName("message R15 a password is gone wherever the target echoes it, whatever its letters became")
    void takesOutEchoes() {
        byte[] utf8 = SECRET.getBytes(StandardCharsets.UTF_8);
        for (String echo : List.of(
                SECRET,
                Escapes.percent(SECRET),
                Escapes.json(SECRET),
                Escapes.json(SECRET).replace("/", "\\/"),
                Base64.getEncoder().encodeToString(utf8),
                Base64.getUrlEncoder().withoutPadding().encodeToString(utf8),
                Base64.getEncoder().encodeToString(("jonas:" + SECRET).getBytes(StandardCharsets.UTF_8)))) {
            byte[] body = ("before " + echo + " after").getBytes(StandardCharsets.UTF_8);

            assertThat(new String(basic().bytes(body), StandardCharsets.UTF_8)).matches("before \\[redacted]=* after");
        }
    }

    @Test
    void leavesBinaryBodiesAsTheyAre() {
        byte[] body = new byte[256];
        for (int i = 0; i < 256; i++) {
            body[i] = (byte) i;
        }

        assertThat(basic().bytes(body)).isEqualTo(body);
    }
}
