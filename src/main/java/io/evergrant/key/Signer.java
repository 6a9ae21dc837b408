package io.evergrant.key;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.Ed25519Signer;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.evergrant.check.Conflict;
import org.jspecify.annotations.Nullable;

/** Signs JWTs with one key (RFC 7515). */
public final class Signer {
    private final JWSSigner signer;
    private final JWSAlgorithm algorithm;
    private final String kid;

    /** @param algorithm a JWS algorithm that someone configured, or null for the key's own */
    Signer(JWK key, @Nullable String algorithm) {
        try {
            this.signer = signer(key);
            this.algorithm =
                    JWSAlgorithm.parse(algorithm == null ? key.getAlgorithm().getName() : algorithm);
            this.kid = key.getKeyID();
        } catch (JOSEException e) {
            throw new IllegalStateException("The signing key " + key.getKeyID() + " cannot be used.", e);
        }
        if (!signer.supportedJWSAlgorithms().contains(this.algorithm)) {
            throw new Conflict("The signing key " + key.getKeyID() + " cannot sign " + this.algorithm
                    + ". Choose one of " + signer.supportedJWSAlgorithms() + ", or another key.");
        }
    }

    private static JWSSigner signer(JWK key) throws JOSEException {
        if (key instanceof RSAKey rsa) {
            return new RSASSASigner(rsa);
        }
        return key instanceof ECKey ec ? new ECDSASigner(ec) : new Ed25519Signer((OctetKeyPair) key);
    }

    public String algorithm() {
        return algorithm.getName();
    }

    public String kid() {
        return kid;
    }

    public SignedJWT sign(JWTClaimsSet claims) {
        try {
            SignedJWT jwt = new SignedJWT(
                    new JWSHeader.Builder(algorithm)
                            .type(JOSEObjectType.JWT)
                            .keyID(kid)
                            .build(),
                    claims);
            jwt.sign(signer);
            return jwt;
        } catch (JOSEException e) {
            throw new IllegalStateException("The signing key " + kid + " could not sign.", e);
        }
    }
}
