package io.evergrant.grant;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What is remembered of a refresh token that was sent. */
class AttemptTest {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    private final Attempt attempt = new Attempt("id", "crm", "crm", null);

    private void sent(int second) {
        attempt.claim(new RenewalRequest(at(second), AskedBy.CLOCK, "node"), true);
    }

    private static Instant at(int second) {
        return NOW.plusSeconds(second);
    }

    private static Fault fault(int second) {
        return new Fault("server_error", "failed", "wait", at(second));
    }

    @Test
    @DisplayName("F9 a try that is proven to have spent nothing does not begin the window of grace")
    void theWindowBeginsWithTheFirstTryThatMayHaveSpentIt() {
        sent(0);
        attempt.unwell(fault(1), at(2), false);
        sent(60);
        attempt.unwell(fault(61), at(62), true);
        assertThat(attempt.firstSentAt()).isEqualTo(at(60));
        assertThat(attempt.unknownSince()).isEqualTo(at(61));
    }

    @Test
    @DisplayName("F9 a try that is proven to have spent nothing proves nothing of the one before")
    void anUnknownOutcomeStaysUnknown() {
        sent(0);
        attempt.unwell(fault(1), at(2), true);
        sent(3);
        attempt.unwell(fault(4), at(5), false);
        sent(6);
        attempt.refused(fault(7), at(900));
        sent(901);
        attempt.held(fault(902));
        assertThat(attempt.firstSentAt()).isEqualTo(at(0));
        assertThat(attempt.unknownSince()).isEqualTo(at(1));
        attempt.succeeded(at(3600), at(903));
        assertThat(attempt.unknownSince()).isNull();
        assertThat(attempt.firstSentAt()).isNull();
    }

    @Test
    @DisplayName(
            "F9 F13 the first 401 after an unknown outcome makes it due; those that follow do not pass by the backoff")
    void aDeadTokenIsDueOnce() {
        sent(0);
        attempt.unwell(fault(1), at(3601), true);
        attempt.died(at(60));
        assertThat(attempt.dueAt()).isEqualTo(at(60));
        sent(60);
        attempt.unwell(fault(61), at(65), true);
        attempt.died(at(62));
        assertThat(attempt.dueAt()).isEqualTo(at(65));
    }
}
