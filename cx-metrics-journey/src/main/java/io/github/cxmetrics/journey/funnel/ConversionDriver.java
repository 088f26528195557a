package io.github.cxmetrics.journey.funnel;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Confidence;
import io.github.cxmetrics.Interval;
import io.github.cxmetrics.Proportion;
import io.github.cxmetrics.Unit;
import io.github.cxmetrics.internal.Text;
import java.io.Serializable;
import java.util.OptionalDouble;

/**
 * How a factor (an event, or a value of a property) goes together with converting: the 2×2 table of who has it and who converted. It is an association: what
 * converts people may also bring them to the event.
 *
 * @param factor the event's name, or {@code property = value}
 * @param converted of the units that converted, those with the factor
 * @param notConverted of the units that entered and did not convert, those with the factor
 * @param pValue two-sided, of Fisher's exact test (1934); 1 where either group is empty
 * @param holmP the p-value corrected for all factors of its table, so that any false alarm is rare (Holm 1979)
 * @param falseDiscoveryP the p-value corrected for all factors of its table, so that false alarms are a small share of all (Benjamini and Hochberg 1995)
 */
public record ConversionDriver(
        String factor,
        Proportion converted,
        Proportion notConverted,
        double pValue,
        double holmP,
        double falseDiscoveryP)
        implements Serializable {

    private static final double HALF = 0.5;

    /**
     * Checks the p-values.
     *
     * @param factor the event's name, or {@code property = value}
     * @param converted of the units that converted, those with the factor
     * @param notConverted of the units that did not convert, those with the factor
     * @param pValue of Fisher's exact test
     * @param holmP corrected by Holm
     * @param falseDiscoveryP corrected by Benjamini and Hochberg
     * @throws IllegalArgumentException if a p-value is outside 0..1
     */
    public ConversionDriver {
        requireNonNull(factor, "factor");
        requireNonNull(converted, "converted");
        requireNonNull(notConverted, "notConverted");
        checkShare(pValue);
        checkShare(holmP);
        checkShare(falseDiscoveryP);
    }

    private static void checkShare(double p) {
        checkArgument(p >= 0 && p <= 1, "a p-value must be in 0..1, not %s", p);
    }

    /**
     * The odds of converting with the factor over those without it, {@code s·(F − f) / (f·(S − s))}: s of S converted units have the factor, f of F others.
     *
     * @return 0 or more; 1 says no association
     * @throws IllegalStateException if it has no value: nobody without the factor converted, or everybody with it did
     */
    public double oddsRatio() {
        return oddsRatioIfDefined()
                .orElseThrow(() -> new IllegalStateException("the odds ratio of " + factor + " is undefined: "
                        + converted.successes() + " of " + converted.trials() + " converted and "
                        + notConverted.successes() + " of " + notConverted.trials() + " other units have it"));
    }

    /**
     * The odds ratio where it has a value.
     *
     * @return the ratio, or nothing
     */
    public OptionalDouble oddsRatioIfDefined() {
        double below = (double) notConverted.successes() * converted.failures();
        return below == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of((double) converted.successes() * notConverted.failures() / below);
    }

    /**
     * The odds ratio with one unit added to each cell, {@code (s + 1)(F − f + 1) / ((f + 1)(S − s + 1))}, as PostHog's correlation analysis prints it. It
     * always has a value and draws small tables towards 1.
     *
     * @return more than 0
     */
    public double smoothedOddsRatio() {
        return (converted.successes() + 1.0)
                * (notConverted.failures() + 1.0)
                / ((notConverted.successes() + 1.0) * (converted.failures() + 1.0));
    }

    /**
     * The interval of the odds ratio: ½ added to each cell, normal on the logarithm (Gart 1966), and widened where it would leave out the ratio itself, down
     * to 0 or up to infinity where that is the ratio. It has a value for every table.
     *
     * @param confidence the confidence level
     * @return the interval, from 0 where the ratio is 0, else above 0; its upper limit is infinite where the ratio is
     */
    public Interval interval(Confidence confidence) {
        double a = converted.successes() + HALF;
        double b = converted.failures() + HALF;
        double c = notConverted.successes() + HALF;
        double d = notConverted.failures() + HALF;
        double centre = Math.log(a * d / (b * c));
        double half = confidence.z() * Math.sqrt(1 / a + 1 / b + 1 / c + 1 / d);
        double lower = Math.exp(centre - half);
        double upper = Math.exp(centre + half);
        // Not-a-number where both products are 0: nothing says how the ratio lies then.
        double ratio = (double) converted.successes()
                * notConverted.failures()
                / ((double) notConverted.successes() * converted.failures());
        return new Interval(ratio < lower ? ratio : lower, ratio > upper ? ratio : upper, confidence, "adjusted logit");
    }

    /**
     * The 95 % interval.
     *
     * @return {@code interval(Confidence.DEFAULT)}
     */
    public Interval interval() {
        return interval(Confidence.DEFAULT);
    }

    /** For example {@code search: odds ratio 3.40 (95 % CI 1.20 … 9.61), 12 of 20 converted, 6 of 30 others, p = 0.0062, corrected p = 0.0124}. */
    @Override
    public String toString() {
        String ratio = oddsRatioIfDefined().isPresent() ? Unit.COEFFICIENT.text(oddsRatio()) : "–";
        return factor + ": odds ratio " + ratio + " (" + Confidence.DEFAULT + " CI "
                + interval().text(Unit.COEFFICIENT) + "), " + converted.successes() + " of " + converted.trials()
                + " converted, " + notConverted.successes() + " of " + notConverted.trials() + " others, p "
                + Text.pValue(pValue) + ", corrected p " + Text.pValue(holmP);
    }
}
