package io.github.cxmetrics.internal;

import java.io.Serializable;
import java.util.function.DoubleFunction;

/**
 * Scores between two bounds and how many independent answers they are worth: what an interval of their mean needs.
 *
 * @param scores the distribution of the scores
 * @param n the effective number of answers; infinite for a population that is known whole
 */
public record ScoredSample(BoundedMean scores, double n) implements Serializable {

    /**
     * The limits of the mean.
     *
     * @param z normal quantile
     * @return the limits, within the bounds of the scores
     */
    public Limits limits(double z) {
        return scores.limits(critical(z));
    }

    /**
     * How far the limits lie from the mean.
     *
     * @param z normal quantile
     * @return the distances downwards and upwards
     */
    public Limits reach(double z) {
        return scores.reach(critical(z));
    }

    private double critical(double z) {
        return z * z / n;
    }

    /**
     * The z of the score test of a mean.
     *
     * @param target a mean strictly between the bounds
     * @return z, with the sign of the mean minus the target
     */
    public double z(double target) {
        double c = scores.leastCritical(target);
        return Math.copySign(c == 0 ? 0 : Math.sqrt(n * c), scores.mean() - target);
    }

    /**
     * Square-and-add (MOVER) of two samples' limits around the difference of their means.
     *
     * @param other an independent sample
     * @param difference this mean minus the other's, given apart because it may be known more exactly
     * @return the limits of the difference for a normal quantile
     */
    public DoubleFunction<Limits> difference(ScoredSample other, double difference) {
        return z -> {
            Limits one = reach(z);
            Limits two = other.reach(z);
            return new Limits(
                    difference - Math.hypot(one.lower(), two.upper()),
                    difference + Math.hypot(one.upper(), two.lower()));
        };
    }
}
