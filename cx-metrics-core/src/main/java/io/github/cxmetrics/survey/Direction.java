package io.github.cxmetrics.survey;

/** Which end of a rating scale is the good one. */
public enum Direction {
    /** The highest point is the best answer, as in NPS, CSAT and CES 2.0. */
    HIGH_IS_GOOD,
    /** The lowest point is the best answer, as in CES 1.0 ("how much effort"). */
    LOW_IS_GOOD
}
