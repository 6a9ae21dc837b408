package io.evergrant.node;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;

/**
 * The one clock: the database's time, told by {@link #synchronize} at start and with every heartbeat, carried on by
 * {@code nanoTime}. It never jumps back: a backward step is worked off at half speed. How long ago something was is
 * therefore no difference of two readings: it is asked of {@link #evenly}, which runs on {@code nanoTime}.
 */
@ApplicationScoped
public class NodeClock extends Clock {
    private static final long MILLION = 1_000_000L;
    private static final long NOISE_MILLIS = 20;

    /** What is less makes no plan late. */
    private static final long WORTH_MILLIS = 1_000;

    /** A restart finds the node's last reading ahead of the database by less than this, or does not believe it. */
    private static final long BELIEVED_MILLIS = Duration.ofDays(1).toMillis();

    /** Nodes hear of a step a heartbeat apart, and what one of them told is so much older to another at most. */
    private static final long APART_MILLIS = 5_000;

    /** Each one makes a query longer. */
    private static final int MOST_SLOWS = 7;

    /** Every caller reads the clock, and none may wait for another: only who sets it keeps them out. */
    private final ReadWriteLock lock = new ReentrantReadWriteLock();

    private final Readings readings = new Readings();
    private long baseNanos;
    private long baseMillis;
    private long debtMillis;
    private boolean slowing;
    private long slowSince;
    private final Deque<Slow> slows = new ArrayDeque<>();
    private long heardMillis;
    private boolean told;

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

    /** The latest that any node is known to have told before this one began; the clock begins no earlier. */
    void heard(long millis) {
        alone(() -> heardMillis = millis);
    }

    /**
     * Takes over the time of the database; the first time whatever this machine thinks. A difference that the question's own
     * way explains is none.
     *
     * @param databaseMillis epoch milliseconds, as read between {@code askedNanos} and now
     * @param askedNanos {@link #nanoTime} before the question was sent
     */
    public void synchronize(long databaseMillis, long askedNanos) {
        alone(() -> takeOver(databaseMillis, askedNanos));
    }

    private void takeOver(long databaseMillis, long askedNanos) {
        long halfWay = (nanoTime() - askedNanos) / 2 / MILLION;
        long there = databaseMillis + halfWay;
        if (!told) {
            told = true;
            boolean behind = heardMillis - there > APART_MILLIS && heardMillis - there < BELIEVED_MILLIS;
            rebase(behind ? heardMillis : there, there);
            readings.begin(baseMillis, behind(), behind);
            return;
        }
        long here = millis();
        if (Math.abs(there - (here - debt())) <= halfWay + NOISE_MILLIS) {
            return;
        }
        readings.add(here, behind());
        rebase(Math.max(here, there), there);
        readings.add(baseMillis, behind());
    }

    private void alone(Runnable step) {
        lock.writeLock().lock();
        try {
            step.run();
        } finally {
            lock.writeLock().unlock();
        }
    }

    private void rebase(long here, long there) {
        Slow run = slowing ? new Slow(slowSince, baseMillis + heldBack()) : null;
        boolean unpaid = slowing && debt() > 0;
        baseNanos = nanoTime();
        baseMillis = here;
        debtMillis = Math.max(0, here - there);
        slowing = debtMillis > 0 && (unpaid || debtMillis > WORTH_MILLIS);
        boolean goesOn = slowing && unpaid;
        if (run != null && !goesOn) {
            slows.addLast(run);
        }
        if (slowing && !goesOn) {
            slowSince = here;
        }
    }

    @Override
    public long millis() {
        lock.readLock().lock();
        try {
            return baseMillis + elapsed() - heldBack();
        } finally {
            lock.readLock().unlock();
        }
    }

    private long elapsed() {
        return Math.max(0, (nanoTime() - baseNanos) / MILLION);
    }

    private long heldBack() {
        return Math.min(elapsed() / 2, debtMillis);
    }

    /** What is still to be worked off. */
    private long debt() {
        return debtMillis - heldBack();
    }

    private long behind() {
        return nanoTime() / MILLION - millis();
    }

    @Override
    public Instant instant() {
        return Instant.ofEpochMilli(millis());
    }

    /**
     * The present, as a clock would tell it that had run evenly since it told {@code then}: what tokens and windows that
     * began then are judged by, whatever the database's time did meanwhile.
     *
     * @param then told by this clock or another node's; null for the plain present
     */
    public Instant evenly(@Nullable Instant then) {
        lock.readLock().lock();
        try {
            return then == null ? instant() : instant().plus(lag(then));
        } finally {
            lock.readLock().unlock();
        }
    }

    /** A moment that was planned when this clock told {@code then}, as it will tell it. */
    public Instant retold(Instant planned, @Nullable Instant then) {
        return then == null ? planned : planned.minus(lag(then));
    }

    /** How much more time has passed since {@code then} than this clock has told; negative where it has jumped ahead. */
    public Duration lag(Instant then) {
        lock.readLock().lock();
        try {
            long now = millis();
            if (!told || then.toEpochMilli() >= now) {
                return Duration.ZERO;
            }
            long lag = behind() - readings.behindAt(then.toEpochMilli(), debtMillis);
            return Duration.ofMillis(lag + Math.max(0, Math.min(lag, APART_MILLIS)));
        } finally {
            lock.readLock().unlock();
        }
    }

    /**
     * When this clock ran slowly within the last day, by its own readings, the oldest first and at most eight times: the
     * last one until now, where it still does.
     */
    public List<Slow> slows() {
        lock.writeLock().lock();
        try {
            return keptSlows();
        } finally {
            lock.writeLock().unlock();
        }
    }

    private List<Slow> keptSlows() {
        long oldest = millis() - Duration.ofDays(1).toMillis();
        slows.removeIf(run -> run.until() < oldest);
        while (slows.size() > MOST_SLOWS) {
            Slow oldestRun = slows.removeFirst();
            Slow next = slows.removeFirst(); // together as long as both: what is found too early is planned again
            slows.addFirst(new Slow(next.from() - (oldestRun.until() - oldestRun.from()), next.until()));
        }
        List<Slow> found = new ArrayList<>(slows);
        if (slowing && baseMillis + heldBack() >= oldest) {
            found.add(new Slow(slowSince, baseMillis + heldBack()));
        }
        return found;
    }

    /** From and until when, in epoch milliseconds. */
    public record Slow(long from, long until) {}

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.fixed(instant(), zone);
    }
}
