package io.github.cxmetrics.lifetime.internal;

import java.util.Arrays;
import org.apache.commons.math3.exception.MathArithmeticException;
import org.apache.commons.math3.exception.MathIllegalStateException;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;

/**
 * Newton's method for a maximum, kept inside a region where the quadratic model is trusted (Moré and Sorensen 1983); the spectrum of the small Hessian
 * gives the exact step, also where the function is not concave.
 */
public final class TrustRegion {

    public static final int MAX_ITERATIONS = 200;

    private static final double LARGEST_RADIUS = 4;
    private static final double ROUNDING = 4e-15;

    /** Hears of each iteration. */
    public interface Listener {
        void iteration(int number);
    }

    /** Why the search ended. */
    public enum End {
        SMALL_STEP,
        FLAT,
        LEFT_THE_BOX,
        EXHAUSTED
    }

    public record Result(double[] theta, Derivatives at, End end) {}

    private final LogLikelihood function;
    private final double[] centre;
    private final double[] halfWidths;
    private final Listener listener;

    public TrustRegion(LogLikelihood function, double[] centre, double[] halfWidths, Listener listener) {
        this.function = function;
        this.centre = centre;
        this.halfWidths = halfWidths;
        this.listener = listener;
    }

    /**
     * Climbs from a start until a full Newton step is shorter than {@code precision}.
     *
     * @return where it ended; the last place is always inside the box or the first one outside
     */
    public Result climb(double[] start, double precision) {
        double[] theta = start;
        Derivatives here = function.at(theta);
        double radius = 1;
        for (int iteration = 1; iteration <= MAX_ITERATIONS; iteration++) {
            listener.iteration(iteration);
            if (!isFinite(here)) {
                return new Result(theta, here, End.EXHAUSTED);
            }
            Spectrum spectrum = Spectrum.ofInformation(here.hessian());
            if (!spectrum.isKnown()) {
                return new Result(theta, here, End.EXHAUSTED);
            }
            Step step = Step.within(radius, here, spectrum);
            double[] next = sum(theta, step.move());
            Derivatives there = function.at(next);
            double gain = there.value() - here.value();
            boolean lostInRounding = step.predictedGain() <= ROUNDING * Math.abs(here.value());
            boolean better = isFinite(there) && (gain > 1e-4 * step.predictedGain() || lostInRounding);
            double length = norm(step.move());
            if (!better) {
                radius = Math.min(radius, length) / 4;
                if (radius < 1e-14) {
                    return new Result(theta, here, End.FLAT);
                }
                continue;
            }
            radius = newRadius(radius, length, gain / step.predictedGain());
            theta = next;
            here = there;
            if (!isInBox(theta)) {
                return new Result(theta, here, End.LEFT_THE_BOX);
            }
            if (step.isNewton() && length <= precision) {
                return new Result(theta, here, End.SMALL_STEP);
            }
            if (lostInRounding) {
                return new Result(theta, here, End.FLAT);
            }
        }
        return new Result(theta, here, End.EXHAUSTED);
    }

    private static double newRadius(double radius, double length, double quality) {
        if (quality < 0.25) {
            return length / 4;
        }
        return quality > 0.75 && length > 0.8 * radius ? Math.min(2 * radius, LARGEST_RADIUS) : radius;
    }

    private boolean isInBox(double[] theta) {
        for (int i = 0; i < theta.length; i++) {
            if (!(Math.abs(theta[i] - centre[i]) < halfWidths[i])) {
                return false;
            }
        }
        return true;
    }

    private static boolean isFinite(Derivatives d) {
        return Double.isFinite(d.value())
                && Arrays.stream(d.gradient()).allMatch(Double::isFinite)
                && Arrays.stream(d.hessian()).flatMapToDouble(Arrays::stream).allMatch(Double::isFinite);
    }

    private static double[] sum(double[] a, double[] b) {
        double[] sum = a.clone();
        for (int i = 0; i < a.length; i++) {
            sum[i] += b[i];
        }
        return sum;
    }

    private static double norm(double[] a) {
        double squares = 0;
        for (double x : a) {
            squares += x * x;
        }
        return Math.sqrt(squares);
    }

    /** The spectrum of minus a Hessian: the information; without values where floating point can't hold it. */
    public record Spectrum(double[] values, double[][] vectors) {

        private static final Spectrum UNKNOWN = new Spectrum(new double[0], new double[0][]);

        boolean isKnown() {
            return values.length > 0;
        }

        static Spectrum ofInformation(double[][] hessian) {
            int n = hessian.length;
            double[][] minus = new double[n][n];
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    minus[i][j] = -(hessian[i][j] + hessian[j][i]) / 2;
                }
            }
            if (!Arrays.stream(minus).flatMapToDouble(Arrays::stream).allMatch(Double::isFinite)) {
                return UNKNOWN;
            }
            EigenDecomposition eigen;
            try {
                eigen = new EigenDecomposition(new Array2DRowRealMatrix(minus, false));
            } catch (MathIllegalStateException | MathArithmeticException e) {
                return UNKNOWN;
            }
            double[][] vectors = new double[n][];
            for (int k = 0; k < n; k++) {
                vectors[k] = eigen.getEigenvector(k).toArray();
            }
            return new Spectrum(eigen.getRealEigenvalues(), vectors);
        }

        /** Whether slope and curvature of a direction are but rounding, so that a step along it would drift. */
        boolean isFlat(int k, double slope) {
            return slope == 0 || (Math.abs(values[k]) <= 1e-13 * largest() && Math.abs(slope) <= 1e-12 * largest());
        }

        double smallest() {
            return Arrays.stream(values).min().orElseThrow();
        }

        double largest() {
            return Arrays.stream(values).max().orElseThrow();
        }
    }

    /** One step of the search. */
    private record Step(double[] move, double predictedGain, boolean isNewton) {

        static Step within(double radius, Derivatives at, Spectrum spectrum) {
            int n = at.gradient().length;
            double[] slope = new double[n];
            for (int k = 0; k < n; k++) {
                for (int i = 0; i < n; i++) {
                    slope[k] += spectrum.vectors()[k][i] * at.gradient()[i];
                }
            }
            double smallest = spectrum.smallest();
            if (smallest > 1e-14 * spectrum.largest() && length(slope, spectrum, 0) <= radius) {
                return step(slope, spectrum, 0, radius, true);
            }
            double low = Math.max(0, -smallest);
            double high = low + norm(slope) / radius;
            for (int i = 0; i < 200 && high - low > 1e-14 * high; i++) {
                double middle = (low + high) / 2;
                if (length(slope, spectrum, middle) > radius) {
                    low = middle;
                } else {
                    high = middle;
                }
            }
            return step(slope, spectrum, high, radius, false);
        }

        private static double length(double[] slope, Spectrum spectrum, double shift) {
            double squares = 0;
            for (int k = 0; k < slope.length; k++) {
                double along = slope[k] / (spectrum.values()[k] + shift);
                squares += spectrum.isFlat(k, slope[k]) ? 0 : along * along;
            }
            return Math.sqrt(squares);
        }

        private static Step step(double[] slope, Spectrum spectrum, double shift, double radius, boolean isNewton) {
            int n = slope.length;
            double[] move = new double[n];
            double gain = 0;
            for (int k = 0; k < n; k++) {
                double along = spectrum.isFlat(k, slope[k]) ? 0 : slope[k] / (spectrum.values()[k] + shift);
                along = Math.max(-radius, Math.min(radius, along));
                gain += slope[k] * along - spectrum.values()[k] * along * along / 2;
                for (int i = 0; i < n; i++) {
                    move[i] += along * spectrum.vectors()[k][i];
                }
            }
            return new Step(move, gain, isNewton);
        }
    }
}
