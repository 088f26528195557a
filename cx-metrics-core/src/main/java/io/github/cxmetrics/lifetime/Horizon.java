package io.github.cxmetrics.lifetime;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Storable;
import io.github.cxmetrics.StoredForm;
import io.github.cxmetrics.internal.Stored;
import java.io.Serializable;
import java.time.Period;

/**
 * How far to look ahead from the end of the observation, with its unit: a bare number is no horizon. A model converts it to its own unit.
 *
 * @param length at least 0; infinite for the whole future
 * @param unit the unit of the length
 */
public record Horizon(double length, LifetimeUnit unit) implements Storable, Serializable {

    private static final String TYPE = "horizon";
    private static final int VERSION = 1;
    private static final double LONGEST = 1e18;

    /**
     * Checks the length.
     *
     * @param length at least 0
     * @param unit the unit of the length
     * @throws IllegalArgumentException if the length is negative, not a number, or finite and above 1e18
     */
    public Horizon {
        checkArgument(length >= 0, "a horizon must be at least 0, not %s", length);
        checkArgument(
                length <= LONGEST || length == Double.POSITIVE_INFINITY,
                "a horizon must be at most %s or without end, not %s",
                LONGEST,
                length);
        requireNonNull(unit, "unit");
    }

    /**
     * A horizon.
     *
     * @param length at least 0
     * @param unit its unit
     * @return the horizon
     * @throws IllegalArgumentException if the length is negative, not a number, or finite and above 1e18
     */
    public static Horizon of(double length, LifetimeUnit unit) {
        return new Horizon(length, unit);
    }

    /**
     * A horizon from a calendar period: years and months count with their mean lengths of 365.25 days and a twelfth of that.
     *
     * @param period no part of it negative
     * @return the horizon, in years or months if the period has nothing else, otherwise in days
     * @throws IllegalArgumentException if a part of the period is negative
     */
    public static Horizon of(Period period) {
        requireNonNull(period, "period");
        checkArgument(!period.isNegative(), "a horizon must be at least 0, not %s", period);
        if (period.getDays() != 0 || period.isZero()) {
            double days = period.getYears() * LifetimeUnit.YEAR.days()
                    + period.getMonths() * LifetimeUnit.MONTH.days()
                    + period.getDays();
            return new Horizon(days, LifetimeUnit.DAY);
        }
        return period.getMonths() == 0
                ? new Horizon(period.getYears(), LifetimeUnit.YEAR)
                : new Horizon(period.toTotalMonths(), LifetimeUnit.MONTH);
    }

    /**
     * A number of days.
     *
     * @param days at least 0
     * @return the horizon
     */
    public static Horizon days(double days) {
        return new Horizon(days, LifetimeUnit.DAY);
    }

    /**
     * A number of weeks.
     *
     * @param weeks at least 0
     * @return the horizon
     */
    public static Horizon weeks(double weeks) {
        return new Horizon(weeks, LifetimeUnit.WEEK);
    }

    /**
     * A number of mean months.
     *
     * @param months at least 0
     * @return the horizon
     */
    public static Horizon months(double months) {
        return new Horizon(months, LifetimeUnit.MONTH);
    }

    /**
     * A number of mean years.
     *
     * @param years at least 0
     * @return the horizon
     */
    public static Horizon years(double years) {
        return new Horizon(years, LifetimeUnit.YEAR);
    }

    /**
     * The whole future.
     *
     * @return the horizon without an end
     */
    public static Horizon infinite() {
        return new Horizon(Double.POSITIVE_INFINITY, LifetimeUnit.YEAR);
    }

    /**
     * The length in another unit.
     *
     * @param other the unit
     * @return the length, infinite for the whole future
     */
    public double inUnit(LifetimeUnit other) {
        return other.convert(length, unit);
    }

    /**
     * Whether this is the whole future.
     *
     * @return true without an end
     */
    public boolean hasNoEnd() {
        return Double.isInfinite(length);
    }

    @Override
    public Form toForm() {
        return new Form(TYPE, VERSION, length, unit);
    }

    /**
     * The plain data of a horizon.
     *
     * @param type {@code horizon}
     * @param version 1
     * @param length at least 0; infinite for the whole future
     * @param unit the unit of the length
     */
    public record Form(String type, int version, double length, LifetimeUnit unit) implements StoredForm<Horizon> {

        @Override
        public Horizon restore() {
            Stored.check(type, version, TYPE, VERSION);
            return new Horizon(length, Stored.present(unit, "the unit of a horizon"));
        }
    }

    /** The length and its unit, for example {@code 39 weeks}. */
    @Override
    public String toString() {
        return hasNoEnd() ? "the whole future" : unit.text(length);
    }
}
