package io.github.cxmetrics.retention.cohort;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.SerializedTally;
import io.github.cxmetrics.Tally;
import io.github.cxmetrics.TallyCounts;
import io.github.cxmetrics.TallyRule;
import io.github.cxmetrics.calendar.CalendarPeriods;
import io.github.cxmetrics.internal.CountMath;
import io.github.cxmetrics.internal.StoredText;
import io.github.cxmetrics.internal.Text;
import io.github.cxmetrics.survival.Durations;
import io.github.cxmetrics.survival.DurationsRule;
import io.github.cxmetrics.survival.QuantileMethod;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.time.Duration;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;

/**
 * The usage interval: how many days lie between the active days of a typical customer. It says whether a product is one for every day, week or month, and
 * so which periods its retention should be read in.
 *
 * <p>For each customer the median gap between consecutive active days (of an even number the mean of the middle two, so half days occur); over customers
 * the median of these. Customers with one active day have no gap and are counted apart: the longer the log, the fewer they are. Gaps that are still open
 * are not seen, so a short log shows short intervals.
 *
 * <p>Source: the product usage interval of Amplitude's retention playbook, there read at the 80th percentile.
 */
public final class UsageInterval implements Tally<UsageInterval>, Serializable {

    private static final long serialVersionUID = 1;
    private static final int HALF_DAY_HOURS = 12;
    private static final double DAY_HOURS = 24;

    private final ZoneId zone;
    private final Durations medians;
    private final long singleDay;

    private UsageInterval(ZoneId zone, Durations medians, long singleDay) {
        this.zone = zone;
        this.medians = medians;
        this.singleDay = CountMath.checkNotNegative(singleDay, "customers with one active day");
        checkArgument(
                medians.unit() == ChronoUnit.HOURS, "usage intervals are counted in hours, not %s", medians.unit());
    }

    /**
     * The rule that reads each customer's active days.
     *
     * @param zone the region whose local dates are the days
     * @return the rule
     * @throws IllegalArgumentException if the zone is a fixed offset other than UTC
     */
    public static TallyRule<CustomerActivity, UsageInterval> rule(ZoneId zone) {
        return new Rule(CalendarPeriods.days(zone));
    }

    /**
     * Counts a log; makes an object per customer.
     *
     * @param zone the region whose local dates are the days
     * @param log the rows
     * @return the tally
     */
    public static UsageInterval of(ZoneId zone, ActivityLog log) {
        Accumulator<CustomerActivity, UsageInterval> accumulator = rule(zone).accumulator();
        LogGroups.forEach(log, zone, accumulator::add);
        return accumulator.snapshot();
    }

    /** Customers with at least two active days. */
    @Override
    public long count() {
        return medians.count();
    }

    /**
     * Customers with one active day, who have no gap; not in {@link #count()}.
     *
     * @return the count
     */
    public long singleDayCustomers() {
        return singleDay;
    }

    /**
     * The median over customers of their median gap (nearest rank: of an even number of customers the lower of the middle two).
     *
     * @return days, at least 1
     * @throws IllegalStateException if nobody has two active days
     */
    public double medianDays() {
        return quantileDays(0.5);
    }

    /**
     * The gap that a share of customers stays within: the smallest that reaches it (nearest rank).
     *
     * @param share 0..1, for example 0.8
     * @return days, at least 1
     * @throws IllegalStateException if nobody has two active days
     */
    public double quantileDays(double share) {
        if (count() == 0) {
            throw new IllegalStateException("usage interval is undefined: nobody has two active days");
        }
        return medians.quantile(share, QuantileMethod.NEAREST_RANK) / DAY_HOURS;
    }

    @Override
    public UsageInterval plus(UsageInterval other) {
        checkArgument(
                zone.equals(other.zone), "can't merge usage intervals of different zones: %s and %s", zone, other.zone);
        return new UsageInterval(
                zone,
                medians.plus(other.medians),
                CountMath.sum(singleDay, other.singleDay, "customers with one active day"));
    }

    /**
     * The plain data of {@link UsageInterval}.
     *
     * @param zone the region
     * @param singleDay customers with one active day
     * @param medianHours the other customers' median gaps in hours, a day 24
     */
    public record Counts(String zone, long singleDay, Durations.Counts medianHours)
            implements TallyCounts<UsageInterval> {

        @Override
        public UsageInterval toTally() {
            return new UsageInterval(
                    CalendarPeriods.days(StoredText.zone(zone)).zone(), medianHours.toTally(), singleDay);
        }
    }

    @Override
    public Counts toCounts() {
        return new Counts(zone.getId(), singleDay, medians.toCounts());
    }

    private Object writeReplace() {
        return new SerializedTally<>(toCounts());
    }

    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw new InvalidObjectException("a usage interval is serialized through its counts");
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof UsageInterval that
                && zone.equals(that.zone)
                && medians.equals(that.medians)
                && singleDay == that.singleDay;
    }

    @Override
    public int hashCode() {
        return 31 * (31 * zone.hashCode() + medians.hashCode()) + Long.hashCode(singleDay);
    }

    /** One line, for example {@code usage interval: median 7 days, 80 % within 14 days, n = 120, 30 with one active day}. */
    @Override
    public String toString() {
        String value = count() == 0
                ? "nobody has two active days"
                : "median " + Text.shortest(medianDays()) + " days, 80 % within " + Text.shortest(quantileDays(0.8))
                        + " days, n = " + count();
        return "usage interval: " + value + ", " + singleDay + " with one active day";
    }

    private record Rule(CalendarPeriods days) implements TallyRule<CustomerActivity, UsageInterval> {
        @Override
        public Accumulator<CustomerActivity, UsageInterval> accumulator() {
            return new Counting(days);
        }
    }

    private static final class Counting implements Accumulator<CustomerActivity, UsageInterval> {

        private final CalendarPeriods days;
        private final Accumulator<Duration, Durations> medians = DurationsRule.of(ChronoUnit.HOURS).accumulator();
        private long singleDay;
        private UsageInterval joined;

        private Counting(CalendarPeriods days) {
            this.days = days;
            joined = new UsageInterval(days.zone(), medians.snapshot(), 0);
        }

        @Override
        public void add(CustomerActivity customer) {
            checkArgument(customer != null, "a customer's activity must not be null");
            long[] active = customer.times().stream()
                    .mapToLong(days::numberOf)
                    .distinct()
                    .sorted()
                    .toArray();
            if (active.length < 2) {
                singleDay++;
                return;
            }
            long[] gaps = new long[active.length - 1];
            for (int i = 0; i < gaps.length; i++) {
                gaps[i] = active[i + 1] - active[i];
            }
            Arrays.sort(gaps);
            long twiceMedian = gaps[(gaps.length - 1) / 2] + gaps[gaps.length / 2];
            medians.add(Duration.ofHours(HALF_DAY_HOURS * twiceMedian));
        }

        @Override
        public void addAll(UsageInterval tally) {
            joined = joined.plus(tally);
        }

        @Override
        public UsageInterval snapshot() {
            return joined.plus(new UsageInterval(days.zone(), medians.snapshot(), singleDay));
        }
    }
}
