package io.github.cxmetrics.monitor;

/** How a control chart finds its centre and its σ. */
public enum ChartKind {
    /** Shares, binomial limits {@code c ± 3√(c(1−c)/n)} (Shewhart 1931). */
    P("p", Of.SHARES, Spread.COUNTS, false),
    /** The p chart of counts instead of shares. */
    NP("np", Of.SHARES, Spread.COUNTS, true),
    /** Rates, Poisson limits {@code c ± 3√(c/n)}. */
    U("u", Of.RATES, Spread.COUNTS, false),
    /** Counts in equal exposure, Poisson limits. */
    C("c", Of.RATES, Spread.COUNTS, true),
    /** Laney's (2002) p′: binomial σ times the spread of z from period to period, which may also narrow the limits. */
    P_PRIME("p′", Of.SHARES, Spread.STEPS, false),
    /** Laney's p′ whose limits are never narrower than those of a p chart: the default for shares. */
    P_PRIME_FLOORED("p′ floored", Of.SHARES, Spread.STEPS_FLOORED, false),
    /** Laney's u′. */
    U_PRIME("u′", Of.RATES, Spread.STEPS, false),
    /** Laney's u′ whose limits are never narrower than those of a u chart: the default for rates. */
    U_PRIME_FLOORED("u′ floored", Of.RATES, Spread.STEPS_FLOORED, false),
    /** Any metric, limits {@code c ± 3√(v/n)} with v the variance of one observation: net scores, means. */
    Z("z", Of.ANY, Spread.COUNTS, false),
    /** Any metric, σ corrected as in Laney's p′. */
    Z_PRIME("z′", Of.ANY, Spread.STEPS, false),
    /** Any metric, σ corrected as in the floored p′: the default for all that are neither shares nor rates. */
    Z_PRIME_FLOORED("z′ floored", Of.ANY, Spread.STEPS_FLOORED, false),
    /** One number per period, equal precision: mean ± 2.66 mean moving range (Wheeler 1993). */
    XMR("XmR", Of.VALUES, Spread.RANGES, false),
    /** XmR with the exact constants {@code 3√π/2} and {@code 1 + 3√(π/2 − 1)} in place of 2.66 and 3.267. */
    XMR_EXACT("XmR exact", Of.VALUES, Spread.RANGES, false),
    /** XmR with median ± 3.145 median moving range: a few wild periods in the baseline don't widen it. */
    XMR_MEDIAN("XmR median", Of.VALUES, Spread.RANGES, false),
    /** XmR that leaves moving ranges beyond their own limit out once; the centre keeps all periods. */
    XMR_SCREENED("XmR screened", Of.VALUES, Spread.RANGES, false);

    enum Of {
        SHARES("shares"),
        RATES("rates of events"),
        ANY("any metric"),
        VALUES("any values");

        final String text;

        Of(String text) {
            this.text = text;
        }
    }

    enum Spread {
        COUNTS,
        STEPS,
        STEPS_FLOORED,
        RANGES
    }

    private final String text;
    private final Of of;
    private final Spread spread;
    private final boolean counts;

    ChartKind(String text, Of of, Spread spread, boolean counts) {
        this.text = text;
        this.of = of;
        this.spread = spread;
        this.counts = counts;
    }

    Of of() {
        return of;
    }

    Spread spread() {
        return spread;
    }

    /** Whether counts are charted instead of ratios. */
    boolean isOfCounts() {
        return counts;
    }

    boolean isXmr() {
        return spread == Spread.RANGES;
    }

    /** Whether only {@linkplain ChartRule Nelson's rules 1 to 4} and those of Western Electric may be used. */
    boolean isOfAttributes() {
        return of == Of.SHARES || of == Of.RATES;
    }

    /** For example {@code p′ floored}. */
    @Override
    public String toString() {
        return text;
    }
}
