package io.evergrant.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.evergrant.client.TestTokens;
import io.evergrant.secret.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTest {
    private static final String SECRET = "s3cr+t/va\"lü";
    private final Prepared request = TestMessages.filled(TestMessages.message(TestMessages.get("/a")), Map.of());

    private Redaction basic() {
        return new Redaction(Credentials.fixed(request, Authentication.basic("jonas"), new Secret(SECRET)));
    }

    @Test
    @DisplayName("R15 a password is gone wherever the target echoes it, whatever its letters became")
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

    @Test
    void theTokenIsGoneFromWhatIsKeptAndWhatIsHandedOn() {
        Prepared sent = Credentials.bearer(request, new TestTokens().token("tok-1234567"));
        Redaction redaction = new Redaction(sent);

        assertThat(redaction.kept(sent.headers())).containsEntry("authorization", "[redacted]");
        assertThat(redaction.headers(Map.of("X-Echo", List.of("Bearer tok-1234567"))))
                .containsEntry("x-echo", "Bearer [redacted]");
        assertThat(sent.toString()).doesNotContain("tok-1234567");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Connection", "Transfer-Encoding", "Keep-Alive", "Proxy-Authenticate", "X-Hop", ":status"})
    @DisplayName("R14 hop headers of the target are not copied")
    void copiesNoHopHeaders(String name) {
        Map<String, String> copied = basic().headers(
                        Map.of(name, List.of("x"), "connection", List.of("close, X-Hop"), "X-End", List.of("a", "b")));

        assertThat(copied).containsOnlyKeys("x-end").containsEntry("x-end", "a, b");
    }

    @Test
    void cookiesAreNotKept() {
        assertThat(basic().kept(Map.of("set-cookie", "sid=1", "etag", "x")))
                .containsEntry("set-cookie", "[redacted]")
                .containsEntry("etag", "x");
    }

    @Test
    void idsOfCallsSortByTime() {
        var early = java.time.Instant.parse("2026-11-24T00:00:00Z");

        assertThat(CallId.at(early)).isLessThan(CallId.at(early.plusMillis(1))).matches("[0-9a-f-]{36}");
    }
}
