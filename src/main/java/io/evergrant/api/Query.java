package io.evergrant.api;

import io.evergrant.check.InvalidInput;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** What stands in a query string: read as strictly as a body. */
final class Query {
    private Query() {}

    static @Nullable Instant instant(String name, @Nullable String text) {
        try {
            return text == null || text.isEmpty()
                    ? null
                    : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw new InvalidInput(name, "must be a time in RFC 3339, like 2027-01-31T12:00:00Z");
        }
    }

    static @Nullable Duration duration(String name, @Nullable String text) {
        try {
            Duration duration = text == null || text.isEmpty() ? null : Duration.parse(text);
            if (duration == null || !duration.isNegative()) {
                return duration;
            }
        } catch (DateTimeException | ArithmeticException e) {
            // said below
        }
        throw new InvalidInput(name, "must be an ISO 8601 duration, like PT30S");
    }
}
