package io.github.cxmetrics.usability;

/** The ranges of acceptability of SUS (Bangor, Kortum and Miller 2008): below 50, 50 to 70, above 70. */
public enum Acceptability {
    /** Below 50. */
    NOT_ACCEPTABLE("not acceptable"),
    /** From 50 to 70, both included. */
    MARGINAL("marginal"),
    /** Above 70. */
    ACCEPTABLE("acceptable");

    private static final double MARGINAL_FROM = 50;
    private static final double MARGINAL_TO = 70;

    private final String text;

    Acceptability(String text) {
        this.text = text;
    }

    /**
     * The range of a mean SUS score.
     *
     * @param score the mean, 0..100, not rounded
     * @return the range
     * @throws IllegalArgumentException if it is outside 0..100
     */
    public static Acceptability of(double score) {
        SusGrade.checkScore(score);
        return score < MARGINAL_FROM ? NOT_ACCEPTABLE : score <= MARGINAL_TO ? MARGINAL : ACCEPTABLE;
    }

    /** The words, for example {@code not acceptable}. */
    @Override
    public String toString() {
        return text;
    }
}
