package io.evergrant.message;

import static io.evergrant.message.TestMethods.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.evergrant.client.TestApi.Answer;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ErrandRetryTest {
    private final AtTheTarget at = new AtTheTarget();

    @AfterEach
    void close() {
        at.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 502, 503, 504})
    void whatMayPassIsRepeatedWhereThatDoesNoHarm(int status) {
        at.retry = new Retry(3, Duration.ofSeconds(1));
        at.answers = request -> Answer.of(status, "{}");

        assertThat(at.run(get("/a")).status()).isEqualTo(status);
        assertThat(at.api.asked()).hasSize(3);
        assertThat(at.pauses.noted)
                .hasSize(2)
                .allSatisfy(p -> assertThat(p).isLessThanOrEqualTo(Duration.ofSeconds(2)));
    }

    @ParameterizedTest
    @CsvSource({"7, 3", "61, 1", "1000000000, 1", "soon, 3"})
    @DisplayName("T35 Retry-After is obeyed, unless it asks for more patience than a caller has")
    void obeysRetryAfter(String retryAfter, int sent) {
        at.retry = new Retry(3, Duration.ofMillis(10));
        at.answers = request -> new Answer(503, Map.of("Retry-After", retryAfter), "");

        at.run(get("/a"));

        assertThat(at.api.asked()).hasSize(sent);
        if (retryAfter.equals("7")) {
            assertThat(at.pauses.noted).containsOnly(Duration.ofSeconds(7));
        }
    }
}
