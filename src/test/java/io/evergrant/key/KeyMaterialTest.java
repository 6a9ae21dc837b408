package io.evergrant.key;

import static io.evergrant.key.TestPairs.CLAIMS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.crypto.Ed25519Verifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import io.evergrant.check.Conflict;
import io.evergrant.secret.Secret;
import org.junit.jupiter.api.Test;

class KeyMaterialTest {
    @Test
    void generatesAnEd25519Key() throws Exception {
        KeyMaterial material = KeyMaterial.of(KeyReading.freshEd25519(), "generate");

        OctetKeyPair key = (OctetKeyPair) material.jwk();
        assertThat(material.algorithm()).isEqualTo("EdDSA");
        assertThat(new Signer(key, null).sign(CLAIMS).verify(new Ed25519Verifier(key.toPublicJWK())))
                .isTrue();
    }

    @Test
    void publishesNoPrivateMember() throws Exception {
        KeyMaterial material = KeyMaterial.of(new RSAKeyGenerator(2048).generate(), "jwk");

        assertThat(material.publicJwk())
                .contains("\"use\":\"sig\"", "\"kid\"", "\"alg\"")
                .doesNotContain("\"d\"", "\"p\"");
        assertThat(material.toString()).doesNotContain(material.privateJwk().reveal());
    }

    @Test
    void keepsTheKeyIdThatCameWithAJwk() throws Exception {
        String json = new ECKeyGenerator(Curve.P_256).keyID("ours-1").generate().toJSONString();

        assertThat(KeyReading.jwk(new Secret(json)).kid()).isEqualTo("ours-1");
    }

    @Test
    void refusesAnAlgorithmThatTheKeyCannotSign() {
        assertThatThrownBy(() -> new Signer(
                        KeyMaterial.of(KeyReading.freshEd25519(), "generate").jwk(), "RS256"))
                .isInstanceOf(Conflict.class);
    }
}
