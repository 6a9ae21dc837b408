package io.evergrant.key;

import static io.evergrant.key.TestPairs.pair;
import static io.evergrant.key.TestPairs.pem;
import static io.evergrant.key.TestPairs.rsa;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.OctetSequenceKeyGenerator;
import io.evergrant.check.InvalidInput;
import io.evergrant.secret.Secret;
import org.junit.jupiter.api.Test;

/** Keys that can be read and are not good enough. */
class RefusedKeyTest {
    @Test
    void refusesWeakKeys() throws Exception {
        Secret pem = pem(rsa(1024).getPrivate());

        assertThatThrownBy(() -> KeyReading.pem(pem))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("1024 bits");
    }

    @Test
    void refusesSymmetricAndPublicAndForeignKeys() throws Exception {
        Secret oct = new Secret(new OctetSequenceKeyGenerator(256).generate().toJSONString());
        Secret open = new Secret(
                new ECKeyGenerator(Curve.P_256).generate().toPublicJWK().toJSONString());
        Secret agreement = pem(pair("X25519").getPrivate());

        assertThatThrownBy(() -> KeyReading.jwk(oct)).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> KeyReading.jwk(open)).hasMessageContaining("private");
        assertThatThrownBy(() -> KeyReading.pem(agreement)).isInstanceOf(InvalidInput.class);
    }
}
