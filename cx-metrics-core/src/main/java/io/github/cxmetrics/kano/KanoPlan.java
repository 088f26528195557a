package io.github.cxmetrics.kano;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Confidence;
import java.io.Serializable;

/**
 * How many respondents a Kano study needs: the width of the Wilson interval of better or worse that n respondents give, and the n for a width.
 *
 * <p>The width is {@code 2z / (n' + z²) · √(n' s (1 - s) + z²/4)} with s the expected coefficient without its sign and {@code n' = n · classifiable}. It presupposes a
 * random sample. Each segment that is to be told apart needs its own n.
 *
 * @param confidence the confidence level
 * @param expected the coefficient that is expected, without its sign, 0..1; 0.5 is the worst case
 * @param classifiable the share of respondents whose answers will be classifiable, above 0 up to 1
 */
public record KanoPlan(Confidence confidence, double expected, double classifiable) implements Serializable {

    /** 95 %, the worst case 0.5, all answers classifiable. */
    public static final KanoPlan WORST_CASE = new KanoPlan(Confidence.DEFAULT, 0.5, 1);

    private static final long LARGEST_SAMPLE = 1L << 52;

    /**
     * Checks the numbers.
     *
     * @param confidence the confidence level
     * @param expected the coefficient that is expected, without its sign, 0..1; 0.5 is the worst case
     * @param classifiable the share of respondents whose answers will be classifiable, above 0 up to 1
     * @throws IllegalArgumentException if one is out of range
     */
    public KanoPlan {
        requireNonNull(confidence, "confidence");
        checkArgument(
                expected >= 0 && expected <= 1,
                "an expected coefficient lies in 0..1 without its sign, not %s",
                expected);
        checkArgument(
                classifiable > 0 && classifiable <= 1,
                "the share of classifiable answers lies above 0 and up to 1, not %s",
                classifiable);
    }

    /**
     * The same plan at another level.
     *
     * @param confidence the confidence level
     * @return the changed copy
     */
    public KanoPlan withConfidence(Confidence confidence) {
        return new KanoPlan(confidence, expected, classifiable);
    }

    /**
     * The same plan for another expected coefficient.
     *
     * @param expected better, or worse without its sign, 0..1
     * @return the changed copy
     */
    public KanoPlan withExpected(double expected) {
        return new KanoPlan(confidence, expected, classifiable);
    }

    /**
     * The same plan with some reverse, questionable or incomplete answers.
     *
     * @param classifiable the share of respondents whose answers will be classifiable
     * @return the changed copy
     */
    public KanoPlan withClassifiable(double classifiable) {
        return new KanoPlan(confidence, expected, classifiable);
    }

    /**
     * The width of the interval that a sample gives.
     *
     * @param respondents how many respondents, at least 1
     * @return upper minus lower limit, 0..1
     * @throws IllegalArgumentException if there are none
     */
    public double width(long respondents) {
        checkArgument(respondents >= 1, "a sample has at least 1 respondent, not %s", respondents);
        double n = respondents * classifiable;
        double z = confidence.z();
        return 2 * z / (n + z * z) * Math.sqrt(n * expected * (1 - expected) + z * z / 4);
    }

    /**
     * The smallest sample whose interval is no wider than asked for.
     *
     * @param width upper minus lower limit, strictly between 0 and 1
     * @return the number of respondents
     * @throws IllegalArgumentException if the width is out of range, or needs more than 2^52 respondents
     */
    public long respondents(double width) {
        checkArgument(width > 0 && width < 1, "the width of an interval lies strictly between 0 and 1, not %s", width);
        checkArgument(width(LARGEST_SAMPLE) <= width, "a width of %s needs more than 2^52 respondents", width);
        long tooFew = 0;
        long enough = LARGEST_SAMPLE;
        while (enough - tooFew > 1) {
            long middle = tooFew + (enough - tooFew) / 2;
            if (width(middle) <= width) {
                enough = middle;
            } else {
                tooFew = middle;
            }
        }
        return enough;
    }
}
