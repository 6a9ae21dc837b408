package io.evergrant.endpoint;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyType;
import com.nimbusds.jose.jwk.RSAKey;
import io.evergrant.check.StrictJson;
import io.evergrant.egress.EgressDenied;
import io.evergrant.http.Answer;
import io.evergrant.http.TransportFailure;
import io.evergrant.provider.Provider;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.text.ParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a key set (RFC 7517 §5): public, strong, and not endless. */
@ApplicationScoped
class KeySetReader {
    private static final int MOST_KEYS = 100;
    private static final int LEAST_RSA_BITS = 2048;

    @Inject
    Wire wire;

    @Inject
    Discovery discovery;

    JWKSet read(Provider provider) throws KeySourceException {
        URI uri = provider.settings().endpoints().jwks();
        String trusted = provider.settings().manner().trustedCertificates();
        try {
            URI address = uri == null ? published(provider, trusted) : uri;
            Answer answer = wire.document(address, trusted);
            if (answer.status() != 200) {
                throw new KeySourceException(address + " answered HTTP " + answer.status());
            }
            return sound(JWKSet.parse(StrictJson.object(answer.body()).toString()));
        } catch (TransportFailure | DiscoveryFailed | EgressDenied e) {
            throw new KeySourceException(String.valueOf(e.getMessage()));
        } catch (StrictJson.Broken | ParseException e) {
            throw new KeySourceException("the key set is none");
        }
    }

    /** A provider that was entered by hand may lack what its metadata says. */
    private URI published(Provider provider, @Nullable String trusted) throws KeySourceException {
        String issuer = provider.settings().issuer();
        URI found = issuer == null
                ? null
                : discovery.read(issuer, trusted).endpoints().jwks();
        if (found == null) {
            throw new KeySourceException("the provider has no key set address (jwksUri)");
        }
        return found;
    }

    private static JWKSet sound(JWKSet set) {
        List<JWK> keys = set.getKeys().stream()
                .limit(MOST_KEYS)
                .filter(key -> key instanceof AsymmetricJWK && !key.isPrivate() && isStrong(key))
                .toList();
        return new JWKSet(keys);
    }

    private static boolean isStrong(JWK key) {
        return !key.getKeyType().equals(KeyType.RSA)
                || key.size() >= LEAST_RSA_BITS
                        && ((RSAKey) key)
                                        .getPublicExponent()
                                        .decodeToBigInteger()
                                        .bitLength()
                                > 1;
    }
}
