package io.evergrant.node;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * How far a node has read what others changed. Numbers are drawn in order and committed in any: whatever is lower than a
 * number that could be read a minute ago is there by now or never will be, because no write transaction lasts so long. So no
 * clock of another node, and none of the database, decides what is read.
 */
final class ChangeWindow {
    private static final long OVERLAP_NANOS = TimeUnit.MINUTES.toNanos(1);
    private static final long KEPT_NANOS = 10 * OVERLAP_NANOS;

    private final Deque<Mark> marks = new ArrayDeque<>();
    private final Map<Long, Long> read = new HashMap<>();
    private long settled;

    /** The highest number that could be read, and when. */
    private record Mark(long highest, long nanos) {}

    /** @param settled the number up to which nothing is of interest */
    ChangeWindow(long settled, long now) {
        this.settled = settled;
        marks.addLast(new Mark(settled, now));
    }

    /** Above which number is to be looked. */
    long from(long now) {
        for (Mark mark : marks) {
            // by the last look and not by now: what was committed late has been there for a look since
            if (marks.getLast().nanos() - mark.nanos() >= OVERLAP_NANOS) {
                settled = Math.max(settled, mark.highest());
            }
        }
        read.values().removeIf(at -> now - at > 3 * OVERLAP_NANOS);
        return settled;
    }

    boolean isNew(long number) {
        return !read.containsKey(number);
    }

    void read(long number, long now) {
        read.put(number, now);
    }

    /** A look has ended, and this was the highest number there. */
    void looked(long highest, long now) {
        marks.addLast(new Mark(Math.max(highest, marks.getLast().highest()), now));
        while (marks.size() > 1 && now - marks.getFirst().nanos() > 2 * KEPT_NANOS) {
            marks.removeFirst();
        }
    }

    /** Whether more was told since the last look than is kept. */
    boolean hasMissed(long now) {
        return now - marks.getLast().nanos() > KEPT_NANOS - OVERLAP_NANOS;
    }

    /** The number up to which every node has long read. */
    long sweepable(long now) {
        long number = 0;
        for (Mark mark : marks) {
            number = now - mark.nanos() >= KEPT_NANOS ? Math.max(number, mark.highest()) : number;
        }
        return number;
    }
}
