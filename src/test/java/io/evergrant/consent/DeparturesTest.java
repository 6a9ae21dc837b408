package io.evergrant.consent;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeparturesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://hub.example/oauth/callback/a",
                "http://localhost:9080/oauth/callback/a",
                "http://127.0.0.1/x"
            })
    @DisplayName("A21 a redirect URI is https, or leads to this machine")
    void httpsOrThisMachine(String redirect) {
        assertThat(Departures.isSafe(URI.create(redirect))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://hub.example/oauth/callback/a", "http://localhost.evil.example/x", "http://10.0.0.1/x"})
    @DisplayName("A21 over plain http to another machine nobody sets out")
    void plainHttpIsRefused(String redirect) {
        assertThat(Departures.isSafe(URI.create(redirect))).isFalse();
    }
}
