package io.github.cxmetrics.lifetime;

import io.github.cxmetrics.internal.Text;
import java.util.Locale;

/**
 * The unit of the times in purchase histories, models and horizons. Months and years are mean ones, so that any two units convert by a constant; a year
 * has 52.18 weeks, not 52.
 */
public enum LifetimeUnit {
    /** 24 hours. */
    DAY(1),
    /** Seven days. */
    WEEK(7),
    /** A twelfth of a mean year: 30.4375 days. */
    MONTH(365.25 / 12),
    /** A mean year: 365.25 days. */
    YEAR(365.25);

    private final double days;

    LifetimeUnit(double days) {
        this.days = days;
    }

    /**
     * The length of this unit.
     *
     * @return days
     */
    public double days() {
        return days;
    }

    /**
     * A time in this unit.
     *
     * @param time a time in another unit
     * @param from that unit
     * @return the same time, times {@code from.days() / days()}
     */
    public double convert(double time, LifetimeUnit from) {
        return this == from ? time : time * from.days / days;
    }

    /**
     * A time as people write it.
     *
     * @param time a time in this unit
     * @return for example {@code 1 week}, {@code 38.86 weeks}
     */
    public String text(double time) {
        String number = Text.shortest(time);
        return number + " " + (number.equals("1") ? singular() : plural());
    }

    /**
     * The name of one.
     *
     * @return for example {@code week}
     */
    public String singular() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The name of many.
     *
     * @return for example {@code weeks}
     */
    public String plural() {
        return singular() + "s";
    }
}
