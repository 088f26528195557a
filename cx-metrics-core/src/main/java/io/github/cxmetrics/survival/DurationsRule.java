package io.github.cxmetrics.survival;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.TallyRule;
import java.time.Duration;
import java.time.temporal.ChronoUnit;

/**
 * Durations counted exactly, as whole numbers of a unit.
 *
 * @param unit the unit; a day is 24 hours
 */
public record DurationsRule(ChronoUnit unit) implements TallyRule<Duration, Durations> {

    /**
     * Checks the unit.
     *
     * @param unit the unit
     * @throws IllegalArgumentException if it is missing
     */
    public DurationsRule {
        checkArgument(unit != null, "durations need a unit");
    }

    /** An accumulator that refuses durations which are negative or no whole number of the unit. */
    @Override
    public Accumulator<Duration, Durations> accumulator() {
        return new Counting(this);
    }

    long ticks(Duration duration) {
        DurationCounts.checkNotNegative(duration);
        if (Times.rest(unit, duration) != 0) {
            throw new IllegalArgumentException(
                    duration + " is not a whole number of " + Times.name(unit) + ": count in a finer unit");
        }
        return Times.whole(unit, duration);
    }

    void checkSameRule(DurationsRule other) {
        checkArgument(
                equals(other), "durations in %s and in %s don't go together", Times.name(unit), Times.name(other.unit));
    }

    private static final class Counting implements Accumulator<Duration, Durations> {

        private final DurationsRule rule;
        private final KeyCounter counter = new KeyCounter(DurationCounts.DURATIONS);

        private Counting(DurationsRule rule) {
            this.rule = rule;
        }

        @Override
        public void add(Duration duration) {
            counter.add(rule.ticks(duration));
        }

        @Override
        public void addAll(Durations tally) {
            rule.checkSameRule(tally.rule());
            counter.addAll(tally.values());
        }

        @Override
        public Durations snapshot() {
            return new Durations(rule, counter.snapshot());
        }
    }
}
