package io.github.cxmetrics.survey;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Confidence;
import io.github.cxmetrics.Unit;
import io.github.cxmetrics.internal.Checks;
import io.github.cxmetrics.internal.TextTable;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * Items by their star reviews, best first, by a lower bound of the mean instead of the mean itself: one review of five stars does not beat a hundred of 4.8.
 * The bound is the lower limit of the mean's own interval, unless another is named.
 *
 * @param items the items, best first; those without reviews behind all others
 * @param bound the method
 * @param confidence the two-sided level of the interval whose lower end the bound is
 */
public record StarRanking(List<Item> items, StarBound bound, Confidence confidence) implements Serializable {

    /**
     * An item and its reviews.
     *
     * @param name the item
     * @param ratings its reviews
     * @param lowerBound the least mean that is believed, in stars; nothing without reviews
     */
    public record Item(String name, Ratings ratings, OptionalDouble lowerBound) implements Serializable {

        /**
         * Checks that nothing is missing.
         *
         * @param name the item
         * @param ratings its reviews
         * @param lowerBound the least mean that is believed, in stars; nothing without reviews
         */
        public Item {
            requireNonNull(name, "name");
            requireNonNull(ratings, "ratings");
            requireNonNull(lowerBound, "lowerBound");
        }

        private Object writeReplace() {
            return new SerialItem(name, ratings, lowerBound.isPresent() ? lowerBound.getAsDouble() : null);
        }
    }

    /** An optional is no serializable component. */
    private record SerialItem(
            String name, Ratings ratings, @Nullable Double lowerBound) implements Serializable {

        private Object readResolve() {
            return new Item(name, ratings, lowerBound == null ? OptionalDouble.empty() : OptionalDouble.of(lowerBound));
        }
    }

    /**
     * Copies the items.
     *
     * @param items the items, best first
     * @param bound the method
     * @param confidence the level
     */
    public StarRanking {
        items = Checks.list(items, "items");
        requireNonNull(bound, "bound");
        requireNonNull(confidence, "confidence");
    }

    /**
     * Ranks by the score limit of the mean at 95 %.
     *
     * @param reviews the reviews of each item, where high is good
     * @return the ranking
     * @throws IllegalArgumentException if low is good on a scale, or the scales differ
     */
    public static StarRanking of(Map<String, Ratings> reviews) {
        return of(reviews, StarBound.SCORE, Confidence.DEFAULT);
    }

    /**
     * Ranks by a bound.
     *
     * @param reviews the reviews of each item, where high is good
     * @param bound the method
     * @param confidence the two-sided level
     * @return the ranking; items of equal bound by number of reviews, then by name
     * @throws IllegalArgumentException if low is good on a scale, or the scales differ
     */
    public static StarRanking of(Map<String, Ratings> reviews, StarBound bound, Confidence confidence) {
        requireNonNull(bound, "bound");
        requireNonNull(confidence, "confidence");
        List<Item> items = new ArrayList<>();
        Checks.map(reviews, "reviews").forEach((name, ratings) -> {
            Ratings first = items.isEmpty() ? ratings : items.get(0).ratings();
            checkArgument(
                    ratings.scale().direction() == Direction.HIGH_IS_GOOD,
                    "stars are good where they are many, but low is good in %s on %s",
                    name,
                    ratings.scale());
            checkArgument(
                    ratings.scale().equals(first.scale()),
                    "stars on %s and on %s can't be ranked together",
                    first.scale(),
                    ratings.scale());
            OptionalDouble lower = ratings.count() == 0
                    ? OptionalDouble.empty()
                    : OptionalDouble.of(bound.of(ratings, confidence.z()));
            items.add(new Item(name, ratings, lower));
        });
        items.sort(Comparator.<Item>comparingDouble(item -> -item.lowerBound().orElse(Double.NEGATIVE_INFINITY))
                .thenComparing(
                        Comparator.<Item>comparingLong(item -> item.ratings().count())
                                .reversed())
                .thenComparing(Item::name));
        return new StarRanking(items, bound, confidence);
    }

    /** A table: item, reviews, mean and lower bound. */
    @Override
    public String toString() {
        TextTable table = TextTable.of("item", "reviews", "mean", bound + " lower bound (" + confidence + ")");
        for (Item item : items) {
            Ratings ratings = item.ratings;
            boolean none = ratings.count() == 0;
            table.row(
                    item.name,
                    Long.toString(ratings.count()),
                    none ? TextTable.UNDEFINED : Unit.SCALE_POINT.text(ratings.mean()),
                    item.lowerBound.isEmpty()
                            ? TextTable.UNDEFINED
                            : Unit.SCALE_POINT.text(item.lowerBound.getAsDouble()));
        }
        return table.toString();
    }
}
