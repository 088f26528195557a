package io.github.cxmetrics.survival;

import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.TallyRule;
import java.time.Duration;

/** Counts durations one by one, exactly or rounded. */
final class DurationsAccumulator implements Accumulator<Duration, Durations> {

    private final DurationsRule rule;
    private final Counter counter;

    /** What counts values that are not negative. */
    interface Counter {

        void add(long value);

        /** Adds values that are counted already, all or none. */
        void addAll(CountedKeys values);

        CountedKeys snapshot();
    }

    DurationsAccumulator(DurationsRule rule) {
        this.rule = rule;
        counter = rule.isExact() ? new KeyCounter(Durations.NAME) : new DigitCounter(rule.digits());
    }

    @Override
    public void add(Duration duration) {
        counter.add(rule.ticks(duration));
    }

    @Override
    public void addAll(Durations tally) {
        requireNonNull(tally, "tally");
        TallyRule.checkMerge(Durations.NAME, rule, tally.rule());
        counter.addAll(tally.values());
    }

    @Override
    public Durations snapshot() {
        return new Durations(rule, counter.snapshot());
    }
}
