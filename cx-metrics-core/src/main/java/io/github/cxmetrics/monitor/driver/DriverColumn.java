package io.github.cxmetrics.monitor.driver;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.internal.Stored;
import io.github.cxmetrics.survey.RatingScale;
import java.io.Serializable;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A column of a driver analysis and how its answers are read.
 *
 * @param name the name, as it is printed
 * @param scale the scale of a rating, whose missing codes are gaps and whose bounds are kept; null for numbers without bounds
 * @param decimals how many decimals the numbers have: answers are counted as whole multiples of {@code 10^-decimals}; 0 on a scale
 */
public record DriverColumn(String name, @Nullable RatingScale scale, int decimals) implements Serializable {

    /** What a gap is read as. */
    static final long GAP = Long.MIN_VALUE;

    private static final int MAX_DECIMALS = 9;
    private static final long MAX_UNITS = Integer.MAX_VALUE;

    /**
     * Checks the parts.
     *
     * @param name the name
     * @param scale the scale, or null
     * @param decimals how many decimals
     * @throws IllegalArgumentException if the name is blank, the decimals are outside 0..9, or a scale has decimals
     */
    public DriverColumn {
        Stored.text(name, "the name of a column");
        checkArgument(
                decimals >= 0 && decimals <= MAX_DECIMALS,
                "decimals of %s must be 0..%s, not %s",
                name,
                MAX_DECIMALS,
                decimals);
        checkArgument(scale == null || decimals == 0, "%s is rated on %s, which has no decimals", name, scale);
    }

    static DriverColumn named(String name) {
        return new DriverColumn(name, null, 0);
    }

    DriverColumn withScale(RatingScale newScale) {
        return new DriverColumn(name, newScale, decimals);
    }

    DriverColumn withDecimals(int newDecimals) {
        return new DriverColumn(name, scale, newDecimals);
    }

    DriverColumn withoutMissingCodes() {
        return scale == null || scale.missingCodes().isEmpty() ? this : withScale(scale.withoutMissingCodes());
    }

    /** How many units make one point. */
    double unitsPerPoint() {
        return Math.pow(10, decimals);
    }

    /** A whole number as units, or a gap. */
    long units(int value) {
        if (scale == null) {
            return checkSize(value * (long) unitsPerPoint(), value);
        }
        if (!scale.contains(value)) {
            checkArgument(
                    scale.declaresMissing(value),
                    "%s: rating %s is outside %s..%s",
                    name,
                    value,
                    scale.min(),
                    scale.max());
            return GAP;
        }
        return value;
    }

    /** A number as units, or a gap. */
    long units(double value) {
        if (Double.isNaN(value)) {
            return GAP;
        }
        double units = Math.rint(value * unitsPerPoint());
        checkArgument(Math.abs(units) <= MAX_UNITS, "%s: %s is out of range", name, value);
        // The double next to a decimal number is what dividing its units gives: anything else has more decimals.
        checkArgument(units / unitsPerPoint() == value, "%s: %s has more than %s decimals", name, value, decimals);
        return scale == null ? (long) units : units((int) units);
    }

    /** A decimal number as units; null is a gap. */
    long units(@Nullable BigDecimal value) {
        if (value == null) {
            return GAP;
        }
        BigDecimal units = value.movePointRight(decimals).stripTrailingZeros();
        checkArgument(units.scale() <= 0, "%s: %s has more than %s decimals", name, value.toPlainString(), decimals);
        checkArgument(
                units.abs().compareTo(BigDecimal.valueOf(MAX_UNITS)) <= 0,
                "%s: %s is out of range",
                name,
                value.toPlainString());
        return scale == null ? units.longValueExact() : units(units.intValueExact());
    }

    private long checkSize(long units, int value) {
        checkArgument(Math.abs(units) <= MAX_UNITS, "%s: %s is out of range", name, value);
        return units;
    }

    /** For example {@code speed}, or {@code speed on 1..5}. */
    @Override
    public String toString() {
        if (scale != null) {
            return name + " on " + scale;
        }
        return decimals == 0 ? name : name + " to " + decimals + (decimals == 1 ? " decimal" : " decimals");
    }

    Form toForm() {
        return new Form(name, scale == null ? null : scale.toForm(), decimals);
    }

    /**
     * The plain data of a column, a part of its rule's.
     *
     * @param name the name
     * @param scale the scale, or null
     * @param decimals how many decimals
     */
    public record Form(String name, RatingScale.@Nullable Form scale, int decimals) implements Serializable {

        DriverColumn restore() {
            return new DriverColumn(name, scale == null ? null : scale.restore(), decimals);
        }
    }
}
