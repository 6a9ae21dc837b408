package io.evergrant.endpoint;

import io.evergrant.check.Texts;
import io.evergrant.endpoint.TokenOutcome.Remark;
import jakarta.json.JsonNumber;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/**
 * How long a token lives by an answer's word (RFC 6749 §5.1: seconds), however it is written.
 *
 * @param duration zero where the answer says that it is over; null where it does not say, or not legibly
 * @param remark what is odd about it, or null
 */
record Lifetime(@Nullable Duration duration, @Nullable Remark remark) {
    private static final Duration MOST = Duration.ofDays(3650);
    private static final BigDecimal MOST_SECONDS = BigDecimal.valueOf(MOST.toSeconds());

    /** As seconds that would be the year 5138. */
    private static final BigDecimal MILLIS_BEGIN = BigDecimal.valueOf(100_000_000_000L);

    private static final BigDecimal MOST_MILLIS = BigDecimal.valueOf(100_000_000_000_000L);

    static Lifetime read(@Nullable JsonValue value) {
        if (value == null || value == JsonValue.NULL) {
            return new Lifetime(null, null);
        }
        BigDecimal seconds = seconds(value);
        if (seconds == null) {
            return new Lifetime(
                    null,
                    new Remark(
                            "lifetime_unreadable",
                            "The answer says of the token's life: " + Texts.excerpt(value.toString(), 60)
                                    + ", which is no number of seconds. The provider's default is used."));
        }
        if (seconds.signum() <= 0) {
            return new Lifetime(
                    Duration.ZERO, new Remark("lifetime_zero", "The answer says that the token has no life left."));
        }
        return new Lifetime(Duration.ofSeconds(seconds.min(MOST_SECONDS).longValue()), null);
    }

    /**
     * Where an answer names the end instead ({@code expires_at}): seconds or milliseconds since 1970, or a date. By the
     * other side's clock, so an end that is past says nothing.
     *
     * @return the life from {@code sent} on, or null
     */
    static @Nullable Duration until(@Nullable JsonValue value, Instant sent) {
        Instant end = value == null ? null : end(value);
        if (end == null || !end.isAfter(sent)) {
            return null;
        }
        Duration life = Duration.between(sent, end);
        return life.compareTo(MOST) > 0 ? MOST : life;
    }

    private static @Nullable Instant end(JsonValue value) {
        BigDecimal number = seconds(value);
        if (number != null) {
            boolean millis = number.compareTo(MILLIS_BEGIN) >= 0;
            BigDecimal bounded = number.min(MOST_MILLIS);
            return millis ? Instant.ofEpochMilli(bounded.longValue()) : Instant.ofEpochSecond(bounded.longValue());
        }
        try {
            return value instanceof JsonString text
                    ? OffsetDateTime.parse(text.getString().strip()).toInstant()
                    : null;
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private static @Nullable BigDecimal seconds(JsonValue value) {
        if (value instanceof JsonNumber number) {
            return number.bigDecimalValue();
        }
        if (value instanceof JsonString text && text.getString().strip().matches("-?\\d{1,18}(\\.\\d{1,9})?")) {
            return new BigDecimal(text.getString().strip());
        }
        return null;
    }
}
