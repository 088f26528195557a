package io.github.cxmetrics.shell.chart;

import java.awt.Desktop;
import java.awt.GraphicsEnvironment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/** Files of pictures: all or nothing. */
final class Output {

    private Output() {}

    /** Refuses a directory that isn't there, before anything is painted. */
    static Path directoryOf(Path file) {
        Path directory = file.toAbsolutePath().getParent();
        if (directory == null || !Files.isDirectory(directory)) {
            throw new IllegalArgumentException("the directory of the picture must exist: " + directory);
        }
        if (Files.isDirectory(file)) {
            throw new IllegalArgumentException("a picture needs a file's name, not a directory's: " + file);
        }
        return directory;
    }

    /** Writes beside the file and moves: a full disk leaves what was there before. */
    static Path write(Path file, byte[] bytes) {
        Path directory = directoryOf(file);
        try {
            Path part = directory.resolve(".picture-" + UUID.randomUUID() + ".part");
            try {
                Files.write(part, bytes, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                move(part, file);
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("can't write " + file + ", nothing was changed: " + e, e);
        }
        return file.toAbsolutePath();
    }

    private static void move(Path part, Path file) throws IOException {
        try {
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException noSuchThing) {
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Opens the picture where there is a screen, else says where it is. */
    static void show(byte[] bytes, String ending) {
        try {
            Path file = Files.createTempFile("picture", ending);
            Files.write(file, bytes);
            if (!GraphicsEnvironment.isHeadless()
                    && Desktop.isDesktopSupported()
                    && Desktop.getDesktop().isSupported(Desktop.Action.OPEN)) {
                Desktop.getDesktop().open(file.toFile());
            } else {
                System.out.println(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("can't show the picture: " + e, e);
        }
    }
}
