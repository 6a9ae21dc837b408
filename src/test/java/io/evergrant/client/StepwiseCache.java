package io.evergrant.client;

import io.evergrant.client.GrantUnavailableException.Reason;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** A token cache that goes step by step: the clock, the hub and the work behind the callers' back are the test's. */
final class StepwiseCache {
    static final TokenCache.Key KEY = new TokenCache.Key(new ProfileName("crm"), Subject.DEFAULT);

    final AtomicLong now = new AtomicLong(-5);
    final Deque<Runnable> waiting = new ArrayDeque<>();
    final List<@Nullable String> asked = new ArrayList<>();
    final TestTokens tokens = new TestTokens();

    @Nullable
    Reason trouble;

    @Nullable
    Duration life = Duration.ofHours(1);

    String current = "first";

    final TokenCache cache = new TokenCache(this::ask, waiting::add, now::get);

    private TokenAnswer ask(TokenCache.Key key, @Nullable String rejected) {
        asked.add(rejected);
        Reason why = trouble;
        if (why != null) {
            throw new GrantUnavailableException(why, "trouble");
        }
        return new TokenAnswer(tokens.token(current), life);
    }

    void after(Duration time) {
        now.addAndGet(time.toNanos());
    }

    void work() {
        while (!waiting.isEmpty()) {
            waiting.remove().run();
        }
    }

    String token() {
        CompletableFuture<AccessToken> coming = cache.token(KEY);
        if (!coming.isDone()) {
            work();
        }
        return Waiting.waitFor(coming).value();
    }
}
