package io.github.cxmetrics.retention.cohort;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.Storable;
import io.github.cxmetrics.StoredForm;
import io.github.cxmetrics.TallyRule;
import io.github.cxmetrics.calendar.CalendarPeriods;
import io.github.cxmetrics.internal.Stored;
import io.github.cxmetrics.internal.StoredText;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/**
 * When a customer has bought again: within how many days, and what one purchase is. {@link #asOf} makes a definition ready to count.
 *
 * @param occasions whether the rows of one date are one purchase
 * @param zone the region whose local dates are the days
 * @param windowDays the window after the first purchase, inclusive: a second on day {@code windowDays} is inside
 */
public record RepeatPurchaseRule(Occasions occasions, ZoneId zone, int windowDays) implements Serializable, Storable {

    private static final String TYPE = "repeat-purchase-rule";
    private static final int VERSION = 1;

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
     * @throws IllegalArgumentException if the window is empty, the occasions are null, or the zone a fixed offset
     */
    public RepeatPurchaseRule {
        checkArgument(occasions != null, "a repeat purchase rule needs occasions, not null");
        checkArgument(windowDays >= 1, "the window must be at least 1 day, not %s", windowDays);
        zone = CalendarPeriods.days(zone).zone();
    }

    /**
     * A second purchase on another date, up to a number of days after the first.
     *
     * @param windowDays the window, inclusive
     * @param zone the region whose local dates are the days
     * @return the rule, one purchase per date
     */
    public static RepeatPurchaseRule withinDays(int windowDays, ZoneId zone) {
        return new RepeatPurchaseRule(Occasions.ONE_PER_DATE, zone, windowDays);
    }

    /**
     * The same rule with every row a purchase.
     *
     * @return the changed copy
     */
    public RepeatPurchaseRule everyRow() {
        return new RepeatPurchaseRule(Occasions.EVERY_ROW, zone, windowDays);
    }

    /**
     * The rule with the end of the data, ready to count.
     *
     * @param asOf the last instant observed: a window is over if it has ended by then, later purchases are set aside
     * @return the rule of repeat purchase rates
     */
    public AsOf asOf(Instant asOf) {
        return new AsOf(this, asOf);
    }

    /** The time from the first purchase to another instant. */
    Duration between(Instant first, Instant later) {
        return occasions == Occasions.EVERY_ROW
                ? Duration.between(first, later)
                : Duration.ofDays(date(later).toEpochDay() - date(first).toEpochDay());
    }

    private LocalDate date(Instant time) {
        return LocalDate.ofInstant(time, zone);
    }

    @Override
    public Form toForm() {
        return new Form(TYPE, VERSION, occasions, zone.getId(), windowDays);
    }

    /**
     * The plain data of {@link RepeatPurchaseRule}.
     *
     * @param type {@code repeat-purchase-rule}
     * @param version 1
     * @param occasions what one purchase is
     * @param zone the region
     * @param windowDays the window after the first purchase
     */
    public record Form(String type, int version, Occasions occasions, String zone, int windowDays)
            implements StoredForm<RepeatPurchaseRule> {

        @Override
        public RepeatPurchaseRule restore() {
            Stored.check(type, version, TYPE, VERSION);
            return new RepeatPurchaseRule(
                    occasions, StoredText.zone(Stored.text(zone, "the zone of repeat purchases")), windowDays);
        }
    }

    /** For example {@code within 90 days (UTC, one purchase per date)}. */
    @Override
    public String toString() {
        return "within " + windowDays + " days (" + zone + ", " + occasions + ")";
    }

    /**
     * Repeat purchases as they were observed up to an instant.
     *
     * @param definition the window, and what one purchase is
     * @param asOf the last instant observed
     */
    public record AsOf(RepeatPurchaseRule definition, Instant asOf)
            implements TallyRule<CustomerActivity, RepeatPurchase>, Storable {

        private static final String TYPE = "repeat-purchase-rule-as-of";
        private static final int VERSION = 1;

        /**
         * Checks the end of the data.
         *
         * @param definition the window, and what one purchase is
         * @param asOf the last instant observed
         * @throws IllegalArgumentException if one is null, or the instant beyond the calendar
         */
        public AsOf {
            checkArgument(definition != null && asOf != null, "repeat purchases need a rule and asOf, not null");
            Years.check(asOf, "asOf");
        }

        /**
         * Counts a log; makes an object per customer.
         *
         * @param log the purchases
         * @return the tally
         */
        public RepeatPurchase count(ActivityLog log) {
            RepeatPurchaseAccumulator accumulator = new RepeatPurchaseAccumulator(this);
            LogGroups.forEach(log.withoutRefunds(), definition.zone, accumulator::add);
            return accumulator.snapshot();
        }

        @Override
        public Optional<Instant> readAsOf() {
            return Optional.of(asOf);
        }

        @Override
        public Accumulator<CustomerActivity, RepeatPurchase> accumulator() {
            return new RepeatPurchaseAccumulator(this);
        }

        /** How long a customer was watched: by dates, to the last complete one. */
        Duration followUp(Instant first) {
            Duration watched = definition.between(first, asOf);
            if (definition.occasions == Occasions.ONE_PER_DATE) {
                watched = watched.minusDays(1);
            }
            return watched.isNegative() ? Duration.ZERO : watched;
        }

        @Override
        public Form toForm() {
            return new Form(TYPE, VERSION, definition.toForm(), asOf.toString());
        }

        /**
         * The plain data of {@link AsOf}.
         *
         * @param type {@code repeat-purchase-rule-as-of}
         * @param version 1
         * @param definition the window, and what one purchase is
         * @param asOf the last instant observed
         */
        public record Form(String type, int version, RepeatPurchaseRule.Form definition, String asOf)
                implements StoredForm<AsOf> {

            @Override
            public AsOf restore() {
                Stored.check(type, version, TYPE, VERSION);
                return Stored.present(definition, "the definition of repeat purchases")
                        .restore()
                        .asOf(StoredText.instant(Stored.text(asOf, "asOf")));
            }
        }

        /** For example {@code within 90 days (UTC, one purchase per date), as of 1998-07-01T00:00:00Z}. */
        @Override
        public String toString() {
            return definition + ", as of " + asOf;
        }
    }
}
