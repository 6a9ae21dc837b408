package io.evergrant.grant;

import static org.assertj.core.api.Assertions.assertThat;

import io.evergrant.grant.HumanDay.RefreshEnd;
import io.evergrant.provider.Ends;
import io.evergrant.provider.RefreshRotation;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The day on which a human is needed is named where somebody said it, and never guessed. */
class HumanDayTest {
    private static final Instant GRANTED = Instant.parse("2026-11-24T12:00:00Z");
    private static final Instant IN_A_WEEK = GRANTED.plus(Duration.ofDays(7));

    @Test
    void thereIsNoEndWhereNobodyNamesOne() {
        HumanDay day = HumanDay.of(ends(null, null), GRANTED, new RefreshEnd(null, null));
        assertThat(day.by()).isNull();
        assertThat(day.reason()).contains("No end known");
    }

    @Test
    void theAnswersEndCountsAndSaysThatTheFirstRenewalWillTell() {
        HumanDay day = HumanDay.of(ends(null, null), GRANTED, new RefreshEnd(IN_A_WEEK, null));
        assertThat(day.by()).isEqualTo(IN_A_WEEK);
        assertThat(day.reason()).contains("first renewal");
    }

    @Test
    void anEndThatARenewalMovedIsIdlenessAndNoHumansDay() {
        HumanDay day = HumanDay.of(ends(null, null), GRANTED, new RefreshEnd(IN_A_WEEK, true));
        assertThat(day.by()).isNull();
        assertThat(day.reason()).contains("each renewal moves");
    }

    @Test
    void anEndThatStoodStillThroughARenewalIsAHumansDay() {
        HumanDay day = HumanDay.of(ends(null, null), GRANTED, new RefreshEnd(IN_A_WEEK, false));
        assertThat(day.by()).isEqualTo(IN_A_WEEK);
        assertThat(day.reason()).contains("did not move");
    }

    @Test
    void theSettingsAbsoluteLifeCountsFromTheConsent() {
        HumanDay day = HumanDay.of(ends(null, Duration.ofDays(365)), GRANTED, new RefreshEnd(null, null));
        assertThat(day.by()).isEqualTo(GRANTED.plus(Duration.ofDays(365)));
        assertThat(day.reason()).contains("365 days");
    }

    @Test
    void theEarlierOfTwoKnownEndsCounts() {
        assertThat(HumanDay.of(ends(null, Duration.ofDays(365)), GRANTED, new RefreshEnd(IN_A_WEEK, false))
                        .by())
                .isEqualTo(IN_A_WEEK);
    }

    @Test
    void endingBeginsThirtyDaysAheadOrAtHalfOfAShorterLife() {
        assertThat(HumanDay.named(GRANTED.plus(Duration.ofDays(365)), GRANTED, "")
                        .endingAt())
                .isEqualTo(GRANTED.plus(Duration.ofDays(335)));
        assertThat(HumanDay.named(IN_A_WEEK, GRANTED, "").endingAt()).isEqualTo(GRANTED.plus(Duration.ofHours(84)));
    }

    @Test
    void whetherARenewalMovedTheEndIsToldByHowFarItMoved() {
        Duration tenMinutes = Duration.ofMinutes(10);
        assertThat(HumanDay.moved(IN_A_WEEK, IN_A_WEEK.plus(tenMinutes), tenMinutes))
                .isTrue();
        assertThat(HumanDay.moved(IN_A_WEEK, IN_A_WEEK.plusSeconds(1), tenMinutes))
                .isFalse();
        assertThat(HumanDay.moved(IN_A_WEEK, IN_A_WEEK, Duration.ofSeconds(1))).isNull();
        assertThat(HumanDay.moved(null, IN_A_WEEK, tenMinutes)).isNull();
    }

    private static Ends ends(@Nullable Duration idle, @Nullable Duration lifetime) {
        return new Ends(null, RefreshRotation.UNKNOWN, Duration.ofSeconds(30), idle, lifetime, false, 4);
    }
}
