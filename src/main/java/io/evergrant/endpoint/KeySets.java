package io.evergrant.endpoint;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import io.evergrant.node.NodeClock;
import io.evergrant.provider.Provider;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The public keys of issuers, from their {@code jwks_uri} and from nowhere that a token names (RFC 8725 §3.10). What was
 * read last is kept while it serves; a key that is not in it is looked for at once, three times a minute at most.
 */
@ApplicationScoped
class KeySets {
    private static final int MOST = 1000;

    @Inject
    KeySetReader reader;

    @Inject
    NodeClock clock;

    private final Map<String, KeySet> sets = new ConcurrentHashMap<>();

    /** The keys of one provider, read when they are asked for. */
    JWKSource<SecurityContext> of(Provider provider) {
        URI uri = provider.settings().endpoints().jwks();
        String place = uri == null ? "of " + provider.settings().issuer() : uri.toString();
        if (sets.size() > MOST) {
            sets.clear();
        }
        KeySet set = sets.computeIfAbsent(place, p -> new KeySet(clock));
        return (selector, context) -> select(set, selector, provider);
    }

    private List<JWK> select(KeySet set, JWKSelector selector, Provider provider) throws KeySourceException {
        synchronized (set) {
            if (set.isOld() && set.mayRead()) {
                read(set, provider);
            }
            List<JWK> found = selector.select(set.keys());
            if (found.isEmpty() && set.mayRead()) {
                read(set, provider);
                found = selector.select(set.keys());
            }
            return found;
        }
    }

    /** A set that was read before goes on when the issuer does not answer. */
    private void read(KeySet set, Provider provider) throws KeySourceException {
        try {
            set.asking();
            set.keep(reader.read(provider));
        } catch (KeySourceException e) {
            if (set.keys().isEmpty()) {
                throw e;
            }
        }
    }
}
