package io.evergrant.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** A stretch of time in percentages of a drawing's width. */
class ScaleTest {
    private static final Instant START = Instant.parse("2026-11-19T09:12:00Z");
    private static final Scale WEEK = new Scale(START, START.plus(Duration.ofDays(7)));

    @Test
    void timesAreSharesOfTheWidth() {
        assertThat(WEEK.x(START)).isEqualTo("0.00%");
        assertThat(WEEK.x(START.plus(Duration.ofHours(84)))).isEqualTo("50.00%");
        assertThat(WEEK.width(START, START.plus(Duration.ofDays(7)))).isEqualTo("100.00%");
    }

    @Test
    void whatLiesOutsideIsAtTheEdge() {
        assertThat(WEEK.x(START.minusSeconds(1))).isEqualTo("0.00%");
        assertThat(WEEK.x(START.plus(Duration.ofDays(8)))).isEqualTo("100.00%");
        assertThat(WEEK.width(START.plus(Duration.ofDays(2)), START)).isEqualTo("0.00%");
    }

    @Test
    void wordsStayWithinTheDrawing() {
        assertThat(WEEK.anchor(START.plusSeconds(60))).isEqualTo("start");
        assertThat(WEEK.anchor(START.plus(Duration.ofDays(3)))).isEqualTo("middle");
        assertThat(WEEK.anchor(START.plus(Duration.ofDays(7)))).isEqualTo("end");
        assertThat(WEEK.free(START.plus(Duration.ofDays(3)), 20)).isTrue();
        assertThat(WEEK.free(START.plus(Duration.ofHours(164)), 20)).isFalse();
    }

    @Test
    void noTimeAtAllIsDrawnAllTheSame() {
        assertThat(new Scale(START, START).x(START)).isEqualTo("0.00%");
    }
}
