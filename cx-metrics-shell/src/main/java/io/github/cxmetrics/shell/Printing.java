package io.github.cxmetrics.shell;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;

/** Short names for printing and writing in a session or script; the prelude imports them. Writes to standard output. */
public final class Printing {

    /** Names the directory that a script writes into. */
    static final String OUTPUT = "cx.output";

    private Printing() {}

    /**
     * Where a script writes a file: into the directory that was named when it was started, {@code cx-shell FILE.jsh DIRECTORY}, or else into a new
     * temporary one.
     *
     * @param name the file's
     * @return its path
     */
    public static Path output(String name) {
        Objects.requireNonNull(name, "name");
        String directory = System.getProperty(OUTPUT);
        try {
            return (directory == null ? Files.createTempDirectory("cx-metrics") : Path.of(directory)).resolve(name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Prints an empty line. */
    public static void println() {
        System.out.println();
    }

    /**
     * Prints a value on a line of its own.
     *
     * @param value what to print, through its {@code toString}
     */
    public static void println(Object value) {
        System.out.println(value);
    }

    /**
     * Prints formatted text in {@link Locale#ROOT}, so that numbers look the same on every machine. Ends no line by
     * itself.
     *
     * @param format as in {@link String#format(String, Object...)}
     * @param values what the format refers to
     */
    public static void printf(String format, Object... values) {
        System.out.printf(Locale.ROOT, format, values);
    }
}
