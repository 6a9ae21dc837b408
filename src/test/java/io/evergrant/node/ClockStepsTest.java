package io.evergrant.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the clock says of ages while the database's time steps. */
class ClockStepsTest {
    /** What nodes may differ by while they work off a step: ages err to the old side by no more. */
    private static final Duration APART = Duration.ofSeconds(5);

    private final Stepped clock = new Stepped();

    /** Monotonic time, the database's and this machine's, each moved by the test. */
    private static final class Stepped extends NodeClock {
        private long nanos = 77_000_000_000_000L;
        private long database = 1_795_000_000_000L;
        private long wall = 42;

        @Override
        public long nanoTime() {
            return nanos;
        }

        @Override
        public long wallNanos() {
            return wall;
        }

        void pass(Duration time) {
            for (long left = time.toMillis(); left > 0; left -= 3_000) {
                long some = Math.min(3_000, left);
                nanos += TimeUnit.MILLISECONDS.toNanos(some);
                database += some;
                look();
            }
        }

        void look() {
            synchronize(database, nanos);
        }

        void step(Duration by) {
            database += by.toMillis();
            look();
        }

        Duration age(Instant then) {
            return Duration.between(then, evenly(then));
        }
    }

    @BeforeEach
    void begin() {
        clock.begin();
        clock.look();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT2H", "PT10M", "PT24H", "PT-2H", "PT-10M", "PT-30S", "PT-24H"})
    @DisplayName("P11 F15 the age of what was told before a step is what has passed, at every moment after it")
    void agesAreWhatHasPassed(String step) {
        clock.pass(Duration.ofMinutes(7));
        Instant before = clock.instant();
        clock.pass(Duration.ofMinutes(20));
        clock.step(Duration.parse(step));
        Instant after = clock.instant();
        for (int minutes = 0; minutes < 300; minutes += 10) {
            assertAge(before, Duration.ofMinutes(20 + minutes));
            assertAge(after, Duration.ofMinutes(minutes));
            clock.pass(Duration.ofMinutes(10));
        }
    }

    private void assertAge(Instant then, Duration real) {
        assertThat(clock.age(then)).isBetween(real, real.plus(APART));
    }

    @Test
    @DisplayName("P11 thousands of steps in any order: no age is ever told too short, nor the time ever back")
    void anyStepsInAnyOrder() {
        Random random = new Random(4);
        for (int run = 0; run < 200; run++) {
            Instant then = clock.instant();
            Duration real = Duration.ZERO;
            for (int i = 0; i < 20; i++) {
                Instant told = clock.instant();
                if (random.nextBoolean()) {
                    clock.step(Duration.ofSeconds(random.nextInt(14_400) - 7_200));
                }
                assertThat(clock.instant()).isAfterOrEqualTo(told);
                Duration some = Duration.ofSeconds(random.nextInt(1_200));
                clock.pass(some);
                real = real.plus(some);
                assertAge(then, real);
            }
        }
    }

    @Test
    @DisplayName("P11 what is planned comes when it was meant to, in the clock's words of that day")
    void plansAreToldAnew() {
        Instant then = clock.instant();
        Instant due = then.plus(Duration.ofMinutes(48));
        clock.step(Duration.ofHours(2));
        assertThat(clock.retold(due, then)).isEqualTo(due.plus(Duration.ofHours(2)));
        Instant again = clock.instant();
        clock.step(Duration.ofHours(-2));
        clock.pass(Duration.ofMinutes(48));
        assertThat(clock.instant()).isEqualTo(again.plus(Duration.ofMinutes(24)));
        assertThat(clock.retold(again.plus(Duration.ofMinutes(48)), again))
                .isBetween(clock.instant().minus(APART), clock.instant());
    }

    @Test
    @DisplayName("P11 a link of ten minutes lives for twenty at most, while the clock runs at half speed")
    void halfSpeedMakesNothingImmortal() {
        clock.step(Duration.ofHours(-2));
        Instant end = clock.instant().plus(Duration.ofMinutes(10));
        clock.pass(Duration.ofMinutes(20));
        assertThat(clock.instant()).isAfterOrEqualTo(end);
    }

    @Test
    @DisplayName("P11 steps of the machine's own time of day change nothing: only a claim's age looks at it")
    void theMachinesTimeOfDayIsNotTold() {
        Instant told = clock.instant();
        clock.wall += TimeUnit.HOURS.toNanos(2);
        assertThat(clock.instant()).isEqualTo(told);
        assertThat(clock.lag(told.minusSeconds(5))).isZero();
        clock.wall -= TimeUnit.HOURS.toNanos(4);
        assertThat(clock.instant()).isEqualTo(told);
    }

    @ParameterizedTest
    @CsvSource({"PT2H", "PT-2H", "P1D", "P-1D"})
    @DisplayName("P11 a node whose machine is wrong begins with the database's time all the same")
    void theFirstLookCounts(String wrong) {
        Stepped fresh = new Stepped();
        fresh.begin();
        fresh.database = System.currentTimeMillis() + Duration.parse(wrong).toMillis();
        fresh.look();
        assertThat(fresh.millis()).isEqualTo(fresh.database);
    }

    @Test
    @DisplayName(
            "P11 a node that starts after the database was set back goes on where the others are, and takes what it finds for old")
    void aRestartDoesNotJumpBackEither() {
        Stepped fresh = new Stepped();
        fresh.begin();
        long last = fresh.database + Duration.ofHours(2).toMillis();
        fresh.heard(last);
        fresh.look();
        assertThat(fresh.millis()).isEqualTo(last);
        Instant sent = Instant.ofEpochMilli(last).minus(Duration.ofMinutes(10));
        assertThat(fresh.age(sent)).isGreaterThanOrEqualTo(Duration.ofMinutes(20));
        fresh.pass(Duration.ofHours(4).plusSeconds(3));
        assertThat(fresh.millis()).isBetween(fresh.database, fresh.database + 50);
    }

    @Test
    void aReadingThatIsDaysAheadIsNotBelieved() {
        Stepped fresh = new Stepped();
        fresh.begin();
        fresh.heard(fresh.database + Duration.ofDays(90).toMillis());
        fresh.look();
        assertThat(fresh.millis()).isEqualTo(fresh.database);
    }

    @Test
    void theSlowTimeIsKnownUntilNoPlanCanBeLateForIt() {
        assertThat(clock.slows()).isEmpty();
        long began = clock.millis();
        clock.step(Duration.ofHours(-2));
        clock.pass(Duration.ofHours(1));
        assertThat(clock.slows())
                .containsExactly(
                        new NodeClock.Slow(began, began + Duration.ofMinutes(30).toMillis()));
        clock.pass(Duration.ofHours(5));
        clock.step(Duration.ofMillis(-30));
        clock.pass(Duration.ofMinutes(5));
        assertThat(clock.slows())
                .singleElement()
                .satisfies(slow -> assertThat(slow.until() - slow.from())
                        .isBetween(
                                Duration.ofMinutes(119).toMillis(),
                                Duration.ofMinutes(121).toMillis()));
        clock.step(Duration.ofMinutes(-10));
        clock.pass(Duration.ofMinutes(30));
        assertThat(clock.slows()).as("both times").hasSize(2);
        assertThat(clock.slows().get(1).until() - clock.slows().get(1).from())
                .isBetween(
                        Duration.ofMinutes(9).toMillis(), Duration.ofMinutes(11).toMillis());
        clock.pass(Duration.ofDays(1));
        assertThat(clock.slows()).isEmpty();
    }

    @Test
    void manySlowTimesAreToldAsNoLessThanTheyWere() {
        for (int i = 0; i < 12; i++) {
            clock.step(Duration.ofMinutes(-10));
            clock.pass(Duration.ofMinutes(30));
        }
        List<NodeClock.Slow> slows = clock.slows();
        assertThat(slows).hasSizeLessThanOrEqualTo(8);
        assertThat(slows.stream().mapToLong(s -> s.until() - s.from()).sum())
                .isCloseTo(
                        Duration.ofMinutes(120).toMillis(),
                        within(Duration.ofMinutes(2).toMillis()));
    }

    @Test
    void aSlowAnswerOfTheDatabaseIsNoStep() {
        Instant told = clock.instant();
        long asked = clock.nanoTime();
        clock.nanos += TimeUnit.SECONDS.toNanos(4);
        clock.synchronize(clock.database + 4_000, asked);
        assertThat(clock.instant())
                .as("answered at the end of the way, not half-way")
                .isEqualTo(told.plusSeconds(4));
    }
}
