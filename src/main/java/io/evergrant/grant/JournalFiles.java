package io.evergrant.grant;

import io.evergrant.grant.JournalEntry.Kind;
import io.evergrant.node.DataFolder;
import io.evergrant.node.Installation;
import io.evergrant.node.NodeClock;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The journal's files: a ring of segments in the data folder, whose lock keeps every other process out. One segment is
 * always ahead, so that a full disk is seen before an answer meets it.
 */
@ApplicationScoped
class JournalFiles {
    private static final Logger LOG = Logger.getLogger(JournalFiles.class.getName());
    static final int SEGMENT_BYTES = 4 * 1024 * 1024;
    private static final int MOST_SEGMENTS = 16;
    private static final String OWNER = "journal.of";
    private static final int ROOM = 1024 * 1024;
    private static final Duration KEPT = Duration.ofDays(1);

    @Inject
    DataFolder data;

    @Inject
    Installation installation;

    @Inject
    NodeClock clock;

    private final Deque<JournalSegment> segments = new ArrayDeque<>();
    private final Map<String, Where> latest = new HashMap<>();
    private @Nullable JournalSegment ahead;
    private Instant begun = Instant.MAX;
    private long next;
    private boolean broken;

    /** Where an entry stands; its tokens stay on the disk. */
    private record Where(JournalSegment segment, int begin, Kind kind, long generation, Instant at) {}

    synchronized void begin(@Observes @Priority(150) @Initialized(ApplicationScoped.class) Object start) {
        try {
            setAsideWhereOfAnotherDatabase();
            Path folder = Files.createDirectories(data.folder().resolve("journal"));
            List<Path> found;
            try (Stream<Path> files = Files.list(folder)) {
                found = files.sorted().toList();
            }
            for (Path path : found) {
                next = Long.parseLong(path.getFileName().toString()) + 1;
                open(path);
            }
            if (segments.isEmpty()) {
                segments.addLast(create());
            }
            dropOld();
        } catch (IOException | NumberFormatException e) {
            throw new IllegalStateException(
                    "The journal in " + data.folder() + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** Another database counts its generations anew: what was kept for the old one would be taken for newer. */
    private void setAsideWhereOfAnotherDatabase() throws IOException {
        String now = installation.id();
        String before = data.read(OWNER).orElse(now);
        Path folder = data.folder().resolve("journal");
        if (!before.equals(now) && Files.exists(folder)) {
            Files.move(folder, data.folder().resolve("journal-of-" + before));
            LOG.warning("The journal belongs to another database and was set aside: journal-of-" + before);
        }
        data.write(OWNER, now);
    }

    private void open(Path path) throws IOException {
        Deque<Integer> begins = new ArrayDeque<>();
        JournalSegment segment = JournalSegment.open(path, SEGMENT_BYTES, begins::addLast);
        segments.addLast(segment);
        for (int begin : begins) {
            index(segment, begin, JournalEntry.read(record(segment, begin)));
        }
    }

    private void index(JournalSegment segment, int begin, JournalEntry entry) {
        begun = begin == 0 ? entry.at() : begun;
        latest.put(entry.key(), new Where(segment, begin, entry.kind(), entry.generation(), entry.at()));
    }

    private JournalSegment create() throws IOException {
        Path path = data.folder().resolve("journal").resolve(String.format(Locale.ROOT, "%012d", next++));
        try {
            return JournalSegment.create(path, SEGMENT_BYTES);
        } catch (IOException e) {
            Files.deleteIfExists(path); // what little of it is there would only keep the disk full
            throw e;
        }
    }

    synchronized void append(JournalEntry entry) throws IOException {
        byte[] record = entry.write();
        JournalSegment segment = segments.getLast();
        if (broken
                || !segment.hasRoom(record.length)
                || begun.isBefore(clock.instant().minus(KEPT))) {
            segment = ahead == null ? create() : ahead;
            ahead = null;
            segments.addLast(segment);
            begun = Instant.MAX;
            dropOld();
        }
        try {
            index(segment, segment.append(record), entry);
            broken = false;
        } catch (IOException e) {
            broken = true;
            throw e;
        }
    }

    synchronized boolean ready() {
        if (!broken && segments.getLast().hasRoom(ROOM)) {
            return true;
        }
        if (ahead == null) {
            try {
                ahead = create();
            } catch (IOException e) {
                LOG.log(Level.FINE, "The journal has no room, and the disk gives none.", e);
                return false;
            }
        }
        return true;
    }

    private void dropOld() throws IOException {
        Instant oldest = clock.instant().minus(KEPT);
        while (segments.size() > 1 && (segments.size() > MOST_SEGMENTS || isOlder(segments.getFirst(), oldest))) {
            JournalSegment dropped = segments.removeFirst();
            latest.values().removeIf(where -> where.segment() == dropped);
            dropped.close();
            Files.deleteIfExists(dropped.path());
        }
    }

    private boolean isOlder(JournalSegment segment, Instant than) {
        return latest.values().stream()
                .filter(where -> where.segment() == segment)
                .allMatch(where -> where.at().isBefore(than));
    }

    synchronized Optional<JournalEntry> latest(String key) {
        return Optional.ofNullable(latest.get(key)).filter(this::isKept).map(JournalFiles::entry);
    }

    private boolean isKept(Where where) {
        return where.at().isAfter(clock.instant().minus(KEPT));
    }

    synchronized long highestGeneration() {
        return latest.values().stream().mapToLong(Where::generation).max().orElse(0);
    }

    synchronized List<JournalEntry> all(Kind kind) {
        return latest.values().stream()
                .filter(where -> where.kind() == kind && isKept(where))
                .sorted(Comparator.comparing(Where::at))
                .map(JournalFiles::entry)
                .toList();
    }

    private static JournalEntry entry(Where where) {
        return JournalEntry.read(record(where.segment(), where.begin()));
    }

    private static byte[] record(JournalSegment segment, int begin) {
        try {
            byte[] record = segment.read(begin);
            if (record == null) {
                throw new IllegalStateException("The journal's entry at " + begin + " is gone.");
            }
            return record;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @PreDestroy
    synchronized void end() {
        for (JournalSegment segment : segments) {
            try {
                segment.close();
            } catch (IOException e) {
                LOG.log(Level.FINE, "A file of the journal could not be closed.", e);
            }
        }
    }
}
