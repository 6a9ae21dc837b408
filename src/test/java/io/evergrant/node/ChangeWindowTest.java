package io.evergrant.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ChangeWindowTest {
    private final ChangeWindow window = new ChangeWindow(100, s(0));

    private static long s(long seconds) {
        return TimeUnit.SECONDS.toNanos(seconds);
    }

    private void look(long second, long... there) {
        long highest = 0;
        window.from(s(second));
        for (long number : there) {
            window.read(number, s(second));
            highest = Math.max(highest, number);
        }
        window.looked(highest, s(second));
    }

    @Test
    void looksBackForWhatIsCommittedOutOfOrder() {
        look(2, 102);
        assertThat(window.from(s(40))).as("101 may still be on its way").isEqualTo(100);
        look(40, 101, 102);
        assertThat(window.isNew(101)).isFalse();
        assertThat(window.isNew(103)).isTrue();
    }

    @Test
    void looksBackForAMinute() {
        look(2, 102);
        look(30, 102, 110);
        look(63, 102, 110);
        assertThat(window.from(s(64))).isEqualTo(102);
        look(91, 102, 110);
        assertThat(window.from(s(92))).isEqualTo(110);
    }

    @Test
    void afterAGapItLooksBackFromTheLastLook() {
        look(2, 102);
        assertThat(window.from(s(200)))
                .as("101 may have been committed after that look")
                .isEqualTo(100);
    }

    @Test
    void knowsWhenMoreWasToldThanIsKept() {
        look(2, 102);
        assertThat(window.hasMissed(s(500))).isFalse();
        assertThat(window.hasMissed(s(550))).isTrue();
    }

    @Test
    void sweepsWhatWasThereTenMinutesAgo() {
        look(2, 102);
        look(300, 102, 110);
        assertThat(window.sweepable(s(590))).isZero();
        assertThat(window.sweepable(s(610))).isEqualTo(102);
        assertThat(window.sweepable(s(901))).isEqualTo(110);
    }
}
