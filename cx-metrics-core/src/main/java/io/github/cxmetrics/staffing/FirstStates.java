package io.github.cxmetrics.staffing;

/** Where level, slope and seasons of {@link HoltWinters} begin, before the first volume. */
public enum FirstStates {
    /** At the moving averages of the first seasons and a regression: quick, and close enough where the history is long. */
    MOVING_AVERAGES,
    /**
     * Where the sum of squared errors is least, as for the smoothing parameters: least squares and the search for the parameters take turns until neither gains.
     * Better for short histories; takes longer, with the square of the season.
     */
    OPTIMISED
}
