package io.evergrant.grant;

import static org.assertj.core.api.Assertions.assertThat;

import io.evergrant.node.TestTime;
import io.evergrant.secret.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** F15: exactly on the second. */
class HeldTokenTest {
    private static final Duration LIFE = Duration.ofHours(1);

    private final TestTime time = new TestTime();
    private final Instant sent = time.now();
    private final HeldToken token = token(false);

    private HeldToken token(boolean waits) {
        return new HeldToken(
                "g",
                "crm",
                "default",
                1,
                1,
                new Secret("t"),
                "Bearer",
                sent.plus(LIFE),
                sent.plusSeconds(2880),
                LIFE,
                List.of(),
                List.of(),
                waits,
                true);
    }

    private boolean due(Wish wish, HeldToken held) {
        return Due.is(wish, new Attempt("g", "acme", "crm", null), new Grant(), held, time);
    }

    @ParameterizedTest
    @CsvSource({"3599000, true", "3599999, true", "3600000, false", "3601000, false"})
    @DisplayName("F15 a token lives until one moment before its end, and on its end it is dead")
    void theEnd(long millis, boolean lives) {
        time.step(Duration.ofMillis(millis));
        assertThat(token.lives(time)).isEqualTo(lives);
        assertThat(token.lives(time, Duration.ZERO)).isEqualTo(lives);
        assertThat(new Wish.Caller(Duration.ZERO).satisfiedBy(token, time)).isEqualTo(lives);
        assertThat(due(new Wish.Caller(Duration.ZERO), token)).isEqualTo(!lives);
    }

    @ParameterizedTest
    @CsvSource({"2879, false", "2880, true", "2881, true"})
    @DisplayName("F15 it is stale from one moment on")
    void stale(long seconds, boolean stale) {
        time.step(Duration.ofSeconds(seconds));
        assertThat(token.stale(time)).isEqualTo(stale);
        assertThat(due(new Wish.Stale(), token)).isEqualTo(stale);
        assertThat(due(new Wish.Caller(null), token))
                .as("a caller need not wait")
                .isFalse();
        assertThat(due(new Wish.Caller(null), token(true)))
                .as("unless a refresh kills it")
                .isEqualTo(stale);
    }

    @ParameterizedTest
    @CsvSource({"2999, true", "3000, true", "3001, false"})
    @DisplayName("F15 who asks for ten minutes gets ten, not a second less")
    void leastLife(long seconds, boolean enough) {
        time.step(Duration.ofSeconds(seconds));
        Duration ten = Duration.ofMinutes(10);
        assertThat(token.lives(time, ten)).isEqualTo(enough);
        assertThat(new Wish.Caller(ten).satisfiedBy(token, time)).isEqualTo(enough);
        assertThat(due(new Wish.Caller(ten), token)).isEqualTo(!enough);
    }

    @ParameterizedTest
    @CsvSource({"0, 3600", "3599, 1", "3600, 0", "9999, 0"})
    @DisplayName("F15 the life that is left is never negative")
    void left(long seconds, long left) {
        time.step(Duration.ofSeconds(seconds));
        assertThat(token.left(time)).hasSeconds(left);
    }

    @Test
    @DisplayName("F15 the clock finds a plan due on its second, and not before")
    void planned() {
        Attempt attempt = new Attempt("g", "acme", "crm", null);
        attempt.plan(sent.plusSeconds(10), sent);
        time.step(Duration.ofSeconds(9));
        assertThat(Due.is(new Wish.Clock(), attempt, new Grant(), token, time)).isFalse();
        time.step(Duration.ofSeconds(1));
        assertThat(Due.is(new Wish.Clock(), attempt, new Grant(), token, time)).isTrue();
    }

    @Test
    @DisplayName("P11 where the clock has jumped two hours ahead, a plan is made anew and comes when it was meant to")
    void plannedAnew() {
        Attempt attempt = new Attempt("g", "acme", "crm", null);
        attempt.plan(sent.plus(Duration.ofMinutes(48)), sent);
        time.step(Duration.ofMinutes(10).plusHours(2));
        time.lag(Duration.ofHours(-2));
        assertThat(Due.is(new Wish.Clock(), attempt, new Grant(), token, time)).isFalse();
        assertThat(token.stale(time)).isFalse();
        Due.planAgain(attempt, time);
        time.lag(Duration.ZERO);
        time.step(Duration.ofMinutes(37));
        assertThat(Due.is(new Wish.Clock(), attempt, new Grant(), token, time)).isFalse();
        time.step(Duration.ofMinutes(1));
        assertThat(Due.is(new Wish.Clock(), attempt, new Grant(), token, time)).isTrue();
    }

    @Test
    @DisplayName("P11 where the clock runs at half speed, a plan is due and a token dead when so much time has passed")
    void atHalfSpeed() {
        Attempt attempt = new Attempt("g", "acme", "crm", null);
        attempt.plan(sent.plus(Duration.ofMinutes(48)), sent);
        time.step(Duration.ofMinutes(24));
        time.lag(Duration.ofMinutes(24));
        assertThat(Due.is(new Wish.Clock(), attempt, new Grant(), token, time)).isTrue();
        assertThat(token.left(time)).hasMinutes(12);
        time.step(Duration.ofMinutes(6));
        time.lag(Duration.ofMinutes(30));
        assertThat(token.lives(time)).isFalse();
    }
}
