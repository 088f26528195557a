package io.github.cxmetrics.survival;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.Storable;
import io.github.cxmetrics.StoredForm;
import io.github.cxmetrics.TallyRule;
import io.github.cxmetrics.internal.Extremes;
import io.github.cxmetrics.internal.Stored;
import io.github.cxmetrics.internal.TimeText;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Durations counted as whole numbers of a unit: exactly, or {@linkplain #rounded rounded} to some significant digits. The two don't go together.
 *
 * @param unit the unit, up to weeks; a day is 24 hours
 * @param digits how many significant digits are kept, 1 to 5; 0 keeps all of them
 */
public record DurationsRule(ChronoUnit unit, int digits) implements TallyRule<Duration, Durations>, Storable {

    private static final String TYPE = "durations-rule";
    private static final int VERSION = 1;
    private static final int MAX_DIGITS = 5;
    static final long MAX_TICKS = 9_000_000_000_000_000_000L;

    /**
     * Checks the parts.
     *
     * @param unit the unit
     * @param digits how many digits are kept, 0 for all
     * @throws IllegalArgumentException if the unit is missing or the digits are outside
     */
    public DurationsRule {
        checkArgument(unit != null, "durations need a unit");
        checkArgument(
                digits >= 0 && digits <= MAX_DIGITS, "significant digits %s are outside 1..%s", digits, MAX_DIGITS);
    }

    /**
     * The rule that counts exactly: a duration that is negative or no whole number of the unit is refused.
     *
     * @param unit the unit, up to weeks; a day is 24 hours
     * @return the rule
     */
    public static DurationsRule of(ChronoUnit unit) {
        return new DurationsRule(unit, 0);
    }

    /**
     * The same rule with rounded values, in bounded memory however many there are: 12 345 seconds are 12 300 with three digits. A duration is rounded to the unit
     * and then to the digits, halves up; that value is off by at most {@code 5 · 10^-digits} of itself. No more than {@code 9 · 10^(digits-1)} values per
     * power of ten are ever kept.
     *
     * @param significantDigits how many digits are kept, 1 to 5
     * @return the changed copy
     * @throws IllegalArgumentException if the digits are outside 1..5
     */
    public DurationsRule rounded(int significantDigits) {
        checkArgument(significantDigits != 0, "significant digits 0 are outside 1..%s", MAX_DIGITS);
        return new DurationsRule(unit, significantDigits);
    }

    boolean isExact() {
        return digits == 0;
    }

    @Override
    public Accumulator<Duration, Durations> accumulator() {
        return new DurationsAccumulator(this);
    }

    /**
     * Counts a column. Makes no object per row.
     *
     * @param values the durations in the unit, not negative
     * @return the tally
     * @throws IllegalArgumentException if a duration is negative: {@code a duration must not be negative: -5 seconds (row 3)}, or above 9e18 where it is to be
     *     rounded
     */
    public Durations count(long... values) {
        requireNonNull(values, "values");
        if (isExact()) {
            if (Extremes.of(values).min() < 0) {
                for (int row = 0; row < values.length; row++) {
                    checkCountable(values[row], row);
                }
            }
            return new Durations(this, DurationValues.of(values));
        }
        DigitCounter counter = new DigitCounter(digits);
        counter.addAll(values, this);
        return new Durations(this, counter.snapshot());
    }

    private String refusal(long ticks) {
        return ticks < 0
                ? "a duration must not be negative: " + ticks + ' ' + Times.name(unit)
                : "a duration must not exceed " + MAX_TICKS + ' ' + Times.name(unit) + ": " + ticks;
    }

    private boolean isCountable(long ticks) {
        return ticks >= 0 && (ticks <= MAX_TICKS || isExact());
    }

    void checkCountable(long ticks, int row) {
        if (!isCountable(ticks)) {
            throw new IllegalArgumentException(refusal(ticks) + " (row " + row + ")");
        }
    }

    long ticks(Duration duration) {
        checkArgument(duration != null, "a duration must not be null");
        if (duration.isNegative()) {
            throw new IllegalArgumentException("a duration must not be negative: " + TimeText.exact(duration));
        }
        long rest = Times.rest(unit, duration);
        if (isExact() && rest != 0) {
            throw new IllegalArgumentException(TimeText.exact(duration) + " is not a whole number of "
                    + Times.name(unit) + ": count in a finer unit");
        }
        long ticks = Math.addExact(Times.whole(unit, duration), 2 * rest >= Times.nanos(unit) ? 1 : 0);
        if (!isCountable(ticks)) {
            throw new IllegalArgumentException(refusal(ticks));
        }
        return ticks;
    }

    /** Values that were counted by this rule before, checked. */
    CountedKeys counted(List<Long> values, long[] counts) {
        SignificantDigits kept = isExact() ? null : new SignificantDigits(digits);
        long[] keys = new long[values.size()];
        for (int row = 0; row < keys.length; row++) {
            keys[row] = values.get(row);
            checkCountable(keys[row], row);
            checkArgument(
                    kept == null || kept.round(keys[row]) == keys[row],
                    "%s is not rounded%s (row %s)",
                    keys[row],
                    toDigits(),
                    row);
        }
        return CountedKeys.ofCounts(keys, counts, Durations.NAME);
    }

    @Override
    public Form toForm() {
        return new Form(TYPE, VERSION, unit, digits);
    }

    /**
     * The plain data of {@link DurationsRule}.
     *
     * @param type {@code durations-rule}
     * @param version 1
     * @param unit the unit
     * @param digits how many significant digits are kept, 0 for all
     */
    public record Form(String type, int version, ChronoUnit unit, int digits) implements StoredForm<DurationsRule> {

        @Override
        public DurationsRule restore() {
            Stored.check(type, version, TYPE, VERSION);
            return new DurationsRule(unit, digits);
        }
    }

    /** For example {@code seconds}, or {@code seconds to 2 digits}. */
    @Override
    public String toString() {
        return Times.name(unit) + toDigits();
    }

    String toDigits() {
        return isExact() ? "" : " to " + digits + (digits == 1 ? " digit" : " digits");
    }
}
