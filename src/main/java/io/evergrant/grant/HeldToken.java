package io.evergrant.grant;

import io.evergrant.node.NodeClock;
import io.evergrant.secret.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An access token, decrypted, as it is handed out.
 *
 * @param endsAt null where no end is known
 * @param life from sending to its end, or null
 * @param waitWhenStale whether a refresh kills this one, so that callers wait for the new
 * @param ahead whether the clock renews it, or its use
 */
public record HeldToken(
        String grantId,
        String profile,
        String subject,
        long generation,
        long attempt,
        Secret token,
        String type,
        @Nullable Instant endsAt,
        @Nullable Instant staleAt,
        @Nullable Duration life,
        List<String> scopes,
        List<String> origins,
        boolean waitWhenStale,
        boolean ahead) {
    private static final Duration USUAL = Duration.ofSeconds(30);

    /** The least life that a caller is given: what it asks for, or the smaller of 30 s and a tenth of the whole. */
    public Duration leastLife(@Nullable Duration asked) {
        if (asked != null) {
            return asked;
        }
        Duration tenth = life == null ? USUAL : life.dividedBy(10);
        return tenth.compareTo(USUAL) < 0 ? tenth : USUAL;
    }

    /** Whether it comes of a later answer to the same consent. */
    public boolean isNewerThan(HeldToken other) {
        return generation == other.generation && attempt > other.attempt;
    }

    /** Whether it has not ended: by its own age, which no step of the database's time changes. */
    public boolean lives(NodeClock clock) {
        return endsAt == null || present(clock).isBefore(endsAt);
    }

    /** Whether it lives at least so long from now on. */
    public boolean lives(NodeClock clock, Duration least) {
        return endsAt == null || lives(clock) && !present(clock).plus(least).isAfter(endsAt);
    }

    public boolean stale(NodeClock clock) {
        return staleAt != null && !present(clock).isBefore(staleAt);
    }

    /** The life that is left, never negative; null where no end is known. */
    public @Nullable Duration left(NodeClock clock) {
        Duration left = endsAt == null ? null : Duration.between(present(clock), endsAt);
        return left != null && left.isNegative() ? Duration.ZERO : left;
    }

    private Instant present(NodeClock clock) {
        return clock.evenly(endsAt == null || life == null ? null : endsAt.minus(life));
    }
}
