package io.evergrant.refresh;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClaimAgeTest {
    @ParameterizedTest
    @DisplayName("P5 nothing is sent later than 5 s after its claim, by whichever clock")
    @CsvSource({"0, 0, true", "5, 5, true", "6, 0, false", "0, 6, false", "120, 120, false"})
    void byBothClocks(long seconds, long wallSeconds, boolean may) {
        assertThat(new ClaimAge(TimeUnit.SECONDS.toNanos(seconds), TimeUnit.SECONDS.toNanos(wallSeconds)).maySend())
                .isEqualTo(may);
    }

    @Test
    void aTimeOfDayThatIsSetBackHoldsNothingUp() {
        assertThat(new ClaimAge(1, -TimeUnit.HOURS.toNanos(2)).maySend()).isTrue();
    }
}
