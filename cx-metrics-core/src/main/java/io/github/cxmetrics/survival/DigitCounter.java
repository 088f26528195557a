package io.github.cxmetrics.survival;

import io.github.cxmetrics.internal.CountMath;
import java.util.Arrays;

/** Counts values rounded to some digits, in an array that grows with the largest one. For one thread. */
final class DigitCounter implements DurationsAccumulator.Counter {

    private final SignificantDigits digits;
    private long[] counts = new long[16];
    private long total;

    DigitCounter(int digits) {
        this.digits = new SignificantDigits(digits);
    }

    @Override
    public void add(long value) {
        add(value, 1);
    }

    void add(long value, long times) {
        int index = digits.indexOf(value);
        total = CountMath.sum(total, times, Durations.NAME);
        if (index >= counts.length) {
            counts = Arrays.copyOf(counts, Math.max(index + 1, 2 * counts.length));
        }
        counts[index] += times;
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
