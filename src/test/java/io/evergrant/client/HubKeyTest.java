package io.evergrant.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The application's key is for the hub alone. */
class HubKeyTest {
    private final AtTheHub at = new AtTheHub();

    @AfterEach
    void close() {
        at.close();
    }

    @Test
    void aRedirectIsNotFollowedSoTheKeyStaysHere() {
        at.next.set(new TestApi.Answer(
                302, Map.of("Location", at.api.uri("/elsewhere").toString()), ""));

        assertThatThrownBy(at::token).isInstanceOf(GrantUnavailableException.class);
        assertThat(at.api.asked()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://hub.example.com", "ftp://localhost", "hub", "http://localhost.evil.test"})
    void theKeyLeavesInClearForNoOtherMachine(String address) {
        assertThatThrownBy(() -> new Hub(URI.create(address), "key")).isInstanceOf(IllegalStateException.class);
    }
}
