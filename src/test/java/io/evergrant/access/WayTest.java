package io.evergrant.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WayTest {
    @ParameterizedTest
    @ValueSource(strings = {"/api", "/api/", "/api/providers", "/api/login", "/api/consent/x"})
    void asksTheApiForAKey(String path) {
        assertThat(Way.of(path)).isEqualTo(Way.KEY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/consent/abc",
                "/consent/abc/start",
                "/oauth/callback/google",
                "/jwks.json",
                "/login",
                "/jakarta.faces.resource/console.css.xhtml"
            })
    void letsStrangersToWhatTheyMustReach(String path) {
        assertThat(Way.of(path)).isEqualTo(Way.PUBLIC);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "", "/users", "/login/x", "/loginx", "/consents", "/oauth", "/apix", "/API/providers", "/x"
            })
    void asksForALoginEverywhereElse(String path) {
        assertThat(Way.of(path)).isEqualTo(Way.SESSION);
    }
}
