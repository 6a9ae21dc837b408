package io.evergrant.client;

import static io.evergrant.client.StepwiseCache.KEY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evergrant.client.GrantUnavailableException.Reason;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TokenConfirmationTest {
    private final StepwiseCache steps = new StepwiseCache();

    @Test
    void whatWasNotConfirmedForFiveMinutesIsConfirmedBeforeItIsUsed() {
        steps.token();
        steps.current = "second";
        steps.after(Duration.ofMinutes(5));

        assertThat(steps.cache.token(KEY)).isNotDone();
        steps.work();
        assertThat(steps.token()).isEqualTo("second");
    }

    @Test
    void aRevokedGrantIsServedNoLongerThanFiveMinutes() {
        steps.token();
        steps.trouble = Reason.CONSENT_REQUIRED;
        steps.after(Duration.ofMinutes(5));

        assertThatThrownBy(steps::token)
                .isInstanceOfSatisfying(
                        GrantUnavailableException.class,
                        e -> assertThat(e.reason()).isEqualTo(Reason.CONSENT_REQUIRED));
        assertThat(steps.cache.token(KEY)).isNotDone();
    }

    @Test
    void whileTheHubIsOutOfReachATokenServesUntilItsEnd() {
        steps.token();
        steps.trouble = Reason.UNREACHABLE;
        steps.after(Duration.ofMinutes(30));

        assertThat(steps.token()).isEqualTo("first");
        assertThat(steps.token()).isEqualTo("first");
        assertThat(steps.asked)
                .as("not each caller waits for a hub that is away")
                .hasSize(2);

        steps.after(Duration.ofMinutes(31));
        assertThatThrownBy(steps::token)
                .isInstanceOfSatisfying(
                        GrantUnavailableException.class,
                        e -> assertThat(e.reason()).isEqualTo(Reason.UNREACHABLE));
    }
}
