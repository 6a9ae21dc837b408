package io.evergrant.node;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** The folder that belongs to this node alone: its name, its keyset, its first password, the embedded database. */
@ApplicationScoped
public class DataFolder {
    @Inject
    @ConfigProperty(name = "evergrant.data")
    Path folder;

    private @Nullable FileChannel channel;
    private @Nullable FileLock lock;

    @PostConstruct
    void begin() {
        try {
            Files.createDirectories(folder);
            channel =
                    FileChannel.open(folder.resolve("node.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            lock = null;
        } catch (IOException e) {
            throw new IllegalStateException("The data folder " + folder + " cannot be used: " + e.getMessage(), e);
        }
        if (lock == null) {
            throw new IllegalStateException("Another process uses the data folder " + folder
                    + ". Each node wants a folder of its own: set evergrant.data.");
        }
    }

    @PreDestroy
    void end() {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Path folder() {
        return folder;
    }

    /** The text of a file in the folder, stripped, or empty where there is none. */
    public Optional<String> read(String file) {
        try {
            Path path = folder.resolve(file);
            return Files.exists(path) ? Optional.of(Files.readString(path).strip()) : Optional.empty();
        } catch (IOException e) {
            throw new IllegalStateException("The file " + file + " in the data folder cannot be read.", e);
        }
    }

    /** Writes a file that only the server's own user can read; durable when this returns. */
    public void write(String file, String text) {
        try {
            Path path = folder.resolve(file);
            Files.deleteIfExists(path);
            boolean posix =
                    FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
            if (posix) {
                Files.createFile(
                        path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
            Files.writeString(path, text + "\n", StandardOpenOption.CREATE, StandardOpenOption.SYNC);
        } catch (IOException e) {
            throw new IllegalStateException("The file " + file + " in the data folder cannot be written.", e);
        }
    }

    /** Removes a file from the folder; nothing happens where it is not there. */
    public void delete(String file) {
        try {
            Files.deleteIfExists(folder.resolve(file));
        } catch (IOException e) {
            throw new IllegalStateException("The file " + file + " in the data folder cannot be deleted.", e);
        }
    }
}
