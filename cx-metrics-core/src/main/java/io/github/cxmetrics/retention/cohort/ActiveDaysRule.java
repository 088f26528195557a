package io.github.cxmetrics.retention.cohort;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.TallyRule;
import io.github.cxmetrics.calendar.CalendarPeriods;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.BitSet;

/**
 * The window in which active days are counted: 7 days for L7 and weekly stickiness, 28 for L28, 30 for the month.
 *
 * @param zone the region whose local dates are the days
 * @param firstDay the first day of the window
 * @param days how many days it has, 1..4096; all of them must be over, or the last ones are too low
 */
public record ActiveDaysRule(ZoneId zone, LocalDate firstDay, int days)
        implements TallyRule<CustomerActivity, ActiveDays> {

    /**
     * Checks the window.
     *
     * @param zone the region
     * @param firstDay the first day
     * @param days how many days
     * @throws IllegalArgumentException if the window is empty or longer than 4096 days, or the zone a fixed offset
     */
    public ActiveDaysRule {
        checkArgument(firstDay != null, "a window of active days needs a first day, not null");
        checkArgument(
                days >= 1 && days <= CalendarPeriods.MAX_PERIODS,
                "a window of active days has 1..%s days, not %s",
                CalendarPeriods.MAX_PERIODS,
                days);
        zone = CalendarPeriods.days(zone).zone();
    }

    /**
     * The days up to a last one.
     *
     * @param zone the region whose local dates are the days
     * @param lastDay the last day, complete
     * @param days how many days
     * @return the rule
     */
    public static ActiveDaysRule endingOn(ZoneId zone, LocalDate lastDay, int days) {
        return new ActiveDaysRule(zone, lastDay.minusDays(days - 1L), days);
    }

    /**
     * The last day of the window.
     *
     * @return the date
     */
    public LocalDate lastDay() {
        return firstDay.plusDays(days - 1L);
    }

    @Override
    public Accumulator<CustomerActivity, ActiveDays> accumulator() {
        return new Counting(this);
    }

    void checkSameRule(ActiveDaysRule other) {
        checkArgument(equals(other), "can't merge active days of different windows: %s and %s", this, other);
    }

    /** For example {@code 7 days from 2024-03-04 (UTC)}. */
    @Override
    public String toString() {
        return days + " days from " + firstDay + " (" + zone + ")";
    }

    private static final class Counting implements Accumulator<CustomerActivity, ActiveDays> {

        private final ActiveDaysRule rule;
        private final CalendarPeriods calendar;
        private final long first;
        private final long[] byDays;
        private final long[] byDay;
        private long inactive;
        private long outside;
        private ActiveDays joined;

        private Counting(ActiveDaysRule rule) {
            this.rule = rule;
            calendar = CalendarPeriods.days(rule.zone());
            first = rule.firstDay().toEpochDay();
            byDays = new long[rule.days()];
            byDay = new long[rule.days()];
            joined = ActiveDays.of(rule, byDays, byDay, 0, 0);
        }

        @Override
        public void add(CustomerActivity customer) {
            checkArgument(customer != null, "a customer's activity must not be null");
            BitSet active = new BitSet();
            for (Instant time : customer.times()) {
                long day = calendar.numberOf(time) - first;
                if (day >= 0 && day < rule.days()) {
                    active.set((int) day);
                } else {
                    outside++;
                }
            }
            active.stream().forEach(day -> byDay[day]++);
            if (active.isEmpty()) {
                inactive++;
            } else {
                byDays[active.cardinality() - 1]++;
            }
        }

        @Override
        public void addAll(ActiveDays tally) {
            joined = joined.plus(tally);
        }

        @Override
        public ActiveDays snapshot() {
            return joined.plus(ActiveDays.of(rule, byDays, byDay, inactive, outside));
        }
    }
}
