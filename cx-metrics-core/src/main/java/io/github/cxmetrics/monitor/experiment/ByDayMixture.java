package io.github.cxmetrics.monitor.experiment;

import io.github.cxmetrics.Proportion;
import io.github.cxmetrics.internal.Limits;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.analysis.solvers.BrentSolver;

/**
 * The evidence of days against an odds ratio of 1: the product of their likelihoods, averaged over {@code N(0, τ²)} of the log odds ratio. The integrand is
 * log-concave and analytic, for which the trapezoidal rule is exact to rounding once its step is below the width of the peak. A fixed grid serves as long as it is
 * fine enough and costs one evaluation a day and node; then the grid follows the peak. For one thread.
 */
final class ByDayMixture {

    private static final double REACH = 9.3;
    private static final double STEPS_PER_TAU = 5;
    private static final double LARGEST_STEP = 0.3;
    private static final double WIDE_ENOUGH = 1.1;
    private static final double LOG_NEGLIGIBLE = -45;
    private static final int MAX_EVALUATIONS = 1000;
    private static final int MAX_NEWTON = 200;
    private static final double LARGEST_THETA = 1e6;

    private final double tau;
    private final double step;
    private final double[] grid;
    private final double[] logLikelihood;
    private final List<DayLikelihood> days = new ArrayList<>();
    private long sum;
    private long lowest;
    private long highest;

    ByDayMixture(double tau) {
        this.tau = tau;
        this.step = Math.min(tau / STEPS_PER_TAU, LARGEST_STEP);
        int half = (int) Math.ceil(REACH * tau / step);
        this.grid = new double[2 * half + 1];
        this.logLikelihood = new double[grid.length];
        for (int i = 0; i < grid.length; i++) {
            grid[i] = (i - half) * step;
        }
    }

    void add(Proportion treatment, Proportion control) {
        DayLikelihood day = DayLikelihood.of(treatment, control);
        if (day == null) {
            return;
        }
        days.add(day);
        sum += day.x();
        lowest += day.low();
        highest += day.high();
        for (int i = 0; i < grid.length; i++) {
            logLikelihood[i] += grid[i] * day.x() - day.cumulant(grid[i]);
        }
    }

    /** The logarithm of the average likelihood ratio. */
    double logEvidence() {
        if (days.isEmpty()) {
            return 0;
        }
        double peak = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < grid.length; i++) {
            peak = Math.max(peak, logLikelihood[i] + logPrior(grid[i]));
        }
        double mass = 0;
        double mean = 0;
        double square = 0;
        for (int i = 0; i < grid.length; i++) {
            double weight = Math.exp(logLikelihood[i] + logPrior(grid[i]) - peak);
            mass += weight;
            mean += weight * grid[i];
            square += weight * grid[i] * grid[i];
        }
        mean /= mass;
        double width = Math.sqrt(Math.max(0, square / mass - mean * mean));
        return width >= WIDE_ENOUGH * step ? peak + Math.log(mass * step) - logTotal() : aroundMode();
    }

    private double logPrior(double theta) {
        return -theta * theta / (2 * tau * tau);
    }

    private double logTotal() {
        return Math.log(tau * Math.sqrt(2 * Math.PI));
    }

    private double aroundMode() {
        double mode = mode();
        double[] sums = new double[3];
        double curvature = 1 / (tau * tau);
        for (DayLikelihood day : days) {
            day.at(mode, sums);
            curvature += sums[2];
        }
        double fine = Math.min(1 / Math.sqrt(curvature) / 3, LARGEST_STEP);
        double peak = logLikelihood(mode) + logPrior(mode);
        double mass = 1;
        for (int side = -1; side <= 1; side += 2) {
            double log = 0;
            for (int i = 1; log > LOG_NEGLIGIBLE; i++) {
                double theta = mode + side * i * fine;
                log = logLikelihood(theta) + logPrior(theta) - peak;
                mass += Math.exp(log);
            }
        }
        return peak + Math.log(mass * fine) - logTotal();
    }

    double logLikelihood(double theta) {
        double log = theta * sum;
        for (DayLikelihood day : days) {
            log -= day.cumulant(theta);
        }
        return log;
    }

    /** Where likelihood times prior is largest: Newton, with bisection where that leaves what is known. */
    private double mode() {
        return root(1 / (tau * tau));
    }

    /** The likeliest odds ratio; not a number where it is at an end, or nothing is known. */
    double likeliest() {
        return days.isEmpty() || sum == lowest || sum == highest ? Double.NaN : root(0);
    }

    /** The root of the falling {@code sum - ΣK' - cθ}. */
    private double root(double precision) {
        double[] sums = new double[3];
        double low = -LARGEST_THETA;
        double high = LARGEST_THETA;
        double theta = 0;
        for (int i = 0; i < MAX_NEWTON; i++) {
            double slope = sum - precision * theta;
            double curvature = precision;
            for (DayLikelihood day : days) {
                day.at(theta, sums);
                slope -= sums[1];
                curvature += sums[2];
            }
            if (slope > 0) {
                low = theta;
            } else {
                high = theta;
            }
            double move = Math.max(-2, Math.min(2, slope / curvature));
            double next = theta + move;
            if (!(next > low && next < high)) {
                next = low == -LARGEST_THETA || high == LARGEST_THETA ? theta + Math.signum(slope) : (low + high) / 2;
            }
            if (Math.abs(next - theta) <= 1e-14 * Math.max(1, Math.abs(theta)) || slope == 0) {
                return theta;
            }
            theta = next;
        }
        return theta;
    }

    /** All odds ratios whose likelihood is not too far below the average; an open end is 0 or infinite. */
    Limits oddsRatios(double logEvidence, double logLevel) {
        if (days.isEmpty()) {
            return new Limits(0, Double.POSITIVE_INFINITY);
        }
        DoubleUnaryOperator inside = theta -> logLikelihood(theta) - logEvidence + logLevel;
        double mode = mode();
        return new Limits(
                sum == lowest ? 0 : Math.exp(limit(inside, mode, -1)),
                sum == highest ? Double.POSITIVE_INFINITY : Math.exp(limit(inside, mode, 1)));
    }

    private double limit(DoubleUnaryOperator inside, double from, int side) {
        double step = tau / 4;
        double near = from;
        double far = from + side * step;
        while (inside.applyAsDouble(far) > 0) {
            near = far;
            step *= 2;
            far += side * step;
        }
        return new BrentSolver(1e-15, 1e-15, 0)
                .solve(MAX_EVALUATIONS, inside::applyAsDouble, Math.min(near, far), Math.max(near, far));
    }
}
