package io.evergrant.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a token may be sent. */
class TokenOriginTest {
    private final AccessToken token = new TestTokens(URI.create("https://ok.test")).token("abc");

    @ParameterizedTest
    @ValueSource(strings = {"https://ok.test/", "HTTPS://OK.test:443/a?b", "https://ok.test./x", "https://ok.test"})
    void mayGoToItsOrigin(String uri) {
        assertThat(token.maySendTo(URI.create(uri))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://ok.test/",
                "https://ok.test:8443/",
                "https://ok.test.evil.test/",
                "https://okXtest/",
                "https://ok.test@evil.test/",
                "https://evil.test/?https://ok.test",
                "https://evil.test/#@ok.test",
                "https://user@ok.test/",
                "ftp://ok.test/",
                "/relative",
                "https:ok.test"
            })
    @DisplayName("checklist F2 U5 U6 what only looks like the origin is another one")
    void mayGoNowhereElse(String uri) {
        assertThat(token.maySendTo(URI.create(uri))).isFalse();
    }
}
