package io.evergrant.grant;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("P7 half of twenty calls in 30 s")
class CallTallyTest {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private final CallTally tally = new CallTally();

    private void calls(int all, int failed, long second) {
        for (int i = 0; i < all; i++) {
            tally.began(NOW.plusSeconds(second));
        }
        for (int i = 0; i < failed; i++) {
            tally.failed(NOW.plusSeconds(second));
        }
    }

    private boolean halfFailAt(long second) {
        return tally.halfFail(NOW.plusSeconds(second));
    }

    @Test
    void tenOfTwentyAreHalfOfEnough() {
        calls(20, 10, 0);
        assertThat(halfFailAt(0)).isTrue();
    }

    @Test
    void nineOfTwentyAreNotHalf() {
        calls(20, 9, 0);
        assertThat(halfFailAt(0)).isFalse();
    }

    @Test
    void nineteenAreNotEnoughWhateverBecomesOfThem() {
        calls(19, 19, 0);
        assertThat(halfFailAt(0)).isFalse();
    }

    @Test
    void callsAreCountedAcrossAWindowsEdge() {
        calls(15, 15, 20);
        calls(10, 10, 32);
        assertThat(halfFailAt(32)).isTrue();
    }

    @Test
    void whatIsOlderFadesOut() {
        calls(30, 30, 0);
        assertThat(halfFailAt(35)).isTrue();
        assertThat(halfFailAt(50)).isFalse();
        assertThat(halfFailAt(60)).isFalse();
    }

    @Test
    void aLongSilenceBeginsAnew() {
        calls(19, 19, 0);
        calls(1, 1, 3600);
        assertThat(halfFailAt(3600)).isFalse();
    }

    @Test
    void aFailureThatComesInTheNextWindowCounts() {
        calls(20, 0, 29);
        calls(0, 10, 30);
        assertThat(halfFailAt(30)).isTrue();
    }
}
