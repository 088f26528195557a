package io.github.cxmetrics.shell;

import java.util.Locale;

/** Short names for printing in a session or script; the prelude imports them. Writes to standard output. */
public final class Printing {

    private Printing() {}

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
