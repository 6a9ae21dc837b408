package io.evergrant.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.KeyType;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.gen.OctetSequenceKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import io.evergrant.demo.Fault;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class KeySetsTest {
    private static final JWKSelector ANY_RSA =
            new JWKSelector(new JWKMatcher.Builder().keyType(KeyType.RSA).build());

    private final AtTheDemo at = new AtTheDemo();

    @AfterEach
    void close() {
        at.close();
    }

    private List<JWK> ask(JWKSelector selector) throws KeySourceException {
        return at.keySets.of(at.provider()).get(selector, null);
    }

    private static JWKSelector kid(String kid) {
        return new JWKSelector(new JWKMatcher.Builder().keyID(kid).build());
    }

    private void publishes(JWK... keys) {
        String list =
                String.join(",", List.of(keys).stream().map(JWK::toJSONString).toList());
        at.demo
                .control()
                .arm(Fault.at("jwks")
                        .status(200)
                        .body("application/json", "{\"keys\":[" + list + "]}")
                        .always());
    }

    @Test
    @DisplayName("D19 the keys are those of the issuer's set, read once while they serve")
    void keysAreReadOnce() throws KeySourceException {
        assertThat(ask(ANY_RSA)).hasSize(1);
        assertThat(ask(ANY_RSA)).hasSize(1);
        assertThat(at.demo.control().count("jwks")).isEqualTo(1);
    }

    @Test
    @DisplayName("D20 M9 an unknown kid is looked for at once, and three times a minute at most")
    void anUnknownKidIsLookedForAtOnce() throws KeySourceException {
        ask(ANY_RSA);
        for (int i = 0; i < 10; i++) {
            assertThat(ask(kid("new-" + i))).isEmpty();
        }
        assertThat(at.demo.control().count("jwks")).isEqualTo(3);
        at.time.step(Duration.ofSeconds(61));
        ask(kid("newer"));
        assertThat(at.demo.control().count("jwks")).isEqualTo(4);
    }

    @Test
    @DisplayName("M11 keys that were read go on while the issuer is away")
    void keysOutliveAnOutage() throws KeySourceException {
        ask(ANY_RSA);
        at.demo.control().arm(Fault.at("jwks").status(500).always());
        at.time.step(Duration.ofHours(2));
        assertThat(ask(ANY_RSA)).hasSize(1);
    }

    @Test
    @DisplayName("D18 M8 symmetric, weak and private keys are not taken")
    void weakKeysAreNotTaken() throws JOSEException, KeySourceException {
        OctetSequenceKey shared =
                new OctetSequenceKeyGenerator(256).keyID("oct").generate();
        publishes(
                shared,
                new RSAKeyGenerator(1024, true).keyID("weak").generate().toPublicJWK(),
                new RSAKeyGenerator(2048).keyID("private").generate());
        assertThat(ask(new JWKSelector(new JWKMatcher.Builder().build()))).isEmpty();
    }

    @Test
    @DisplayName("D21 without a kid all fitting keys are tried, not the first")
    void allFittingKeysAreTried() throws JOSEException, KeySourceException {
        publishes(
                new RSAKeyGenerator(2048).keyID("a").generate().toPublicJWK(),
                new RSAKeyGenerator(2048).keyID("b").generate().toPublicJWK());
        assertThat(ask(ANY_RSA)).hasSize(2);
    }
}
