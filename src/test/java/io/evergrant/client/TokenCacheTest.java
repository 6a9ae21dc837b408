package io.evergrant.client;

import static io.evergrant.client.StepwiseCache.KEY;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class TokenCacheTest {
    private final StepwiseCache steps = new StepwiseCache();

    @Test
    void aFreshTokenComesFromMemory() {
        assertThat(steps.token()).isEqualTo("first");
        steps.current = "second";
        steps.after(Duration.ofMinutes(3));

        assertThat(steps.token()).isEqualTo("first");
        assertThat(steps.asked).hasSize(1);
        assertThat(steps.waiting).isEmpty();
    }

    @Test
    void callersOfOneTokenCauseOneRequest() {
        List<CompletableFuture<AccessToken>> callers = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            callers.add(steps.cache.token(KEY));
        }
        steps.work();

        assertThat(callers).allSatisfy(c -> assertThat(c.join().value()).isEqualTo("first"));
        assertThat(steps.asked).hasSize(1);
    }

    @Test
    void oneInSteadyUseIsAskedForBehindTheCallersBack() {
        steps.token();
        steps.current = "second";
        steps.after(Duration.ofSeconds(250));

        assertThat(steps.cache.token(KEY))
                .isCompletedWithValueMatching(t -> t.value().equals("first"));
        assertThat(steps.waiting).hasSize(1);
        steps.work();
        assertThat(steps.token()).isEqualTo("second");
        assertThat(steps.asked).hasSize(2);
    }
}
