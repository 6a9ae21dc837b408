package io.evergrant.client;

import static io.evergrant.client.StepwiseCache.KEY;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class RejectedTokenTest {
    private final StepwiseCache steps = new StepwiseCache();

    @Test
    void aRejectedTokenIsRenewedByItsHash() {
        AccessToken first = steps.tokens.token(steps.token());
        steps.current = "second";

        CompletableFuture<AccessToken> renewed = steps.cache.rejected(first);
        steps.work();

        assertThat(renewed.join().value()).isEqualTo("second");
        assertThat(steps.asked).containsExactly(null, first.hash());
        assertThat(steps.token()).isEqualTo("second");
    }

    @Test
    void whoRejectsAnOldTokenGetsTheCurrentOneUnasked() {
        AccessToken old = steps.tokens.token("old");
        steps.token();

        assertThat(steps.cache.rejected(old))
                .isCompletedWithValueMatching(t -> t.value().equals("first"));
        assertThat(steps.asked).hasSize(1);
    }

    @Test
    void aLateAnswerDoesNotBringBackWhatWasRejected() {
        AccessToken first = steps.tokens.token(steps.token());
        steps.after(Duration.ofSeconds(250));
        assertThat(steps.cache.token(KEY)).isCompleted(); // asks behind the back, and the answer takes its time
        Runnable late = steps.waiting.remove();
        steps.after(Duration.ofSeconds(1));
        CompletableFuture<AccessToken> renewed = steps.cache.rejected(first);
        steps.current = "second";
        steps.work();
        assertThat(renewed).isCompleted();

        steps.now.addAndGet(-Duration.ofSeconds(1).toNanos());
        steps.current = "first";
        late.run();

        assertThat(steps.token()).isEqualTo("second");
    }
}
