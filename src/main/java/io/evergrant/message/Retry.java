package io.evergrant.message;

import java.time.Duration;

/**
 * How often a request is sent when nobody answers sensibly.
 *
 * @param attempts how often it is sent at most, the first time included
 * @param backoff the longest pause before the second attempt; doubled before each further one
 */
public record Retry(int attempts, Duration backoff) {
    public static final Retry NONE = new Retry(1, Duration.ofSeconds(1));
}
