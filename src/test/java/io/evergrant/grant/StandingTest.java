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
        standing.succeeded(NOW);
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
    void aLoneGrantsRefusalPausesItsProfileAndOneOfManyDoesNot() {
        assertThat(new Standing("profile a").refusedOnceMore(1)).isTrue();
        assertThat(new Standing("profile b").refusedOnceMore(1000)).isFalse();
    }

    @Test
    @DisplayName("P9 an answer that was on its way does not end the wish to be left alone")
    void aWishToBeLeftAloneOutlivesASuccess() {
        standing.leaveAloneUntil(NOW.plusSeconds(600));
        standing.succeeded(NOW.plusSeconds(5));
        assertThat(standing.notBefore()).isEqualTo(NOW.plusSeconds(600));
        standing.succeeded(NOW.plusSeconds(600));
        assertThat(standing.notBefore()).isNull();
        assertThat(standing.troubled()).isFalse();
    }
}
