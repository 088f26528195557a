package io.github.cxmetrics.survival;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.TallyRule;
import java.time.Duration;
import java.time.temporal.ChronoUnit;

/**
 * Durations rounded to some significant decimal digits, halves up, and then counted: 12 345 seconds are 12 300 with three digits. A value is off by at
 * most {@code 5 · 10^-digits} of itself, and no more than {@code 9 · 10^(digits-1)} values per power of ten are ever kept.
 *
 * @param unit the unit that values are whole numbers of; a {@link Duration} is first rounded to it, halves up
 * @param significantDigits how many digits are kept, 1 to 5
 */
public record RoundedDurationsRule(ChronoUnit unit, int significantDigits)
        implements TallyRule<Duration, RoundedDurations> {

    static final int MAX_DIGITS = 5;

    private static final long MAX_TICKS = 9_000_000_000_000_000_000L;

    /**
     * Checks the parts.
     *
     * @param unit the unit
     * @param significantDigits how many digits are kept
     * @throws IllegalArgumentException if the unit is missing or the digits are outside 1..5
     */
    public RoundedDurationsRule {
        checkArgument(unit != null, "durations need a unit");
        checkArgument(
                significantDigits >= 1 && significantDigits <= MAX_DIGITS,
                "significant digits %s are outside 1..%s",
                significantDigits,
                MAX_DIGITS);
    }

    @Override
    public Accumulator<Duration, RoundedDurations> accumulator() {
        return new RoundedDurationsAccumulator(this);
    }

    long ticks(Duration duration) {
        DurationCounts.checkNotNegative(duration);
        boolean up = 2 * Times.rest(unit, duration) >= Times.nanos(unit);
        return Math.addExact(Times.whole(unit, duration), up ? 1 : 0);
    }

    long checkTicks(long ticks) {
        DurationCounts.checkTicks(ticks, unit);
        if (ticks > MAX_TICKS) {
            throw new IllegalArgumentException(
                    "a duration must not exceed " + MAX_TICKS + ' ' + Times.name(unit) + ": " + ticks);
        }
        return ticks;
    }

    void checkSameRule(RoundedDurationsRule other) {
        checkArgument(equals(other), "durations of %s and of %s don't go together", this, other);
    }

    /** For example {@code 3 digits of milliseconds}. */
    @Override
    public String toString() {
        return significantDigits + (significantDigits == 1 ? " digit of " : " digits of ") + Times.name(unit);
    }
}
