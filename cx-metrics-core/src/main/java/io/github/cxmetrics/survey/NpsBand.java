package io.github.cxmetrics.survey;

/** The three kinds of respondents that NPS tells apart, from the least to the most favourable. */
public enum NpsBand {
    /** Rates below the lower cut: 0–6 of 0..10. */
    DETRACTOR,
    /** Rates between the cuts: 7 or 8 of 0..10. Counts in n, not in the difference. */
    PASSIVE,
    /** Rates from the upper cut on: 9 or 10 of 0..10. */
    PROMOTER
}
