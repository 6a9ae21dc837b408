package io.evergrant.provider;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * When this provider's tokens end, and how they rotate.
 *
 * @param defaultLifetime an access token's life where the answer has no {@code expires_in}, or null
 * @param refreshRetryWindow how long after its first sending a replaced refresh token is still taken ({@code grace})
 * @param refreshIdle a refresh token dies when it is not used for so long, or null
 * @param refreshLifetime a consent ends so long after it was given, whatever is done, or null
 * @param refreshRevokesAccessToken whether a refresh kills the access token in use
 * @param concurrency token requests at one time, all nodes together
 */
public record Ends(
        @Nullable Duration defaultLifetime,
        RefreshRotation refreshRotation,
        Duration refreshRetryWindow,
        @Nullable Duration refreshIdle,
        @Nullable Duration refreshLifetime,
        boolean refreshRevokesAccessToken,
        int concurrency) {
    public static final Ends UNKNOWN =
            new Ends(null, RefreshRotation.UNKNOWN, Duration.ofSeconds(30), null, null, false, 4);
}
