package io.evergrant.grant;

import io.evergrant.provider.Ends;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The day on which a human is needed, and why; null where nobody has named one: never a guess. An end that a renewal
 * moves is idleness, and ours to meet; only one that stood still through a renewal, or is known to be absolute, is a day
 * for a human, and until the first renewal tells, the reason says so.
 *
 * @param by null for no end known
 * @param endingAt from when on the grant counts as ending
 */
record HumanDay(
        @Nullable Instant by, String reason, @Nullable Instant endingAt) {
    private static final Duration AHEAD = Duration.ofDays(30);

    /** What is known of a refresh token's end. */
    record RefreshEnd(@Nullable Instant at, @Nullable Boolean moves) {}

    static HumanDay none(String reason) {
        return new HumanDay(null, reason, null);
    }

    static HumanDay of(Ends ends, Instant grantedAt, RefreshEnd refresh) {
        Instant absolute = ends.refreshLifetime() == null ? null : grantedAt.plus(ends.refreshLifetime());
        Instant told = Boolean.TRUE.equals(refresh.moves()) ? null : refresh.at();
        if (told != null && (absolute == null || told.isBefore(absolute))) {
            return named(
                    told,
                    grantedAt,
                    refresh.moves() == null
                            ? "The provider's answer names this end of the refresh token. The first renewal tells whether"
                                    + " renewing moves it."
                            : "The provider's answer names this end of the refresh token, and renewing did not move it.");
        }
        if (absolute != null) {
            return named(
                    absolute,
                    grantedAt,
                    days(ends.refreshLifetime())
                            + " after the consent, as set on the provider; renewing does not move it.");
        }
        if (refresh.at() != null) {
            return none("No end known: each renewal moves the refresh token's end, and the grant is kept in use.");
        }
        return ends.refreshIdle() == null
                ? none("No end known: neither the provider's answer nor its settings name one.")
                : none("No end known: the refresh token dies when it is unused for " + days(ends.refreshIdle())
                        + ", and is kept in use.");
    }

    static HumanDay named(Instant by, Instant grantedAt, String reason) {
        Duration half = Duration.between(grantedAt, by).dividedBy(2);
        Duration ahead = half.compareTo(AHEAD) < 0 ? half : AHEAD;
        return new HumanDay(by, reason, by.minus(ahead));
    }

    private static String days(@Nullable Duration duration) {
        if (duration == null) {
            return "";
        }
        return duration.toDays() >= 1 ? duration.toDays() + " days" : duration.toMinutes() + " minutes";
    }

    /**
     * Whether a renewal moved the refresh token's end.
     *
     * @return null where it cannot be told: nothing to compare, or too short a time between
     */
    static @Nullable Boolean moved(@Nullable Instant before, @Nullable Instant now, Duration between) {
        if (before == null || now == null || between.compareTo(Duration.ofSeconds(4)) < 0) {
            return null;
        }
        return Duration.between(before, now).compareTo(between.dividedBy(2)) > 0;
    }
}
