package io.evergrant.grant;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * One file of the journal. Its space is taken when it is made, so that an append meets no full disk, and needs no more than
 * the data itself flushed. A record is its length, its checksum and its bytes; zeros, or a checksum that does not fit, are
 * the end: the power failed there.
 */
final class JournalSegment {
    private static final int HEAD = 8;

    private final Path path;
    private final FileChannel channel;
    private final int size;
    private int end;

    private JournalSegment(Path path, FileChannel channel, int size) {
        this.path = path;
        this.channel = channel;
        this.size = size;
    }

    /** A new one, of {@code size} bytes that are really there. */
    static JournalSegment create(Path path, int size) throws IOException {
        FileChannel channel = isPosix(path)
                ? FileChannel.open(
                        path,
                        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE),
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))
                : FileChannel.open(
                        path, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE);
        JournalSegment segment = new JournalSegment(path, channel, size);
        try {
            segment.takeSpace();
            return segment;
        } catch (IOException e) {
            channel.close(); // or its blocks stay taken when the file is gone
            throw e;
        }
    }

    /** Written, because a file that only claims its length may find no room later; the folder knows it, too. */
    private void takeSpace() throws IOException {
        ByteBuffer zeros = ByteBuffer.allocate(64 * 1024);
        for (int at = 0; at < size; ) {
            at += channel.write(zeros.clear().limit(Math.min(zeros.capacity(), size - at)), at);
        }
        channel.force(true);
        Path folder = path.toAbsolutePath().getParent();
        if (folder != null && isPosix(path)) {
            try (FileChannel open = FileChannel.open(folder, StandardOpenOption.READ)) {
                open.force(true);
            }
        }
    }

    private static boolean isPosix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    /** One that is there, with the space that it really has; tells where each record begins. */
    static JournalSegment open(Path path, int size, IntConsumer records) throws IOException {
        FileChannel channel = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
        JournalSegment segment = new JournalSegment(path, channel, (int) Math.min(size, channel.size()));
        for (int begin = 0; begin >= 0; begin = segment.after(begin)) {
            byte[] record = segment.read(begin);
            if (record != null) {
                records.accept(begin);
                segment.end = begin + HEAD + record.length;
            }
        }
        return segment;
    }

    /** Where the next record is to be looked for, or -1. A damaged one is passed over where a whole one follows it. */
    private int after(int begin) throws IOException {
        ByteBuffer head = ByteBuffer.allocate(HEAD);
        if (channel.read(head, begin) < HEAD) {
            return -1;
        }
        int length = head.getInt(0);
        int next = begin + HEAD + length;
        if (length <= 0 || length > size - begin - HEAD) {
            return -1;
        }
        return begin < end || read(next) != null ? next : -1;
    }

    /** Whether nothing but free space follows the last record: else something is there that could not be read. */
    boolean endsClean() throws IOException {
        ByteBuffer head = ByteBuffer.allocate(HEAD);
        return end + HEAD > size || channel.read(head, end) < HEAD || head.getLong(0) == 0;
    }

    boolean hasRoom(int bytes) {
        return end + HEAD + bytes + HEAD <= size;
    }

    /** Durable when this returns; where the record begins. */
    int append(byte[] record) throws IOException {
        ByteBuffer framed = ByteBuffer.allocate(HEAD + record.length);
        framed.putInt(record.length).putInt(checksum(record)).put(record).flip();
        int begin = end;
        while (framed.hasRemaining()) {
            channel.write(framed, begin + framed.position());
        }
        channel.force(false);
        end += HEAD + record.length;
        return begin;
    }

    /** The record that begins there, or null where none does. */
    byte @Nullable [] read(int begin) throws IOException {
        ByteBuffer head = ByteBuffer.allocate(HEAD);
        if (begin + HEAD > size || channel.read(head, begin) < HEAD) {
            return null;
        }
        head.flip();
        int length = head.getInt();
        int checksum = head.getInt();
        if (length <= 0 || length > size - begin - HEAD) {
            return null;
        }
        ByteBuffer record = ByteBuffer.allocate(length);
        return channel.read(record, begin + HEAD) == length && checksum(record.array()) == checksum
                ? record.array()
                : null;
    }

    private static int checksum(byte[] bytes) {
        CRC32 sum = new CRC32();
        sum.update(bytes);
        return (int) sum.getValue();
    }

    Path path() {
        return path;
    }

    void close() throws IOException {
        channel.close();
    }
}
