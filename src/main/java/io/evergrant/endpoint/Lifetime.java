package io.evergrant.endpoint;

import io.evergrant.check.Texts;
import io.evergrant.endpoint.TokenOutcome.Remark;
import jakarta.json.JsonNumber;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How long a token lives by an answer's word (RFC 6749 §5.1: seconds), however it is written.
 *
 * @param duration zero where the answer says that it is over; null where it does not say, or not legibly
 * @param remark what is odd about it, or null
 */
record Lifetime(@Nullable Duration duration, @Nullable Remark remark) {
    private static final BigDecimal MOST_SECONDS =
            BigDecimal.valueOf(Duration.ofDays(3650).toSeconds());

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
