package io.evergrant.grant;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class StandingTest {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private final Standing standing = new Standing("provider crm");

    @Test
    void aPauseLetsOneProbeThroughEveryQuarterOfAnHour() {
        standing.pause(new Fault("invalid_client", "refused", "change it", NOW));
        assertThat(standing.probeDue(NOW.plus(Duration.ofMinutes(14)))).isFalse();
        assertThat(standing.probeDue(NOW.plus(Duration.ofMinutes(15)))).isTrue();
    }

    @Test
    void fiveDeathsWithinTenMinutesAreSuspected() {
        for (int i = 0; i < 4; i++) {
            assertThat(standing.diedOnceMore(NOW.plusSeconds(i))).isFalse();
        }
        assertThat(standing.diedOnceMore(NOW.plusSeconds(5))).isTrue();
    }

    @Test
    void deathsThatLieApartAreNot() {
        for (int i = 0; i < 20; i++) {
            assertThat(standing.diedOnceMore(NOW.plus(Duration.ofMinutes(11L * i))))
                    .isFalse();
        }
    }

    @Test
    void aSuccessBetweenThemBeginsTheCountAgain() {
        for (int i = 0; i < 4; i++) {
            standing.diedOnceMore(NOW);
        }
        standing.succeeded(NOW, NOW);
        assertThat(standing.diedOnceMore(NOW)).isFalse();
    }

    @Test
    void afterAPersonResumedThatRuleSleepsForADay() {
        for (int i = 0; i < 5; i++) {
            standing.diedOnceMore(NOW);
        }
        standing.resume(NOW);
        for (int i = 0; i < 50; i++) {
            assertThat(standing.diedOnceMore(NOW.plus(Duration.ofHours(23)))).isFalse();
        }
        assertThat(standing.diedOnceMore(NOW.plus(Duration.ofHours(25)))).isFalse();
    }

    @Test
    void aPauseForTheDyingTellsSinceWhenTheyDie() {
        for (int i = 0; i < 5; i++) {
            standing.diedOnceMore(NOW.plusSeconds(i));
        }
        assertThat(standing.dyingSince()).isNull();
        standing.pause(new Fault(Faults.DYING, "many died", "look", NOW.plusSeconds(4)));
        assertThat(standing.dyingSince()).isEqualTo(NOW);
        standing.resume(NOW.plusSeconds(60));
        assertThat(standing.dyingSince()).isNull();
    }

    @Test
    @DisplayName("P9 a success that was on its way does not end what Retry-After asked for")
    void whatWasOnItsWayDoesNotEndRetryAfter() {
        standing.leaveAloneUntil(NOW.plusSeconds(60));
        standing.succeeded(NOW.minusSeconds(1), NOW.plusSeconds(1));
        assertThat(standing.quietUntil()).isEqualTo(NOW.plusSeconds(60));
        standing.succeeded(NOW.plusSeconds(61), NOW.plusSeconds(62));
        assertThat(standing.quietUntil()).isNull();
    }
}
