package io.github.cxmetrics.retention.cohort;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Confidence;
import io.github.cxmetrics.ExactTally;
import io.github.cxmetrics.Interval;
import io.github.cxmetrics.Proportion;
import io.github.cxmetrics.TallyCounts;
import io.github.cxmetrics.TallyRule;
import io.github.cxmetrics.Unit;
import io.github.cxmetrics.calendar.CalendarPeriods;
import io.github.cxmetrics.internal.CountMath;
import io.github.cxmetrics.internal.Limits;
import io.github.cxmetrics.internal.Numbers;
import io.github.cxmetrics.internal.SampleMean;
import io.github.cxmetrics.internal.Stored;
import io.github.cxmetrics.internal.Text;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/**
 * On how many days of a window customers were active (L7, L28), and what it says of their habit: stickiness.
 *
 * <p>Stickiness is the mean of the daily actives over the actives of the window, DAU/WAU or DAU/MAU: {@code Σ DAU / (days · window actives)}, which is the
 * mean share of days on which an active customer came. 0..1. Days without any activity count as 0; the variant without them has its own name, as has the
 * one of a single day. Customers who were not active in the window are counted apart and are in no denominator. Windows of one day merge, those of unlike
 * days don't.
 *
 * <p>Nobody active is an empty tally; its shares are undefined. Source: L28 and DAU/MAU as Facebook's growth team made them known.
 */
public final class ActiveDays extends ExactTally<ActiveDays> {

    private static final long serialVersionUID = 1;
    private static final String TYPE = "active-days";
    private static final int VERSION = 1;
    private static final String NAME = "stickiness";

    private static final String ACTIVE = "active customers";
    private static final String DAILY = "daily actives";

    /** What is in no share: customers of the log without activity in the window, activities before it, and activities after it. */
    record Aside(long inactive, long outsideActivities, long afterAsOf) {

        static final Aside NOBODY = new Aside(0, 0, 0);

        Aside {
            CountMath.checkNotNegative(inactive, "inactive customers");
            CountMath.checkNotNegative(outsideActivities, "activities before the window");
            CountMath.checkNotNegative(afterAsOf, "activities after asOf");
            checkArgument(
                    inactive <= outsideActivities,
                    "%s customers who were active before the window only can't have %s activities there",
                    inactive,
                    outsideActivities);
        }

        Aside plus(Aside other) {
            return new Aside(
                    CountMath.sum(inactive, other.inactive, "inactive customers"),
                    CountMath.sum(outsideActivities, other.outsideActivities, "activities before the window"),
                    CountMath.sum(afterAsOf, other.afterAsOf, "activities after asOf"));
        }
    }

    private final transient ActiveDaysRule.AsOf rule;
    private final transient long[] byDays;
    private final transient long[] byDay;
    private final transient Aside aside;
    private final transient long count;

    /** Copies both counts: customers by their number of active days, from 1, and customers active on each day. */
    ActiveDays(ActiveDaysRule.AsOf rule, long[] byDays, long[] byDay, Aside aside) {
        int days = rule.definition().days();
        this.rule = rule;
        this.byDays = byDays.clone();
        this.byDay = byDay.clone();
        this.aside = aside;
        long customers = 0;
        long dailyActives = 0;
        for (int i = 0; i < days; i++) {
            customers = CountMath.sum(customers, CountMath.checkNotNegative(byDays[i], ACTIVE), ACTIVE);
            dailyActives = CountMath.sum(dailyActives, CountMath.checkNotNegative(byDay[i], DAILY), DAILY);
        }
        long customerDays = 0;
        for (int i = 0; i < days; i++) {
            checkArgument(
                    byDay[i] <= customers,
                    "daily actives must not exceed those of the window: %s of %s",
                    byDay[i],
                    customers);
            checkArgument(
                    byDays[i] <= dailyActives / (i + 1),
                    "%s customers can't be active on %s days where daily actives add up to %s",
                    byDays[i],
                    i + 1,
                    dailyActives);
            customerDays = CountMath.sum(customerDays, (i + 1L) * byDays[i], "active days");
        }
        checkArgument(
                dailyActives == customerDays,
                "daily actives add up to %s, active days of customers to %s",
                dailyActives,
                customerDays);
        count = customers;
    }

    /** Counts a log by bits. */
    static ActiveDays of(ActiveDaysRule.AsOf rule, ActivityLog all) {
        ActivityLog log = all.withoutRefunds();
        CalendarPeriods calendar = CalendarPeriods.days(rule.definition().zone());
        ActivityLog seen = log.upToDay(rule.asOf(), calendar);
        long[] byDays = new long[rule.definition().days()];
        long[] byDay = new long[byDays.length];
        long afterAsOf = (long) log.rows() - seen.rows();
        ActivityBits activity = ActivityBits.of(calendar, seen);
        if (activity == null) {
            return new ActiveDays(rule, byDays, byDay, new Aside(0, 0, afterAsOf));
        }
        int[] days = new int[seen.customerCount()];
        long offset = activity.ticks().indexOf(rule.firstDay().toEpochDay());
        for (int day = 0; day < byDay.length; day++) {
            if (offset + day >= 0 && offset + day < activity.periods()) {
                long[] active = activity.active((int) offset + day);
                byDay[day] = ActivityBits.count(active);
                ActivityBits.forEach(active, customer -> days[customer]++);
            }
        }
        for (int customerDays : days) {
            if (customerDays > 0) {
                byDays[customerDays - 1]++;
            }
        }
        long everybody = ActivityBits.count(activity.activeIn(0, activity.periods()));
        long inactive = everybody - LongStream.of(byDays).sum();
        long before = LongStream.of(seen.times())
                .filter(time -> activity.ticks().locate(time) < offset)
                .count();
        return new ActiveDays(rule, byDays, byDay, new Aside(inactive, before, afterAsOf));
    }

    /** The window. */
    @Override
    public ActiveDaysRule.AsOf rule() {
        return rule;
    }

    /**
     * How many days the window has, and where.
     *
     * @return the rule, without the end of the data
     */
    public ActiveDaysRule definition() {
        return rule.definition();
    }

    /**
     * The end of the data.
     *
     * @return the last day of the window
     */
    public LocalDate asOf() {
        return rule.asOf();
    }

    /** Customers active on at least one day of the window: WAU of 7 days, MAU of 28 or 30. */
    @Override
    public long count() {
        return count;
    }

    /**
     * Customers who were active before the window only; not in {@link #count()}.
     *
     * @return the count
     */
    public long inactive() {
        return aside.inactive();
    }

    /**
     * Activities before the window.
     *
     * @return the count
     */
    public long outsideActivities() {
        return aside.outsideActivities();
    }

    /**
     * Activities after {@code asOf}, set aside; customers who have no others are not counted at all.
     *
     * @return the count
     */
    public long afterAsOf() {
        return aside.afterAsOf();
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
        checkArgument(days >= 1 && days <= byDays.length, "%s days are outside 1..%s", days, byDays.length);
    }

    /**
     * The share of the window's actives who came on at least a number of days.
     *
     * @param days 1..days of the window
     * @return the share
     */
    public Proportion activeOnAtLeast(int days) {
        checkDays(days);
        return Proportion.of(Arrays.stream(byDays, days - 1, byDays.length).sum(), count)
                .named("active on " + days + " or more days", ACTIVE);
    }

    /**
     * Customers active on a day.
     *
     * @param day a day of the window
     * @return the count
     */
    public long dailyActives(LocalDate day) {
        requireNonNull(day, "day");
        long index = day.toEpochDay() - rule.firstDay().toEpochDay();
        checkArgument(index >= 0 && index < byDay.length, "%s is outside of the window, %s", day, rule);
        return byDay[(int) index];
    }

    /**
     * The mean of the daily actives; days without any count as 0.
     *
     * @return {@code Σ DAU / days}
     */
    public double meanDailyActives() {
        return (double) customerDays() / byDay.length;
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
        return customerDays() / ((double) byDay.length * count);
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
        return Proportion.of(dailyActives(day), count).named(NAME + " of a day", ACTIVE);
    }

    private void checkDefined() {
        if (count == 0) {
            throw new IllegalStateException(NAME + " is undefined: nobody was active");
        }
    }

    /**
     * The t interval of stickiness, which is a mean over customers of sums over many days, as scores of many items are: there the score interval would be far
     * too wide. It covers other customers in the same days, not other days.
     *
     * @param confidence the confidence level
     * @return the interval, cut to 0..1
     * @throws IllegalStateException if fewer than two customers were active, or all on as many days, which says nothing of their spread
     */
    public Interval interval(Confidence confidence) {
        checkDefined();
        if (count == 1) {
            throw new IllegalStateException(NAME + " has no interval: 1 customer");
        }
        if (isAlike()) {
            throw new IllegalStateException(
                    NAME + " has no interval: all " + count + " customers were active on as many days");
        }
        double mean = meanActiveDays();
        double squares = 0;
        for (int i = 0; i < byDays.length; i++) {
            squares += byDays[i] * (i + 1 - mean) * (i + 1 - mean);
        }
        Limits limits = new SampleMean(count, mean, squares / (count - 1)).limits(confidence.level());
        return new Interval(limits.lower() / byDay.length, limits.upper() / byDay.length, confidence, "t", Unit.SHARE)
                .clippedTo(0, 1);
    }

    private boolean isAlike() {
        return Arrays.stream(byDays).anyMatch(customers -> customers == count);
    }

    @Override
    public ActiveDays plus(ActiveDays other) {
        TallyRule.checkMerge(NAME, rule, other.rule);
        return new ActiveDays(
                rule, sums(byDays, other.byDays, ACTIVE), sums(byDay, other.byDay, DAILY), aside.plus(other.aside));
    }

    private static long[] sums(long[] a, long[] b, String what) {
        long[] sums = new long[a.length];
        Arrays.setAll(sums, i -> CountMath.sum(a[i], b[i], what));
        return sums;
    }

    /**
     * The plain data of {@link ActiveDays}.
     *
     * @param type {@code active-days}
     * @param version 1
     * @param rule the window
     * @param customersByDays customers by their number of active days, from 1
     * @param activesByDay customers active on each day
     * @param inactive customers active before the window only
     * @param outsideActivities activities before it
     * @param afterAsOf activities after it
     */
    public record Counts(
            String type,
            int version,
            ActiveDaysRule.AsOf.Form rule,
            List<Long> customersByDays,
            List<Long> activesByDay,
            long inactive,
            long outsideActivities,
            long afterAsOf)
            implements TallyCounts<ActiveDays> {

        @Override
        public ActiveDays toTally() {
            Stored.check(type, version, TYPE, VERSION);
            ActiveDaysRule.AsOf window =
                    Stored.present(rule, "the rule of active days").restore();
            int days = window.definition().days();
            return new ActiveDays(
                    window,
                    Stored.counts(customersByDays, days, ACTIVE),
                    Stored.counts(activesByDay, days, DAILY),
                    new Aside(inactive, outsideActivities, afterAsOf));
        }

        @Override
        public Map<String, Long> numbers() {
            ActiveDays tally = toTally();
            return Numbers.of(ACTIVE, tally.count)
                    .and("active days", tally.customerDays())
                    .and("inactive customers", inactive)
                    .and("activities before the window", outsideActivities)
                    .and("activities after asOf", afterAsOf)
                    .map();
        }
    }

    @Override
    public Counts toCounts() {
        return new Counts(
                TYPE,
                VERSION,
                rule.toForm(),
                LongStream.of(byDays).boxed().toList(),
                LongStream.of(byDay).boxed().toList(),
                inactive(),
                outsideActivities(),
                afterAsOf());
    }

    /** One line, for example {@code stickiness 40.0 % (95 % CI 13.6 % … 66.4 %), 5 active in 7 days up to 2024-03-10 (UTC), daily mean 2.0}. */
    @Override
    public String toString() {
        String after = afterAsOf() == 0 ? "" : ", " + afterAsOf() + " activities after asOf";
        if (count == 0) {
            return NAME + ": nobody active in " + rule + after;
        }
        String interval = isAlike()
                ? ""
                : " (" + Confidence.DEFAULT + " CI "
                        + interval(Confidence.DEFAULT).text(Unit.SHARE) + ")";
        return NAME + " " + Unit.SHARE.text(stickiness()) + interval + ", " + count + " active in " + rule
                + ", daily mean " + Text.fixed(meanDailyActives(), 1) + after;
    }
}
