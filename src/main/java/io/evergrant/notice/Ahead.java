package io.evergrant.notice;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** How long before a day people are told of it. */
final class Ahead {
    /** In days, the last one first: whoever is told so late is not told the earlier ones. */
    static final List<Integer> STAGES = List.of(1, 7, 30);

    private Ahead() {}

    static Severity severity(int stage) {
        return stage <= 1 ? Severity.CRITICAL : stage <= 7 ? Severity.WARNING : Severity.INFO;
    }

    /** The days that this stage is about end here. */
    static Instant end(int stage, Instant now) {
        return now.plus(Duration.ofDays(stage));
    }
}
