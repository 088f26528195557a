package io.github.cxmetrics.survey;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.internal.Stored;
import java.io.Serializable;
import java.math.BigDecimal;

/**
 * A question of a {@link CompositeRule}: its scale, whose direction says which end is good, its weight, and how an answer scores. By its place an answer
 * scores 0 at the bad end to 1 at the good one; as a net it scores 1 in the good boxes, −1 in the bad ones and 0 between.
 *
 * @param name the item's name
 * @param scale its scale; missing codes on it are gaps
 * @param weight its weight among the items, above 0, with six decimals at most
 * @param goodBoxes how many points of the good end score 1; 0 for an item by place
 * @param badBoxes how many points of the other end score −1; 0 for an item by place
 */
public record CompositeItem(String name, RatingScale scale, double weight, int goodBoxes, int badBoxes)
        implements Serializable {

    /** Weights are whole numbers of this part. */
    static final int DECIMALS = 6;

    private static final double MAX_WEIGHT = 1e6;

    /**
     * Checks the parts.
     *
     * @param name the item's name
     * @param scale its scale
     * @param weight its weight
     * @param goodBoxes how many points of the good end score 1
     * @param badBoxes how many points of the other end score −1
     * @throws IllegalArgumentException if the name is blank, the weight is not above 0 or has more decimals, or the boxes overlap
     */
    public CompositeItem {
        checkArgument(name != null && !name.isBlank(), "an item needs a name");
        checkArgument(scale != null, "item %s needs a scale, not null", name);
        checkArgument(
                weight > 0
                        && weight <= MAX_WEIGHT
                        && BigDecimal.valueOf(weight).stripTrailingZeros().scale() <= DECIMALS,
                "the weight of item %s lies above 0, up to %s, with %s decimals at most, not %s",
                name,
                (long) MAX_WEIGHT,
                DECIMALS,
                weight);
        checkArgument(
                goodBoxes == 0 && badBoxes == 0
                        || goodBoxes >= 1 && badBoxes >= 1 && (long) goodBoxes + badBoxes <= scale.points(),
                "item %s needs good and bad boxes that don't overlap, not %s and %s of %s",
                name,
                goodBoxes,
                badBoxes,
                scale);
    }

    /**
     * An item by its place on the scale, of weight 1.
     *
     * @param name the item's name
     * @param scale its scale, with the codes that mean a gap
     * @return the item
     */
    public static CompositeItem of(String name, RatingScale scale) {
        return new CompositeItem(name, scale, 1, 0, 0);
    }

    /**
     * An item by good minus bad, of weight 1.
     *
     * @param name the item's name
     * @param scale its scale, with the codes that mean a gap
     * @param goodBoxes how many points of the good end score 1
     * @param badBoxes how many points of the other end score −1
     * @return the item
     * @throws IllegalArgumentException if a number of boxes is not positive, or they overlap
     */
    public static CompositeItem net(String name, RatingScale scale, int goodBoxes, int badBoxes) {
        checkArgument(
                goodBoxes >= 1 && badBoxes >= 1,
                "item %s needs good and bad boxes, not %s and %s",
                name,
                goodBoxes,
                badBoxes);
        return new CompositeItem(name, scale, 1, goodBoxes, badBoxes);
    }

    /**
     * The same item with a weight.
     *
     * @param weight its weight among the items, above 0, with six decimals at most
     * @return the changed copy
     */
    public CompositeItem weighing(double weight) {
        return new CompositeItem(name, scale, weight, goodBoxes, badBoxes);
    }

    /**
     * The same item with the other end as the good one, for questions that are put negatively.
     *
     * @return the changed copy
     */
    public CompositeItem reversed() {
        Direction other = scale.direction() == Direction.HIGH_IS_GOOD ? Direction.LOW_IS_GOOD : Direction.HIGH_IS_GOOD;
        return new CompositeItem(
                name,
                new RatingScale(scale.min(), scale.max(), other, scale.missingCodes(), scale.stepsPerPoint()),
                weight,
                goodBoxes,
                badBoxes);
    }

    boolean isNet() {
        return goodBoxes > 0;
    }

    /** The weight as a whole number of millionths. */
    long millionths() {
        return BigDecimal.valueOf(weight).movePointRight(DECIMALS).longValueExact();
    }

    /** What a score is a fraction of: the steps of the scale, or 1. */
    int range() {
        return isNet() ? 1 : scale.points() - 1;
    }

    /** The score of a place on the scale, as a numerator over {@link #range()}. */
    int score(int place) {
        int fromBad = scale.direction() == Direction.HIGH_IS_GOOD ? place : scale.points() - 1 - place;
        if (!isNet()) {
            return fromBad;
        }
        return fromBad < badBoxes ? -1 : fromBad >= scale.points() - goodBoxes ? 1 : 0;
    }

    CompositeItem withoutMissingCodes() {
        return new CompositeItem(name, scale.withoutMissingCodes(), weight, goodBoxes, badBoxes);
    }

    Form toForm() {
        return new Form(name, scale.toForm(), weight, goodBoxes, badBoxes);
    }

    /**
     * The plain data of an item, inside those of its rule.
     *
     * @param name the item's name
     * @param scale its scale
     * @param weight its weight
     * @param goodBoxes how many points of the good end score 1; 0 for an item by place
     * @param badBoxes how many points of the other end score −1; 0 for an item by place
     */
    public record Form(String name, RatingScale.Form scale, double weight, int goodBoxes, int badBoxes)
            implements Serializable {

        CompositeItem restore() {
            return new CompositeItem(
                    name, Stored.present(scale, "the scale of an item").restore(), weight, goodBoxes, badBoxes);
        }
    }

    /** For example {@code quality 1..10} or {@code price 1..7 (best 2 minus worst 3) weighing 0.25}. */
    @Override
    public String toString() {
        String net = isNet() ? " (best " + goodBoxes + " minus worst " + badBoxes + ")" : "";
        return name + " " + scale + net + (weight == 1 ? "" : " weighing " + RatingScale.text(weight));
    }
}
