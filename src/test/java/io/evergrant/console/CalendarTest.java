package io.evergrant.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Thirteen weeks, weekdays down and weeks across. */
class CalendarTest {
    private static final LocalDate TUESDAY = LocalDate.of(2026, 11, 24);

    @Test
    void itBeginsOnThisWeeksMondayAndHasThirteenWeeks() {
        Calendar calendar = Calendar.of(TUESDAY, List.of(), List.of(), 0);
        assertThat(calendar.weeks())
                .hasSize(13)
                .startsWith(LocalDate.of(2026, 11, 23))
                .endsWith(LocalDate.of(2027, 2, 15));
        assertThat(calendar.rows()).extracting(Calendar.Row::weekday).containsExactly(DayOfWeek.values());
        assertThat(calendar.busy()).isEmpty();
        assertThat(calendar.rows().get(1).days().get(0).today()).isTrue();
        assertThat(calendar.monthAt(0)).isTrue();
        assertThat(calendar.monthAt(1)).isFalse();
        assertThat(calendar.monthAt(2)).isTrue();
    }

    @Test
    void whatFallsOnADayIsCountedThere() {
        LocalDate friday = LocalDate.of(2027, 1, 8);
        LocalDate sunday = friday.plusDays(2);
        Calendar calendar = Calendar.of(TUESDAY, List.of(friday, friday), List.of(sunday), 3);
        assertThat(calendar.busy())
                .containsExactly(
                        new Calendar.Day(TUESDAY, true, 3, 0, 0),
                        new Calendar.Day(friday, false, 0, 2, 0),
                        new Calendar.Day(sunday, false, 0, 0, 1));
        assertThat(calendar.busy()).extracting(Calendar.Day::tone).containsExactly("bad", "warn", "edge");
        assertThat(calendar.rows().get(6).days().get(0).tone()).isEqualTo("hollow");
    }
}
