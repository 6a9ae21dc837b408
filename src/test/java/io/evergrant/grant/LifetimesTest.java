package io.evergrant.grant;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LifetimesTest {
    private static final Instant SENT = Instant.parse("2026-11-24T12:00:00Z");

    @Test
    void staleBeginsAtFourFifthsOfTheLifeCountedFromSending() {
        assertThat(Lifetimes.staleAt(SENT, Duration.ofMinutes(60), 0.5)).isEqualTo(SENT.plus(Duration.ofMinutes(48)));
    }

    @Test
    void jitterSpreadsEqualEndsByFivePercentEitherWay() {
        assertThat(Lifetimes.staleAt(SENT, Duration.ofSeconds(1000), 0)).isEqualTo(SENT.plusSeconds(750));
        assertThat(Lifetimes.staleAt(SENT, Duration.ofSeconds(1000), 1)).isEqualTo(SENT.plusSeconds(850));
    }

    @Test
    void aLongLifeIsStaleSixHoursBeforeItsEndAtMost() {
        Instant stale = Lifetimes.staleAt(SENT, Duration.ofDays(60), 0.5);
        assertThat(Duration.between(stale, SENT.plus(Duration.ofDays(60)))).isEqualTo(Duration.ofHours(6));
    }

    @Test
    void theClockNeverAsksMoreOftenThanEveryHalfLifeOrThirtySeconds() {
        assertThat(Lifetimes.askAgainAt(SENT, Duration.ofSeconds(2), SENT)).isEqualTo(SENT.plusSeconds(1));
        assertThat(Lifetimes.askAgainAt(SENT, Duration.ofHours(1), SENT)).isEqualTo(SENT.plusSeconds(30));
    }

    @Test
    void aTokenWithoutLifeIsAskedForAgainAfterThirtySeconds() {
        assertThat(Lifetimes.askAgainAt(SENT, Duration.ZERO, SENT)).isEqualTo(SENT.plusSeconds(30));
    }

    @Test
    void aGrantThatDiesUnusedIsRenewedAtHalfOfThatTime() {
        Duration idle = Duration.ofDays(30);
        assertThat(Lifetimes.earlier(null, SENT, idle, 0.5)).isEqualTo(SENT.plus(Duration.ofDays(15)));
        assertThat(Lifetimes.earlier(SENT.plusSeconds(5), SENT, idle, 0.5)).isEqualTo(SENT.plusSeconds(5));
        assertThat(Lifetimes.earlier(null, SENT, null, 0.5)).isNull();
    }

    @Test
    void thatIsSpreadToo() {
        Duration idle = Duration.ofSeconds(1000);
        assertThat(Lifetimes.earlier(null, SENT, idle, 0)).isEqualTo(SENT.plusSeconds(450));
        assertThat(Lifetimes.earlier(null, SENT, idle, 1)).isEqualTo(SENT.plusSeconds(550));
    }
}
