package io.evergrant.key;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import io.evergrant.check.NotFound;

/** One RSA signing key by the name {@code ours}, kept in memory. */
public final class TestKeys extends Keys {
    public static final String OURS = "ours";

    private final JWK key;

    public TestKeys() {
        try {
            key = new RSAKeyGenerator(2048)
                    .keyID("ours-1")
                    .algorithm(JWSAlgorithm.RS256)
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    public String publicJwks() {
        return "{\"keys\":[" + key.toPublicJWK().toJSONString() + "]}";
    }

    @Override
    public Signer signer(String name, String algorithm) {
        if (!name.equals(OURS)) {
            throw new NotFound("signing key", name);
        }
        return new Signer(key, algorithm);
    }
}
