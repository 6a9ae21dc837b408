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
        FileChannel channel = path.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? FileChannel.open(
                        path,
                        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE),
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))
                : FileChannel.open(
                        path, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE);
        ByteBuffer zeros = ByteBuffer.allocate(64 * 1024);
        for (int at = 0; at < size; at += zeros.capacity()) {
            channel.write(zeros.clear().limit(Math.min(zeros.capacity(), size - at)), at);
        }
        channel.force(true);
        return new JournalSegment(path, channel, size);
    }

    /** One that is there; tells where each record begins. */
    static JournalSegment open(Path path, int size, IntConsumer records) throws IOException {
        FileChannel channel = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
        JournalSegment segment = new JournalSegment(path, channel, size);
        for (byte[] record = segment.read(0); record != null; record = segment.read(segment.end)) {
            records.accept(segment.end);
            segment.end += HEAD + record.length;
        }
        return segment;
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
        if (channel.read(head, begin) < HEAD) {
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
