package io.github.cxmetrics.retention.cohort;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.Confidence;
import io.github.cxmetrics.Interval;
import io.github.cxmetrics.Proportion;
import io.github.cxmetrics.SerializedTally;
import io.github.cxmetrics.Tally;
import io.github.cxmetrics.TallyCounts;
import io.github.cxmetrics.Unit;
import io.github.cxmetrics.calendar.CalendarPeriods;
import io.github.cxmetrics.internal.CountMath;
import io.github.cxmetrics.internal.Limits;
import io.github.cxmetrics.internal.SampleMean;
import io.github.cxmetrics.internal.StoredText;
import io.github.cxmetrics.internal.Text;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/**
 * On how many days of a window customers were active (L7, L28), and what it says of their habit: stickiness.
 *
 * <p>Stickiness is the mean of the daily actives over the actives of the window, DAU/WAU or DAU/MAU: {@code Σ DAU / (days · window actives)}, which is the
 * mean share of days on which an active customer came. 0..1. Days without any activity count as 0; the variant without them has its own name, as has the
 * one of a single day. Customers who were not active in the window are counted apart and are in no denominator.
 *
 * <p>Nobody active is an empty tally; its shares are undefined. Source: L28 and DAU/MAU as Facebook's growth team made them known.
 */
public final class ActiveDays implements Tally<ActiveDays>, Serializable {

    private static final long serialVersionUID = 1;
    private static final String NAME = "stickiness";

    private final ActiveDaysRule rule;
    private final long[] byDays;
    private final long[] byDay;
    private final long inactive;
    private final long outside;
    private final long count;

    private ActiveDays(ActiveDaysRule rule, long[] byDays, long[] byDay, long inactive, long outside) {
        this.rule = rule;
        this.byDays = byDays;
        this.byDay = byDay;
        this.inactive = CountMath.checkNotNegative(inactive, "inactive customers");
        this.outside = CountMath.checkNotNegative(outside, "activities outside of the window");
        long customers = 0;
        long customerDays = 0;
        for (int i = 0; i < byDays.length; i++) {
            CountMath.checkNotNegative(byDays[i], "active customers");
            CountMath.checkNotNegative(byDay[i], "daily actives");
            customers = CountMath.sum(customers, byDays[i], "active customers");
            customerDays = Math.addExact(customerDays, Math.multiplyExact(i + 1L, byDays[i]));
        }
        long dailyActives = 0;
        for (long actives : byDay) {
            checkArgument(
                    actives <= customers,
                    "daily actives must not exceed those of the window: %s of %s",
                    actives,
                    customers);
            dailyActives = Math.addExact(dailyActives, actives);
        }
        checkArgument(
                dailyActives == customerDays,
                "daily actives add up to %s, active days of customers to %s",
                dailyActives,
                customerDays);
        count = customers;
    }

    static ActiveDays of(ActiveDaysRule rule, long[] byDays, long[] byDay, long inactive, long outside) {
        checkArgument(
                byDays.length == rule.days() && byDay.length == rule.days(),
                "a window of %s days needs as many counts, not %s and %s",
                rule.days(),
                byDays.length,
                byDay.length);
        return new ActiveDays(rule, byDays.clone(), byDay.clone(), inactive, outside);
    }

    /**
     * Counts a log. Makes no object per row.
     *
     * @param rule the window
     * @param log the rows; those outside of the window are counted apart
     * @return the tally
     * @throws IllegalArgumentException if the log spans more than 4096 days
     */
    public static ActiveDays of(ActiveDaysRule rule, ActivityLog log) {
        ActivityBits activity = ActivityBits.of(CalendarPeriods.days(rule.zone()), log);
        if (activity == null) {
            return rule.empty();
        }
        PeriodTicks ticks = activity.ticks();
        int[] days = new int[log.customerCount()];
        long[] byDay = new long[rule.days()];
        long offset = ticks.indexOf(rule.firstDay().toEpochDay());
        for (int day = 0; day < byDay.length; day++) {
            if (offset + day >= 0 && offset + day < activity.periods()) {
                long[] active = activity.active((int) offset + day);
                byDay[day] = ActivityBits.count(active);
                ActivityBits.forEach(active, customer -> days[customer]++);
            }
        }
        long[] byDays = new long[rule.days()];
        for (int customerDays : days) {
            if (customerDays > 0) {
                byDays[customerDays - 1]++;
            }
        }
        long all = ActivityBits.count(activity.activeIn(0, activity.periods()));
        long inactive = all - LongStream.of(byDays).sum();
        return of(rule, byDays, byDay, inactive, outside(log, ticks, offset, rule.days()));
    }

    private static long outside(ActivityLog log, PeriodTicks ticks, long offset, int days) {
        long outside = 0;
        for (long time : log.times()) {
            long day = ticks.locate(time) - offset;
            outside += day < 0 || day >= days ? 1 : 0;
        }
        return outside;
    }

    /**
     * The window.
     *
     * @return the rule
     */
    public ActiveDaysRule rule() {
        return rule;
    }

    /** Customers active on at least one day of the window: WAU of 7 days, MAU of 28 or 30. */
    @Override
    public long count() {
        return count;
    }

    /**
     * Customers of the log who were not active in the window; not in {@link #count()}.
     *
     * @return the count
     */
    public long inactive() {
        return inactive;
    }

    /**
     * Activities outside of the window.
     *
     * @return the count
     */
    public long outsideActivities() {
        return outside;
    }

    /**
     * How many customers were active on exactly a number of days: the L7 or L28 distribution.
     *
     * @param days 1..days of the window
     * @return the count
     */
    public long customersWith(int days) {
        checkDays(days);
        return byDays[days - 1];
    }

    private void checkDays(int days) {
        checkArgument(days >= 1 && days <= rule.days(), "%s days are outside 1..%s", days, rule.days());
    }

    /**
     * The share of the window's actives who came on at least a number of days.
     *
     * @param days 1..days of the window
     * @return the share
     */
    public Proportion activeOnAtLeast(int days) {
        checkDays(days);
        return Proportion.of(Arrays.stream(byDays, days - 1, byDays.length).sum(), count);
    }

    /**
     * Customers active on a day.
     *
     * @param day a day of the window
     * @return the count
     */
    public long dailyActives(LocalDate day) {
        long index = day.toEpochDay() - rule.firstDay().toEpochDay();
        checkArgument(index >= 0 && index < rule.days(), "%s is outside of the window, %s", day, rule);
        return byDay[(int) index];
    }

    /**
     * The mean of the daily actives; days without any count as 0.
     *
     * @return {@code Σ DAU / days}
     */
    public double meanDailyActives() {
        return (double) customerDays() / rule.days();
    }

    /**
     * The mean number of active days of an active customer.
     *
     * @return {@code Σ DAU / window actives}, 1..days
     * @throws IllegalStateException if nobody was active
     */
    public double meanActiveDays() {
        checkDefined();
        return (double) customerDays() / count;
    }

    private long customerDays() {
        return LongStream.of(byDay).sum();
    }

    /**
     * Stickiness, 0..1, never rounded.
     *
     * @return {@code Σ DAU / (days · window actives)}
     * @throws IllegalStateException if nobody was active
     */
    public double stickiness() {
        checkDefined();
        return customerDays() / ((double) rule.days() * count);
    }

    /**
     * Stickiness over days with activity only: higher than {@link #stickiness} where a day was empty. For comparison with tools that skip such days.
     *
     * @return {@code Σ DAU / (days with activity · window actives)}
     * @throws IllegalStateException if nobody was active
     */
    public double stickinessOverNonEmptyDays() {
        checkDefined();
        long nonEmpty = LongStream.of(byDay).filter(actives -> actives > 0).count();
        return customerDays() / ((double) nonEmpty * count);
    }

    /**
     * The share of the window's actives who came on one day: point DAU over WAU or MAU. It moves with the day of the week.
     *
     * @param day a day of the window
     * @return the share
     */
    public Proportion stickinessOn(LocalDate day) {
        return Proportion.of(dailyActives(day), count);
    }

    private void checkDefined() {
        if (count == 0) {
            throw new IllegalStateException(NAME + " is undefined: nobody was active");
        }
    }

    /**
     * The t interval of stickiness, which is a mean over customers: it covers other customers in the same days, not other days.
     *
     * @param confidence the confidence level
     * @return the interval, cut to 0..1
     * @throws IllegalStateException if fewer than two customers were active
     */
    public Interval interval(Confidence confidence) {
        checkDefined();
        if (count == 1) {
            throw new IllegalStateException(NAME + " has no interval: 1 customer");
        }
        double mean = meanActiveDays();
        double squares = 0;
        for (int i = 0; i < byDays.length; i++) {
            squares += byDays[i] * (i + 1 - mean) * (i + 1 - mean);
        }
        Limits limits = new SampleMean(count, mean, squares / (count - 1)).limits(confidence.level());
        return new Interval(limits.lower() / rule.days(), limits.upper() / rule.days(), confidence, "t")
                .clippedTo(0, 1);
    }

    @Override
    public ActiveDays plus(ActiveDays other) {
        rule.checkSameRule(other.rule);
        return new ActiveDays(
                rule,
                sums(byDays, other.byDays, "active customers"),
                sums(byDay, other.byDay, "daily actives"),
                CountMath.sum(inactive, other.inactive, "inactive customers"),
                CountMath.sum(outside, other.outside, "activities outside of the window"));
    }

    private static long[] sums(long[] a, long[] b, String what) {
        long[] sums = new long[a.length];
        Arrays.setAll(sums, i -> CountMath.sum(a[i], b[i], what));
        return sums;
    }

    /**
     * The plain data of {@link ActiveDays}.
     *
     * @param zone the region
     * @param firstDay the first day of the window
     * @param customersByDays customers by their number of active days, from 1
     * @param activesByDay customers active on each day
     * @param inactive customers not active in the window
     * @param outsideActivities activities outside of it
     */
    public record Counts(
            String zone,
            String firstDay,
            List<Long> customersByDays,
            List<Long> activesByDay,
            long inactive,
            long outsideActivities)
            implements TallyCounts<ActiveDays> {

        @Override
        public ActiveDays toTally() {
            ActiveDaysRule rule =
                    new ActiveDaysRule(StoredText.zone(zone), StoredText.date(firstDay), customersByDays.size());
            return of(rule, longs(customersByDays), longs(activesByDay), inactive, outsideActivities);
        }

        private static long[] longs(List<Long> counts) {
            return counts.stream().mapToLong(Long::longValue).toArray();
        }
    }

    @Override
    public Counts toCounts() {
        return new Counts(
                rule.zone().getId(),
                rule.firstDay().toString(),
                LongStream.of(byDays).boxed().toList(),
                LongStream.of(byDay).boxed().toList(),
                inactive,
                outside);
    }

    private Object writeReplace() {
        return new SerializedTally<>(toCounts());
    }

    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw new InvalidObjectException("active days are serialized through their counts");
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ActiveDays that
                && rule.equals(that.rule)
                && inactive == that.inactive
                && outside == that.outside
                && Arrays.equals(byDays, that.byDays)
                && Arrays.equals(byDay, that.byDay);
    }

    @Override
    public int hashCode() {
        int counts = 31 * Arrays.hashCode(byDays) + Arrays.hashCode(byDay);
        return 31 * (31 * (31 * counts + Long.hashCode(inactive)) + Long.hashCode(outside)) + rule.hashCode();
    }

    /** One line, for example {@code stickiness 40.0 % (95 % CI 13.6 % … 66.4 %), 5 active in 7 days from 2024-03-04 (UTC), daily mean 2.0}. */
    @Override
    public String toString() {
        if (count == 0) {
            return NAME + ": nobody active in " + rule;
        }
        String interval = count == 1
                ? ""
                : " (" + Confidence.DEFAULT + " CI "
                        + interval(Confidence.DEFAULT).text(Unit.SHARE) + ")";
        return NAME + " " + Unit.SHARE.text(stickiness()) + interval + ", " + count + " active in " + rule
                + ", daily mean " + Text.fixed(meanDailyActives(), 1);
    }
}
