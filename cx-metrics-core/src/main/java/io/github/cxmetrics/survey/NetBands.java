package io.github.cxmetrics.survey;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.Storable;
import io.github.cxmetrics.StoredForm;
import io.github.cxmetrics.TallyRule;
import io.github.cxmetrics.internal.Stored;

/**
 * Which points of a scale count for a {@link NetScore} and which count against it; the others only count in n.
 *
 * @param scale the scale; its missing codes are set aside and counted
 * @param minusFrom the lowest point that counts against
 * @param minusTo the highest point that counts against
 * @param plusFrom the lowest point that counts for
 * @param plusTo the highest point that counts for
 */
public record NetBands(RatingScale scale, double minusFrom, double minusTo, double plusFrom, double plusTo)
        implements TallyRule<Integer, NetScore>, Storable {

    private static final String TYPE = "net-bands";
    private static final int VERSION = 1;

    /**
     * Checks the bands.
     *
     * @param scale the scale
     * @param minusFrom the lowest point that counts against
     * @param minusTo the highest point that counts against
     * @param plusFrom the lowest point that counts for
     * @param plusTo the highest point that counts for
     * @throws IllegalArgumentException if a band is empty, off the scale, or overlaps the other
     */
    public NetBands {
        checkBand(scale, minusFrom, minusTo);
        checkBand(scale, plusFrom, plusTo);
        checkArgument(
                minusTo < plusFrom || plusTo < minusFrom,
                "bands %s and %s overlap",
                text(minusFrom, minusTo),
                text(plusFrom, plusTo));
    }

    private static void checkBand(RatingScale scale, double from, double to) {
        requireNonNull(scale, "scale");
        checkArgument(
                scale.contains(from) && scale.contains(to) && from <= to, "%s is no band of %s", text(from, to), scale);
    }

    private static String text(double from, double to) {
        return RatingScale.text(from) + ".." + RatingScale.text(to);
    }

    /**
     * The highest points minus the lowest, whichever end is good.
     *
     * @param scale the scale
     * @param topBoxes how many of the highest points count for
     * @param bottomBoxes how many of the lowest points count against
     * @return the bands
     */
    public static NetBands topMinusBottom(RatingScale scale, int topBoxes, int bottomBoxes) {
        return new NetBands(
                scale,
                scale.min(),
                scale.pointAt(scale.checkBoxes(bottomBoxes) - 1),
                scale.pointAt(scale.points() - scale.checkBoxes(topBoxes)),
                scale.max());
    }

    /**
     * The good end minus the bad end, as the scale's direction says: more is better.
     *
     * @param scale the scale
     * @param goodBoxes how many points of the good end count for
     * @param badBoxes how many points of the bad end count against
     * @return the bands
     */
    public static NetBands goodMinusBad(RatingScale scale, int goodBoxes, int badBoxes) {
        if (scale.direction() == Direction.HIGH_IS_GOOD) {
            return topMinusBottom(scale, goodBoxes, badBoxes);
        }
        return new NetBands(
                scale,
                scale.pointAt(scale.points() - scale.checkBoxes(badBoxes)),
                scale.max(),
                scale.min(),
                scale.pointAt(scale.checkBoxes(goodBoxes) - 1));
    }

    NetBands withoutMissingCodes() {
        return scale.missingCodes().isEmpty()
                ? this
                : new NetBands(scale.withoutMissingCodes(), minusFrom, minusTo, plusFrom, plusTo);
    }

    /**
     * A net score of answers that are counted already by these bands: {@code bands.plus(30).zero(20).minus(10)}.
     *
     * @param plus how many ratings count for
     * @return what asks for those that count neither way
     */
    public NetScore.Plus plus(long plus) {
        return zero -> minus -> NetScore.ofCounts(this, minus, zero, plus, 0);
    }

    @Override
    public Accumulator<Integer, NetScore> accumulator() {
        return Accumulator.guarding(
                () -> new ReadingAccumulator<NetScore>(scale, ratings -> NetScore.from(ratings, this)));
    }

    @Override
    public Form toForm() {
        return new Form(TYPE, VERSION, scale.toForm(), minusFrom, minusTo, plusFrom, plusTo);
    }

    /**
     * The plain data of a pair of bands on a scale.
     *
     * @param type {@code net-bands}
     * @param version 1
     * @param scale the scale
     * @param minusFrom the lowest point that counts against
     * @param minusTo the highest point that counts against
     * @param plusFrom the lowest point that counts for
     * @param plusTo the highest point that counts for
     */
    public record Form(
            String type,
            int version,
            RatingScale.Form scale,
            double minusFrom,
            double minusTo,
            double plusFrom,
            double plusTo)
            implements StoredForm<NetBands> {

        @Override
        public NetBands restore() {
            Stored.check(type, version, TYPE, VERSION);
            return new NetBands(
                    Stored.present(scale, "the scale of net bands").restore(), minusFrom, minusTo, plusFrom, plusTo);
        }
    }

    /** For example {@code 4..5 minus 1..2 of 1..5}. */
    @Override
    public String toString() {
        return text(plusFrom, plusTo) + " minus " + text(minusFrom, minusTo) + " of " + scale;
    }
}
