package io.evergrant.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class CallIdTest {
    @Test
    void idsOfCallsSortByTime() {
        var early = Instant.parse("2026-11-24T00:00:00Z");

        assertThat(CallId.at(early)).isLessThan(CallId.at(early.plusMillis(1))).matches("[0-9a-f-]{36}");
    }
}
