package io.github.cxmetrics.usability;

import static com.google.common.base.Preconditions.checkArgument;

/**
 * The curved grades of SUS (Sauro and Lewis 2016): what a mean score is worth among about 500 published ones. A grade begins at its lower limit, so
 * that a mean of 84.05, between the printed 84.0 and 84.1, is an A.
 *
 * <p>A grade has a range of percentiles and nothing finer: published means are not normal, so that no formula gives the percentile of one score.
 */
public enum SusGrade {
    /** From 84.1: percentiles 96 to 100. */
    A_PLUS("A+", 84.1, 96, 100),
    /** From 80.8: percentiles 90 to 95. */
    A("A", 80.8, 90, 95),
    /** From 78.9: percentiles 85 to 89. */
    A_MINUS("A-", 78.9, 85, 89),
    /** From 77.2: percentiles 80 to 84. */
    B_PLUS("B+", 77.2, 80, 84),
    /** From 74.1: percentiles 70 to 79. */
    B("B", 74.1, 70, 79),
    /** From 72.6: percentiles 65 to 69. */
    B_MINUS("B-", 72.6, 65, 69),
    /** From 71.1: percentiles 60 to 64. */
    C_PLUS("C+", 71.1, 60, 64),
    /** From 65.0: percentiles 41 to 59; the average of 68 is the 50th. */
    C("C", 65.0, 41, 59),
    /** From 62.7: percentiles 35 to 40. */
    C_MINUS("C-", 62.7, 35, 40),
    /** From 51.7: percentiles 15 to 34. */
    D("D", 51.7, 15, 34),
    /** Below 51.7: percentiles 0 to 14. */
    F("F", 0, 0, 14);

    private final String letter;
    private final double from;
    private final int lowestPercentile;
    private final int highestPercentile;

    SusGrade(String letter, double from, int lowestPercentile, int highestPercentile) {
        this.letter = letter;
        this.from = from;
        this.lowestPercentile = lowestPercentile;
        this.highestPercentile = highestPercentile;
    }

    /**
     * The grade of a mean score.
     *
     * @param score the mean, 0..100, not rounded
     * @return the first grade that begins at or below it
     * @throws IllegalArgumentException if it is outside 0..100
     */
    public static SusGrade of(double score) {
        checkScore(score);
        for (SusGrade grade : values()) {
            if (score >= grade.from) {
                return grade;
            }
        }
        throw new AssertionError("F begins at 0");
    }

    static void checkScore(double score) {
        checkArgument(score >= 0 && score <= 100, "a SUS score must be in 0..100, not %s", score);
    }

    /**
     * The lowest score of the grade.
     *
     * @return in points of SUS; it belongs to the grade
     */
    public double from() {
        return from;
    }

    /**
     * The lowest percentile among published means.
     *
     * @return 0..96
     */
    public int lowestPercentile() {
        return lowestPercentile;
    }

    /**
     * The highest percentile among published means.
     *
     * @return 14..100
     */
    public int highestPercentile() {
        return highestPercentile;
    }

    /** The letter, for example {@code A+}. */
    @Override
    public String toString() {
        return letter;
    }
}
