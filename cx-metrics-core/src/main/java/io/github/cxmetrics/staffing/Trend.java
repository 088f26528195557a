package io.github.cxmetrics.staffing;

/** How a forecast goes on beyond the season. */
public enum Trend {
    /** No trend: the level of today. The safe choice for short histories. */
    NONE,
    /** The slope of today goes on for ever: Holt and Winters' own. */
    LINEAR,
    /** The slope fades out (Gardner and McKenzie 1985): usually the better choice over long horizons. */
    DAMPED
}
