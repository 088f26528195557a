package io.github.cxmetrics.retention.cohort;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.TallyRule;
import io.github.cxmetrics.calendar.CalendarPeriods;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * When a customer has bought again: within how many days, and what one purchase is.
 *
 * @param occasions whether the rows of one date are one purchase
 * @param zone the region whose local dates are the days
 * @param windowDays the window after the first purchase, inclusive: a second on day {@code windowDays} is inside
 * @param asOf everything before this instant was observed; later purchases are refused. Tallies of different ones merge
 */
public record RepeatPurchaseRule(Occasions occasions, ZoneId zone, int windowDays, Instant asOf)
        implements TallyRule<CustomerActivity, RepeatPurchase> {

    /** What one purchase is. */
    public enum Occasions {
        /** All rows of a customer on one local date: two receipts of one visit are no return. Windows are differences of dates. */
        ONE_PER_DATE("one purchase per date"),
        /** Every row. Windows are elapsed time, a day 24 hours. */
        EVERY_ROW("every row a purchase");

        private final String text;

        Occasions(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /**
     * Checks the window.
     *
     * @param occasions whether the rows of one date are one purchase
     * @param zone the region
     * @param windowDays the window after the first purchase
     * @param asOf everything before this instant was observed
     * @throws IllegalArgumentException if the window is empty, a part is null, or the zone a fixed offset
     */
    public RepeatPurchaseRule {
        checkArgument(occasions != null && asOf != null, "a repeat purchase rule needs occasions and asOf, not null");
        checkArgument(windowDays >= 1, "the window must be at least 1 day, not %s", windowDays);
        zone = CalendarPeriods.days(zone).zone();
    }

    /**
     * A second purchase on another date, up to a number of days after the first.
     *
     * @param windowDays the window, inclusive
     * @param zone the region whose local dates are the days
     * @param asOf everything before this instant was observed
     * @return the rule, one purchase per date
     */
    public static RepeatPurchaseRule withinDays(int windowDays, ZoneId zone, Instant asOf) {
        return new RepeatPurchaseRule(Occasions.ONE_PER_DATE, zone, windowDays, asOf);
    }

    /**
     * The same rule with every row a purchase.
     *
     * @return the changed copy
     */
    public RepeatPurchaseRule everyRow() {
        return new RepeatPurchaseRule(Occasions.EVERY_ROW, zone, windowDays, asOf);
    }

    /** The rule of tallies that merge with this one's: the same, observed until the later of both. */
    RepeatPurchaseRule mergedWith(RepeatPurchaseRule other) {
        Instant later = asOf.isBefore(other.asOf) ? other.asOf : asOf;
        RepeatPurchaseRule merged = new RepeatPurchaseRule(occasions, zone, windowDays, later);
        checkArgument(
                merged.equals(new RepeatPurchaseRule(other.occasions, other.zone, other.windowDays, later)),
                "can't merge repeat purchases of different rules: %s and %s",
                text(),
                other.text());
        return merged;
    }

    @Override
    public Accumulator<CustomerActivity, RepeatPurchase> accumulator() {
        return new RepeatPurchaseAccumulator(this);
    }

    /** The time from the first purchase to another instant. */
    Duration between(Instant first, Instant later) {
        return occasions == Occasions.EVERY_ROW
                ? Duration.between(first, later)
                : Duration.ofDays(date(later).toEpochDay() - date(first).toEpochDay());
    }

    /** How long a customer was watched: by dates, to the last complete one. */
    Duration followUp(Instant first) {
        Duration watched = occasions == Occasions.EVERY_ROW
                ? Duration.between(first, asOf)
                : between(first, asOf).minusDays(1);
        return watched.isNegative() ? Duration.ZERO : watched;
    }

    private LocalDate date(Instant time) {
        return LocalDate.ofInstant(time, zone);
    }

    String text() {
        return "within " + windowDays + " days (" + zone + ", " + occasions + ")";
    }

    /** For example {@code within 90 days (UTC, one purchase per date), as of 1998-07-01T00:00:00Z}. */
    @Override
    public String toString() {
        return text() + ", as of " + asOf;
    }
}
