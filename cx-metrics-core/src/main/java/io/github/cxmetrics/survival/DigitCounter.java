package io.github.cxmetrics.survival;

import io.github.cxmetrics.internal.CountMath;
import java.util.Arrays;

/** Counts values rounded to some digits, in an array that grows with the largest one. For one thread. */
final class DigitCounter implements DurationsAccumulator.Counter {

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

    /** Adds values of which the largest is known. */
    void addAll(long[] values, long largest) {
        total = CountMath.sum(total, values.length, Durations.NAME);
        grow(digits.indexOf(largest));
        if (DigitCells.isWorth(kept, values.length, largest)) {
            countByTable(values, DigitCells.of(kept, largest), counts);
        } else {
            for (long value : values) {
                counts[digits.indexOf(value)]++;
            }
        }
    }

    private static void countByTable(long[] values, DigitCells cells, long[] counts) {
        for (long value : values) {
            counts[cells.indexOf(value)]++;
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
