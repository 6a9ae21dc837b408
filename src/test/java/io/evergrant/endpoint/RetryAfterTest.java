package io.evergrant.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.evergrant.endpoint.TokenOutcome.Unwell;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {
    private static Unwell answer(int status, String retryAfter) {
        return (Unwell) Answers.read(status, Map.of("Retry-After", retryAfter), "", true);
    }

    @ParameterizedTest
    @CsvSource({"7, 7", "' 7 ', 7", "0, 0", "3600, 3600", "3601, 3600", "1000000000, 3600", "99999999999999999999, 3600"
    })
    @DisplayName("T35 F19 seconds are obeyed, an hour is the most")
    void secondsAreObeyed(String header, long seconds) {
        assertThat(answer(429, header).retryAfter()).hasSeconds(seconds);
    }

    @Test
    @DisplayName("T35 a date is obeyed, one that is past is not")
    void datesAreObeyed() {
        assertThat(answer(503, "Thu, 26 Nov 2026 12:00:30 GMT").retryAfter()).hasSeconds(30);
        assertThat(answer(503, "Thu, 26 Nov 2026 11:00:00 GMT").retryAfter()).isNull();
        assertThat(answer(429, "Fri, 26 Nov 2027 12:00:00 GMT").retryAfter()).hasSeconds(3600);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-5", "+5", "1.5", "7, 8", "soon", "", "7s", "1e9", "Thu, 99 Nov 2026 12:00:30 GMT"})
    @DisplayName("T35 rubbish leaves it to our own backoff")
    void rubbishIsIgnored(String header) {
        assertThat(answer(429, header).retryAfter()).isNull();
    }

    @Test
    void whoAsksForPatienceHasSpentNothing() {
        assertThat(answer(429, "soon").provenUnspent()).isTrue();
        assertThat(answer(503, "7").provenUnspent()).isTrue();
        assertThat(((Unwell) Answers.read(503, Map.of(), "", true)).provenUnspent())
                .isFalse();
        assertThat(answer(500, "7").provenUnspent()).isFalse();
    }
}
