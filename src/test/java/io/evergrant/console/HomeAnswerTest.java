package io.evergrant.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The home page answers in its heading: now, this week, or from when on. */
class HomeAnswerTest {
    private static final Instant NOW = Instant.parse("2026-11-24T14:32:00Z");

    @Test
    void whatNeedsAHumanNowComesFirstAndTheComingWeekAfterIt() {
        assertThat(answer(null, null, null, 2, 6, 17, 19))
                .isEqualTo("Two things need a human now, two more by 2026-11-30");
        assertThat(answer(null, null, 17)).isEqualTo("One thing needs a human now");
    }

    @Test
    void theComingWeekIsNamedWhereNothingIsNeededNow() {
        assertThat(answer(null, 3)).isEqualTo("One thing needs a human by 2026-11-27");
    }

    @Test
    void atPeaceTheFirstDayIsNamed() {
        assertThat(answer(null, 17, 19)).isEqualTo("Nothing needs a human before 2026-12-11");
        assertThat(answer(44)).isEqualTo("Nothing needs a human before 2027-01-07");
        assertThat(answer(null)).isEqualTo("Nothing needs a human");
    }

    /** @param next in so many days, or null; then the needs, null for now */
    private static String answer(@Nullable Integer next, @Nullable Integer... needs) {
        return new HomeAnswer(
                        Arrays.stream(needs)
                                .flatMap(n -> Stream.of(need(day(n))))
                                .toList(),
                        day(next),
                        NOW,
                        at -> at.toString().substring(0, 10))
                .words();
    }

    private static @Nullable Instant day(@Nullable Integer days) {
        return days == null ? null : NOW.plus(Duration.ofDays(days));
    }

    private static Need need(@Nullable Instant at) {
        return new Need(at, null, "", "", "", "", "", null, null, null, true);
    }
}
