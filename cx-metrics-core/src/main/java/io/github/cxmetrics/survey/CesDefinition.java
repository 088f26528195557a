package io.github.cxmetrics.survey;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.Storable;
import io.github.cxmetrics.StoredForm;
import io.github.cxmetrics.TallyRule;
import io.github.cxmetrics.internal.Stored;

/**
 * Which effort question was asked: its name, its scale with the end that means "easy", and the points that count as easy and as difficult. Scores of
 * different questions neither merge nor compare.
 *
 * @param name the question's name as results print it
 * @param scale the scale, whose good end is "easy"; its missing codes are set aside and counted
 * @param easyBoxes how many points of the good end are easy
 * @param difficultBoxes how many points of the other end are difficult
 */
public record CesDefinition(String name, RatingScale scale, int easyBoxes, int difficultBoxes)
        implements TallyRule<Integer, Ces>, Storable {

    private static final String TYPE = "ces-definition";
    private static final int VERSION = 1;

    /** CES 2.0 (CEB 2013): "made it easy", 1 strongly disagree to 7 strongly agree; easy from 5 ("somewhat agree") on, difficult up to 3. */
    public static final CesDefinition CES_2 = new CesDefinition("CES 2.0", RatingScale.ONE_TO_SEVEN, 3, 3);

    /** CES 1.0 (Dixon, Freeman and Toman 2010): "how much effort", 1 very low to 5 very high, so low is good; easy up to 2, difficult from 4 on. */
    public static final CesDefinition CES_1 = new CesDefinition("CES 1.0", RatingScale.ONE_TO_FIVE.lowIsGood(), 2, 2);

    /** Ease on five points, 5 is very easy; easy from 4 on, difficult up to 2. */
    public static final CesDefinition EASE_OF_FIVE = new CesDefinition("ease", RatingScale.ONE_TO_FIVE, 2, 2);

    /**
     * Checks name and boxes.
     *
     * @param name the question's name as results print it
     * @param scale the scale
     * @param easyBoxes how many points of the good end are easy
     * @param difficultBoxes how many points of the other end are difficult
     * @throws IllegalArgumentException if the name is blank, a number of boxes is not positive, or both together exceed the scale
     */
    public CesDefinition {
        checkArgument(name != null && !name.isBlank(), "a CES definition needs a name");
        checkArgument(
                easyBoxes >= 1 && difficultBoxes >= 1 && (long) easyBoxes + difficultBoxes <= scale.points(),
                "a CES definition needs easy and difficult boxes that don't overlap, not %s and %s of %s",
                easyBoxes,
                difficultBoxes,
                scale);
    }

    /**
     * The same question with further codes declared as "no answer".
     *
     * @param codes the codes, outside the scale
     * @return the changed copy
     */
    public CesDefinition missing(int... codes) {
        return new CesDefinition(name, scale.missing(codes), easyBoxes, difficultBoxes);
    }

    CesDefinition withoutMissingCodes() {
        return scale.missingCodes().isEmpty()
                ? this
                : new CesDefinition(name, scale.withoutMissingCodes(), easyBoxes, difficultBoxes);
    }

    @Override
    public Accumulator<Integer, Ces> accumulator() {
        return Accumulator.guarding(() -> new ReadingAccumulator<Ces>(scale, ratings -> Ces.from(ratings, this)));
    }

    @Override
    public Form toForm() {
        return new Form(TYPE, VERSION, name, scale.toForm(), easyBoxes, difficultBoxes);
    }

    /**
     * The plain data of a definition of an effort question.
     *
     * @param type {@code ces-definition}
     * @param version 1
     * @param name the question's name
     * @param scale the scale
     * @param easyBoxes how many points of the good end are easy
     * @param difficultBoxes how many points of the other end are difficult
     */
    public record Form(String type, int version, String name, RatingScale.Form scale, int easyBoxes, int difficultBoxes)
            implements StoredForm<CesDefinition> {

        @Override
        public CesDefinition restore() {
            Stored.check(type, version, TYPE, VERSION);
            return new CesDefinition(
                    name, Stored.present(scale, "the scale of a CES definition").restore(), easyBoxes, difficultBoxes);
        }
    }

    /** For example {@code CES 2.0 on 1..7 (best 3 easy, worst 3 difficult)}. */
    @Override
    public String toString() {
        return name + " on " + scale + " (best " + easyBoxes + " easy, worst " + difficultBoxes + " difficult)";
    }
}
