package io.evergrant.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.Ed25519Verifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.OctetSequenceKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.evergrant.check.Conflict;
import io.evergrant.check.InvalidInput;
import io.evergrant.secret.Secret;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyMaterialTest {
    private static final JWTClaimsSet CLAIMS =
            new JWTClaimsSet.Builder().issuer("us").build();

    private static Secret pem(PrivateKey key) {
        return new Secret("-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(key.getEncoded()) + "\n-----END PRIVATE KEY-----\n");
    }

    private static KeyPair pair(String algorithm) throws Exception {
        return KeyPairGenerator.getInstance(algorithm).generateKeyPair();
    }

    @Test
    void readsAnRsaKeyFromPem() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        KeyMaterial material = KeyReading.pem(pem(generator.generateKeyPair().getPrivate()));

        assertThat(material.algorithm()).isEqualTo("RS256");
        SignedJWT signed = new Signer(material.jwk(), "PS256").sign(CLAIMS);
        assertThat(signed.verify(new RSASSAVerifier((RSAKey) material.jwk().toPublicJWK())))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"secp256r1", "secp384r1", "secp521r1"})
    void readsAnEcKeyFromPemAndFindsItsPublicPart(String curve) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec(curve));
        KeyPair pair = generator.generateKeyPair();

        KeyMaterial material = KeyReading.pem(pem(pair.getPrivate()));

        ECKey key = (ECKey) material.jwk();
        assertThat(key.toECPublicKey().getW()).isEqualTo(((ECPublicKey) pair.getPublic()).getW());
        SignedJWT signed = new Signer(key, null).sign(CLAIMS);
        assertThat(signed.verify(new ECDSAVerifier(key.toPublicJWK()))).isTrue();
    }

    @Test
    void readsAnEd25519KeyFromPemAndFindsItsPublicPart() throws Exception {
        KeyPair pair = pair("Ed25519");

        OctetKeyPair key = (OctetKeyPair) KeyReading.pem(pem(pair.getPrivate())).jwk();

        byte[] spki = pair.getPublic().getEncoded();
        assertThat(key.getDecodedX()).isEqualTo(java.util.Arrays.copyOfRange(spki, spki.length - 32, spki.length));
        assertThat(new Signer(key, null).sign(CLAIMS).verify(new Ed25519Verifier(key.toPublicJWK())))
                .isTrue();
    }

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
    void refusesWeakKeys() throws Exception {
        KeyPairGenerator small = KeyPairGenerator.getInstance("RSA");
        small.initialize(1024);
        Secret pem = pem(small.generateKeyPair().getPrivate());

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

    @Test
    void refusesAnAlgorithmThatTheKeyCannotSign() {
        assertThatThrownBy(() -> new Signer(
                        KeyMaterial.of(KeyReading.freshEd25519(), "generate").jwk(), "RS256"))
                .isInstanceOf(Conflict.class);
    }
}
