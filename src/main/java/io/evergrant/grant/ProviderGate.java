package io.evergrant.grant;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Keeps a revocation and a code exchange with one provider apart: some providers revoke by account, and would take the
 * tokens that are just being issued along.
 */
@ApplicationScoped
public class ProviderGate {
    private static final int EXCHANGES = 1000;
    private static final long PATIENCE_SECONDS = 20;

    private final Map<String, Semaphore> gates = new ConcurrentHashMap<>();

    /** Runs a code exchange; waits while a revocation with this provider is on its way, 20 s at most. */
    public <T> T exchanging(String provider, Supplier<T> exchange) {
        return within(provider, 1, exchange);
    }

    <T> T revoking(String provider, Supplier<T> revocation) {
        return within(provider, EXCHANGES, revocation);
    }

    private <T> T within(String provider, int permits, Supplier<T> work) {
        Semaphore gate = gates.computeIfAbsent(provider, p -> new Semaphore(EXCHANGES, true));
        boolean taken = false;
        try {
            taken = gate.tryAcquire(permits, PATIENCE_SECONDS, TimeUnit.SECONDS);
            return work.get(); // after 20 s it goes on all the same: waiting longer would help nobody
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The thread was interrupted while it waited for the provider.", e);
        } finally {
            if (taken) {
                gate.release(permits);
            }
        }
    }
}
