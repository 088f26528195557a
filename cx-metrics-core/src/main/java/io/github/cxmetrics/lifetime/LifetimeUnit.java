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

    double convert(double time, LifetimeUnit from) {
        return this == from ? time : time * from.days / days;
    }

    String text(double time) {
        String number = Text.shortest(time);
        return number + " " + (number.equals("1") ? singular() : plural());
    }

    String singular() {
        return name().toLowerCase(Locale.ROOT);
    }

    String plural() {
        return singular() + "s";
    }
}
