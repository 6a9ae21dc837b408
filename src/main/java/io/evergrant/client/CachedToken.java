package io.evergrant.client;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A token in memory and what is known of its age. All times are of {@code System.nanoTime}. */
final class CachedToken {
    private static final long SECOND = Duration.ofSeconds(1).toNanos();
    private static final long MINUTE = 60 * SECOND;
    static final long CONFIRMED_FOR = 5 * MINUTE;
    // Asked a little before, so that a token in steady use never makes its caller wait.
    private static final long ASKED_AFTER = 4 * MINUTE;
    private static final long STALE_AT_MOST_AHEAD = 6 * 60 * MINUTE;

    final AccessToken token;
    final long askedAt;
    private final long life;
    private volatile long lastTriedAt;

    CachedToken(AccessToken token, @Nullable Duration life, long askedAt) {
        this.token = token;
        this.life = life == null || life.compareTo(Duration.ofDays(3650)) > 0 ? Long.MAX_VALUE : life.toNanos();
        this.askedAt = askedAt;
        this.lastTriedAt = askedAt;
    }

    /** Whether it can still be sent: on its way it ages, too. */
    boolean lives(long now) {
        return life == Long.MAX_VALUE || now - askedAt < life - Math.min(5 * SECOND, life / 10);
    }

    /** Whether the hub has said within five minutes that it is still the one. */
    boolean isConfirmed(long now) {
        return now - askedAt < CONFIRMED_FOR;
    }

    boolean wantsAsking(long now) {
        return (isStale(now) || now - askedAt >= ASKED_AFTER) && now - lastTriedAt >= pause(now);
    }

    void tried(long now) {
        lastTriedAt = now;
    }

    private boolean isStale(long now) {
        return life != Long.MAX_VALUE && now - askedAt >= Math.max(life / 5 * 4, life - STALE_AT_MOST_AHEAD);
    }

    private long pause(long now) {
        long left = life == Long.MAX_VALUE ? Long.MAX_VALUE : life - (now - askedAt);
        return Math.max(SECOND, Math.min(MINUTE, left / 4));
    }
}
