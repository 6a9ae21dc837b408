package io.evergrant.grant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evergrant.grant.JournalEntry.Kind;
import io.evergrant.node.TestTime;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalFilesTest {
    private static final String FIRST = "000000000000";
    private static final String LONG = "x".repeat(64 * 1024);

    @TempDir
    Path folder;

    private final TestTime time = new TestTime();

    private Journals open() {
        return new Journals(folder, time);
    }

    private List<Path> segments() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("journal"))) {
            return files.sorted().toList();
        }
    }

    private List<String> grantsAfterAStart() {
        try (Journals again = open()) {
            return again.files.all(Kind.RENEWAL).stream().map(JournalEntry::key).toList();
        }
    }

    @Test
    @DisplayName("F10 what was kept is there after a start, and what was torn in a power failure costs nothing else")
    void aTornEndCostsNothingElse() throws IOException {
        try (Journals journal = open()) {
            journal.files.append(journal.entry("one", 1, "sealed"));
            journal.files.append(journal.entry("two", 1, "sealed"));
        }
        byte[] all = Files.readAllBytes(folder.resolve("journal").resolve(FIRST));
        int end = new String(all, StandardCharsets.ISO_8859_1).lastIndexOf("sealed") + "sealed".length();
        try (RandomAccessFile file =
                new RandomAccessFile(folder.resolve("journal").resolve(FIRST).toFile(), "rw")) {
            file.seek(end - 3);
            file.write(new byte[3]);
        }
        try (Journals again = open()) {
            assertThat(again.files.latest("one")).isPresent();
            assertThat(again.files.latest("two")).isEmpty();
            again.files.append(again.entry("three", 1, "sealed"));
        }
        assertThat(grantsAfterAStart()).containsExactlyInAnyOrder("one", "three");
        assertThat(segments()).as("what could not be read is not written over").hasSize(2);
    }

    @Test
    @DisplayName("F10 a file that is not the journal's is left alone, and the start goes on")
    void aForeignFileIsLeftAlone() throws IOException {
        try (Journals journal = open()) {
            journal.files.append(journal.entry("one", 1, "sealed"));
        }
        for (String foreign : List.of("000000000007.bak", ".DS_Store", "7", "notes")) {
            Files.writeString(folder.resolve("journal").resolve(foreign), "not ours");
        }
        Files.createDirectory(folder.resolve("journal").resolve("lost+found"));
        assertThat(grantsAfterAStart()).containsExactly("one");
        assertThat(Files.readString(folder.resolve("journal").resolve("000000000007.bak")))
                .isEqualTo("not ours");
    }

    @Test
    @DisplayName("F10 garbage under the name of a segment is not written over, and loses no other segment")
    void garbageIsNotWrittenOver() throws IOException {
        try (Journals journal = open()) {
            journal.files.append(journal.entry("one", 1, "sealed"));
        }
        Path garbage = folder.resolve("journal").resolve("000000000001");
        Files.writeString(garbage, "garbage".repeat(10_000));
        try (Journals again = open()) {
            again.files.append(again.entry("two", 1, "sealed"));
        }
        assertThat(grantsAfterAStart()).containsExactlyInAnyOrder("one", "two");
        assertThat(Files.readString(garbage)).startsWith("garbage");
    }

    @Test
    @DisplayName("F10 an entry that a later version wrote is passed over, and not lost")
    void anEntryOfALaterVersionIsPassedOver() throws IOException {
        try (Journals journal = open()) {
            journal.files.append(journal.entry("one", 1, "sealed"));
        }
        JournalSegment segment =
                JournalSegment.open(folder.resolve("journal").resolve(FIRST), JournalFiles.SEGMENT_BYTES, begin -> {});
        segment.append("RECIPE\tof\ta\tlater\tversion".getBytes(StandardCharsets.UTF_8));
        segment.close();
        try (Journals again = open()) {
            again.files.append(again.entry("two", 1, "sealed"));
        }
        assertThat(grantsAfterAStart()).containsExactlyInAnyOrder("one", "two");
    }

    @Test
    @DisplayName("F10 a folder that cannot be read stops the start, and the message names it")
    void whatCannotBeReadStopsTheStart() throws IOException {
        Files.createDirectories(folder.resolve("journal").resolve(FIRST));
        assertThatThrownBy(this::open)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("The journal in " + folder + " cannot be read");
    }

    @Test
    @DisplayName("P13 the journal never takes more than 64 MB, and its files are the server's alone")
    void itIsARing() throws IOException {
        try (Journals journal = open()) {
            for (int i = 0; i < 1400; i++) {
                assertThat(journal.files.ready()).isTrue();
                journal.files.append(journal.entry("grant-" + i, 1, LONG));
            }
            assertThat(journal.files.latest("grant-0")).isEmpty();
            assertThat(journal.files.latest("grant-1399")).isPresent();
            long bytes = 0;
            for (Path path : segments()) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                        .isEqualTo("rw-------");
                bytes += Files.size(path);
            }
            assertThat(bytes).isLessThanOrEqualTo(64 * 1024 * 1024);
        }
    }

    @Test
    @DisplayName("P17 one segment is always ahead before anything is sent, with its space really taken")
    void oneIsAhead() throws IOException {
        try (Journals journal = open()) {
            assertThat(journal.files.ready()).isTrue();
            assertThat(segments()).as("there is room in the first").hasSize(1);
            for (int i = 0; i < 40; i++) {
                journal.files.append(journal.entry("grant-" + i, 1, LONG));
            }
            assertThat(journal.files.ready()).isTrue();
            assertThat(segments()).hasSize(2);
            assertThat(Files.size(segments().get(1))).isEqualTo(JournalFiles.SEGMENT_BYTES);
        }
    }

    @Test
    @DisplayName("P13 what is older than a day is not replayed, and its file goes when the next begins")
    void whatIsOlderThanADayGoes() throws IOException {
        try (Journals journal = open()) {
            journal.files.append(journal.entry("old", 1, "sealed"));
            time.step(Duration.ofHours(23));
            assertThat(journal.files.latest("old")).isPresent();
            time.step(Duration.ofHours(2));
            assertThat(journal.files.latest("old")).isEmpty();
            assertThat(journal.files.all(Kind.RENEWAL)).isEmpty();
            journal.files.append(journal.entry("new", 1, "sealed"));
            assertThat(segments())
                    .extracting(Path::getFileName)
                    .map(Path::toString)
                    .containsExactly("000000000001");
            assertThat(journal.files.all(Kind.RENEWAL)).hasSize(1);
        }
    }

    @Test
    @DisplayName("F10 a late answer of an earlier attempt does not stand for the later one's")
    void theNewestAnswerCounts() throws IOException {
        try (Journals journal = open()) {
            journal.files.append(journal.entry("one", 6, "six"));
            journal.files.append(journal.entry("one", 5, "five"));
            assertThat(journal.files.latest("one").orElseThrow().sealed()).isEqualTo("six");
        }
        try (Journals again = open()) {
            assertThat(again.files.latest("one").orElseThrow().sealed()).isEqualTo("six");
        }
    }

    @Test
    @DisplayName("F10 the journal of another database is set aside, not replayed and not lost")
    void anothersIsSetAside() throws IOException {
        try (Journals journal = open()) {
            journal.files.append(journal.entry("one", 1, "sealed"));
        }
        try (Journals other = new Journals(folder, time, "another database")) {
            assertThat(other.files.all(Kind.RENEWAL)).isEmpty();
        }
        assertThat(folder.resolve("journal-of-this database").resolve(FIRST)).exists();
    }
}
