package io.github.cxmetrics.survey;

import io.github.cxmetrics.internal.ShareLimits;

/** How low the true mean of some star ratings may be: what items of unequal many ratings are ranked by. */
public enum StarBound {
    /**
     * The default: the lower limit of the score interval of the mean, {@link Ratings#meanInterval}, which knows how the stars are spread. On a scale of two
     * points it is Wilson's limit, and so Miller's bound for up and down votes (2009).
     */
    SCORE("score") {
        @Override
        double of(Ratings ratings, double z) {
            return ratings.meanLimits(z).lower();
        }
    },
    /**
     * The lower limit of Wilson (1927) for the mean rescaled to 0..1. No distribution on 0..1 varies more than a yes or no of the same mean, so the limit is
     * more cautious for stars than that of their own spread.
     */
    WILSON("Wilson") {
        @Override
        double of(Ratings ratings, double z) {
            RatingScale scale = ratings.scale();
            double n = ratings.count();
            return scale.min()
                    + (scale.max() - scale.min())
                            * ShareLimits.wilson(n * ratings.rescaledMean(), n, z)
                                    .lower();
        }
    },
    /**
     * Miller's bound for stars (2014): the mean of the points under a uniform Dirichlet prior, one imagined rating of each, minus z standard deviations. It
     * draws items of few ratings to the middle of the scale.
     */
    DIRICHLET("Dirichlet") {
        @Override
        double of(Ratings ratings, double z) {
            RatingScale scale = ratings.scale();
            double weight = (double) ratings.count() + scale.points();
            double mean = 0;
            double squares = 0;
            for (int i = 0; i < scale.points(); i++) {
                double point = scale.pointAt(i);
                mean += point * (ratings.countOf(point) + 1.0) / weight;
            }
            for (int i = 0; i < scale.points(); i++) {
                double point = scale.pointAt(i);
                double share = (ratings.countOf(point) + 1.0) / weight;
                squares += (point - mean) * (point - mean) * share;
            }
            return mean - z * Math.sqrt(squares / (weight + 1));
        }
    };

    private final String text;

    StarBound(String text) {
        this.text = text;
    }

    /** The bound in points of the scale; there are ratings. */
    abstract double of(Ratings ratings, double z);

    /** The method's name. */
    @Override
    public String toString() {
        return text;
    }
}
