package io.github.cxmetrics.journey.attribution;

/** Which conversions of a unit have a path of their own. */
public enum ConversionsCounted {
    /** All: each one's path begins after the one before. Touches after the last are a path that has not converted. */
    EVERY,
    /** The first alone. What comes after it is left out. */
    FIRST
}
