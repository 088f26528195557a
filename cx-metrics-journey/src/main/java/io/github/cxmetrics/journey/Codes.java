package io.github.cxmetrics.journey;

import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.internal.Checks;
import io.github.cxmetrics.journey.internal.CodeColumn;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A column of texts, each distinct one held once: a code for each row, and the text of each code. The way in for large logs, which have their users and
 * events as numbers already. Immutable; arrays are copied.
 */
public final class Codes {

    private final CodeColumn column;

    private Codes(CodeColumn column) {
        this.column = column;
    }

    /**
     * Codes in the order in which the texts first appear.
     *
     * @param values a text for each row; null is a missing value
     * @return the column
     */
    public static Codes of(@Nullable String... values) {
        requireNonNull(values, "values");
        return new Codes(CodeColumn.of(values));
    }

    /**
     * Codes that are known already.
     *
     * @param codes a code for each row, an index of {@code names}; −1 is a missing value
     * @param names the text of each code, all different
     * @return the column
     * @throws IllegalArgumentException if a code has no name, or a name stands twice
     */
    public static Codes of(int[] codes, List<String> names) {
        requireNonNull(codes, "codes");
        return new Codes(CodeColumn.of(codes, Checks.list(names, "names")));
    }

    /**
     * Codes in bytes: up to 128 names.
     *
     * @param codes a code for each row, an index of {@code names}; −1 is a missing value
     * @param names the text of each code, all different
     * @return the column
     * @throws IllegalArgumentException if a code has no name, or a name stands twice
     */
    public static Codes of(byte[] codes, List<String> names) {
        requireNonNull(codes, "codes");
        return new Codes(CodeColumn.of(codes, Checks.list(names, "names")));
    }

    /**
     * Things that are numbered and have no other name: the name of 7 is {@code 7}.
     *
     * @param codes a number for each row, 0..count − 1
     * @param count how many numbers there are
     * @return the column
     * @throws IllegalArgumentException if a number is outside
     */
    public static Codes numbered(int[] codes, int count) {
        requireNonNull(codes, "codes");
        return new Codes(CodeColumn.numbered(codes, count));
    }

    /**
     * How many rows there are.
     *
     * @return the length of the column
     */
    public int size() {
        return column.size();
    }

    /**
     * The text of each code.
     *
     * @return an unmodifiable list; a name may be without rows
     */
    public List<String> names() {
        return column.names();
    }

    CodeColumn column() {
        return column;
    }

    /** For example {@code 31106 rows, 19 names}. */
    @Override
    public String toString() {
        return column.toString();
    }
}
