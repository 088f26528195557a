package io.github.cxmetrics.survival;

import io.github.cxmetrics.internal.CountMath;
import java.util.Arrays;

/** Counts values rounded to some digits, in an array that grows with the largest one. For one thread. */
final class DigitCounter implements DurationsAccumulator.Counter {

    private static final int BLOCK = 1024;

    private final int kept;
    private final SignificantDigits digits;
    private long[] counts = new long[16];
    private long total;

    DigitCounter(int digits) {
        kept = digits;
        this.digits = new SignificantDigits(digits);
    }

    @Override
    public void add(long value) {
        add(value, 1);
    }

    void add(long value, long times) {
        int index = digits.indexOf(value);
        total = CountMath.sum(total, times, Durations.NAME);
        grow(index);
        counts[index] += times;
    }

    /**
     * Adds a column block by block: what is asked of a block before it is counted is asked while the processor's cache holds it, for a second pass over memory
     * costs as much as the counting.
     */
    void addAll(long[] values, DurationsRule rule) {
        total = CountMath.sum(total, values.length, Durations.NAME);
        DigitCells cells = DigitCells.NONE;
        for (int from = 0; from < values.length; from += BLOCK) {
            int to = Math.min(values.length, from + BLOCK);
            long bits = bitsOf(values, from, to);
            if (bits < 0 || bits > DurationsRule.MAX_TICKS) {
                for (int row = from; row < to; row++) {
                    rule.checkCountable(values[row], row);
                }
            }
            // To the next power of two, so that ascending values don't make a table in each block.
            long reach = -1L >>> Long.numberOfLeadingZeros(bits | 1);
            grow(digits.indexOf(reach));
            if (!cells.reaches(bits) && DigitCells.isWorth(kept, values.length, reach)) {
                cells = DigitCells.of(kept, reach);
            }
            if (cells.reaches(bits)) {
                countByTable(values, from, to, cells, counts);
            } else {
                for (int row = from; row < to; row++) {
                    counts[digits.indexOf(values[row])]++;
                }
            }
        }
    }

    /** All binary digits that occur: negative if one of the values is, else at least the largest. Many values at a time, as comparing them would not be. */
    private static long bitsOf(long[] values, int from, int to) {
        long bits = 0;
        for (int row = from; row < to; row++) {
            bits |= values[row];
        }
        return bits;
    }

    private static void countByTable(long[] values, int from, int to, DigitCells cells, long[] counts) {
        for (int row = from; row < to; row++) {
            counts[cells.indexOf(values[row])]++;
        }
    }

    private void grow(int index) {
        if (index >= counts.length) {
            counts = Arrays.copyOf(counts, Math.max(index + 1, 2 * counts.length));
        }
    }

    @Override
    public void addAll(CountedKeys values) {
        CountMath.sum(total, values.total(), Durations.NAME);
        for (int i = 0; i < values.distinct(); i++) {
            add(values.key(i), values.countAt(i));
        }
    }

    @Override
    public CountedKeys snapshot() {
        int last = counts.length;
        while (last > 0 && counts[last - 1] == 0) {
            last--;
        }
        long[] values = new long[last];
        for (int i = 0; i < last; i++) {
            values[i] = digits.valueOf(i);
        }
        return CountedKeys.ofCounts(values, Arrays.copyOf(counts, last), Durations.NAME);
    }
}
