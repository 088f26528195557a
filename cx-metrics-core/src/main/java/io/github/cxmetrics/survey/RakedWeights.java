package io.github.cxmetrics.survey;

import io.github.cxmetrics.internal.Text;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Locale;

/** The weights that {@link Raking} found, for {@link WeightedRatings#of}, and how it went. Immutable. */
public final class RakedWeights implements Serializable {

    private static final long serialVersionUID = 1;

    private final double[] weights;
    private final int iterations;
    private final double largestError;

    /** Takes the array over. */
    RakedWeights(double[] weights, int iterations, double largestError) {
        this.weights = weights;
        this.iterations = iterations;
        this.largestError = largestError;
    }

    /**
     * The weights.
     *
     * @return a new array, one weight for each row, in the order of the rows
     */
    public double[] weights() {
        return weights.clone();
    }

    /**
     * How many times every margin was fitted.
     *
     * @return 0 if the base weights had the margins already
     */
    public int iterations() {
        return iterations;
    }

    /**
     * The distance that is left between the weight of a category and its target, relative to the target: the largest of all margins.
     *
     * @return 0 or more, at most the tolerance
     */
    public double largestError() {
        return largestError;
    }

    /**
     * The sum of the weights: the total of the margins.
     *
     * @return {@code Σw}
     */
    public double sumWeights() {
        return GroupSums.sum(weights);
    }

    /**
     * Kish's effective n of the weights (1965).
     *
     * @return {@code (Σw)² / Σw²}, 1 to the number of rows
     */
    public double effectiveN() {
        double sum = 0;
        double squares = 0;
        double largest = Arrays.stream(weights).max().orElseThrow();
        for (double weight : weights) {
            double scaled = weight / largest;
            sum += scaled;
            squares += scaled * scaled;
        }
        return sum * sum / squares;
    }

    /**
     * Kish's design effect: what the inequality of the weights costs.
     *
     * @return rows over {@link #effectiveN()}, at least 1
     */
    public double designEffect() {
        return weights.length / effectiveN();
    }

    /** One line, for example {@code weights of 2650 rows: n_eff = 2232.1, largest margin error 8.1e-13, iterations 97}. */
    @Override
    public String toString() {
        return "weights of " + weights.length + " rows: n_eff = " + Text.fixed(effectiveN(), 1)
                + String.format(Locale.ROOT, ", largest margin error %.1e, iterations %d", largestError, iterations);
    }
}
