package io.github.cxmetrics.survival;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.internal.CountMath;
import java.time.Duration;
import java.util.Arrays;

/** Counts rounded durations in an array that grows with the longest one. */
final class RoundedDurationsAccumulator implements Accumulator<Duration, RoundedDurations> {

    private final RoundedDurationsRule rule;
    private final SignificantDigits digits;
    private long[] counts = new long[16];
    private long total;

    RoundedDurationsAccumulator(RoundedDurationsRule rule) {
        this.rule = rule;
        digits = new SignificantDigits(rule.significantDigits());
    }

    @Override
    public void add(Duration duration) {
        add(rule.ticks(duration), 1);
    }

    void add(long ticks, long times) {
        int index = digits.indexOf(rule.checkTicks(ticks));
        total = CountMath.sum(total, times, DurationCounts.DURATIONS);
        if (index >= counts.length) {
            counts = Arrays.copyOf(counts, Math.max(index + 1, 2 * counts.length));
        }
        counts[index] += times;
    }

    @Override
    public void addAll(RoundedDurations tally) {
        rule.checkSameRule(tally.rule());
        CountMath.sum(total, tally.count(), DurationCounts.DURATIONS);
        addAll(tally.values());
    }

    void addAll(CountedKeys values) {
        for (int i = 0; i < values.distinct(); i++) {
            add(values.key(i), values.countAt(i));
        }
    }

    @Override
    public RoundedDurations snapshot() {
        int last = counts.length;
        while (last > 0 && counts[last - 1] == 0) {
            last--;
        }
        long[] values = new long[last];
        for (int i = 0; i < last; i++) {
            values[i] = digits.valueOf(i);
        }
        return new RoundedDurations(
                rule, CountedKeys.ofCounts(values, Arrays.copyOf(counts, last), DurationCounts.DURATIONS));
    }
}
