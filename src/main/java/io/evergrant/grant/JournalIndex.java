package io.evergrant.grant;

import io.evergrant.grant.JournalEntry.Kind;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where the newest entry for each key stands; its tokens stay on the disk. Not for several threads. */
final class JournalIndex {
    private final Map<String, Where> newest = new HashMap<>();

    /** Where an entry stands, and what of it is asked for without reading it. */
    record Where(JournalSegment segment, int begin, Kind kind, long generation, long attempt, Instant at) {
        /** An answer may be late: what was written down last is not always the newest. */
        boolean isOlderThan(Where other) {
            return generation < other.generation || generation == other.generation && attempt < other.attempt;
        }
    }

    void put(JournalSegment segment, int begin, JournalEntry entry) {
        newest.merge(
                entry.key(),
                new Where(segment, begin, entry.kind(), entry.generation(), entry.attempt(), entry.at()),
                (old, added) -> added.isOlderThan(old) ? old : added);
    }

    void forget(JournalSegment segment) {
        newest.values().removeIf(where -> where.segment() == segment);
    }

    boolean isOlder(JournalSegment segment, Instant than) {
        return newest.values().stream()
                .filter(where -> where.segment() == segment)
                .allMatch(where -> where.at().isBefore(than));
    }

    Optional<Where> find(String key, Instant since) {
        return Optional.ofNullable(newest.get(key)).filter(where -> where.at().isAfter(since));
    }

    /** Oldest first. */
    List<Where> all(Kind kind, Instant since) {
        return newest.values().stream()
                .filter(where -> where.kind() == kind && where.at().isAfter(since))
                .sorted(Comparator.comparing(Where::at))
                .toList();
    }

    long highestGeneration() {
        return newest.values().stream().mapToLong(Where::generation).max().orElse(0);
    }
}
