package io.github.cxmetrics.staffing;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.NonPositiveDefiniteMatrixException;
import org.jspecify.annotations.Nullable;

/**
 * The first states of {@link HoltWinters} with the least sum of squared errors. For given smoothing parameters forecasts are linear in the first states, so these
 * are a matter of least squares.
 */
final class FirstStateSearch {

    private static final int MAX_TURNS = 100;
    private static final double LEAST_GAIN = 1e-10;

    private final double[] volumes;
    private final Trend trend;
    private SeasonalStates start;
    private Smoothing smoothing;
    private double squares;

    FirstStateSearch(double[] volumes, SeasonalStates start, Smoothing smoothing, Trend trend) {
        this.volumes = volumes;
        this.trend = trend;
        this.start = start;
        this.smoothing = smoothing;
        squares = start.copy().run(volumes, smoothing, null);
    }

    /** Takes turns until neither states nor parameters gain. */
    FirstStateSearch run() {
        double before = Double.POSITIVE_INFINITY;
        for (int turn = 0; turn < MAX_TURNS && squares < before * (1 - LEAST_GAIN); turn++) {
            before = squares;
            SeasonalStates better = leastSquares();
            keep(better == null ? start : better, smoothing);
            keep(start, Smoothing.fit(volumes, start, trend));
        }
        return this;
    }

    private void keep(SeasonalStates states, Smoothing by) {
        double sum = states.copy().run(volumes, by, null);
        if (sum < squares) {
            start = states;
            smoothing = by;
            squares = sum;
        }
    }

    SeasonalStates start() {
        return start;
    }

    Smoothing smoothing() {
        return smoothing;
    }

    /** The states that fit best, as a step from those of today; null if the history does not tell them apart. */
    private @Nullable SeasonalStates leastSquares() {
        double[] fitted = new double[volumes.length];
        start.copy().run(volumes, smoothing, fitted);
        double[][] effects = effects();
        int n = effects.length;
        double[][] gram = new double[n][n];
        double[] right = new double[n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                gram[i][j] = gram[j][i] = product(effects[i], effects[j]);
            }
            for (int t = 0; t < volumes.length; t++) {
                right[i] += effects[i][t] * (volumes[t] - fitted[t]);
            }
        }
        try {
            double[] step = new CholeskyDecomposition(new Array2DRowRealMatrix(gram, false))
                    .getSolver()
                    .solve(new ArrayRealVector(right, false))
                    .toArray();
            return start.moved(step, trend);
        } catch (NonPositiveDefiniteMatrixException e) {
            return null;
        }
    }

    /** What one more of each first state adds to each forecast. */
    private double[][] effects() {
        int season = start.season();
        int states = season + (trend == Trend.NONE ? 0 : 1);
        double[] nothing = new double[volumes.length];
        double[][] effects = new double[states][volumes.length];
        for (int state = 0; state < states; state++) {
            double[] one = new double[states];
            one[state] = 1;
            SeasonalStates.of(0, 0, new double[season]).moved(one, trend).run(nothing, smoothing, effects[state]);
        }
        return effects;
    }

    private static double product(double[] a, double[] b) {
        double sum = 0;
        for (int t = 0; t < a.length; t++) {
            sum += a[t] * b[t];
        }
        return sum;
    }
}
