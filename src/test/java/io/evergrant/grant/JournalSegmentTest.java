package io.evergrant.grant;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalSegmentTest {
    private static final int SIZE = 100_000;

    @TempDir
    Path folder;

    private List<String> readAgain(Path path) throws IOException {
        List<Integer> begins = new ArrayList<>();
        JournalSegment segment = JournalSegment.open(path, SIZE, begins::add);
        List<String> texts = new ArrayList<>();
        for (int begin : begins) {
            texts.add(new String(segment.read(begin), UTF_8));
        }
        segment.close();
        return texts;
    }

    @Test
    void whatWasAppendedIsThereAgainInOrderAndMoreCanBeAppended() throws IOException {
        Path path = folder.resolve("1");
        JournalSegment segment = JournalSegment.create(path, SIZE);
        segment.append("one".getBytes(UTF_8));
        segment.append("two".getBytes(UTF_8));
        segment.close();
        JournalSegment again = JournalSegment.open(path, SIZE, begin -> {});
        again.append("three".getBytes(UTF_8));
        again.close();
        assertThat(readAgain(path)).containsExactly("one", "two", "three");
    }

    @Test
    void itsSpaceIsTakenWhenItIsMadeAndOnlyTheServerReadsIt() throws IOException {
        Path path = folder.resolve("1");
        JournalSegment segment = JournalSegment.create(path, SIZE);
        assertThat(Files.size(path)).isEqualTo(SIZE);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                .isEqualTo("rw-------");
        assertThat(segment.hasRoom(SIZE)).isFalse();
        assertThat(segment.hasRoom(SIZE - 100)).isTrue();
        segment.close();
    }

    @Test
    void aRecordThatWasCutOffIsTheEndAndIsWrittenOver() throws IOException {
        Path path = folder.resolve("1");
        JournalSegment segment = JournalSegment.create(path, SIZE);
        segment.append("whole".getBytes(UTF_8));
        int begin = segment.append("cut off by a power failure".getBytes(UTF_8));
        segment.close();
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
            file.seek(begin + 20);
            file.write(0);
        }
        assertThat(readAgain(path)).containsExactly("whole");
        JournalSegment again = JournalSegment.open(path, SIZE, b -> {});
        again.append("next".getBytes(UTF_8));
        again.close();
        assertThat(readAgain(path)).containsExactly("whole", "next");
    }

    @Test
    void aFileOfZerosIsEmptyAndIsUsed() throws IOException {
        Path path = folder.resolve("1");
        Files.write(path, new byte[SIZE]);
        assertThat(readAgain(path)).isEmpty();
        JournalSegment segment = JournalSegment.open(path, SIZE, begin -> {});
        assertThat(segment.endsClean()).isTrue();
        segment.append("first".getBytes(UTF_8));
        segment.close();
        assertThat(readAgain(path)).containsExactly("first");
    }

    @Test
    void aFileThatWasCutOffHasTheRoomThatIsReallyThere() throws IOException {
        Path path = folder.resolve("1");
        JournalSegment segment = JournalSegment.create(path, SIZE);
        segment.append("whole".getBytes(UTF_8));
        segment.close();
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
            file.setLength(40);
        }
        JournalSegment again = JournalSegment.open(path, SIZE, begin -> {});
        assertThat(again.hasRoom(10)).isTrue();
        assertThat(again.hasRoom(100)).as("it would meet a full disk").isFalse();
        again.close();
        assertThat(readAgain(path)).containsExactly("whole");
    }

    @Test
    void aDamagedRecordCostsNoOtherOne() throws IOException {
        Path path = folder.resolve("1");
        JournalSegment segment = JournalSegment.create(path, SIZE);
        segment.append("one".getBytes(UTF_8));
        int begin = segment.append("a bad sector".getBytes(UTF_8));
        segment.append("three".getBytes(UTF_8));
        segment.close();
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
            file.seek(begin + 10);
            file.write(0);
        }
        assertThat(readAgain(path)).containsExactly("one", "three");
        JournalSegment again = JournalSegment.open(path, SIZE, b -> {});
        again.append("four".getBytes(UTF_8));
        again.close();
        assertThat(readAgain(path)).containsExactly("one", "three", "four");
    }

    @Test
    void whatIsNoRecordAtAllIsSeenAtItsEnd() throws IOException {
        Path path = folder.resolve("1");
        Files.writeString(path, "somebody's notes ".repeat(SIZE / 10));
        JournalSegment segment = JournalSegment.open(path, SIZE, begin -> {});
        assertThat(segment.endsClean()).isFalse();
        segment.close();
        assertThat(readAgain(path)).isEmpty();
    }
}
