package io.github.cxmetrics.survey;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.internal.Checks;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Raking (iterative proportional fitting): weights for the rows of a sample so that it has the known margins of the population, while the rest of its
 * structure changes as little as possible.
 *
 * <p>Each iteration scales the weights of every category to its target, margin by margin in the order given, until all margins fit at once. The result
 * minimizes {@code Σ w·ln(w/base) - w + base} under the margins, and under the cap where there is one (then a weight is the smaller of cap and product of
 * its factors). With one margin this is {@linkplain #postStratification post-stratification}, {@code base · target / base total of the category}, and
 * takes one iteration.
 *
 * <p>An immutable description; {@link #run()} does the work. Source: Deming and Stephan (1940), Deville, Särndal and Sautory (1993).
 */
public final class Raking {

    private static final Logger LOG = LoggerFactory.getLogger(Raking.class);

    private static final int DEFAULT_MAX_ITERATIONS = 1000;
    private static final double DEFAULT_TOLERANCE = 1e-12;
    private static final double TOTALS_AGREE = 1e-9;

    private final List<Margin> margins;
    private final double[] baseWeights;
    private final int maxIterations;
    private final double tolerance;
    private final double cap;

    private Raking(List<Margin> margins, double[] baseWeights, int maxIterations, double tolerance, double cap) {
        this.margins = margins;
        this.baseWeights = baseWeights;
        this.maxIterations = maxIterations;
        this.tolerance = tolerance;
        this.cap = cap;
    }

    /**
     * Raking to some margins, from equal base weights, without a cap.
     *
     * @param margins the margins, of the same rows and the same total
     * @return the description
     * @throws IllegalArgumentException if there is none, they differ in length, or their targets in total by more than one part in 10⁹: rounded percentages
     *     do, and {@link #normalizing} takes them
     */
    public static Raking of(Margin... margins) {
        Margin first = checked(margins);
        for (Margin margin : margins) {
            checkArgument(
                    Math.abs(margin.total() - first.total()) <= TOTALS_AGREE * first.total(),
                    "the targets of %s and %s differ in total: %s and %s",
                    first.name(),
                    margin.name(),
                    first.total(),
                    margin.total());
        }
        return of(List.of(margins));
    }

    /**
     * Raking to some margins taken as shares, from equal base weights, without a cap: every margin is brought to the total of the first. For percentages that
     * were rounded and add up to 99.9 in one margin and to 100 in another; margins of people should agree as they are.
     *
     * @param margins the margins, of the same rows
     * @return the description
     * @throws IllegalArgumentException if there is none, or they differ in length
     */
    public static Raking normalizing(Margin... margins) {
        checked(margins);
        return of(List.of(margins));
    }

    private static Margin checked(Margin... margins) {
        requireNonNull(margins, "margins");
        checkArgument(margins.length > 0, "raking needs at least one margin");
        for (Margin margin : Checks.list(Arrays.asList(margins), "margins")) {
            Columns.checkSameLength(margins[0].name(), margins[0].rows(), margin.name(), margin.rows());
        }
        return margins[0];
    }

    private static Raking of(List<Margin> margins) {
        double[] ones = new double[margins.get(0).rows()];
        Arrays.fill(ones, 1);
        return new Raking(margins, ones, DEFAULT_MAX_ITERATIONS, DEFAULT_TOLERANCE, Double.POSITIVE_INFINITY);
    }

    /**
     * Post-stratification: raking to one margin, whose categories may be the cells of several variables.
     *
     * @param cells the cells
     * @return the description
     */
    public static Raking postStratification(Margin cells) {
        return of(cells);
    }

    /**
     * The same raking from other weights, such as design weights.
     *
     * @param weights one weight a row, finite and not negative; a row of weight 0 keeps it
     * @return the changed copy
     * @throws IllegalArgumentException if there is not one for each row, one is no weight, or a category with a target has no weight
     */
    public Raking withBaseWeights(double... weights) {
        Columns.checkSameLength("base weights", weights.length, margins.get(0).name(), baseWeights.length);
        for (int row = 0; row < weights.length; row++) {
            Columns.checkWeight("base weight", weights[row], row);
        }
        margins.forEach(margin -> margin.checkReachable(weights, "base weight"));
        return new Raking(margins, weights.clone(), maxIterations, tolerance, cap);
    }

    /**
     * The same raking with another limit of iterations; 1000 by default.
     *
     * @param iterations at least 1
     * @return the changed copy
     */
    public Raking withMaxIterations(int iterations) {
        checkArgument(iterations >= 1, "raking needs at least 1 iteration, not %s", iterations);
        return new Raking(margins, baseWeights, iterations, tolerance, cap);
    }

    /**
     * The same raking with another tolerance; 1e-12 by default.
     *
     * @param relativeError how far the weight of a category may be from its target, relative to that; positive
     * @return the changed copy
     */
    public Raking withTolerance(double relativeError) {
        checkArgument(
                relativeError > 0 && relativeError < 1,
                "a raking tolerance lies strictly between 0 and 1, not %s",
                relativeError);
        return new Raking(margins, baseWeights, maxIterations, relativeError, cap);
    }

    /**
     * The same raking with a largest weight, which trades some fit of the structure for a larger effective n. The margins are still met, or else {@link
     * #run()} fails.
     *
     * @param timesMean the largest weight as a multiple of the mean weight over all rows, at least 1
     * @return the changed copy
     */
    public Raking withCap(double timesMean) {
        checkArgument(
                timesMean >= 1 && timesMean < Double.POSITIVE_INFINITY,
                "a cap must be at least 1 times the mean weight, not %s",
                timesMean);
        return new Raking(margins, baseWeights, maxIterations, tolerance, timesMean);
    }

    /**
     * Computes the weights.
     *
     * @return weights that meet all margins within the tolerance
     * @throws IllegalStateException if they don't after the last iteration; the message says how far it got
     */
    public RakedWeights run() {
        double total = margins.get(0).total();
        double limit = cap * total / baseWeights.length;
        double[] weights = baseWeights.clone();
        for (int iteration = 0; ; iteration++) {
            Margin.Worst worst = worst(weights, limit, total);
            LOG.debug("raking, iteration {}: largest margin error {}", iteration, worst.error());
            if (worst.error() <= tolerance) {
                return new RakedWeights(
                        Arrays.stream(weights)
                                .map(weight -> Math.min(weight, limit))
                                .toArray(),
                        iteration,
                        worst.error());
            }
            if (iteration == maxIterations) {
                throw new IllegalStateException("raking did not converge in " + maxIterations
                        + " iterations: the weight of category " + worst.category() + " of " + worst.margin()
                        + " is off its target by a relative " + worst.error() + ", allowed are " + tolerance);
            }
            margins.forEach(margin -> margin.adjust(weights, limit, total / margin.total()));
        }
    }

    private Margin.Worst worst(double[] weights, double limit, double total) {
        return margins.stream()
                .map(margin -> margin.worst(weights, limit, total / margin.total()))
                .max(Comparator.comparingDouble(Margin.Worst::error))
                .orElseThrow();
    }

    /** For example {@code raking of 2650 rows to BAREA and PEAK}. */
    @Override
    public String toString() {
        return "raking of " + baseWeights.length + " rows to "
                + String.join(" and ", margins.stream().map(Margin::name).toList());
    }
}
