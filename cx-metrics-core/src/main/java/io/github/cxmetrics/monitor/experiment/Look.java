package io.github.cxmetrics.monitor.experiment;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.Interval;
import io.github.cxmetrics.internal.Checks;
import java.io.Serializable;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * What a watched test says after a day: a point of its chart. Numbers are of all days so far.
 *
 * @param day the day, from 1
 * @param n how many units so far, all arms together
 * @param estimate the estimate so far, which is what {@link WatchedResult#estimated} says; null while it is undefined
 * @param interval the interval that holds at all looks together; null while it is undefined
 * @param difference the difference so far in the metric's unit; null where that is the estimate, or undefined
 * @param differenceInterval the asymptotic interval of that difference, which holds at all looks together; null as the difference
 * @param alwaysValidP the p-value, valid whenever one stops: it never rises; null for a test without a null hypothesis
 */
public record Look(
        int day,
        long n,
        @Nullable Double estimate,
        @Nullable Interval interval,
        @Nullable Double difference,
        @Nullable Interval differenceInterval,
        @Nullable Double alwaysValidP)
        implements Serializable {

    /**
     * Checks the numbers.
     *
     * @param day the day, from 1
     * @param n how many units so far
     * @param estimate the estimate so far, or null
     * @param interval the interval that holds at all looks together, or null
     * @param difference the difference so far, or null
     * @param differenceInterval the asymptotic interval of that difference, or null
     * @param alwaysValidP the p-value, or null
     * @throws IllegalArgumentException if the day is below 1, n negative, a number none, or the p-value outside 0..1
     */
    public Look {
        checkArgument(day >= 1, "days count from 1, not from %s", day);
        Checks.count(n, "n");
        Checks.finiteIfThere(estimate, "the estimate");
        Checks.finiteIfThere(difference, "the difference");
        Checks.shareIfThere(alwaysValidP, "the p-value");
    }

    /**
     * The p-value, valid whenever one stops.
     *
     * @return 0..1, or nothing for a confidence sequence alone
     */
    public OptionalDouble pValue() {
        return alwaysValidP == null ? OptionalDouble.empty() : OptionalDouble.of(alwaysValidP);
    }
}
