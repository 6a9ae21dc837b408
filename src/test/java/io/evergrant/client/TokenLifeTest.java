package io.evergrant.client;

import static io.evergrant.client.StepwiseCache.KEY;
import static org.assertj.core.api.Assertions.assertThat;

import io.evergrant.client.GrantUnavailableException.Reason;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TokenLifeTest {
    private final StepwiseCache steps = new StepwiseCache();

    @Test
    void aStaleOneIsAskedForBehindTheCallersBackButNotByEachCaller() {
        steps.life = Duration.ofSeconds(60);
        steps.token();
        steps.after(Duration.ofSeconds(49));
        steps.trouble = Reason.PROVIDER_UNAVAILABLE;

        assertThat(steps.cache.token(KEY)).isCompleted();
        steps.work();
        assertThat(steps.cache.token(KEY)).isCompleted();
        assertThat(steps.cache.token(KEY)).isCompleted();
        assertThat(steps.waiting).isEmpty();
        assertThat(steps.asked).hasSize(2);
    }

    @Test
    void aTokenWithoutLifeServesWhoWaitsAndNoOneElse() {
        steps.life = Duration.ZERO;

        assertThat(steps.token()).isEqualTo("first");
        assertThat(steps.cache.token(KEY)).isNotDone();
    }

    @Test
    void aTokenWithoutEndServesAsLongAsItIsConfirmed() {
        steps.life = null;
        steps.token();
        steps.after(Duration.ofMinutes(4).minusSeconds(1));

        assertThat(steps.cache.token(KEY)).isCompleted();
        assertThat(steps.waiting).isEmpty();
    }
}
