package io.evergrant.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LoginAttemptTest {
    @Test
    void locksTwiceAsLongAfterEachFailureAndAQuarterOfAnHourAtMost() {
        assertThat(IntStream.of(1, 2, 3, 4, 10, 11, 1000).mapToObj(LoginAttempt::lock))
                .containsExactly(
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(4),
                        Duration.ofSeconds(8),
                        Duration.ofSeconds(512),
                        Duration.ofMinutes(15),
                        Duration.ofMinutes(15));
    }
}
