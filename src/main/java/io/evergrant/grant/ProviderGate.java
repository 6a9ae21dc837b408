package io.evergrant.grant;

import io.evergrant.grant.Passages.Kind;
import io.evergrant.node.NodeClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Keeps a revocation and a code exchange with one provider apart, on whatever nodes: some providers revoke by account,
 * and would take the tokens that are just being issued along. Never call it in a transaction.
 */
@ApplicationScoped
public class ProviderGate {
    private static final Logger LOG = Logger.getLogger(ProviderGate.class.getName());
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(20);
    private static final long LOOK_AGAIN_MILLIS = 100;

    @Inject
    Passages passages;

    @Inject
    NodeClock clock;

    private final Queue<String> left = new ConcurrentLinkedQueue<>();

    /**
     * Runs a code exchange, with the storing of what it brings; waits while a revocation with this provider is on its
     * way. That takes 20 s at most, and after them it goes on all the same: a person waits, and the node that revoked has
     * died.
     */
    public <T> T exchanging(String provider, Supplier<T> exchange) {
        endWhatIsLeft();
        String mine = passages.begin(provider, Kind.EXCHANGE);
        try {
            long began = clock.nanoTime();
            while (passages.any(provider, Kind.REVOCATION) && clock.nanoTime() - began < PATIENCE) {
                pause();
            }
            return exchange.get();
        } finally {
            end(mine);
        }
    }

    /**
     * Runs a revocation, unless code exchanges with this provider are on their way for 20 s.
     *
     * @return empty where it did not run
     */
    <T> Optional<T> revoking(String provider, Supplier<T> revocation) {
        long began = clock.nanoTime();
        endWhatIsLeft();
        do {
            String mine = passages.begin(provider, Kind.REVOCATION);
            try {
                if (!passages.any(provider, Kind.EXCHANGE)) {
                    return Optional.of(revocation.get());
                }
            } finally {
                end(mine); // an exchange that waits for this one goes first
            }
            pause();
        } while (clock.nanoTime() - began < PATIENCE);
        return Optional.empty();
    }

    /** Of passages that ended while the database was away: what they brought would wait for them to be revoked. */
    private void endWhatIsLeft() {
        for (int i = left.size(); i > 0; i--) {
            String passage = left.poll();
            if (passage != null) {
                end(passage);
            }
        }
    }

    /** What came of it must not be lost for this: a row that stays is over in two minutes. */
    private void end(String passage) {
        try {
            passages.end(passage);
        } catch (RuntimeException e) {
            LOG.log(Level.FINE, "A passage is not ended yet.", e);
            left.add(passage);
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(LOOK_AGAIN_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The thread was interrupted while it waited for the provider.", e);
        }
    }
}
