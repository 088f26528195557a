package io.github.cxmetrics.internal;

import static java.util.Objects.requireNonNull;

import java.util.function.Consumer;

/** Rows that are read one by one, counted from 0. */
public final class NumberedRows {

    private NumberedRows() {}

    /**
     * Hands rows on; a refusal then names the row.
     *
     * @param rows the rows
     * @param each what is done with each of them
     * @param <R> a row
     * @throws IllegalArgumentException if a row is refused: the refusal, with {@code (row 3)} behind it
     */
    public static <R> void each(Iterable<? extends R> rows, Consumer<? super R> each) {
        requireNonNull(rows, "rows");
        long at = 0;
        for (R row : rows) {
            try {
                each.accept(row);
            } catch (IllegalArgumentException refused) {
                throw new IllegalArgumentException(refused.getMessage() + " (row " + at + ")", refused);
            }
            at++;
        }
    }
}
