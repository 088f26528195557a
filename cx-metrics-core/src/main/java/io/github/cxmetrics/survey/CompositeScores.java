package io.github.cxmetrics.survey;

import static com.google.common.base.Preconditions.checkArgument;

import java.math.BigInteger;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The score of one respondent as an exact fraction: whole weights, and the scores of all items over one denominator. */
final class CompositeScores {

    /** So that a numerator and a denominator stay exact doubles as well. */
    private static final long LARGEST = 1L << 53;

    /** A score in lowest terms; the denominator is positive. Ordered by size. */
    record Score(long numerator, long denominator) implements Comparable<Score> {

        static Score of(long numerator, long denominator) {
            long divisor = BigInteger.valueOf(numerator)
                    .gcd(BigInteger.valueOf(denominator))
                    .longValueExact();
            return new Score(numerator / divisor, denominator / divisor);
        }

        double value() {
            return (double) numerator / denominator;
        }

        /** Scores that no double tells apart are still ordered, in the same way whatever the order of respondents. */
        @Override
        public int compareTo(Score other) {
            int bySize = Double.compare(value(), other.value());
            return bySize != 0 ? bySize : Long.compare(denominator, other.denominator);
        }
    }

    private final List<CompositeItem> items;
    private final @Nullable RatingScale importance;
    /** What a place on an item's scale scores, times the item's weight, over the common denominator. */
    private final long[] weights;

    private final long[] units;
    private final long range;

    private CompositeScores(
            List<CompositeItem> items, @Nullable RatingScale importance, long[] weights, long[] units, long range) {
        this.items = items;
        this.importance = importance;
        this.weights = weights;
        this.units = units;
        this.range = range;
    }

    static CompositeScores of(String name, List<CompositeItem> items, @Nullable RatingScale importance) {
        BigInteger divisor = items.stream()
                .map(item -> BigInteger.valueOf(item.millionths()))
                .reduce(BigInteger.ZERO, BigInteger::gcd);
        BigInteger range = items.stream()
                .map(item -> BigInteger.valueOf(item.range()))
                .reduce(BigInteger.ONE, (one, two) -> one.divide(one.gcd(two)).multiply(two));
        BigInteger sum = BigInteger.ZERO;
        long[] weights = new long[items.size()];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = items.get(i).millionths() / divisor.longValueExact();
            sum = sum.add(BigInteger.valueOf(weights[i]));
        }
        BigInteger largest = sum.multiply(range)
                .multiply(BigInteger.valueOf(
                        importance == null ? 1 : (long) importance.max() * importance.stepsPerPoint()));
        checkArgument(
                largest.compareTo(BigInteger.valueOf(LARGEST)) <= 0,
                "the scales and weights of %s have no common denominator up to %s",
                name,
                LARGEST);
        long[] units = new long[weights.length];
        for (int i = 0; i < units.length; i++) {
            units[i] = range.longValueExact() / items.get(i).range();
        }
        return new CompositeScores(items, importance, weights, units, range.longValueExact());
    }

    /**
     * The score of some places on the items' scales, −1 for a gap, and of the places on the scale of importance behind them; null where no answer
     * weighs anything.
     */
    @Nullable
    Score score(int[] places) {
        long numerator = 0;
        long total = 0;
        for (int i = 0; i < weights.length; i++) {
            if (isAnswered(places, i)) {
                long weight = weights[i] * stated(places, i);
                numerator += weight * items.get(i).score(places[i]) * units[i];
                total += weight * range;
            }
        }
        return total == 0 ? null : Score.of(numerator, total);
    }

    /** The stated importance in steps, of which only ratios matter. */
    private long stated(int[] places, int item) {
        return importance == null
                ? 1
                : (long) importance.min() * importance.stepsPerPoint() + places[weights.length + item];
    }

    boolean isAnswered(int[] places, int item) {
        return places[item] >= 0 && (importance == null || places[weights.length + item] >= 0);
    }

    int answered(int[] places) {
        int answered = 0;
        for (int i = 0; i < weights.length; i++) {
            answered += isAnswered(places, i) ? 1 : 0;
        }
        return answered;
    }
}
