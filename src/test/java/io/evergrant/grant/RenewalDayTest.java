package io.evergrant.grant;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Many renewals become one line a day, and none is lost from the count. */
class RenewalDayTest {
    private static final Instant DAY = Instant.parse("2026-11-24T00:00:00Z");

    @Test
    void aDayCountsRenewalsRetriesAndFailures() {
        List<RenewalDay> days = RenewalDay.fold(
                List.of(),
                List.of(
                        renewal("2026-11-24T00:00:00Z", RenewalOutcome.RENEWED, 1),
                        renewal("2026-11-24T12:00:00Z", RenewalOutcome.UNWELL, 1),
                        renewal("2026-11-24T12:01:00Z", RenewalOutcome.UNKNOWN, 2),
                        renewal("2026-11-24T23:59:59.999Z", RenewalOutcome.RENEWED, 3)));
        assertThat(days).containsExactly(new RenewalDay(DAY, 2, 1, 2));
    }

    @Test
    void whatIsFoldedAddsToTheDayThatIsThere() {
        RenewalDay before = new RenewalDay(DAY, 10, 2, 1);
        RenewalDay yesterday = new RenewalDay(DAY.minus(Duration.ofDays(1)), 7, 0, 0);
        assertThat(RenewalDay.fold(
                        List.of(before, yesterday),
                        List.of(renewal("2026-11-24T09:00:00Z", RenewalOutcome.RENEWED, 1))))
                .containsExactly(yesterday, new RenewalDay(DAY, 11, 2, 1));
    }

    @Test
    void thePastCountsWhatIsFoldedAndWhatIsNot() {
        Past past = Past.of(
                List.of(new RenewalDay(DAY, 100, 5, 9)),
                List.of(
                        renewal("2026-11-24T10:00:00Z", RenewalOutcome.REFUSED, 1),
                        renewal("2026-11-25T10:00:00Z", RenewalOutcome.RENEWED, 2)));
        assertThat(past.renewed()).isEqualTo(101);
        assertThat(past.retried()).isEqualTo(6);
        assertThat(past.failed()).isEqualTo(10);
        assertThat(past.days()).hasSize(2);
        assertThat(past.whole()).isFalse();
    }

    private static PastRenewal renewal(String at, RenewalOutcome outcome, int tries) {
        return new PastRenewal(
                "g",
                new RenewalRequest(Instant.parse(at), AskedBy.CLOCK, "node"),
                new RenewalEnd(outcome, null, tries, Duration.ofMillis(400)));
    }
}
