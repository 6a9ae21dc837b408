package io.evergrant.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PulsesTest {
    private final Pulses pulses = new Pulses();

    private void look(String node, long count, long tick, long second) {
        pulses.saw(node, count, tick, s(second));
        pulses.looked(s(second));
    }

    private static long s(long seconds) {
        return TimeUnit.SECONDS.toNanos(seconds);
    }

    @Test
    void aNodeIsSilentWhenItsCountHasStoodStillForTenSeconds() {
        look("b", 1, 0, 0);
        look("b", 2, 0, 9);
        assertThat(pulses.silent("b", s(18))).isFalse();
        look("b", 2, 0, 18);
        assertThat(pulses.silent("b", s(20))).as("seen to stand still for nine").isFalse();
        look("b", 2, 0, 20);
        assertThat(pulses.silent("b", s(20))).isTrue();
    }

    @Test
    void oneThatWasNeverSeenCountsFromTheFirstLook() {
        assertThat(pulses.silent("b", s(100))).isFalse();
        look("a", 1, 0, 111);
        assertThat(pulses.silent("b", s(111))).isTrue();
    }

    @Test
    @DisplayName("P5 a node that was frozen itself looks before it calls another silent")
    void whoWasFrozenItselfLooksFirst() {
        look("b", 1, 0, 0);
        assertThat(pulses.silent("b", s(200))).isFalse();
        look("b", 60, 0, 200);
        assertThat(pulses.silent("b", s(201))).isFalse();
        look("b", 60, 0, 211);
        assertThat(pulses.silent("b", s(211))).isTrue();
    }

    @Test
    void whatWasReadLateWasNotSeenEarly() {
        look("b", 1, 0, 0);
        pulses.saw("b", 2, 0, s(200));
        pulses.looked(s(3)); // asked for, and frozen while the answer came
        look("b", 2, 0, 203);
        assertThat(pulses.silent("b", s(203))).isFalse();
    }

    @Test
    void silenceIsCountedWhileTheDatabaseIsInSight() {
        look("b", 1, 0, 0);
        pulses.reconnected("a", s(600));
        look("b", 1, 0, 605);
        assertThat(pulses.silent("b", s(605))).isFalse();
        look("b", 1, 0, 611);
        assertThat(pulses.silent("b", s(611))).isTrue();
    }

    @Test
    void afterAnOutageEveryoneWhoLivedBeforeHasToTickFirst() {
        look("a", 1, 10, 0);
        look("b", 1, 10, 0);
        look("gone", 1, 10, -100);
        look("gone", 1, 10, 0);
        pulses.reconnected("a", s(60));
        assertThat(pulses.settled()).isFalse();
        look("b", 2, 12, 62);
        assertThat(pulses.settled()).as("that tick may be of before the outage").isFalse();
        look("b", 3, 12, 64);
        assertThat(pulses.settled()).as("it beats, and has not ticked").isFalse();
        look("b", 3, 20, 65);
        assertThat(pulses.settled()).isTrue();
    }

    @Test
    void whoDoesNotComeBackIsWaitedForNoLongerThan150Seconds() {
        look("b", 1, 10, 0);
        pulses.reconnected("a", s(60));
        look("a", 2, 20, 209);
        assertThat(pulses.settled()).isFalse();
        look("a", 3, 22, 211);
        assertThat(pulses.settled()).isTrue();
    }

    @Test
    @DisplayName("P4 who lived before an outage is waited for, though the first look after it sees them stand still")
    void aLookBeforeTheReconnectIsKnownProvesNoDeath() {
        look("b", 7, 100, 1);
        pulses.looks("a", s(30));
        look("b", 7, 100, 30);
        pulses.reconnected("a", s(30));
        assertThat(pulses.settled()).isFalse();
        look("b", 8, 100, 33);
        assertThat(pulses.settled()).isFalse();
        look("b", 9, 101, 36);
        assertThat(pulses.settled()).isTrue();
    }
}
