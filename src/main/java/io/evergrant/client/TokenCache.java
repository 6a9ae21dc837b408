package io.evergrant.client;

import io.evergrant.client.GrantUnavailableException.Reason;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The tokens that this JVM holds. A fresh one comes from memory; one that is stale or was not confirmed for four
 * minutes is asked for behind the caller's back; one that was not confirmed for five is confirmed before it is used,
 * unless the hub is out of reach. One request at a time for each token.
 */
final class TokenCache {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final long OUT_OF_REACH_FOR = 10 * SECOND;
    private static final long SWEEP_EVERY = 60 * SECOND;
    private static final long CONFIRMATION_SECONDS = 5;

    private final Source source;
    private final Executor executor;
    private final LongSupplier nanoTime;
    private final Map<Key, CachedToken> tokens = new ConcurrentHashMap<>();
    private final Map<Flight, CompletableFuture<AccessToken>> flights = new ConcurrentHashMap<>();
    private volatile @Nullable Long outOfReachSince;
    private volatile long sweptAt;

    /** Where tokens are asked for; waits for the answer. */
    interface Source {
        /** @throws GrantUnavailableException where there is none */
        TokenAnswer ask(Key key, @Nullable String rejected);
    }

    record Key(ProfileName profile, Subject subject) {}

    private record Flight(Key key, @Nullable String rejected) {}

    TokenCache(Source source, Executor executor, LongSupplier nanoTime) {
        this.source = source;
        this.executor = executor;
        this.nanoTime = nanoTime;
        this.sweptAt = nanoTime.getAsLong();
    }

    CompletableFuture<AccessToken> token(Key key) {
        CachedToken cached = tokens.get(key);
        long now = nanoTime.getAsLong();
        if (cached == null || !cached.lives(now)) {
            return flight(new Flight(key, null)).copy();
        }
        boolean unasked = isOutOfReach(now);
        if (cached.isConfirmed(now) || unasked) {
            if (!unasked && cached.wantsAsking(now)) {
                var unusedAsItsAnswerIsKept = flight(new Flight(key, null));
            }
            return CompletableFuture.completedFuture(cached.token);
        }
        return flight(new Flight(key, null))
                .copy()
                .completeOnTimeout(cached.token, CONFIRMATION_SECONDS, TimeUnit.SECONDS)
                .exceptionally(failure -> {
                    GrantUnavailableException why = Waiting.reason(failure);
                    if (why.reason() == Reason.UNREACHABLE && cached.lives(nanoTime.getAsLong())) {
                        return cached.token;
                    }
                    throw why;
                });
    }

    CompletableFuture<AccessToken> rejected(AccessToken token) {
        Key key = new Key(token.profile(), token.subject());
        CachedToken cached = tokens.get(key);
        long now = nanoTime.getAsLong();
        if (cached != null
                && cached.lives(now)
                && cached.isConfirmed(now)
                && !cached.token.value().equals(token.value())) {
            return CompletableFuture.completedFuture(cached.token);
        }
        return flight(new Flight(key, token.hash())).copy();
    }

    private boolean isOutOfReach(long now) {
        Long since = outOfReachSince;
        return since != null && now - since < OUT_OF_REACH_FOR;
    }

    private CompletableFuture<AccessToken> flight(Flight flight) {
        CompletableFuture<AccessToken> mine = new CompletableFuture<>();
        CompletableFuture<AccessToken> other = flights.putIfAbsent(flight, mine);
        if (other != null) {
            return other;
        }
        // One that hangs in spite of all time-outs must not block its key for good.
        var unusedAsMineIs = mine.orTimeout(Waiting.SECONDS, TimeUnit.SECONDS)
                .whenComplete((token, e) -> flights.remove(flight, mine));
        try {
            executor.execute(() -> fly(flight, mine));
        } catch (RejectedExecutionException e) {
            mine.completeExceptionally(new GrantUnavailableException(
                    Reason.UNREACHABLE, "This server is too busy to ask the hub, or is shutting down.", null, null, e));
        }
        return mine;
    }

    private void fly(Flight flight, CompletableFuture<AccessToken> result) {
        long now = nanoTime.getAsLong();
        CachedToken before = tokens.get(flight.key());
        if (before != null) {
            before.tried(now);
        }
        try {
            TokenAnswer answer = source.ask(flight.key(), flight.rejected());
            outOfReachSince = null;
            keep(flight.key(), new CachedToken(answer.token(), answer.life(), now));
            result.complete(answer.token());
        } catch (GrantUnavailableException e) {
            if (e.reason() == Reason.UNREACHABLE) {
                outOfReachSince = nanoTime.getAsLong();
            } else if (before != null && e.reason() != Reason.PROVIDER_UNAVAILABLE) {
                tokens.remove(flight.key(), before);
            }
            result.completeExceptionally(e);
        } catch (RuntimeException e) {
            result.completeExceptionally(e);
        }
    }

    private void keep(Key key, CachedToken fresh) {
        // An answer that was asked for earlier may come later; it must not bring back a token that was rejected since.
        tokens.merge(key, fresh, (old, now) -> now.askedAt - old.askedAt >= 0 ? now : old);
        if (fresh.askedAt - sweptAt > SWEEP_EVERY) {
            sweptAt = fresh.askedAt;
            tokens.values().removeIf(cached -> !cached.lives(fresh.askedAt));
        }
    }
}
