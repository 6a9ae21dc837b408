package io.evergrant.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evergrant.client.GrantUnavailableException.Reason;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TokenCacheTest {
    private static final TokenCache.Key KEY = new TokenCache.Key(new ProfileName("crm"), Subject.DEFAULT);

    private final AtomicLong now = new AtomicLong(-5);
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private final List<@Nullable String> asked = new ArrayList<>();
    private final TestTokens tokens = new TestTokens();
    private @Nullable Reason trouble;
    private @Nullable Duration life = Duration.ofHours(1);
    private String current = "first";

    private final TokenCache cache = new TokenCache(this::ask, waiting::add, now::get);

    private TokenAnswer ask(TokenCache.Key key, @Nullable String rejected) {
        asked.add(rejected);
        Reason why = trouble;
        if (why != null) {
            throw new GrantUnavailableException(why, "trouble");
        }
        return new TokenAnswer(tokens.token(current), life);
    }

    private void after(Duration time) {
        now.addAndGet(time.toNanos());
    }

    private void work() {
        while (!waiting.isEmpty()) {
            waiting.remove().run();
        }
    }

    private String token() {
        CompletableFuture<AccessToken> coming = cache.token(KEY);
        if (!coming.isDone()) {
            work();
        }
        return Waiting.waitFor(coming).value();
    }

    @Test
    void aFreshTokenComesFromMemory() {
        assertThat(token()).isEqualTo("first");
        current = "second";
        after(Duration.ofMinutes(3));

        assertThat(token()).isEqualTo("first");
        assertThat(asked).hasSize(1);
        assertThat(waiting).isEmpty();
    }

    @Test
    void callersOfOneTokenCauseOneRequest() {
        List<CompletableFuture<AccessToken>> callers = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            callers.add(cache.token(KEY));
        }
        work();

        assertThat(callers).allSatisfy(c -> assertThat(c.join().value()).isEqualTo("first"));
        assertThat(asked).hasSize(1);
    }

    @Test
    void oneInSteadyUseIsAskedForBehindTheCallersBack() {
        token();
        current = "second";
        after(Duration.ofSeconds(250));

        assertThat(cache.token(KEY)).isCompletedWithValueMatching(t -> t.value().equals("first"));
        assertThat(waiting).hasSize(1);
        work();
        assertThat(token()).isEqualTo("second");
        assertThat(asked).hasSize(2);
    }

    @Test
    void aStaleOneIsAskedForBehindTheCallersBackButNotByEachCaller() {
        life = Duration.ofSeconds(60);
        token();
        after(Duration.ofSeconds(49));
        trouble = Reason.PROVIDER_UNAVAILABLE;

        assertThat(cache.token(KEY)).isCompleted();
        work();
        assertThat(cache.token(KEY)).isCompleted();
        assertThat(cache.token(KEY)).isCompleted();
        assertThat(waiting).isEmpty();
        assertThat(asked).hasSize(2);
    }

    @Test
    void whatWasNotConfirmedForFiveMinutesIsConfirmedBeforeItIsUsed() {
        token();
        current = "second";
        after(Duration.ofMinutes(5));

        assertThat(cache.token(KEY)).isNotDone();
        work();
        assertThat(token()).isEqualTo("second");
    }

    @Test
    void aRevokedGrantIsServedNoLongerThanFiveMinutes() {
        token();
        trouble = Reason.CONSENT_REQUIRED;
        after(Duration.ofMinutes(5));

        assertThatThrownBy(this::token)
                .isInstanceOfSatisfying(
                        GrantUnavailableException.class,
                        e -> assertThat(e.reason()).isEqualTo(Reason.CONSENT_REQUIRED));
        assertThat(cache.token(KEY)).isNotDone();
    }

    @Test
    void whileTheHubIsOutOfReachATokenServesUntilItsEnd() {
        token();
        trouble = Reason.UNREACHABLE;
        after(Duration.ofMinutes(30));

        assertThat(token()).isEqualTo("first");
        assertThat(token()).isEqualTo("first");
        assertThat(asked).as("not each caller waits for a hub that is away").hasSize(2);

        after(Duration.ofMinutes(31));
        assertThatThrownBy(this::token)
                .isInstanceOfSatisfying(
                        GrantUnavailableException.class,
                        e -> assertThat(e.reason()).isEqualTo(Reason.UNREACHABLE));
    }

    @Test
    void aRejectedTokenIsRenewedByItsHash() {
        AccessToken first = tokens.token(token());
        current = "second";

        CompletableFuture<AccessToken> renewed = cache.rejected(first);
        work();

        assertThat(renewed.join().value()).isEqualTo("second");
        assertThat(asked).containsExactly(null, first.hash());
        assertThat(token()).isEqualTo("second");
    }

    @Test
    void whoRejectsAnOldTokenGetsTheCurrentOneUnasked() {
        AccessToken old = tokens.token("old");
        token();

        assertThat(cache.rejected(old))
                .isCompletedWithValueMatching(t -> t.value().equals("first"));
        assertThat(asked).hasSize(1);
    }

    @Test
    void aLateAnswerDoesNotBringBackWhatWasRejected() {
        AccessToken first = tokens.token(token());
        after(Duration.ofSeconds(250));
        assertThat(cache.token(KEY)).isCompleted(); // asks behind the back, and the answer takes its time
        Runnable late = waiting.remove();
        after(Duration.ofSeconds(1));
        CompletableFuture<AccessToken> renewed = cache.rejected(first);
        current = "second";
        work();
        assertThat(renewed).isCompleted();

        now.addAndGet(-Duration.ofSeconds(1).toNanos());
        current = "first";
        late.run();

        assertThat(token()).isEqualTo("second");
    }

    @Test
    void aTokenWithoutLifeServesWhoWaitsAndNoOneElse() {
        life = Duration.ZERO;

        assertThat(token()).isEqualTo("first");
        assertThat(cache.token(KEY)).isNotDone();
    }

    @Test
    void aTokenWithoutEndServesAsLongAsItIsConfirmed() {
        life = null;
        token();
        after(Duration.ofMinutes(4).minusSeconds(1));

        assertThat(cache.token(KEY)).isCompleted();
        assertThat(waiting).isEmpty();
    }
}
