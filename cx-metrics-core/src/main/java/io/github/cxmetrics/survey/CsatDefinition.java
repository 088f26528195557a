package io.github.cxmetrics.survey;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.Storable;
import io.github.cxmetrics.StoredForm;
import io.github.cxmetrics.TallyRule;
import io.github.cxmetrics.internal.Stored;

/**
 * Who counts as satisfied: how many points of the good end of a scale, and whether neutral answers are in the denominator. The field knows many
 * definitions; results of different ones neither merge nor compare.
 *
 * @param scale the scale; its missing codes are set aside and counted
 * @param satisfiedBoxes how many points of the good end are satisfied
 * @param dissatisfiedBoxes how many points of the bad end are dissatisfied; points in between are neutral
 * @param neutrals whether neutral answers are in the denominator
 */
public record CsatDefinition(RatingScale scale, int satisfiedBoxes, int dissatisfiedBoxes, Neutrals neutrals)
        implements TallyRule<Integer, Csat>, Storable {

    private static final String TYPE = "csat-definition";
    private static final int VERSION = 1;

    /** What becomes of neutral answers. */
    public enum Neutrals {
        /** They count in the denominator, as usual. */
        COUNTED,
        /** Only satisfied and dissatisfied answers count: {@code satisfied / (satisfied + dissatisfied)}. */
        LEFT_OUT
    }

    /** The top two of five points, the usual definition. */
    public static final CsatDefinition TOP_TWO_OF_FIVE = standard(RatingScale.ONE_TO_FIVE);

    /** A question with two answers, 0 for bad and 1 for good: that of CSAT by counts. */
    public static final CsatDefinition GOOD_OR_BAD = boxes(RatingScale.of(0, 1), 1);

    /**
     * Checks the boxes.
     *
     * @param scale the scale
     * @param satisfiedBoxes how many points of the good end are satisfied
     * @param dissatisfiedBoxes how many points of the bad end are dissatisfied
     * @param neutrals whether neutral answers are in the denominator
     * @throws IllegalArgumentException if a number of boxes is not positive, or both together exceed the scale
     */
    public CsatDefinition {
        checkArgument(neutrals != null, "a CSAT definition needs to say what becomes of neutrals, not null");
        checkArgument(
                satisfiedBoxes >= 1
                        && dissatisfiedBoxes >= 1
                        && (long) satisfiedBoxes + dissatisfiedBoxes <= scale.points(),
                "a CSAT definition needs satisfied and dissatisfied boxes that don't overlap, not %s and %s of %s",
                satisfiedBoxes,
                dissatisfiedBoxes,
                scale);
    }

    /**
     * The customary definition for a scale by its number of points: the top one of 3, the top two of 4 to 7, the top three of 10; as many points of
     * the other end are dissatisfied.
     *
     * @param scale the scale
     * @return the definition
     * @throws IllegalArgumentException for other numbers of points and for scales of half points, for which there is no custom
     */
    public static CsatDefinition standard(RatingScale scale) {
        int points = scale.points();
        checkArgument(
                scale.stepsPerPoint() == 1,
                "there is no customary CSAT definition for %s: name the boxes, or the point from which answers are satisfied",
                scale);
        checkArgument(
                points >= 3 && points <= 7 || points == 10,
                "there is no customary CSAT definition for the %s points of %s: name the boxes",
                points,
                scale);
        int boxes = points == 3 ? 1 : points == 10 ? 3 : 2;
        return boxes(scale, boxes);
    }

    /**
     * A definition by the number of satisfied points, with as many dissatisfied ones.
     *
     * @param scale the scale
     * @param boxes how many points of the good end are satisfied, at most half of all
     * @return the definition
     */
    public static CsatDefinition boxes(RatingScale scale, int boxes) {
        requireNonNull(scale, "scale");
        return new CsatDefinition(scale, boxes, boxes, Neutrals.COUNTED);
    }

    /**
     * A definition by the first satisfied point, with as many dissatisfied points at the other end: {@code satisfiedFrom(RatingScale.halfPoints(0, 5), 4)}
     * takes 4, 4.5 and 5 for satisfied.
     *
     * @param scale the scale
     * @param point the satisfied point that is furthest from the good end
     * @return the definition
     * @throws IllegalArgumentException if that is no point of the scale, or more than half of them would be satisfied
     */
    public static CsatDefinition satisfiedFrom(RatingScale scale, double point) {
        int place = scale.indexOf(point);
        return boxes(scale, scale.direction() == Direction.HIGH_IS_GOOD ? scale.points() - place : place + 1);
    }

    /**
     * The same definition with neutral answers left out of the denominator.
     *
     * @return the changed copy
     */
    public CsatDefinition withoutNeutrals() {
        return new CsatDefinition(scale, satisfiedBoxes, dissatisfiedBoxes, Neutrals.LEFT_OUT);
    }

    /**
     * The same definition with further codes declared as "no answer".
     *
     * @param codes the codes, outside the scale
     * @return the changed copy
     */
    public CsatDefinition missing(int... codes) {
        return new CsatDefinition(scale.missing(codes), satisfiedBoxes, dissatisfiedBoxes, neutrals);
    }

    CsatDefinition withoutMissingCodes() {
        return scale.missingCodes().isEmpty()
                ? this
                : new CsatDefinition(scale.withoutMissingCodes(), satisfiedBoxes, dissatisfiedBoxes, neutrals);
    }

    @Override
    public Accumulator<Integer, Csat> accumulator() {
        return Accumulator.guarding(() -> new ReadingAccumulator<Csat>(scale, ratings -> Csat.from(ratings, this)));
    }

    @Override
    public Form toForm() {
        return new Form(TYPE, VERSION, scale.toForm(), satisfiedBoxes, dissatisfiedBoxes, neutrals);
    }

    /**
     * The plain data of a definition of CSAT.
     *
     * @param type {@code csat-definition}
     * @param version 1
     * @param scale the scale
     * @param satisfiedBoxes how many points of the good end are satisfied
     * @param dissatisfiedBoxes how many points of the bad end are dissatisfied
     * @param neutrals whether neutral answers are in the denominator
     */
    public record Form(
            String type,
            int version,
            RatingScale.Form scale,
            int satisfiedBoxes,
            int dissatisfiedBoxes,
            Neutrals neutrals)
            implements StoredForm<CsatDefinition> {

        @Override
        public CsatDefinition restore() {
            Stored.check(type, version, TYPE, VERSION);
            return new CsatDefinition(
                    Stored.present(scale, "the scale of a CSAT definition").restore(),
                    satisfiedBoxes,
                    dissatisfiedBoxes,
                    neutrals);
        }
    }

    /** For example {@code best 2 of 1..5}. */
    @Override
    public String toString() {
        boolean leftOut = neutrals == Neutrals.LEFT_OUT;
        String against = leftOut || dissatisfiedBoxes != satisfiedBoxes ? " against worst " + dissatisfiedBoxes : "";
        return "best " + satisfiedBoxes + " of " + scale + against + (leftOut ? ", without neutrals" : "");
    }
}
