package io.evergrant.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PulsesTest {
    private final Pulses pulses = new Pulses();

    private static long s(long seconds) {
        return TimeUnit.SECONDS.toNanos(seconds);
    }

    @Test
    void aNodeIsSilentWhenItsCountHasStoodStillForTenSeconds() {
        pulses.saw("b", 1, 0, s(0));
        pulses.saw("b", 2, 0, s(9));
        assertThat(pulses.silent("b", s(18))).isFalse();
        pulses.saw("b", 2, 0, s(18));
        assertThat(pulses.silent("b", s(20))).isTrue();
    }

    @Test
    void oneThatWasNeverSeenCountsFromTheFirstLook() {
        assertThat(pulses.silent("b", s(100))).isFalse();
        assertThat(pulses.silent("b", s(111))).isTrue();
    }

    @Test
    void silenceIsCountedWhileTheDatabaseIsInSight() {
        pulses.saw("b", 1, 0, s(0));
        pulses.reconnected("a", s(600));
        assertThat(pulses.silent("b", s(605))).isFalse();
        assertThat(pulses.silent("b", s(611))).isTrue();
    }

    @Test
    void afterAnOutageEveryoneWhoLivedBeforeHasToTickFirst() {
        pulses.saw("a", 1, 10, s(0));
        pulses.saw("b", 1, 10, s(0));
        pulses.saw("gone", 1, 10, s(-100));
        pulses.saw("gone", 1, 10, s(0));
        pulses.reconnected("a", s(60));
        assertThat(pulses.settled(s(61))).isFalse();
        pulses.saw("b", 2, 12, s(62));
        assertThat(pulses.settled(s(62)))
                .as("that tick may be of before the outage")
                .isFalse();
        pulses.saw("b", 3, 12, s(64));
        assertThat(pulses.settled(s(64))).as("it beats, and has not ticked").isFalse();
        pulses.saw("b", 3, 20, s(65));
        assertThat(pulses.settled(s(65))).isTrue();
    }

    @Test
    void whoDoesNotComeBackIsWaitedForNoLongerThan150Seconds() {
        pulses.saw("b", 1, 10, s(0));
        pulses.reconnected("a", s(60));
        assertThat(pulses.settled(s(209))).isFalse();
        assertThat(pulses.settled(s(211))).isTrue();
    }
}
