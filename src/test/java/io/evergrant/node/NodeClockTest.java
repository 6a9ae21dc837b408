package io.evergrant.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NodeClockTest {

    private final Stepped clock = new Stepped();

    /** A clock whose monotonic time a test moves. */
    private static final class Stepped extends NodeClock {
        private long nanos;

        @Override
        public long nanoTime() {
            return nanos;
        }

        void pass(long millis) {
            nanos += TimeUnit.MILLISECONDS.toNanos(millis);
        }
    }

    @BeforeEach
    void begin() {
        clock.begin();
        clock.synchronize(clock.millis(), clock.nanoTime());
    }

    @Test
    void takesTheDatabasesTimeAndCarriesItOn() {
        long later = clock.millis() + 3_600_000;
        clock.synchronize(later, clock.nanoTime());
        clock.pass(1_500);
        assertThat(clock.millis()).isEqualTo(later + 1_500);
    }

    @Test
    void countsHalfOfTheQuestionsWayToTheAnswer() {
        long asked = clock.nanoTime();
        long later = clock.millis() + 3_600_000;
        clock.pass(200);
        clock.synchronize(later, asked);
        assertThat(clock.millis()).isEqualTo(later + 100);
    }

    @Test
    void neverJumpsBackAndWorksABackwardStepOffAtHalfSpeed() {
        long before = clock.millis();
        clock.synchronize(before - 10_000, clock.nanoTime());
        assertThat(clock.millis()).isEqualTo(before);
        clock.pass(10_000);
        assertThat(clock.millis()).isEqualTo(before + 5_000);
        clock.pass(10_000);
        assertThat(clock.millis()).isEqualTo(before + 10_000);
        clock.pass(10_000);
        assertThat(clock.millis()).as("the debt is paid").isEqualTo(before + 20_000);
    }

    @Test
    void isUtcWhateverTheMachinesZone() {
        assertThat(clock.getZone().getId()).isEqualTo("Z");
    }
}
