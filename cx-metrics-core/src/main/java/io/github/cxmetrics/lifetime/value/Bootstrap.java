package io.github.cxmetrics.lifetime.value;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Confidence;
import io.github.cxmetrics.Interval;
import io.github.cxmetrics.internal.Checks;
import io.github.cxmetrics.internal.CountMath;
import io.github.cxmetrics.lifetime.fit.FitStatus;
import io.github.cxmetrics.lifetime.fit.ModelFit;
import io.github.cxmetrics.lifetime.internal.Draws;
import io.github.cxmetrics.lifetime.purchases.PurchaseHistories;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * Models fitted to resampled customers: the doubt about anything that a model says. Customers are drawn with replacement, as many as there are; rows with
 * a weight stand for that many customers. The same seed gives the same models, for the same order of the rows.
 *
 * @param <M> the model
 * @param models one for each usable replicate
 * @param notConverged how many replicates had no maximum, or could not be fitted, and were left out
 */
public record Bootstrap<M>(List<M> models, long notConverged) implements Serializable {

    /** So many customers, besides one for each row, are drawn one by one. */
    private static final int MOST = 100_000;

    private static final long MOST_ONE_BY_ONE = 1_000_000;

    /**
     * Checks and copies the list.
     *
     * @param models one for each usable replicate
     * @param notConverged how many were left out
     * @throws IllegalArgumentException if the number is negative
     */
    public Bootstrap {
        models = Checks.list(models, "models");
        Checks.count(notConverged, "replicates left out");
    }

    /**
     * Fits a model to resampled customers.
     *
     * @param <M> the model
     * @param histories the customers
     * @param fit how to fit, for example {@code BgNbd::fit}
     * @param replicates how often, at least 1; some hundreds for an interval
     * @param seed of the chance
     * @return the models
     * @throws IllegalArgumentException if no replicate can be fitted, as when there are no customers
     */
    public static <M> Bootstrap<M> of(
            PurchaseHistories histories,
            Function<? super PurchaseHistories, ModelFit<M>> fit,
            int replicates,
            long seed) {
        checkArgument(replicates >= 1, "a bootstrap needs at least 1 replicate, not %s", replicates);
        checkArgument(replicates <= MOST, "a bootstrap has %s replicates at most, not %s", MOST, replicates);
        SplittableRandom random = new SplittableRandom(seed);
        List<M> models = new ArrayList<>();
        IllegalArgumentException refusal = null;
        for (int i = 0; i < replicates; i++) {
            PurchaseHistories resampled = resampled(histories, random.split());
            try {
                ModelFit<M> replicate = fit.apply(resampled);
                if (replicate.status() != FitStatus.NOT_CONVERGED) {
                    models.add(replicate.model());
                }
            } catch (IllegalArgumentException e) {
                // a fit may refuse some of what is drawn
                refusal = e;
            }
        }
        if (models.isEmpty() && refusal != null) {
            throw refusal;
        }
        return new Bootstrap<>(models, replicates - models.size());
    }

    private static PurchaseHistories resampled(PurchaseHistories histories, SplittableRandom random) {
        requireNonNull(histories, "histories");
        int rows = histories.size();
        long[] upTo = new long[rows];
        long total = 0;
        for (int i = 0; i < rows; i++) {
            total = CountMath.sum(total, histories.weight(i), "weights");
            upTo[i] = total;
        }
        long[] drawn = total <= MOST_ONE_BY_ONE + rows ? oneByOne(upTo, total, random) : rowByRow(upTo, total, random);
        return histories.withWeights(drawn);
    }

    private static long[] oneByOne(long[] upTo, long total, SplittableRandom random) {
        long[] drawn = new long[upTo.length];
        for (long k = 0; k < total; k++) {
            drawn[rowOf(random.nextLong(total), upTo)]++;
        }
        return drawn;
    }

    /** The same distribution for rows that stand for many customers: how many of those left to draw fall to the row, of all that are left. */
    private static long[] rowByRow(long[] upTo, long total, SplittableRandom random) {
        long[] drawn = new long[upTo.length];
        long left = total;
        for (int i = 0; i < drawn.length && left > 0; i++) {
            long before = i == 0 ? 0 : upTo[i - 1];
            drawn[i] = Draws.binomial(random, left, (double) (upTo[i] - before) / (total - before));
            left -= drawn[i];
        }
        return drawn;
    }

    /** The first row whose customers, with those before it, are more than a number. */
    private static int rowOf(long customer, long[] upTo) {
        int low = 0;
        int high = upTo.length - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (upTo[middle] > customer) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /**
     * The percentile interval of anything a model says (Efron 1979).
     *
     * @param value for example {@code model -> model.expectedTransactions(Horizon.weeks(52))}
     * @param confidence the level
     * @return the interval
     * @throws IllegalStateException if no replicate converged
     */
    public Interval interval(ToDoubleFunction<? super M> value, Confidence confidence) {
        requireNonNull(value, "value");
        if (models.isEmpty()) {
            throw new IllegalStateException("the bootstrap interval is undefined: no replicate converged");
        }
        double[] values = models.stream().mapToDouble(value).sorted().toArray();
        double tail = (1 - confidence.level()) / 2;
        return new Interval(quantile(values, tail), quantile(values, 1 - tail), confidence, "bootstrap percentile");
    }

    /** Type 7 of Hyndman and Fan (1996). */
    private static double quantile(double[] sorted, double p) {
        double at = p * (sorted.length - 1);
        int below = (int) at;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
    }

    /** How many models. */
    @Override
    public String toString() {
        return models.size() + " bootstrap models" + (notConverged == 0 ? "" : ", " + notConverged + " left out");
    }
}
