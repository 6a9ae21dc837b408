package io.evergrant.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Keeps the demo's state: written whole, forced to the disk and moved into place, before an answer tells of it. */
final class StateFile {
    private final @Nullable Path file;

    StateFile(@Nullable Path file) {
        this.file = file == null ? null : file.toAbsolutePath();
    }

    Map<String, Object> read() {
        try {
            return file == null || !Files.exists(file) ? Map.of() : Json.parse(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param state asked for under the lock, so that an older state never overwrites a newer one */
    synchronized void write(Supplier<Map<String, Object>> state) {
        if (file == null) {
            return;
        }
        try {
            Path folder = Files.createDirectories(file.resolveSibling(".").normalize());
            Path draft = folder.resolve(file.getFileName() + ".new");
            Files.deleteIfExists(draft);
            try (FileChannel out = FileChannel.open(
                    draft, EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), ownersAlone(folder))) {
                ByteBuffer bytes = StandardCharsets.UTF_8.encode(Json.write(state.get()));
                while (bytes.hasRemaining()) {
                    out.write(bytes);
                }
                out.force(true);
            }
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** It holds living tokens. */
    private static FileAttribute<?>[] ownersAlone(Path folder) throws IOException {
        return Files.getFileStore(folder).supportsFileAttributeView(PosixFileAttributeView.class)
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
