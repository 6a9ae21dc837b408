package io.evergrant.node;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * The one clock: the database's time, told by {@link #synchronize} at start and every minute, carried on by
 * {@code nanoTime}. It never jumps back: a backward step is worked off at half speed.
 */
@ApplicationScoped
public class NodeClock extends Clock {
    private static final long MILLION = 1_000_000L;

    private long baseNanos;
    private long baseMillis;
    private long debtMillis;

    @PostConstruct
    void begin() {
        baseNanos = nanoTime();
        baseMillis = System.currentTimeMillis();
    }

    /** Nanoseconds for ages and windows: unaffected by any step of the time of day. */
    public long nanoTime() {
        return System.nanoTime();
    }

    /** Nanoseconds of this machine's time of day: it goes on while the machine sleeps, and may jump. */
    public long wallNanos() {
        return System.currentTimeMillis() * MILLION;
    }

    /**
     * Takes over the time of the database.
     *
     * @param databaseMillis epoch milliseconds, as read between {@code askedNanos} and now
     * @param askedNanos {@link #nanoTime} before the question was sent
     */
    public synchronized void synchronize(long databaseMillis, long askedNanos) {
        long halfWay = (nanoTime() - askedNanos) / 2 / MILLION;
        long there = databaseMillis + halfWay;
        long here = millis();
        baseNanos = nanoTime();
        baseMillis = Math.max(here, there);
        debtMillis = Math.max(0, here - there);
    }

    @Override
    public synchronized long millis() {
        long elapsed = Math.max(0, (nanoTime() - baseNanos) / MILLION);
        long heldBack = Math.min(elapsed / 2, debtMillis);
        return baseMillis + elapsed - heldBack;
    }

    @Override
    public Instant instant() {
        return Instant.ofEpochMilli(millis());
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.fixed(instant(), zone);
    }
}
