package io.evergrant.endpoint;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import io.evergrant.node.NodeClock;
import io.evergrant.provider.Provider;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The public keys of issuers, from their {@code jwks_uri} and from nowhere that a token names (RFC 8725 §3.10). What was
 * read last is kept while it serves; a key that is not in it is looked for at once, three times a minute at most.
 */
@ApplicationScoped
class KeySets {
    private static final Logger LOG = Logger.getLogger(KeySets.class.getName());
    private static final int MOST = 1000;

    @Inject
    KeySetReader reader;

    @Inject
    NodeClock clock;

    /** Set by the container; a test's own else. */
    Executor background = Runnable::run;

    @Resource
    void setExecutor(ManagedExecutorService executor) {
        background = executor;
    }

    private final Map<String, KeySet> sets = new ConcurrentHashMap<>();

    /** The keys of one provider, read where they are missing: whoever asks waits for it. */
    JWKSource<SecurityContext> of(Provider provider) {
        KeySet set = set(provider);
        return (selector, context) -> {
            synchronized (set) {
                if (set.isOld()) {
                    read(set, provider);
                }
                List<JWK> found = selector.select(set.keys());
                if (found.isEmpty()) {
                    read(set, provider);
                    found = selector.select(set.keys());
                }
                return found;
            }
        };
    }

    /** The same, as far as they are here already: nobody waits, and what is missing is read behind the caller's back. */
    JWKSource<SecurityContext> known(Provider provider) {
        KeySet set = set(provider);
        return (selector, context) -> {
            List<JWK> found = selector.select(set.keys());
            if (found.isEmpty() || set.isOld()) {
                background.execute(() -> prepare(provider));
            }
            if (found.isEmpty()) {
                throw new KeySourceException("the keys are not here yet");
            }
            return found;
        };
    }

    /** Reads the keys where they are missing or old; a failure shows when they are needed. */
    void prepare(Provider provider) {
        KeySet set = set(provider);
        try {
            synchronized (set) {
                if (set.isOld()) {
                    read(set, provider);
                }
            }
        } catch (KeySourceException e) {
            LOG.log(Level.FINE, "Keys could not be read ahead.", e);
        }
    }

    private KeySet set(Provider provider) {
        URI uri = provider.settings().endpoints().jwks();
        if (sets.size() > MOST) {
            sets.clear();
        }
        return sets.computeIfAbsent(
                uri == null ? "of " + provider.settings().issuer() : uri.toString(), p -> new KeySet(clock));
    }

    /** A set that was read before goes on when the issuer does not answer. */
    private void read(KeySet set, Provider provider) throws KeySourceException {
        if (!set.mayRead()) {
            return;
        }
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
