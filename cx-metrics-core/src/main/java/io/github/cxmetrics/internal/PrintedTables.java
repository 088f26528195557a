package io.github.cxmetrics.internal;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a result prints, with its tables still in cells, so that they can be written in another form without reading text
 * back. Every table of the library is printed as a {@link TextTable}, which tells whoever listens in its thread.
 */
public final class PrintedTables {

    private static final ThreadLocal<@Nullable List<Printed>> LISTENING = new ThreadLocal<>();

    private final String text;
    private final List<Printed> tables;

    private PrintedTables(String text, List<Printed> tables) {
        this.text = text;
        this.tables = List.copyOf(tables);
    }

    /**
     * A table and how it was printed.
     *
     * @param text its aligned text, with a line break at the end
     * @param rows the cells, the headings first
     */
    public record Printed(String text, List<List<String>> rows) {}

    /**
     * Prints something in this thread.
     *
     * @param printing gives what is printed, whose {@code toString} counts
     * @return the text and its tables
     */
    public static PrintedTables of(Supplier<?> printing) {
        requireNonNull(printing, "printing");
        List<Printed> before = LISTENING.get();
        List<Printed> tables = new ArrayList<>();
        LISTENING.set(tables);
        try {
            return new PrintedTables(String.valueOf(printing.get()), tables);
        } finally {
            if (before == null) {
                LISTENING.remove();
            } else {
                LISTENING.set(before);
            }
        }
    }

    static void note(String text, List<List<String>> rows) {
        List<Printed> tables = LISTENING.get();
        if (tables != null) {
            tables.add(new Printed(text, List.copyOf(rows)));
        }
    }

    /**
     * All that was printed, the tables with it.
     *
     * @return the text
     */
    public String text() {
        return text;
    }

    /**
     * The tables in the order in which they were printed.
     *
     * @return the tables
     */
    public List<Printed> tables() {
        return tables;
    }
}
