package io.github.cxmetrics.survey;

import io.github.cxmetrics.internal.BoundedMean;
import java.io.Serializable;

/**
 * The distribution of a reading over weighted answers, in the size of its scores.
 *
 * @param weight the weight of the answers that count
 * @param mean their mean score
 * @param variance the variance of one answer's score, in its population form
 * @param shares the shares of the scores -1, 0 and 1; of no meaning for means
 * @param scores the shares of all scores
 */
record Moments(double weight, double mean, double variance, Trinomial shares, BoundedMean scores)
        implements Serializable {

    /** Weights come per point, from the lowest. */
    static Moments of(Reading reading, double[] weights) {
        double sum = 0;
        double total = 0;
        double lowest = Double.POSITIVE_INFINITY;
        double highest = Double.NEGATIVE_INFINITY;
        double[] cells = new double[3];
        for (int i = 0; i < weights.length; i++) {
            double score = reading.scoreAt(i);
            if (weights[i] > 0 && !Double.isNaN(score)) {
                lowest = Math.min(lowest, score);
                highest = Math.max(highest, score);
                sum += weights[i];
                total += weights[i] * score;
                cells[score < 0 ? 0 : score == 0 ? 1 : 2] += weights[i];
            }
        }
        // Rounding must not carry the mean out of the scores: where all are alike it is that score, and the variance 0.
        double mean = Math.min(Math.max(total / sum, lowest), highest);
        double squares = 0;
        for (int i = 0; i < weights.length; i++) {
            squares += weighted(weights[i], reading.scoreAt(i) - mean);
        }
        return new Moments(
                sum,
                mean,
                squares / sum,
                new Trinomial(cells[0] / sum, cells[1] / sum, cells[2] / sum),
                reading.distribution(weights));
    }

    /** A weight times a squared deviation; 0 for an answer that is left out. */
    static double weighted(double weight, double deviation) {
        return Double.isNaN(deviation) ? 0 : weight * deviation * deviation;
    }

    /** The same shares as fractional counts of an effective n. */
    Trinomial counts(double effectiveN) {
        return new Trinomial(shares.minus() * effectiveN, shares.zero() * effectiveN, shares.plus() * effectiveN);
    }
}
