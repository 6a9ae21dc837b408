package io.evergrant.grant;

import io.evergrant.grant.JournalEntry.Kind;
import io.evergrant.grant.JournalIndex.Where;
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
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
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

    /** With the one ahead, 64 MB. */
    static final int MOST_SEGMENTS = 15;

    private static final String OWNER = "journal.of";
    private static final Pattern NAME = Pattern.compile("\\d{12}");

    /** More than all that can be on its way at once, of tokens of 16 kB. */
    private static final int ROOM = SEGMENT_BYTES / 2;

    private static final Duration KEPT = Duration.ofDays(1);

    @Inject
    DataFolder data;

    @Inject
    Installation installation;

    @Inject
    NodeClock clock;

    private final Deque<JournalSegment> segments = new ArrayDeque<>();
    private final JournalIndex index = new JournalIndex();
    private @Nullable JournalSegment ahead;
    private Instant begun = Instant.MAX;
    private long next;
    private boolean broken;
    private boolean told;

    synchronized void begin(@Observes @Priority(150) @Initialized(ApplicationScoped.class) Object start) {
        try {
            setAsideWhereOfAnotherDatabase();
            Path folder = Files.createDirectories(folder());
            List<Path> found;
            try (Stream<Path> files = Files.list(folder)) {
                found = files.sorted().toList();
            }
            for (Path path : found) {
                if (NAME.matcher(path.getFileName().toString()).matches()) {
                    next = Long.parseLong(path.getFileName().toString()) + 1;
                    open(path);
                } else {
                    LOG.warning("This is no file of the journal; it is left alone, and what it may hold is not read: "
                            + path);
                }
            }
            if (segments.isEmpty()) {
                segments.addLast(create());
            }
            broken = !segments.getLast().endsClean();
            dropOld();
        } catch (IOException e) {
            throw new IllegalStateException(
                    "The journal in " + data.folder() + " cannot be read: " + e.getMessage(), e);
        }
    }

    private Path folder() {
        return data.folder().resolve("journal");
    }

    /** Another database counts its generations anew: what was kept for the old one would be taken for newer. */
    private void setAsideWhereOfAnotherDatabase() throws IOException {
        String now = installation.id();
        String before = data.read(OWNER).orElse(now);
        if (!before.equals(now) && Files.exists(folder())) {
            Files.move(folder(), data.folder().resolve("journal-of-" + before));
            LOG.warning("The journal belongs to another database and was set aside: journal-of-" + before);
        }
        if (data.read(OWNER).isEmpty() || !before.equals(now)) {
            data.write(OWNER, now);
        }
    }

    private void open(Path path) throws IOException {
        Deque<Integer> begins = new ArrayDeque<>();
        JournalSegment segment = JournalSegment.open(path, SEGMENT_BYTES, begins::addLast);
        segments.addLast(segment);
        begun = Instant.MAX;
        for (int begin : begins) {
            try {
                put(segment, begin, JournalEntry.read(record(segment, begin)));
            } catch (RuntimeException e) {
                LOG.log(Level.SEVERE, "An entry of " + path + " cannot be read; the others are.", e);
            }
        }
    }

    private void put(JournalSegment segment, int begin, JournalEntry entry) {
        begun = begin == 0 ? entry.at() : begun;
        index.put(segment, begin, entry);
    }

    private JournalSegment create() throws IOException {
        Path path = folder().resolve(String.format(Locale.ROOT, "%012d", next++));
        try {
            return JournalSegment.create(path, SEGMENT_BYTES);
        } catch (IOException e) {
            Files.deleteIfExists(path); // what little of it is there would only keep the disk full
            throw e;
        }
    }

    /** Durable when this returns. A file that fails is left, and the next one tried. */
    synchronized void append(JournalEntry entry) throws IOException {
        byte[] record = entry.write();
        if (broken || !segments.getLast().hasRoom(record.length)) {
            turn();
        } else if (begun.isBefore(clock.instant().minus(KEPT)) && hasOneAhead()) {
            turn();
        }
        try {
            put(segments.getLast(), segments.getLast().append(record), entry);
        } catch (IOException e) {
            broken = true;
            LOG.log(Level.WARNING, "A file of the journal cannot be written; the next one is tried.", e);
            turn();
            put(segments.getLast(), segments.getLast().append(record), entry);
        }
    }

    private void turn() throws IOException {
        segments.addLast(ahead == null ? create() : ahead);
        ahead = null;
        begun = Instant.MAX;
        broken = false;
        dropOld();
    }

    synchronized boolean ready() {
        return !broken && segments.getLast().hasRoom(ROOM) || hasOneAhead();
    }

    private boolean hasOneAhead() {
        if (ahead == null) {
            try {
                ahead = create();
                told = false;
            } catch (IOException e) {
                LOG.log(
                        told ? Level.FINE : Level.WARNING,
                        "The journal has no room and the disk of " + data.folder()
                                + " gives none: no token is renewed that"
                                + " could be lost. Make room there; everything goes on by itself.",
                        e);
                told = true;
                return false;
            }
        }
        return true;
    }

    private void dropOld() throws IOException {
        Instant oldest = oldest();
        while (segments.size() > 1 && (segments.size() > MOST_SEGMENTS || index.isOlder(segments.getFirst(), oldest))) {
            JournalSegment dropped = segments.removeFirst();
            index.forget(dropped);
            dropped.close();
            Files.deleteIfExists(dropped.path());
        }
    }

    private Instant oldest() {
        return clock.instant().minus(KEPT);
    }

    synchronized Optional<JournalEntry> latest(String key) {
        return index.find(key, oldest()).map(JournalFiles::entry);
    }

    synchronized long highestGeneration() {
        return index.highestGeneration();
    }

    synchronized List<JournalEntry> all(Kind kind) {
        return index.all(kind, oldest()).stream().map(JournalFiles::entry).toList();
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
