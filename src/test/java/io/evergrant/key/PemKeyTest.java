package io.evergrant.key;

import static io.evergrant.key.TestPairs.CLAIMS;
import static io.evergrant.key.TestPairs.ec;
import static io.evergrant.key.TestPairs.pair;
import static io.evergrant.key.TestPairs.pem;
import static io.evergrant.key.TestPairs.rsa;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.Ed25519Verifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.SignedJWT;
import java.security.KeyPair;
import java.security.interfaces.ECPublicKey;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PemKeyTest {
    @Test
    void readsAnRsaKeyFromPem() throws Exception {
        KeyMaterial material = KeyReading.pem(pem(rsa(2048).getPrivate()));

        assertThat(material.algorithm()).isEqualTo("RS256");
        SignedJWT signed = new Signer(material.jwk(), "PS256").sign(CLAIMS);
        assertThat(signed.verify(new RSASSAVerifier((RSAKey) material.jwk().toPublicJWK())))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"secp256r1", "secp384r1", "secp521r1"})
    void readsAnEcKeyFromPemAndFindsItsPublicPart(String curve) throws Exception {
        KeyPair pair = ec(curve);

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
        assertThat(key.getDecodedX()).isEqualTo(Arrays.copyOfRange(spki, spki.length - 32, spki.length));
        assertThat(new Signer(key, null).sign(CLAIMS).verify(new Ed25519Verifier(key.toPublicJWK())))
                .isTrue();
    }
}
