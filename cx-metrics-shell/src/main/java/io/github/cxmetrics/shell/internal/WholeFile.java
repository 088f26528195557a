package io.github.cxmetrics.shell.internal;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes a file whole or not at all: into a neighbour first, which then takes the file's name. */
public final class WholeFile {

    private WholeFile() {}

    /**
     * Writes the file, in place of one that is there.
     *
     * @param file where to; its directory must exist
     * @param bytes all of it
     * @throws IllegalArgumentException if the directory is missing or the path is a directory
     * @throws UncheckedIOException if writing fails; what was there is unchanged, and nothing half is left
     */
    public static void write(Path file, byte[] bytes) {
        requireNonNull(bytes, "bytes");
        Path whole = requireNonNull(file, "file").toAbsolutePath();
        Path directory = whole.getParent();
        if (directory == null || Files.isDirectory(whole)) {
            throw new IllegalArgumentException(file + " is a directory; the name of a file is needed");
        }
        if (!Files.isDirectory(directory)) {
            throw new IllegalArgumentException(
                    "there is no directory " + directory + " to write " + whole.getFileName() + " into");
        }
        Path part = directory.resolve("." + whole.getFileName() + "."
                + ProcessHandle.current().pid() + "-" + Thread.currentThread().getId() + ".part");
        try {
            Files.write(part, bytes);
            replace(part, whole);
        } catch (IOException e) {
            remove(part, e);
            throw new UncheckedIOException("cannot write " + file + ": " + e.getMessage(), e);
        }
    }

    private static void replace(Path part, Path whole) throws IOException {
        try {
            Files.move(part, whole, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(part, whole, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void remove(Path part, IOException reason) {
        try {
            Files.delete(part);
        } catch (NoSuchFileException e) {
            return; // it was never begun
        } catch (IOException e) {
            reason.addSuppressed(e);
        }
    }
}
