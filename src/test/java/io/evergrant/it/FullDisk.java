package io.evergrant.it;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A small file system of its own in a folder: to be filled to the last byte, and made room on. */
final class FullDisk implements AutoCloseable {
    private final Path folder;
    private boolean mounted = true;

    /** @param size as {@code mount} wants it: {@code 24m} */
    FullDisk(Path folder, String size) {
        this.folder = folder;
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        run("mount", "-t", "tmpfs", "-o", "size=" + size, "tmpfs", folder.toString());
        Run.stopAtTheEnd(this);
    }

    /** Whether a file system can be mounted here, which only root may. */
    static boolean mayBeMounted() {
        return "root".equals(System.getProperty("user.name")) && Files.isExecutable(Path.of("/bin/mount"));
    }

    /** Not a byte is left. */
    void fill() {
        try (OutputStream out = Files.newOutputStream(folder.resolve("filler"))) {
            for (int size = 64 * 1024; size > 0; size /= 2) {
                fill(out, new byte[size]);
            }
        } catch (IOException full) {
            // that it cannot be closed well is as it should be
        }
    }

    private static void fill(OutputStream out, byte[] piece) {
        try {
            while (true) {
                out.write(piece);
            }
        } catch (IOException full) {
            // smaller pieces may still fit
        }
    }

    void makeRoom() {
        try {
            Files.delete(folder.resolve("filler"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void readOnly(boolean yes) {
        run("mount", "-o", "remount," + (yes ? "ro" : "rw"), folder.toString());
    }

    private static void run(String... command) {
        try {
            int code = new ProcessBuilder(command).inheritIO().start().waitFor();
            if (code != 0) {
                throw new IllegalStateException(List.of(command) + " ended with " + code);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Taken away at once, also where a process that was killed has not let go of it yet. */
    @Override
    public void close() {
        if (mounted) {
            mounted = false;
            run("umount", "-l", folder.toString());
        }
    }
}
