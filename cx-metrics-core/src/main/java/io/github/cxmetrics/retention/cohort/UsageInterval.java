package io.github.cxmetrics.retention.cohort;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.ExactTally;
import io.github.cxmetrics.Storable;
import io.github.cxmetrics.StoredForm;
import io.github.cxmetrics.TallyCounts;
import io.github.cxmetrics.TallyRule;
import io.github.cxmetrics.calendar.CalendarPeriods;
import io.github.cxmetrics.internal.CountMath;
import io.github.cxmetrics.internal.Numbers;
import io.github.cxmetrics.internal.Stored;
import io.github.cxmetrics.internal.StoredText;
import io.github.cxmetrics.internal.Text;
import io.github.cxmetrics.survival.Durations;
import io.github.cxmetrics.survival.DurationsRule;
import io.github.cxmetrics.survival.QuantileMethod;
import java.time.Duration;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Map;

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
public final class UsageInterval extends ExactTally<UsageInterval> {

    private static final long serialVersionUID = 1;
    private static final String TYPE = "usage-interval";
    private static final int VERSION = 1;
    private static final DurationsRule HOURS = DurationsRule.of(ChronoUnit.HOURS);
    private static final int HALF_DAY_HOURS = 12;
    private static final double DAY_HOURS = 24;
    private static final String NAME = "usage interval";
    private static final String SINGLE = "customers with one active day";

    private final transient Rule rule;
    private final transient Durations medians;
    private final transient long singleDay;

    private UsageInterval(Rule rule, Durations medians, long singleDay) {
        this.rule = rule;
        this.medians = medians;
        this.singleDay = CountMath.checkNotNegative(singleDay, SINGLE);
        checkArgument(
                HOURS.equals(medians.rule()), "usage intervals are counted in %s, not in %s", HOURS, medians.rule());
        checkArgument(
                medians.count() == 0 || medians.min() >= 2 * HALF_DAY_HOURS,
                "active days are at least 24 hours apart, not %s",
                medians.count() == 0 ? 0 : medians.min());
    }

    /**
     * Reads each customer's active days.
     *
     * @param zone the region whose local dates are the days
     */
    public record Rule(ZoneId zone) implements TallyRule<CustomerActivity, UsageInterval>, Storable {

        private static final String TYPE = "usage-interval-rule";
        private static final int VERSION = 1;

        /**
         * Checks the zone.
         *
         * @param zone the region
         * @throws IllegalArgumentException if it is a fixed offset other than UTC
         */
        public Rule {
            zone = CalendarPeriods.days(zone).zone();
        }

        /**
         * Active days of a region.
         *
         * @param zone the region whose local dates are the days
         * @return the rule
         * @throws IllegalArgumentException if it is a fixed offset other than UTC
         */
        public static Rule of(ZoneId zone) {
            return new Rule(zone);
        }

        /**
         * Counts a log; makes an object per customer.
         *
         * @param log the rows
         * @return the tally
         */
        public UsageInterval count(ActivityLog log) {
            Counting counting = new Counting(this);
            LogGroups.forEach(log.withoutRefunds(), zone, counting::add);
            return counting.snapshot();
        }

        @Override
        public Accumulator<CustomerActivity, UsageInterval> accumulator() {
            return Accumulator.guarding(() -> new Counting(this));
        }

        @Override
        public Form toForm() {
            return new Form(TYPE, VERSION, zone.getId());
        }

        /**
         * The plain data of {@link Rule}.
         *
         * @param type {@code usage-interval-rule}
         * @param version 1
         * @param zone the region
         */
        public record Form(String type, int version, String zone) implements StoredForm<Rule> {

            @Override
            public Rule restore() {
                Stored.check(type, version, TYPE, VERSION);
                return of(StoredText.zone(Stored.text(zone, "the zone of a usage interval")));
            }
        }

        /** For example {@code days in UTC}. */
        @Override
        public String toString() {
            return "days in " + zone;
        }
    }

    @Override
    public Rule rule() {
        return rule;
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
            throw new IllegalStateException(NAME + " is undefined: nobody has two active days");
        }
        return medians.quantile(share, QuantileMethod.NEAREST_RANK) / DAY_HOURS;
    }

    @Override
    public UsageInterval plus(UsageInterval other) {
        TallyRule.checkMerge(NAME, rule, other.rule);
        return new UsageInterval(rule, medians.plus(other.medians), CountMath.sum(singleDay, other.singleDay, SINGLE));
    }

    /**
     * The plain data of {@link UsageInterval}.
     *
     * @param type {@code usage-interval}
     * @param version 1
     * @param rule the region
     * @param singleDay customers with one active day
     * @param medianHours the other customers' median gaps in hours, a day 24
     */
    public record Counts(String type, int version, Rule.Form rule, long singleDay, Durations.Counts medianHours)
            implements TallyCounts<UsageInterval> {

        @Override
        public UsageInterval toTally() {
            Stored.check(type, version, TYPE, VERSION);
            return new UsageInterval(
                    Stored.present(rule, "the rule of a usage interval").restore(),
                    Stored.present(medianHours, "the median gaps").toTally(),
                    singleDay);
        }

        @Override
        public Map<String, Long> numbers() {
            return Numbers.of("customers", toTally().count())
                    .and(SINGLE, singleDay)
                    .map();
        }
    }

    @Override
    public Counts toCounts() {
        return new Counts(TYPE, VERSION, rule.toForm(), singleDay, medians.toCounts());
    }

    /** One line, for example {@code usage interval: median 7 days, 80 % within 14 days, n = 120, 30 with one active day}. */
    @Override
    public String toString() {
        String value = count() == 0
                ? "nobody has two active days"
                : "median " + Text.shortest(medianDays()) + " days, 80 % within " + Text.shortest(quantileDays(0.8))
                        + " days, n = " + count();
        return NAME + ": " + value + ", " + singleDay + " with one active day";
    }

    private static final class Counting implements Accumulator<CustomerActivity, UsageInterval> {

        private final Rule rule;
        private final CalendarPeriods days;
        private final Accumulator<Duration, Durations> medians = HOURS.accumulator();
        private long singleDay;
        private UsageInterval joined;

        private Counting(Rule rule) {
            this.rule = rule;
            days = CalendarPeriods.days(rule.zone);
            joined = new UsageInterval(rule, medians.snapshot(), 0);
        }

        @Override
        public void add(CustomerActivity customer) {
            checkArgument(customer != null, "a customer's activity must not be null");
            customer.withoutRefunds().ifPresent(this::count);
        }

        private void count(CustomerActivity customer) {
            long[] active = customer.times().stream()
                    .mapToLong(days::numberOf)
                    .distinct()
                    .sorted()
                    .toArray();
            if (active.length < 2) {
                singleDay += active.length;
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
            requireNonNull(tally, "tally");
            // What would not fit is refused before anything changes.
            snapshot().plus(tally);
            joined = joined.plus(tally);
        }

        @Override
        public UsageInterval snapshot() {
            return joined.plus(new UsageInterval(rule, medians.snapshot(), singleDay));
        }
    }
}
