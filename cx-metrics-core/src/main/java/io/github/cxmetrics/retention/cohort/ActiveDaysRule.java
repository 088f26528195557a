package io.github.cxmetrics.retention.cohort;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.Storable;
import io.github.cxmetrics.StoredForm;
import io.github.cxmetrics.TallyRule;
import io.github.cxmetrics.calendar.CalendarPeriods;
import io.github.cxmetrics.internal.Stored;
import io.github.cxmetrics.internal.StoredText;
import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.BitSet;
import java.util.Optional;

/**
 * The window in which active days are counted: the last 7 days for L7 and weekly stickiness, 28 for L28, 30 for the month. {@link #asOf} says which day is
 * the last.
 *
 * @param zone the region whose local dates are the days
 * @param days how many days the window has, 1..4096
 */
public record ActiveDaysRule(ZoneId zone, int days) implements Serializable, Storable {

    private static final String TYPE = "active-days-rule";
    private static final int VERSION = 1;

    /**
     * Checks the window.
     *
     * @param zone the region
     * @param days how many days
     * @throws IllegalArgumentException if the window is empty or longer than 4096 days, or the zone a fixed offset
     */
    public ActiveDaysRule {
        checkArgument(
                days >= 1 && days <= CalendarPeriods.MAX_PERIODS,
                "a window of active days has 1..%s days, not %s",
                CalendarPeriods.MAX_PERIODS,
                days);
        zone = CalendarPeriods.days(zone).zone();
    }

    /**
     * The last days.
     *
     * @param days how many days
     * @param zone the region whose local dates are the days
     * @return the rule
     */
    public static ActiveDaysRule lastDays(int days, ZoneId zone) {
        return new ActiveDaysRule(zone, days);
    }

    /**
     * The window that ends on a day, ready to count.
     *
     * @param asOf the last day observed, all of it: a day that is not over counts too few
     * @return the rule with the end of the data
     */
    public AsOf asOf(LocalDate asOf) {
        return new AsOf(this, asOf);
    }

    @Override
    public Form toForm() {
        return new Form(TYPE, VERSION, zone.getId(), days);
    }

    /**
     * The plain data of {@link ActiveDaysRule}.
     *
     * @param type {@code active-days-rule}
     * @param version 1
     * @param zone the region
     * @param days how many days the window has
     */
    public record Form(String type, int version, String zone, int days) implements StoredForm<ActiveDaysRule> {

        @Override
        public ActiveDaysRule restore() {
            Stored.check(type, version, TYPE, VERSION);
            return lastDays(days, StoredText.zone(Stored.text(zone, "the zone of active days")));
        }
    }

    /** For example {@code the last 7 days (UTC)}. */
    @Override
    public String toString() {
        return "the last " + days + " days (" + zone + ")";
    }

    /**
     * A window of active days.
     *
     * @param definition how many days it has, and where
     * @param asOf its last day; later activity is set aside
     */
    public record AsOf(ActiveDaysRule definition, LocalDate asOf)
            implements TallyRule<CustomerActivity, ActiveDays>, Storable {

        private static final String TYPE = "active-days-rule-as-of";
        private static final int VERSION = 1;

        /**
         * Checks the last day.
         *
         * @param definition how many days the window has, and where
         * @param asOf its last day
         * @throws IllegalArgumentException if one is null, or the day beyond the calendar
         */
        public AsOf {
            checkArgument(definition != null && asOf != null, "active days need a rule and asOf, not null");
            Years.check(asOf, "asOf");
        }

        /**
         * The first day of the window.
         *
         * @return the date
         */
        public LocalDate firstDay() {
            return asOf.minusDays(definition.days - 1L);
        }

        /**
         * Counts a log; needs no object per row.
         *
         * @param log the rows
         * @return the tally
         * @throws IllegalArgumentException if the log spans more than 4096 days
         */
        public ActiveDays count(ActivityLog log) {
            requireNonNull(log, "log");
            return ActiveDays.of(this, log);
        }

        @Override
        public Optional<LocalDate> readAsOf() {
            return Optional.of(asOf);
        }

        @Override
        public Accumulator<CustomerActivity, ActiveDays> accumulator() {
            return Accumulator.guarding(() -> new Counting(this));
        }

        @Override
        public Form toForm() {
            return new Form(TYPE, VERSION, definition.toForm(), asOf.toString());
        }

        /**
         * The plain data of {@link AsOf}.
         *
         * @param type {@code active-days-rule-as-of}
         * @param version 1
         * @param definition how many days the window has, and where
         * @param asOf the last day observed
         */
        public record Form(String type, int version, ActiveDaysRule.Form definition, String asOf)
                implements StoredForm<AsOf> {

            @Override
            public AsOf restore() {
                Stored.check(type, version, TYPE, VERSION);
                return Stored.present(definition, "the definition of active days")
                        .restore()
                        .asOf(StoredText.date(Stored.text(asOf, "asOf")));
            }
        }

        /** For example {@code 7 days up to 2024-03-10 (UTC)}. */
        @Override
        public String toString() {
            return definition.days + " days up to " + asOf + " (" + definition.zone + ")";
        }
    }

    private static final class Counting implements Accumulator<CustomerActivity, ActiveDays> {

        private final AsOf rule;
        private final CalendarPeriods calendar;
        private final long first;
        private final long[] byDays;
        private final long[] byDay;
        private ActiveDays.Aside aside = ActiveDays.Aside.NOBODY;
        private ActiveDays joined;

        private Counting(AsOf rule) {
            this.rule = rule;
            calendar = CalendarPeriods.days(rule.definition.zone);
            first = rule.firstDay().toEpochDay();
            byDays = new long[rule.definition.days];
            byDay = new long[rule.definition.days];
            joined = new ActiveDays(rule, byDays, byDay, aside);
        }

        @Override
        public void add(CustomerActivity customer) {
            checkArgument(customer != null, "a customer's activity must not be null");
            customer.withoutRefunds().ifPresent(this::count);
        }

        private void count(CustomerActivity customer) {
            BitSet active = new BitSet();
            long before = 0;
            long after = 0;
            for (Instant time : customer.times()) {
                long day = calendar.numberOf(time) - first;
                if (day < 0) {
                    before++;
                } else if (day >= byDay.length) {
                    after++;
                } else {
                    active.set((int) day);
                }
            }
            aside = aside.plus(new ActiveDays.Aside(active.isEmpty() && before > 0 ? 1 : 0, before, after));
            active.stream().forEach(day -> byDay[day]++);
            if (!active.isEmpty()) {
                byDays[active.cardinality() - 1]++;
            }
        }

        @Override
        public void addAll(ActiveDays tally) {
            requireNonNull(tally, "tally");
            // What would not fit is refused before anything changes.
            snapshot().plus(tally);
            joined = joined.plus(tally);
        }

        @Override
        public ActiveDays snapshot() {
            return joined.plus(new ActiveDays(rule, byDays, byDay, aside));
        }
    }
}
