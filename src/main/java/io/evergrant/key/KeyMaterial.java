package io.evergrant.key;

import com.nimbusds.jose.Algorithm;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import io.evergrant.check.InvalidInput;
import io.evergrant.secret.Secret;
import java.util.regex.Pattern;

/**
 * A private key that is strong enough to sign in our name.
 *
 * @param jwk the whole key (RFC 7517), private parts too, with {@code kid}, {@code alg} and {@code use}
 */
record KeyMaterial(JWK jwk) {
    private static final int LEAST_RSA_BITS = 2048;
    private static final int MOST_RSA_BITS = 8192;
    private static final Pattern KID = Pattern.compile("[\\x21-\\x7E]{1,100}");

    /**
     * Checks a key and gives it what it lacks.
     *
     * @param field the member that it was given in
     * @throws InvalidInput where it is public, symmetric, weak, or not for signing
     */
    static KeyMaterial of(JWK given, String field) {
        if (!given.isPrivate()) {
            throw new InvalidInput(field, "must be a private key: this one could only verify");
        }
        if (KeyUse.ENCRYPTION.equals(given.getKeyUse())) {
            throw new InvalidInput(field, "is a key for encryption, by its own words; a signing key is needed");
        }
        try {
            String named = given.getKeyID();
            String kid = named != null && KID.matcher(named).matches()
                    ? named
                    : given.computeThumbprint().toString();
            return new KeyMaterial(complete(given, kid, field));
        } catch (JOSEException e) {
            throw new InvalidInput(field, "is a key that cannot be used");
        }
    }

    private static JWK complete(JWK given, String kid, String field) throws JOSEException {
        if (given instanceof RSAKey rsa) {
            checkRsa(rsa, field);
            JWSAlgorithm algorithm = algorithm(given.getAlgorithm(), JWSAlgorithm.RS256, field);
            if (!JWSAlgorithm.Family.RSA.contains(algorithm)) {
                throw new InvalidInput(field, "is an RSA key, which cannot sign " + algorithm);
            }
            return new RSAKey.Builder(rsa)
                    .keyID(kid)
                    .algorithm(algorithm)
                    .keyUse(KeyUse.SIGNATURE)
                    .keyOperations(null)
                    .build();
        }
        if (given instanceof ECKey ec) {
            return new ECKey.Builder(ec)
                    .keyID(kid)
                    .algorithm(algorithm(ec.getCurve(), field))
                    .keyUse(KeyUse.SIGNATURE)
                    .keyOperations(null)
                    .build();
        }
        if (given instanceof OctetKeyPair pair && Curve.Ed25519.equals(pair.getCurve())) {
            return new OctetKeyPair.Builder(pair)
                    .keyID(kid)
                    .algorithm(JWSAlgorithm.EdDSA)
                    .keyUse(KeyUse.SIGNATURE)
                    .keyOperations(null)
                    .build();
        }
        throw new InvalidInput(field, "must be an RSA key, an EC key on P-256, P-384 or P-521, or an Ed25519 key");
    }

    private static void checkRsa(RSAKey rsa, String field) throws JOSEException {
        int bits = rsa.toRSAPublicKey().getModulus().bitLength();
        var exponent = rsa.toRSAPublicKey().getPublicExponent();
        if (bits < LEAST_RSA_BITS || bits > MOST_RSA_BITS) {
            throw new InvalidInput(
                    field,
                    "is an RSA key of " + bits + " bits; it must have " + LEAST_RSA_BITS + " to " + MOST_RSA_BITS);
        }
        if (exponent.bitLength() < 2 || !exponent.testBit(0)) {
            throw new InvalidInput(field, "is an RSA key with the exponent " + exponent + ", which protects nothing");
        }
    }

    private static JWSAlgorithm algorithm(
            @org.jspecify.annotations.Nullable Algorithm named, JWSAlgorithm usual, String field) {
        if (named == null) {
            return usual;
        }
        JWSAlgorithm algorithm = JWSAlgorithm.parse(named.getName());
        if (!JWSAlgorithm.Family.SIGNATURE.contains(algorithm)) {
            throw new InvalidInput(field, "is a key for " + named.getName() + ", which is no signature algorithm");
        }
        return algorithm;
    }

    private static JWSAlgorithm algorithm(Curve curve, String field) {
        if (Curve.P_256.equals(curve)) {
            return JWSAlgorithm.ES256;
        }
        if (Curve.P_384.equals(curve)) {
            return JWSAlgorithm.ES384;
        }
        if (Curve.P_521.equals(curve)) {
            return JWSAlgorithm.ES512;
        }
        throw new InvalidInput(field, "is an EC key on " + curve + "; it must be on P-256, P-384 or P-521");
    }

    String kid() {
        return jwk.getKeyID();
    }

    String algorithm() {
        return jwk.getAlgorithm().getName();
    }

    String publicJwk() {
        return jwk.toPublicJWK().toJSONString();
    }

    Secret privateJwk() {
        return new Secret(jwk.toJSONString());
    }

    @Override
    public String toString() {
        return algorithm() + " " + kid();
    }
}
