package io.evergrant.key;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evergrant.check.InvalidInput;
import io.evergrant.secret.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnreadableKeyTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hello",
                "{}",
                "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----",
                "-----BEGIN PRIVATE KEY-----\n=A=A\n-----END PRIVATE KEY-----",
                "-----BEGIN ENCRYPTED PRIVATE KEY-----\nAAAA\n-----END ENCRYPTED PRIVATE KEY-----",
                "-----BEGIN RSA PRIVATE KEY-----\nAAAA\n-----END RSA PRIVATE KEY-----",
                "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----"
            })
    void saysWhatItWantsInsteadOfRubbish(String text) {
        assertThatThrownBy(() -> KeyReading.pem(new Secret(text))).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> KeyReading.jwk(new Secret(text))).isInstanceOf(InvalidInput.class);
    }

    @Test
    void neverQuotesTheKeyInAMessage() {
        Secret broken = new Secret("{\"kty\":\"RSA\",\"d\":\"verysecretpart\"");

        assertThatThrownBy(() -> KeyReading.jwk(broken)).hasMessageNotContaining("verysecret");
    }
}
