package io.github.cxmetrics.staffing;

import static com.google.common.base.Preconditions.checkArgument;

import java.util.Comparator;
import java.util.List;
import org.apache.commons.math3.analysis.MultivariateFunction;
import org.apache.commons.math3.exception.TooManyEvaluationsException;
import org.apache.commons.math3.optim.InitialGuess;
import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.PointValuePair;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.nonlinear.scalar.ObjectiveFunction;
import org.apache.commons.math3.optim.nonlinear.scalar.noderiv.NelderMeadSimplex;
import org.apache.commons.math3.optim.nonlinear.scalar.noderiv.SimplexOptimizer;

/** The smoothing parameters of {@link HoltWinters}, and the search for them. */
record Smoothing(double alpha, double beta, double gamma, double phi) {

    private static final double LEAST_PHI = 0.8;
    private static final double MOST_PHI = 0.98;
    private static final int MAX_EVALUATIONS = 20_000;
    private static final double TOLERANCE = 1e-12;
    /** Slow, middling and fast: the sum of squares may have several valleys. */
    private static final List<Double> STARTS = List.of(-3.0, -1.0, 1.0);

    /** The parameters with the least sum of squared errors, found by Nelder and Mead (1965) from fixed starts. */
    static Smoothing fit(double[] volumes, SeasonalStates start, Trend trend) {
        MultivariateFunction squares = point -> start.copy().run(volumes, at(point, trend), null);
        return STARTS.stream()
                // The simplex may collapse early; a second one from its end does not.
                .map(guess ->
                        search(squares, search(squares, pointOf(trend, guess)).getPoint()))
                .min(Comparator.comparingDouble(PointValuePair::getValue))
                .map(best -> at(best.getPoint(), trend))
                .orElseThrow();
    }

    /** Parameters that are given, inside their bounds. */
    static Smoothing checked(double alpha, double beta, double gamma, double phi, Trend trend) {
        checkArgument(alpha >= 0 && alpha <= 1, "alpha must be in 0..1, not %s", alpha);
        checkArgument(beta >= 0 && beta <= (trend == Trend.NONE ? 0 : alpha), "beta must be in 0..alpha, not %s", beta);
        checkArgument(gamma >= 0 && gamma <= 1 - alpha, "gamma must be in 0..1 - alpha, not %s", gamma);
        checkArgument(
                trend == Trend.DAMPED ? phi >= LEAST_PHI && phi <= MOST_PHI : phi == 1,
                "phi must be %s, not %s",
                trend == Trend.DAMPED ? "in 0.8..0.98" : "1",
                phi);
        return new Smoothing(alpha, beta, gamma, phi);
    }

    private static double[] pointOf(Trend trend, double guess) {
        return switch (trend) {
            case NONE -> new double[] {guess, -2};
            case LINEAR -> new double[] {guess, -2, -2};
            case DAMPED -> new double[] {guess, -2, -2, 1};
        };
    }

    private static PointValuePair search(MultivariateFunction squares, double[] from) {
        try {
            return new SimplexOptimizer(TOLERANCE, TOLERANCE)
                    .optimize(
                            new MaxEval(MAX_EVALUATIONS),
                            new ObjectiveFunction(squares),
                            GoalType.MINIMIZE,
                            new InitialGuess(from),
                            new NelderMeadSimplex(from.length));
        } catch (TooManyEvaluationsException e) {
            throw new IllegalArgumentException(
                    "a seasonal forecast finds no smoothing parameters for these volumes in " + MAX_EVALUATIONS
                            + " steps",
                    e);
        }
    }

    /** Any point of the search as parameters inside their bounds. */
    private static Smoothing at(double[] point, Trend trend) {
        double alpha = logistic(point[0]);
        double gamma = (1 - alpha) * logistic(point[1]);
        double beta = trend == Trend.NONE ? 0 : alpha * logistic(point[2]);
        double phi = trend == Trend.DAMPED ? LEAST_PHI + (MOST_PHI - LEAST_PHI) * logistic(point[3]) : 1;
        return new Smoothing(alpha, beta, gamma, phi);
    }

    private static double logistic(double x) {
        return 1 / (1 + Math.exp(-x));
    }
}
