package io.github.cxmetrics.monitor;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.internal.BetaTail;
import io.github.cxmetrics.internal.Checks;
import io.github.cxmetrics.internal.Text;
import java.io.Serializable;

/**
 * How often a point of a p chart is outside its limits without a change: exact binomial probabilities.
 *
 * @param below the probability of a point strictly below the lower limit
 * @param above the probability of a point strictly above the upper limit
 */
public record FalseAlarm(double below, double above) implements Serializable {

    /**
     * Checks the probabilities.
     *
     * @param below the probability of a point strictly below the lower limit
     * @param above the probability of a point strictly above the upper limit
     * @throws IllegalArgumentException if one is outside 0..1
     */
    public FalseAlarm {
        Checks.share(below, "the probability of a point below the limits");
        Checks.share(above, "the probability of a point above the limits");
    }

    static FalseAlarm of(long trials, double share, double sigmas) {
        checkArgument(trials >= 1, "a period needs at least 1 trial, not %s", trials);
        checkArgument(share > 0 && share < 1, "a share with false alarms lies strictly between 0 and 1, not %s", share);
        double mean = trials * share;
        double reach = sigmas * Math.sqrt(trials * share * (1 - share));
        long low = (long) Math.ceil(mean - reach) - 1;
        long high = (long) Math.floor(mean + reach) + 1;
        double below = low < 0 ? 0 : BetaTail.lower(trials - low, low + 1.0, 1 - share, share);
        double above = high > trials ? 0 : BetaTail.lower(high, trials - high + 1.0, share, 1 - share);
        return new FalseAlarm(below, above);
    }

    /**
     * Either.
     *
     * @return {@code below + above}
     */
    public double probability() {
        return below + above;
    }

    /** For example {@code 1.59 % of points (below 0.00 %, above 1.59 %)}. */
    @Override
    public String toString() {
        return percent(probability()) + " of points (below " + percent(below) + ", above " + percent(above) + ")";
    }

    private static String percent(double share) {
        return Text.between(100 * share, 2, 0, 100) + " %";
    }
}
