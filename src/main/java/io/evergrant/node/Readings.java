package io.evergrant.node;

import java.util.Map;
import java.util.TreeMap;

/**
 * What a clock told, and how far it was behind even time then: so that any moment it has told can be dated again, although
 * it ran slowly for a while or jumped ahead since. In milliseconds.
 */
final class Readings {
    private static final int MOST = 1000;

    private final TreeMap<Long, Long> behind = new TreeMap<>();
    private boolean slowBefore;

    /**
     * The first reading; of what was told earlier only that is known.
     *
     * @param slow whether the clock was seen ahead of the database's before: then it ran slowly at some time, and what it
     *     told is taken for as old as it can be
     */
    void begin(long told, long behindThen, boolean slow) {
        behind.clear();
        behind.put(told, behindThen);
        slowBefore = slow;
    }

    void add(long told, long behindThen) {
        behind.put(told, behindThen);
        if (behind.size() > MOST) {
            behind.pollFirstEntry(); // what was told before the oldest counts as told evenly
            slowBefore = false;
        }
    }

    /** How far it was behind when it told this; {@code debt} is what it works off since the last reading. */
    long behindAt(long told, long debt) {
        Map.Entry<Long, Long> before = behind.floorEntry(told);
        if (before == null) {
            Map.Entry<Long, Long> first = behind.firstEntry();
            return slowBefore ? first.getValue() - (first.getKey() - told) : first.getValue();
        }
        Map.Entry<Long, Long> after = behind.higherEntry(told);
        long fell = after == null ? debt : after.getValue() - before.getValue();
        if (fell < 0 && told > before.getKey()) {
            return before.getValue() + fell; // never told here: the clock jumped over it, and others' may have told it
        }
        // at half speed it falls behind by as much as it tells, and runs evenly then
        return before.getValue() + Math.min(Math.max(0, fell), told - before.getKey());
    }
}
