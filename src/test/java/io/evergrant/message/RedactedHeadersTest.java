package io.evergrant.message;

import static io.evergrant.message.TestFillings.filled;
import static io.evergrant.message.TestMessages.message;
import static io.evergrant.message.TestMethods.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.evergrant.client.TestTokens;
import io.evergrant.secret.Secret;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedactedHeadersTest {
    private final Prepared request = filled(message(get("/a")), Map.of());
    private final Redaction basic =
            new Redaction(Credentials.fixed(request, Authentication.basic("jonas"), new Secret("s3cret")));

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
    @DisplayName("message R14 hop headers of the target are not copied")
    void copiesNoHopHeaders(String name) {
        Map<String, String> copied = basic.headers(
                Map.of(name, List.of("x"), "connection", List.of("close, X-Hop"), "X-End", List.of("a", "b")));

        assertThat(copied).containsOnlyKeys("x-end").containsEntry("x-end", "a, b");
    }

    @Test
    void cookiesAreNotKept() {
        assertThat(basic.kept(Map.of("set-cookie", "sid=1", "etag", "x")))
                .containsEntry("set-cookie", "[redacted]")
                .containsEntry("etag", "x");
    }
}
