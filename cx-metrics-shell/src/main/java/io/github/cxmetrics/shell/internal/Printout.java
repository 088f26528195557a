package io.github.cxmetrics.shell.internal;

import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.internal.PrintedTables;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** What a result prints, in parts: its tables in cells, and the text around them. */
public final class Printout {

    private static final String PRINTING = "table";
    private static final String OURS = "io.github.cxmetrics.";
    private static final Pattern BARS = Pattern.compile("[█░▒▓ ]*");

    private Printout() {}

    /** A part of what is printed. */
    public sealed interface Part permits Lines, Cells {}

    /**
     * Text between tables.
     *
     * @param text one line or several, not blank
     */
    public record Lines(String text) implements Part {}

    /**
     * A table.
     *
     * @param rows its cells, the headings first; columns of nothing but bars are drawings and stay away
     */
    public record Cells(List<List<String>> rows) implements Part {}

    /**
     * The result as a reader wants it: what its {@code toString} says, then the table of its method {@code table()}, unless that is the same.
     *
     * @param result anything that prints
     * @return the parts in order
     */
    public static List<Part> of(Object result) {
        requireNonNull(result, "result");
        PrintedTables said = PrintedTables.of(() -> result);
        List<Part> parts = new ArrayList<>(parts(said));
        Optional<Method> table = printing(result.getClass());
        if (table.isPresent()) {
            PrintedTables more = PrintedTables.of(() -> invoke(table.get(), result));
            if (!said.text().contains(more.text().strip())) {
                parts.addAll(parts(more));
            }
        }
        return parts;
    }

    /**
     * The tables of a result: of its method {@code table()}, where it has one, else of its {@code toString}.
     *
     * @param result anything that prints
     * @return the tables in order
     */
    public static List<Cells> tablesOf(Object result) {
        Optional<Method> table = printing(result.getClass());
        return tables(() -> table.isPresent() ? invoke(table.get(), result) : result);
    }

    /**
     * The tables that something prints.
     *
     * @param printing gives what is printed
     * @return the tables in order
     */
    public static List<Cells> tables(Supplier<?> printing) {
        return PrintedTables.of(printing).tables().stream()
                .map(table -> cells(table.rows()))
                .toList();
    }

    private static List<Part> parts(PrintedTables printed) {
        List<Part> parts = new ArrayList<>();
        int from = 0;
        for (PrintedTables.Printed table : printed.tables()) {
            int at = printed.text().indexOf(table.text().stripTrailing(), from);
            if (at >= 0) { // else it was printed for another purpose
                addLines(printed.text().substring(from, at), parts);
                parts.add(cells(table.rows()));
                from = at + table.text().stripTrailing().length();
            }
        }
        addLines(printed.text().substring(from), parts);
        return parts;
    }

    private static void addLines(String text, List<Part> parts) {
        if (!text.isBlank()) {
            parts.add(new Lines(text.replaceFirst("^\\s*\n", "").stripTrailing()));
        }
    }

    private static Cells cells(List<List<String>> rows) {
        List<Integer> kept = new ArrayList<>();
        for (int c = 0; c < rows.get(0).size(); c++) {
            int column = c;
            boolean isDrawn = rows.get(0).get(c).isEmpty()
                    && rows.stream()
                            .allMatch(row -> BARS.matcher(row.get(column)).matches());
            if (!isDrawn) {
                kept.add(c);
            }
        }
        return new Cells(
                rows.stream().map(row -> kept.stream().map(row::get).toList()).toList());
    }

    /** Only types of the library promise that {@code table()} prints. */
    private static Optional<Method> printing(Class<?> type) {
        try {
            Method method = type.getMethod(PRINTING);
            boolean isOurs = type.getName().startsWith(OURS)
                    && method.getReturnType() == String.class
                    && Modifier.isPublic(method.getDeclaringClass().getModifiers());
            return isOurs ? Optional.of(method) : Optional.empty();
        } catch (NoSuchMethodException e) {
            return Optional.empty();
        }
    }

    private static Object invoke(Method method, Object result) {
        try {
            return method.invoke(result);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException refused) {
                throw refused;
            }
            throw new IllegalStateException(e.getCause());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
