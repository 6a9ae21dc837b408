package io.evergrant.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.evergrant.endpoint.TokenOutcome.Issued;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** F14: every spelling of a life that a provider was ever seen with. */
class LifetimeTest {
    @ParameterizedTest
    @CsvSource({"3600, 3600", "'\"3600\"', 3600", "'\" 60 \"', 60", "3600.7, 3600", "1e3, 1000", "1, 1"})
    @DisplayName("F14 D6 T11 a number is a number, in quotes too")
    void numbersAreSeconds(String json, long seconds) {
        Issued issued = Answers.with("\"expires_in\":" + json);
        assertThat(issued.life()).hasSeconds(seconds);
        assertThat(issued.remarks()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "\"-5\"", "-1e30"})
    @DisplayName("F14 D6 no life is no life, and is marked")
    void noLifeIsMarked(String json) {
        Issued issued = Answers.with("\"expires_in\":" + json);
        assertThat(issued.life()).isZero();
        assertThat(issued.remarks()).extracting(TokenOutcome.Remark::code).containsExactly("lifetime_zero");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"soon\"", "true", "{}", "[60]", "\"2026-11-26T12:00:00Z\"", "\"\""})
    @DisplayName("F14 D6 what is no number is unknown, and is marked")
    void nonsenseIsUnknownAndMarked(String json) {
        Issued issued = Answers.with("\"expires_in\":" + json);
        assertThat(issued.life()).isNull();
        assertThat(issued.remarks()).extracting(TokenOutcome.Remark::code).containsExactly("lifetime_unreadable");
    }

    @Test
    @DisplayName("F14 D6 ten years are the most; D5 nothing said is unknown; D7 counted from sending")
    void boundsAndSilence() {
        assertThat(Answers.with("\"expires_in\":1e39").life()).isEqualTo(Duration.ofDays(3650));
        assertThat(Answers.with("\"expires_in\":null").life()).isNull();
        assertThat(Answers.with("\"expires_in\":null").remarks()).isEmpty();
        assertThat(Answers.with("\"expires_in\":60").sentAt()).isEqualTo(Answers.SENT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1795696200",
                "\"1795696200\"",
                "1795696200000",
                "\"2026-11-26T12:30:00Z\"",
                "\"2026-11-26T13:30:00+01:00\""
            })
    @DisplayName(
            "F13 where an answer names the end instead, in seconds, milliseconds or as a date, the life ends there")
    void anEndTellsTheLife(String json) {
        assertThat(Answers.with("\"expires_at\":" + json).life()).hasMinutes(30);
        assertThat(Answers.with("\"expires_in\":60,\"expires_at\":" + json).life())
                .hasSeconds(60);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "0", "-1", "\"soon\"", "true", "null", "\"2026-11-26T11:00:00Z\""})
    @DisplayName("F13 an end that is past, or none, says nothing")
    void noEndTellsNothing(String json) {
        assertThat(Answers.with("\"expires_at\":" + json).life()).isNull();
    }

    @Test
    void aRefreshTokensLifeHasTwoNames() {
        assertThat(Answers.with("\"refresh_token_expires_in\":86400").refreshLife())
                .hasDays(1);
        assertThat(Answers.with("\"refresh_expires_in\":1800").refreshLife()).hasMinutes(30);
        assertThat(Answers.with("\"refresh_expires_in\":0").refreshLife())
                .as("no end")
                .isNull();
    }
}
