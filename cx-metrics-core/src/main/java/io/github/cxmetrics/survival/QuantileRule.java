package io.github.cxmetrics.survival;

/** Which time is the quantile p of a survival curve where the curve does not cross 1 - p but rests on it. */
public enum QuantileRule {
    /** The first time at which the survival is 1 - p or less: a time at which something happened. The default. */
    FIRST_AT_OR_BELOW("first at or below"),
    /**
     * Where the curve rests on 1 - p (to 1e-9), the midpoint of the time that it gets there and the next drop, or the last follow-up if there is none; otherwise
     * the first time below. The rule of R, and of the median of complete data: 2.5 for 1, 2, 3, 4.
     */
    MIDPOINT("midpoint");

    private final String label;

    QuantileRule(String label) {
        this.label = label;
    }

    /** The name, for example {@code first at or below}. */
    @Override
    public String toString() {
        return label;
    }
}
