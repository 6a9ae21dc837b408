package io.evergrant.grant;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class BreakerTest {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final Duration NEXT = Duration.ofSeconds(48);
    private final Breaker breaker = new Breaker();

    private void fail(int grants) {
        for (int i = 0; i < grants; i++) {
            breaker.failed(true, NOW, NEXT);
        }
    }

    private static Instant in(long seconds) {
        return NOW.plusSeconds(seconds);
    }

    @Test
    @DisplayName("P7 opens when five grants begin to fail in a row, and not at four")
    void opensAtFive() {
        fail(4);
        assertThat(breaker.openSince()).isNull();
        fail(1);
        assertThat(breaker.openSince()).isEqualTo(NOW);
        assertThat(breaker.probeAt()).isEqualTo(in(48));
    }

    @Test
    @DisplayName("P7 a success between them begins the count again")
    void aSuccessBetweenThem() {
        fail(4);
        assertThat(breaker.succeeded(NOW, NOW)).as("closed").isFalse();
        fail(4);
        assertThat(breaker.openSince()).isNull();
    }

    @Test
    @DisplayName("P7 a few grants that fail for ever say nothing about the others")
    void thoseWhoFailForEver() {
        for (int i = 0; i < 15; i++) {
            breaker.failed(false, in(60L * i), NEXT);
        }
        assertThat(breaker.openSince()).isNull();
    }

    @Test
    @DisplayName("P7 opens where half of twenty calls fail, though others succeed between them")
    void opensAtHalf() {
        for (int i = 0; i < 20; i++) {
            breaker.began("g" + i, NOW, NEXT);
        }
        for (int i = 0; i < 9; i++) {
            breaker.failed(true, NOW, NEXT);
            breaker.succeeded(NOW, NOW);
        }
        assertThat(breaker.openSince()).isNull();
        breaker.failed(true, NOW, NEXT);
        assertThat(breaker.openSince()).isEqualTo(NOW);
    }

    @Test
    @DisplayName("P7 what was sent before it opened does not close it, a probe does")
    void onlyAProbeCloses() {
        fail(5);
        assertThat(breaker.succeeded(in(-1), in(3))).isFalse();
        assertThat(breaker.openSince()).isEqualTo(NOW);
        assertThat(breaker.succeeded(in(50), in(51))).isTrue();
        assertThat(breaker.openSince()).isNull();
        assertThat(breaker.probeAt()).isNull();
    }

    @Test
    @DisplayName("P7 the time between probes counts from their sending, and who probed is known")
    void probesFollowEachOther() {
        fail(5);
        breaker.began("a", in(50), Duration.ofSeconds(70));
        breaker.failed(true, in(69), NEXT);
        assertThat(breaker.probeAt()).isEqualTo(in(120));
        assertThat(breaker.wasProbedWith("a")).isTrue();
        assertThat(breaker.wasProbedWith("b")).isFalse();
        assertThat(breaker.openSince()).as("since the outage began").isEqualTo(NOW);
    }

    @Test
    @DisplayName("P8 comes back with four in flight, twice as many every ten seconds, up to the concurrency")
    void comesBackByAndBy() {
        assertThat(breaker.slots(24, NOW)).isEqualTo(24);
        fail(5);
        breaker.succeeded(in(60), in(60));
        assertThat(breaker.slots(24, in(60))).isEqualTo(4);
        assertThat(breaker.slots(24, in(69))).isEqualTo(4);
        assertThat(breaker.slots(24, in(70))).isEqualTo(8);
        assertThat(breaker.slots(24, in(80))).isEqualTo(16);
        assertThat(breaker.slots(24, in(90))).isEqualTo(24);
        assertThat(breaker.slots(2, in(60))).isEqualTo(2);
        assertThat(breaker.slots(24, in(1_000_000_000L))).isEqualTo(24);
    }

    @Test
    @DisplayName("P8 the failures of the outage do not open it again when it has just closed")
    void theOutageIsForgotten() {
        for (int i = 0; i < 40; i++) {
            breaker.began("g" + i, NOW, NEXT);
        }
        fail(40);
        breaker.succeeded(in(1), in(1));
        breaker.failed(false, in(2), NEXT);
        assertThat(breaker.openSince()).isNull();
    }
}
