package io.github.cxmetrics.lifetime.purchases;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Storable;
import io.github.cxmetrics.StoredForm;
import io.github.cxmetrics.internal.Calendar;
import io.github.cxmetrics.internal.Stored;
import io.github.cxmetrics.lifetime.LifetimeUnit;
import java.io.Serializable;
import java.time.LocalDate;
import java.time.temporal.ChronoField;

/**
 * How a log is read as histories: which purchases of a customer are one, and the unit of time.
 *
 * @param unit the unit of recency and age
 * @param merge which purchases of a customer count as one
 */
public record PurchasePeriods(LifetimeUnit unit, Merge merge) implements Storable, Serializable {

    private static final String TYPE = "purchase-periods";
    private static final int VERSION = 1;

    /** Which purchases of a customer count as one. */
    public enum Merge {
        /** Those of the same day; times are days, converted to the unit. */
        SAME_DAY,
        /** Those of the same calendar unit: ISO week from Monday, month, year; times are whole numbers of units. For discrete models. */
        SAME_UNIT
    }

    /**
     * Checks that nothing is missing.
     *
     * @param unit the unit of recency and age
     * @param merge which purchases count as one
     */
    public PurchasePeriods {
        requireNonNull(unit, "unit");
        requireNonNull(merge, "merge");
    }

    /**
     * Purchases of a day are one; times may be fractions of the unit.
     *
     * @param unit the unit of recency and age
     * @return the rule
     */
    public static PurchasePeriods daysIn(LifetimeUnit unit) {
        return new PurchasePeriods(unit, Merge.SAME_DAY);
    }

    /**
     * Purchases of a calendar unit are one; times are whole numbers of units.
     *
     * @param unit week (from Monday), month or year, or day
     * @return the rule
     */
    public static PurchasePeriods calendar(LifetimeUnit unit) {
        return new PurchasePeriods(unit, Merge.SAME_UNIT);
    }

    @Override
    public Form toForm() {
        return new Form(TYPE, VERSION, unit, merge);
    }

    /**
     * The plain data of periods.
     *
     * @param type {@code purchase-periods}
     * @param version 1
     * @param unit the unit of recency and age
     * @param merge which purchases of a customer count as one
     */
    public record Form(String type, int version, LifetimeUnit unit, Merge merge)
            implements StoredForm<PurchasePeriods> {

        @Override
        public PurchasePeriods restore() {
            Stored.check(type, version, TYPE, VERSION);
            return new PurchasePeriods(
                    Stored.present(unit, "the unit of periods"), Stored.present(merge, "the merging of periods"));
        }
    }

    /** The number of the period that a day lies in; differences of these are times. */
    int period(int epochDay) {
        if (merge == Merge.SAME_DAY) {
            return epochDay;
        }
        return switch (unit) {
            case DAY -> epochDay;
            case WEEK -> Math.floorDiv(epochDay + 3, 7); // day 0 of the epoch was a Thursday
            case MONTH -> (int) LocalDate.ofEpochDay(epochDay).getLong(ChronoField.PROLEPTIC_MONTH);
            case YEAR -> LocalDate.ofEpochDay(epochDay).getYear();
        };
    }

    double time(int periods) {
        return merge == Merge.SAME_DAY ? periods / unit.days() : periods;
    }

    /** The period of a last day, which must be the last of its period: an incomplete one can't be compared with the others. */
    int lastPeriod(LocalDate asOf) {
        int day = Calendar.epochDay(asOf, "last day");
        checkArgument(period(day + 1) > period(day), "%s is not the last day of a %s", asOf, unit.singular());
        return period(day);
    }

    /** For example {@code one purchase a day, in weeks}. */
    @Override
    public String toString() {
        return merge == Merge.SAME_DAY
                ? "one purchase a day, in " + unit.plural()
                : "one purchase a calendar " + unit.singular() + ", in " + unit.plural();
    }
}
