package io.evergrant.consent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ArrivalStateTest {
    private Travels ada = new Travels();

    @Test
    @DisplayName("F25 A19 K1 K2 an answer without a state, or with an unknown one, is 400 and sends nothing")
    void missingAndForgedStatesAreRefused() {
        ada.wasRefused(ada.get(Map.of()), 400, "state_unknown");
        ada.wasRefused(ada.get(ada.answer("state")), 400, "state_unknown");
        ada.wasRefused(ada.get(ada.answer("state", "")), 400, "state_unknown");
        ada.wasRefused(ada.get(ada.answer("state", "forged")), 400, "state_unknown");
        assertThat(ada.failures).as("the real one lives on").isEmpty();
    }

    @Test
    @DisplayName("F25 A7 A8 A25 K6 the first arrival spends the state, the second shows its result and sends nothing")
    void aReplayIsRefused() {
        ada.get(ada.answer());
        Landing second = ada.get(ada.answer());
        assertThat(second).isInstanceOfSatisfying(Landing.Refused.class, refused -> {
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.start()).as("the first one's result").isEqualTo(ada.start.id());
        });
        assertThat(ada.codesSent).containsExactly("code-1");
        assertThat(ada.failures).as("a replay does not undo what was done").isEmpty();
    }

    @Test
    @DisplayName("F25 A8 an error answer spends the state too")
    void anErrorSpendsTheState() {
        ada.get(ada.answer("error", "access_denied"));
        ada.wasRefused(ada.get(ada.answer()), 400, "state_used");
    }

    @Test
    @DisplayName("F25 A9 a state dies after ten minutes")
    void aStateDiesAfterTenMinutes() {
        ada.clock.step(Duration.ofMinutes(10).minusMillis(1));
        ada.get(ada.answer());
        assertThat(ada.codesSent).hasSize(1);
        ada = new Travels();
        ada.clock.step(Duration.ofMinutes(10));
        ada.wasRefused(ada.get(ada.answer()), 400, "state_expired");
    }
}
