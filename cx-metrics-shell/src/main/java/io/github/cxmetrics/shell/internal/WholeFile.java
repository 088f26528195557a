package io.github.cxmetrics.shell.internal;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/** Writes a file whole or not at all: into a neighbour first, which then takes the file's name. */
public final class WholeFile {

    private WholeFile() {}

    /**
     * Refuses what can't be written to, before the work for it is done.
     *
     * @param file the file to come
     * @return its directory
     * @throws IllegalArgumentException if the directory is missing or the path is a directory
     */
    public static Path check(Path file) {
        Path whole = requireNonNull(file, "file").toAbsolutePath();
        Path directory = whole.getParent();
        if (directory == null || Files.isDirectory(whole)) {
            throw new IllegalArgumentException(file + " is a directory; the name of a file is needed");
        }
        if (!Files.isDirectory(directory)) {
            throw new IllegalArgumentException(
                    "there is no directory " + directory + " to write " + whole.getFileName() + " into");
        }
        return directory;
    }

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
        // A name of its own, since the file's may be as long as the system allows.
        Path part = check(file).resolve("." + UUID.randomUUID() + ".part");
        try {
            Files.write(part, bytes, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            replace(part, file.toAbsolutePath());
        } catch (IOException e) {
            remove(part, e);
            throw new UncheckedIOException("can't write " + file + ", nothing was changed: " + e, e);
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
