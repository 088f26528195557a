package io.github.cxmetrics.survey;

import static java.util.Objects.requireNonNull;

import java.util.function.IntToLongFunction;
import java.util.function.IntUnaryOperator;

/**
 * Where the counters of a column keep the codes of a scale: the points and the missing codes that adjoin them in one run of slots from
 * {@code low}, so that a slot is found by subtraction, and behind the run one slot for all missing codes apart from it.
 *
 * <p>Subtraction may wrap around, and so may the run: slots stay distinct, and the codes on either side of the run are undeclared.
 */
final class CodeRun {

    final int low;
    /** Number of codes in the run, and the slot of the missing codes apart from it. */
    final int size;

    final int[] codesApart;
    private final RatingScale scale;

    CodeRun(RatingScale scale) {
        requireNonNull(scale, "scale");
        int first = scale.min();
        while (scale.declaresMissing(first - 1)) {
            first--;
        }
        int last = scale.max();
        while (scale.declaresMissing(last + 1)) {
            last++;
        }
        this.scale = scale;
        low = first;
        size = last - first + 1;
        codesApart = scale.missingCodes().stream()
                .mapToInt(Integer::intValue)
                .filter(code -> slotInRun(code) < 0)
                .toArray();
    }

    int slots() {
        return codesApart.length == 0 ? size : size + 1;
    }

    /** The slot of a code, or -1 for a code that nobody declared. */
    int slotOf(int code) {
        int slot = slotInRun(code);
        if (slot >= 0) {
            return slot;
        }
        for (int apart : codesApart) {
            if (apart == code) {
                return size;
            }
        }
        return -1;
    }

    private int slotInRun(int code) {
        int slot = code - low;
        return slot < size ? slot : -1;
    }

    /** Turns counts per slot into counts per point and, behind them, the count of missing ratings. */
    long[] counts(IntToLongFunction slots) {
        long[] counts = new long[scale.points() + 1];
        for (int slot = 0; slot < slots(); slot++) {
            int code = low + slot;
            boolean point = slot < size && scale.contains(code);
            counts[point ? scale.indexOf(code) : scale.points()] += slots.applyAsLong(slot);
        }
        return counts;
    }

    /** The refusal of the first score of a column that nobody declared, for counters that don't keep to the order of rows. */
    IllegalArgumentException firstOutside(int length, IntUnaryOperator scores) {
        int row = 0;
        while (row < length - 1 && slotOf(scores.applyAsInt(row)) >= 0) {
            row++;
        }
        return outside(scores.applyAsInt(row), row);
    }

    IllegalArgumentException outside(int score, int row) {
        return new IllegalArgumentException(scale.outside(score).getMessage() + " (row " + row + ")");
    }
}
