package io.github.cxmetrics.monitor.experiment;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Comparison;
import io.github.cxmetrics.Confidence;
import io.github.cxmetrics.Interval;
import io.github.cxmetrics.TestResult;
import io.github.cxmetrics.Unit;
import io.github.cxmetrics.internal.Checks;
import io.github.cxmetrics.internal.Limits;
import io.github.cxmetrics.internal.SampleMean;
import io.github.cxmetrics.internal.Text;
import io.github.cxmetrics.internal.TextTable;
import java.io.Serializable;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The difference of two means less what a covariate from before the exposure predicts (CUPED; Deng, Xu, Kohavi and Walker 2013): {@code y - θx}, with θ the slope
 * pooled within the arms. The estimate stays unbiased, its variance falls by the square of the correlation. Welch's interval and test.
 *
 * <p>The covariate must be from <em>before</em>: one that the treatment moves takes the effect away. A missing one takes the mean of the others, the same in both
 * arms, and is counted. Without variance θ is 0: the plain difference.
 *
 * @param treatment the arm with the change
 * @param control the arm without
 * @param theta the slope
 * @param missing how many covariates were missing and took the mean
 */
public record Cuped(Arm treatment, Arm control, double theta, long missing) implements Serializable {

    private static final String METRIC = "difference";

    /**
     * Checks the numbers.
     *
     * @param treatment the arm with the change
     * @param control the arm without
     * @param theta the slope
     * @param missing how many covariates were missing and took the mean
     * @throws IllegalArgumentException if the slope is not finite, or fewer than 0 are missing
     */
    public Cuped {
        requireNonNull(treatment, "treatment");
        requireNonNull(control, "control");
        Checks.finite(theta, "theta");
        Checks.count(missing, "missing covariates");
    }

    /**
     * The sums of an arm.
     *
     * @param n how many units
     * @param mean the mean outcome
     * @param covariateMean the mean covariate
     * @param variance the variance of the outcome, with n − 1
     * @param covariateVariance the variance of the covariate
     * @param covariance their covariance
     */
    public record Arm(
            long n, double mean, double covariateMean, double variance, double covariateVariance, double covariance)
            implements Serializable {

        /**
         * Checks the numbers.
         *
         * @param n how many units
         * @param mean the mean outcome
         * @param covariateMean the mean covariate
         * @param variance the variance of the outcome, with n − 1
         * @param covariateVariance the variance of the covariate
         * @param covariance their covariance
         * @throws IllegalArgumentException if there are fewer than two units, a number is not finite, or a variance negative
         */
        public Arm {
            checkArgument(n >= 2, "an arm needs at least 2 units, not %s", n);
            Checks.finite(mean, "the mean outcome");
            Checks.finite(covariateMean, "the mean covariate");
            Checks.notNegative(variance, "the variance of the outcome");
            Checks.notNegative(covariateVariance, "the variance of the covariate");
            Checks.finite(covariance, "the covariance");
        }

        private static Arm of(double[] outcome, double[] covariate, double filling) {
            int n = outcome.length;
            double mean = IntStream.range(0, n).mapToDouble(i -> outcome[i]).sum() / n;
            double[] x = IntStream.range(0, n)
                    .mapToDouble(i -> Double.isNaN(covariate[i]) ? filling : covariate[i])
                    .toArray();
            double xMean = IntStream.range(0, n).mapToDouble(i -> x[i]).sum() / n;
            double yy = 0;
            double xx = 0;
            double xy = 0;
            for (int i = 0; i < n; i++) {
                double dy = outcome[i] - mean;
                double dx = x[i] - xMean;
                yy += dy * dy;
                xx += dx * dx;
                xy += dx * dy;
            }
            return new Arm(n, mean, xMean, yy / (n - 1), xx / (n - 1), xy / (n - 1));
        }

        private double adjustedVariance(double theta) {
            return Math.max(0, variance - 2 * theta * covariance + theta * theta * covariateVariance);
        }

        private SampleMean plain() {
            return new SampleMean(n, mean, variance);
        }

        private SampleMean adjusted(double theta) {
            return new SampleMean(n, mean - theta * covariateMean, adjustedVariance(theta));
        }
    }

    /**
     * Adjusts a difference.
     *
     * @param treatment the outcomes of the arm with the change
     * @param treatmentBefore their covariates from before the exposure; not-a-number where missing
     * @param control the outcomes of the arm without
     * @param controlBefore their covariates; not-a-number where missing
     * @return the adjusted difference
     * @throws IllegalArgumentException if an arm's columns differ in length, or a number is infinite or an outcome missing, or a variance exceeds the largest double
     * @throws IllegalStateException if an arm has fewer than two units
     */
    public static Cuped of(double[] treatment, double[] treatmentBefore, double[] control, double[] controlBefore) {
        requireNonNull(treatment, "treatment");
        requireNonNull(treatmentBefore, "treatmentBefore");
        requireNonNull(control, "control");
        requireNonNull(controlBefore, "controlBefore");
        check(treatment, treatmentBefore, "treatment");
        check(control, controlBefore, "control");
        double sum = 0;
        long known = 0;
        for (double[] column : new double[][] {treatmentBefore, controlBefore}) {
            for (double x : column) {
                if (!Double.isNaN(x)) {
                    sum += x;
                    known++;
                }
            }
        }
        double filling = known == 0 ? 0 : sum / known;
        Arm one = Arm.of(treatment, treatmentBefore, filling);
        Arm two = Arm.of(control, controlBefore, filling);
        double xx = (one.n - 1) * one.covariateVariance + (two.n - 1) * two.covariateVariance;
        double xy = (one.n - 1) * one.covariance + (two.n - 1) * two.covariance;
        return new Cuped(one, two, xx > 0 ? xy / xx : 0, one.n + two.n - known);
    }

    private static void check(double[] outcome, double[] covariate, String arm) {
        checkArgument(
                outcome.length == covariate.length,
                "the %s has %s outcomes and %s covariates",
                arm,
                outcome.length,
                covariate.length);
        for (int i = 0; i < outcome.length; i++) {
            Checks.finite(outcome[i], "outcome " + i + " of the " + arm);
            checkArgument(
                    !Double.isInfinite(covariate[i]),
                    "covariate %s of the %s must be finite or missing, not %s",
                    (Integer) i,
                    arm,
                    (Double) covariate[i]);
        }
        if (outcome.length < 2) {
            throw new IllegalStateException(
                    "the adjusted difference is undefined: the " + arm + " has " + outcome.length + " units of 2");
        }
    }

    /**
     * Treatment minus control without the covariate.
     *
     * @return the plain comparison (Welch)
     * @throws IllegalStateException if neither arm varies
     */
    public Comparison plain() {
        return comparison(treatment.plain().minus(control.plain()), Confidence.DEFAULT);
    }

    /**
     * Treatment minus control less what the covariate predicts.
     *
     * @return the adjusted comparison (Welch) at 95 %
     * @throws IllegalStateException if nothing varies but what the covariate predicts
     */
    public Comparison adjusted() {
        return adjusted(Confidence.DEFAULT);
    }

    /**
     * Treatment minus control less what the covariate predicts.
     *
     * @param confidence the level of the interval
     * @return the adjusted comparison (Welch)
     * @throws IllegalStateException if nothing varies but what the covariate predicts
     */
    public Comparison adjusted(Confidence confidence) {
        requireNonNull(confidence, "confidence");
        return comparison(adjustedDifference(), confidence);
    }

    private SampleMean.Difference adjustedDifference() {
        return treatment.adjusted(theta).minus(control.adjusted(theta));
    }

    private static boolean isTestable(SampleMean.Difference difference) {
        return Double.isFinite(difference.standardError())
                && Double.isFinite(difference.value())
                && Double.isFinite(difference.t())
                && difference.df() >= 1;
    }

    private static Optional<Comparison> comparisonIfDefined(SampleMean.Difference difference) {
        return isTestable(difference) ? Optional.of(comparison(difference, Confidence.DEFAULT)) : Optional.empty();
    }

    private static Comparison comparison(SampleMean.Difference difference, Confidence confidence) {
        if (difference.standardError() == 0) {
            throw new IllegalStateException("the t test of the difference is undefined: neither arm varies");
        }
        if (!isTestable(difference)) {
            throw new IllegalStateException("the t test of the difference is undefined: beyond double precision");
        }
        Limits limits = difference.limits(confidence.level());
        return new Comparison(
                METRIC,
                Unit.SCALE_POINT,
                difference.value(),
                new Interval(limits.lower(), limits.upper(), confidence, "Welch"),
                TestResult.ofT("Welch t", difference.t(), difference.df()));
    }

    /**
     * The standard error of the plain difference.
     *
     * @return in the unit of the outcome
     */
    public double standardError() {
        return treatment.plain().minus(control.plain()).standardError();
    }

    /**
     * The standard error of the adjusted difference.
     *
     * @return in the unit of the outcome
     */
    public double adjustedStandardError() {
        return adjustedDifference().standardError();
    }

    /**
     * What the covariate leaves of the variance.
     *
     * @return the squared ratio of the standard errors, adjusted over plain
     * @throws IllegalStateException if neither arm varies
     */
    public double varianceRatio() {
        double plain = standardError();
        if (plain == 0) {
            throw new IllegalStateException("the variance ratio is undefined: neither arm varies");
        }
        double ratio = adjustedStandardError() / plain;
        return ratio * ratio;
    }

    /**
     * The adjusted difference as a share of the control's mean as it is, with the delta method, in which the covariance of both counts.
     *
     * @param confidence the level of the interval
     * @return the lift
     * @throws IllegalStateException if the control's mean is 0 or below, or so small that the lift is beyond double precision
     */
    public Lift lift(Confidence confidence) {
        requireNonNull(confidence, "confidence");
        double base = control.mean;
        if (!(base > 0)) {
            throw new IllegalStateException("the lift is undefined: the control's mean is " + Text.shortest(base));
        }
        SampleMean.Difference difference = adjustedDifference();
        double lift = difference.value() / base;
        double covariance = -(control.variance - theta * control.covariance) / control.n;
        double error = difference.standardError();
        double variance = error * error - 2 * lift * covariance + lift * lift * control.variance / control.n;
        double half = confidence.z() * Math.sqrt(Math.max(0, variance)) / base;
        if (!Double.isFinite(lift) || !Double.isFinite(half)) {
            throw new IllegalStateException("the lift is undefined: beyond double precision");
        }
        return new Lift(lift, new Interval(lift - half, lift + half, confidence, "delta method", Unit.SHARE));
    }

    /**
     * A relative lift.
     *
     * @param value the lift: 0.1 is ten per cent more
     * @param interval its interval
     */
    public record Lift(double value, Interval interval) implements Serializable {

        /**
         * Checks that both are there.
         *
         * @param value the lift
         * @param interval its interval
         * @throws IllegalArgumentException if the lift is not finite
         */
        public Lift {
            Checks.finite(value, "a lift");
            requireNonNull(interval, "interval");
        }
    }

    /**
     * Plain and adjusted.
     *
     * @return a table of difference, standard error and interval
     */
    public String table() {
        TextTable table = TextTable.of("", "difference", "se", "95 % CI", "p");
        row(table, "plain", treatment.plain().minus(control.plain()));
        row(table, "adjusted", adjustedDifference());
        return table.toString();
    }

    private static void row(TextTable table, String name, SampleMean.Difference difference) {
        Optional<Comparison> comparison = comparisonIfDefined(difference);
        table.row(
                name,
                Text.digits(difference.value(), 4),
                Text.digits(difference.standardError(), 4),
                comparison.map(Cuped::limits).orElse(TextTable.UNDEFINED),
                comparison.map(each -> Text.fixed(each.pValue(), 4)).orElse(TextTable.UNDEFINED));
    }

    private static String limits(Comparison comparison) {
        return Text.digits(comparison.interval().lower(), 4) + " … "
                + Text.digits(comparison.interval().upper(), 4);
    }

    /** For example {@code difference 4.033 (95 % CI 1.551 … 6.516), p = 0.0029; the covariate leaves 4.1 % of the variance}. */
    @Override
    public String toString() {
        SampleMean.Difference difference = adjustedDifference();
        Optional<Comparison> adjusted = comparisonIfDefined(difference);
        return "difference " + Text.digits(difference.value(), 4) + " (95 % CI "
                + adjusted.map(Cuped::limits).orElse("undefined") + ")"
                + adjusted.map(each -> ", p " + Text.pValue(each.pValue())).orElse("")
                + (standardError() > 0
                        ? "; the covariate leaves " + Unit.SHARE.text(varianceRatio()) + " of the variance"
                        : "; neither arm varies")
                + (missing == 0 ? "" : "; " + missing + " covariates missing");
    }
}
