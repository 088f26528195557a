package io.github.cxmetrics.monitor.experiment;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Confidence;
import io.github.cxmetrics.Interval;
import io.github.cxmetrics.Proportion;
import io.github.cxmetrics.Share;
import io.github.cxmetrics.Unit;
import java.io.Serializable;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.analysis.solvers.BrentSolver;

/**
 * The relative lift of one share over another, {@code p₁/p₂ - 1}, with the score interval of a ratio (Koopman 1984). It is defined at 0, where that of the
 * logarithm (Katz) dies. A lift of a small base is large and says little: read the difference beside it.
 *
 * @param treatment the share with the change
 * @param control the share without
 * @param interval the interval of the lift, from −1; its upper end is infinite where the control has no successes
 */
public record RelativeLift(Proportion treatment, Proportion control, Interval interval) implements Serializable {

    private static final int MAX_EVALUATIONS = 1000;
    private static final double LARGEST_RATIO = 1e300;

    /**
     * Checks that neither share is empty.
     *
     * @param treatment the share with the change
     * @param control the share without
     * @param interval the interval of the lift
     * @throws IllegalArgumentException if either is empty
     */
    public RelativeLift {
        requireNonNull(treatment, "treatment");
        requireNonNull(control, "control");
        requireNonNull(interval, "interval");
        checkArgument(
                treatment.trials() > 0 && control.trials() > 0,
                "a lift needs at least 1 in each arm, not %s and %s",
                treatment.trials(),
                control.trials());
    }

    /**
     * The lift of a share.
     *
     * @param treatment the share with the change
     * @param control the share without
     * @param <T> the share
     * @return the lift, with a 95 % interval
     * @throws IllegalArgumentException if they follow different definitions
     * @throws IllegalStateException if either is empty
     */
    public static <T extends Share<T>> RelativeLift of(T treatment, T control) {
        return of(treatment, control, Confidence.DEFAULT);
    }

    /**
     * The lift of a share.
     *
     * @param treatment the share with the change
     * @param control the share without
     * @param confidence the level of the interval
     * @param <T> the share
     * @return the lift
     * @throws IllegalArgumentException if they follow different definitions
     * @throws IllegalStateException if either is empty
     */
    public static <T extends Share<T>> RelativeLift of(T treatment, T control, Confidence confidence) {
        Arms<T> arms = Arms.of(treatment, control);
        requireNonNull(confidence, "confidence");
        if (arms.isEmpty()) {
            throw new IllegalStateException(
                    "the lift of " + treatment.name() + " is undefined: no " + treatment.counted() + " in an arm");
        }
        Proportion one = treatment.proportion();
        Proportion two = control.proportion();
        double z = confidence.z();
        double lower = one.successes() == 0 ? 0 : limit(one, two, z, false);
        double upper = two.successes() == 0 ? Double.POSITIVE_INFINITY : limit(one, two, z, true);
        return new RelativeLift(one, two, new Interval(lower - 1, upper - 1, confidence, "Koopman", Unit.SHARE));
    }

    /** The ratio at which the score test just rejects: from one that it keeps, by doubling, then by Brent on the logarithm. */
    private static double limit(Proportion one, Proportion two, double z, boolean up) {
        double inside = start(one, two, z);
        double step = up ? 2 : 0.5;
        double outside = inside * step;
        while (score(one, two, outside) < z * z && outside < LARGEST_RATIO && outside > 1 / LARGEST_RATIO) {
            inside = outside;
            outside *= step;
        }
        DoubleUnaryOperator excess = log -> score(one, two, Math.exp(log)) - z * z;
        double low = Math.log(Math.min(inside, outside));
        double high = Math.log(Math.max(inside, outside));
        return Math.exp(new BrentSolver(1e-15, 1e-15, 0).solve(MAX_EVALUATIONS, excess::applyAsDouble, low, high));
    }

    /** The ratio as it is, or one that is kept where a share is 0. */
    private static double start(Proportion one, Proportion two, double z) {
        if (one.successes() > 0 && two.successes() > 0) {
            return one.value() / two.value();
        }
        double step = one.successes() > 0 ? 2 : 0.5;
        double ratio = 1;
        while (score(one, two, ratio) >= z * z) {
            ratio *= step;
        }
        return ratio;
    }

    /** Chi-square of both shares against the likeliest pair with this ratio. */
    private static double score(Proportion one, Proportion two, double ratio) {
        double n = one.trials();
        double m = two.trials();
        double x = one.successes();
        double y = two.successes();
        double b = ratio * (n + y) + x + m;
        double root = Math.sqrt(Math.max(0, b * b - 4 * ratio * (n + m) * (x + y)));
        // The smaller root, free of cancellation.
        double first = Math.min(1, 2 * ratio * (x + y) / (b + root));
        double second = Math.min(1, first / ratio);
        return part(x, n, first) + part(y, m, second);
    }

    private static double part(double x, double n, double p) {
        double residual = x - n * p;
        return residual == 0 ? 0 : residual * residual / (n * p * (1 - p));
    }

    /**
     * The lift.
     *
     * @return −1 or more: 0.1 is ten per cent more
     * @throws IllegalStateException if the control has no successes
     */
    public double value() {
        if (control.successes() == 0) {
            throw new IllegalStateException(
                    "the lift of " + treatment.name() + " is undefined: the control has no successes");
        }
        return treatment.value() / control.value() - 1;
    }

    /**
     * One line for a report.
     *
     * @return for example {@code lift +36.7 % (95 % CI -4.5 % … +95.9 %)}
     */
    public String line() {
        return "lift " + (control.successes() == 0 ? "undefined" : percent(value())) + " (" + interval.confidence()
                + " CI " + percent(interval.lower()) + " … " + percent(interval.upper()) + ")";
    }

    private static String percent(double lift) {
        return Unit.SHARE.differenceText(lift).replace(" pp", " %");
    }

    @Override
    public String toString() {
        return line();
    }
}
