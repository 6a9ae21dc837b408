package io.evergrant.endpoint;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How long a provider wants to be left alone (RFC 9110 §10.2.3): seconds, or a date; an hour at most. */
final class RetryAfter {
    private static final Duration MOST = Duration.ofHours(1);
    private static final Pattern SECONDS = Pattern.compile("\\d+");

    private RetryAfter() {}

    /**
     * @param header as it came, or null
     * @param now by our clock
     * @return null where nothing usable was said
     */
    static @Nullable Duration read(@Nullable String header, Instant now) {
        if (header == null) {
            return null;
        }
        String text = header.strip();
        if (SECONDS.matcher(text).matches()) {
            return text.length() > 9 ? MOST : shorter(Duration.ofSeconds(Long.parseLong(text)));
        }
        try {
            Duration until = Duration.between(now, Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text)));
            return until.isNegative() ? null : shorter(until);
        } catch (DateTimeException e) {
            return null; // rubbish: our own backoff decides
        }
    }

    private static Duration shorter(Duration wanted) {
        return wanted.compareTo(MOST) > 0 ? MOST : wanted;
    }
}
