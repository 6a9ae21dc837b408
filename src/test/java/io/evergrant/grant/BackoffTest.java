package io.evergrant.grant;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BackoffTest {
    @Test
    void theCeilingDoublesFromTwoSecondsToFiveMinutes() {
        assertThat(Backoff.after(1, 1)).isEqualTo(Duration.ofSeconds(2));
        assertThat(Backoff.after(4, 1)).isEqualTo(Duration.ofSeconds(16));
        assertThat(Backoff.after(9, 1)).isEqualTo(Duration.ofMinutes(5));
        assertThat(Backoff.after(1_000_000, 1)).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void fullJitterSpreadsFromNearlyNothing() {
        assertThat(Backoff.after(9, 0.5)).isEqualTo(Duration.ofSeconds(150));
        assertThat(Backoff.after(9, 0)).isEqualTo(Duration.ofMillis(200));
    }

    @Test
    void aSharedPauseVariesByAFifth() {
        assertThat(Backoff.around(Duration.ofSeconds(60), 0)).isEqualTo(Duration.ofSeconds(48));
        assertThat(Backoff.around(Duration.ofSeconds(60), 1)).isEqualTo(Duration.ofSeconds(72));
    }
}
