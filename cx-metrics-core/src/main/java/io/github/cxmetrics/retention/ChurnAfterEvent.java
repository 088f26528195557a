package io.github.cxmetrics.retention;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.Comparison;
import io.github.cxmetrics.ExactTally;
import io.github.cxmetrics.Proportion;
import io.github.cxmetrics.TallyCounts;
import io.github.cxmetrics.TallyRule;
import io.github.cxmetrics.Unit;
import io.github.cxmetrics.calendar.CalendarPeriods;
import io.github.cxmetrics.internal.CountMath;
import io.github.cxmetrics.internal.Numbers;
import io.github.cxmetrics.internal.Stored;
import io.github.cxmetrics.internal.TextTable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;

/**
 * Churn within a window after a named event (a bad experience), against churn without it.
 *
 * <p>Both groups need a moment from which they are watched, and it must be the same for both: who had no event has no event's time, and the time
 * until an event is time in which one can't have left. So each calendar period is a landmark (Anderson, Cain and Gelber 1983): the customers at risk
 * are those who were there from its start to its end; exposed are those with the event in it; and both are watched from its end for the window,
 * {@code churned / matured}. Whoever leaves within the period is in neither rate and counted apart ({@link #leftBefore}): short periods keep that
 * small. Customers whose window is not over at {@code asOf} are pending; times after it are set aside ({@link #afterAsOf()}).
 *
 * <p>Over several periods a customer counts in each of them. The customers of one period ({@link #exposed(LocalDate)}) are independent; over all
 * periods intervals and p-values are too sure of themselves to the degree that customers repeat. Exposure is not assigned by chance: a difference is
 * no effect.
 */
public final class ChurnAfterEvent extends ExactTally<ChurnAfterEvent> {

    static final int CHURNED = 0;
    static final int MATURED = 1;
    static final int PENDING = 2;
    static final int LEFT_BEFORE = 3;
    static final int COUNTS_OF_GROUP = 4;
    static final int COUNTS = 2 * COUNTS_OF_GROUP;
    private static final List<String> WHAT = List.of("churned", "matured", "pending", "left before");

    private static final long serialVersionUID = 1;

    private static final String TYPE = "churn-after-event";
    private static final int VERSION = 1;
    private static final String OUTSIDE = "events before a customer's first whole period";
    private static final String IN_PERIOD = "customers of a period";
    private static final String LATER = "times after asOf";

    private final ChurnAfterEventRule.AsOf rule;
    private final transient Map<Long, long[]> periods;
    private final long customers;
    private final long outsideEvents;
    private final long afterAsOf;

    /** Takes the map over. */
    ChurnAfterEvent(
            ChurnAfterEventRule.AsOf rule,
            Map<Long, long[]> periods,
            long customers,
            long outsideEvents,
            long afterAsOf) {
        this.rule = rule;
        this.periods = periods;
        this.customers = CountMath.checkNotNegative(customers, "customers");
        this.outsideEvents = CountMath.checkNotNegative(outsideEvents, OUTSIDE);
        this.afterAsOf = CountMath.checkNotNegative(afterAsOf, LATER);
        checkArgument(customers > 0 || outsideEvents == 0, "%s need customers: %s", OUTSIDE, outsideEvents);
        CalendarPeriods calendar = definition().periods();
        long last = calendar.numberOf(asOf());
        long open = calendar.numberOf(asOf().minus(definition().window()));
        periods.forEach((period, counts) -> {
            checkArgument(period <= last, "period %s begins after %s", period, asOf());
            check(counts, period, period >= open);
        });
    }

    /** Windows of a period are all open or all over. */
    private void check(long[] counts, long period, boolean open) {
        long there = 0;
        for (int group = 0; group < COUNTS; group += COUNTS_OF_GROUP) {
            checkArgument(
                    counts[group + CHURNED] <= counts[group + MATURED],
                    "churned must not exceed matured customers: %s of %s",
                    counts[group + CHURNED],
                    counts[group + MATURED]);
            checkArgument(
                    counts[group + (open ? MATURED : PENDING)] == 0,
                    "the window after period %s is %s as of %s: %s matured, %s pending",
                    period,
                    open ? "open" : "over",
                    asOf(),
                    counts[group + MATURED],
                    counts[group + PENDING]);
            for (int what : new int[] {MATURED, PENDING, LEFT_BEFORE}) {
                there = CountMath.sum(there, counts[group + what], IN_PERIOD);
            }
        }
        checkArgument(
                there <= customers, "customers of period %s must not exceed all: %s of %s", period, there, customers);
    }

    @Override
    public ChurnAfterEventRule.AsOf rule() {
        return rule;
    }

    /**
     * The event, the periods and the window.
     *
     * @return the rule without the end of the data
     */
    public ChurnAfterEventRule definition() {
        return rule.definition();
    }

    /**
     * The last instant observed.
     *
     * @return the instant
     */
    public Instant asOf() {
        return rule.asOf();
    }

    /**
     * Times of joining, leaving or the event after {@code asOf}. They were set aside: who left later counts as still there, who joined later is no
     * customer yet.
     *
     * @return the count
     */
    public long afterAsOf() {
        return afterAsOf;
    }

    /** How many customers were read, each once. */
    @Override
    public long count() {
        return customers;
    }

    /**
     * Events before the start of a customer's first whole period; they expose nobody.
     *
     * @return the count
     */
    public long outsideEvents() {
        return outsideEvents;
    }

    /**
     * Churn of customers with the event, over all periods.
     *
     * @return churned of matured customer-periods
     */
    public Proportion exposed() {
        return churn(total(CHURNED), total(MATURED), "customers of all periods");
    }

    /**
     * Churn of customers without the event, over all periods.
     *
     * @return churned of matured customer-periods
     */
    public Proportion unexposed() {
        return churn(total(COUNTS_OF_GROUP + CHURNED), total(COUNTS_OF_GROUP + MATURED), "customers of all periods");
    }

    /**
     * Churn of customers with the event in one period.
     *
     * @param period a date in it
     * @return churned of matured customers
     */
    public Proportion exposed(LocalDate period) {
        return share(period, 0);
    }

    /**
     * Churn of customers without the event in one period.
     *
     * @param period a date in it
     * @return churned of matured customers
     */
    public Proportion unexposed(LocalDate period) {
        return share(period, COUNTS_OF_GROUP);
    }

    private Proportion share(LocalDate period, int group) {
        long[] counts = periods.getOrDefault(definition().periods().numberOf(period), new long[COUNTS]);
        return churn(counts[group + CHURNED], counts[group + MATURED], "customers of a period");
    }

    private Proportion churn(long churned, long matured, String counted) {
        return Proportion.of(churned, matured)
                .named("churn within " + definition().days() + " days", counted);
    }

    /**
     * Churn with the event minus churn without it, over all periods, with a 95 % interval.
     *
     * @return the comparison, in percentage points
     * @throws IllegalStateException if a group has no mature customers
     */
    public Comparison difference() {
        return compare(exposed(), unexposed());
    }

    /**
     * Churn with the event minus churn without it in one period, whose customers are independent.
     *
     * @param period a date in it
     * @return the comparison, in percentage points
     * @throws IllegalStateException if a group has no mature customers
     */
    public Comparison difference(LocalDate period) {
        return compare(exposed(period), unexposed(period));
    }

    private Comparison compare(Proportion exposed, Proportion unexposed) {
        if (exposed.count() == 0 || unexposed.count() == 0) {
            throw new IllegalStateException("churn after " + definition().event() + " is undefined: " + exposed.count()
                    + " mature with it, " + unexposed.count() + " without");
        }
        return exposed.versus(unexposed).named("churn after " + definition().event());
    }

    /**
     * Customer-periods whose window is still open, with the event or without it; in no rate.
     *
     * @return the count
     */
    public long pending() {
        return Math.addExact(total(PENDING), total(COUNTS_OF_GROUP + PENDING));
    }

    /**
     * Customers who left within a period, and so before they were watched; in no rate.
     *
     * @return those with the event, of all who left before the end of a period
     */
    public Proportion leftBefore() {
        long exposed = total(LEFT_BEFORE);
        return Proportion.of(exposed, Math.addExact(exposed, total(COUNTS_OF_GROUP + LEFT_BEFORE)))
                .named("with " + definition().event(), "customers who left within a period");
    }

    private long total(int what) {
        return periods.values().stream().mapToLong(counts -> counts[what]).reduce(0, Math::addExact);
    }

    @Override
    public ChurnAfterEvent plus(ChurnAfterEvent other) {
        TallyRule.checkMerge("churn after an event", rule, other.rule);
        Map<Long, long[]> sums = new TreeMap<>(periods);
        other.periods.forEach((period, counts) -> sums.merge(period, counts, ChurnAfterEvent::sums));
        return new ChurnAfterEvent(
                rule,
                sums,
                CountMath.sum(customers, other.customers, "customers"),
                CountMath.sum(outsideEvents, other.outsideEvents, OUTSIDE),
                CountMath.sum(afterAsOf, other.afterAsOf, LATER));
    }

    private static long[] sums(long[] a, long[] b) {
        long[] sums = new long[COUNTS];
        Arrays.setAll(sums, i -> CountMath.sum(a[i], b[i], IN_PERIOD));
        return sums;
    }

    /**
     * The plain data of {@link ChurnAfterEvent}.
     *
     * @param type {@code churn-after-event}
     * @param version 1
     * @param rule event, periods, window, and the last instant observed
     * @param customers how many customers were read
     * @param outsideEvents events that expose nobody
     * @param afterAsOf times after {@code asOf}
     * @param periodNumbers the period numbers, rising
     * @param counts for each period churned, matured, pending and left before its end, with the event and then without
     */
    public record Counts(
            String type,
            int version,
            ChurnAfterEventRule.AsOf.Form rule,
            long customers,
            long outsideEvents,
            long afterAsOf,
            List<Long> periodNumbers,
            List<List<Long>> counts)
            implements TallyCounts<ChurnAfterEvent> {

        @Override
        public ChurnAfterEvent toTally() {
            Stored.check(type, version, TYPE, VERSION);
            List<Long> numbers = Stored.list(periodNumbers, "period numbers");
            List<List<Long>> rows = Stored.list(counts, "the counts of a period");
            checkArgument(
                    numbers.size() == rows.size(), "%s periods have %s lists of counts", numbers.size(), rows.size());
            TreeMap<Long, long[]> byPeriod = new TreeMap<>();
            for (int i = 0; i < numbers.size(); i++) {
                checkArgument(
                        byPeriod.isEmpty() || byPeriod.lastKey() < numbers.get(i),
                        "period numbers must rise: %s (position %s)",
                        numbers.get(i),
                        i);
                byPeriod.put(numbers.get(i), Stored.counts(rows.get(i), COUNTS, IN_PERIOD));
            }
            return new ChurnAfterEvent(
                    Stored.present(rule, "the rule of churn after an event").restore(),
                    byPeriod,
                    customers,
                    outsideEvents,
                    afterAsOf);
        }

        @Override
        public Map<String, Long> numbers() {
            toTally();
            Numbers numbers = Numbers.of("customers", customers)
                    .and("events outside", outsideEvents)
                    .and("after asOf", afterAsOf);
            for (int i = 0; i < COUNTS; i++) {
                int what = i;
                numbers.and(
                        WHAT.get(i % COUNTS_OF_GROUP) + (i < COUNTS_OF_GROUP ? " with" : " without"),
                        counts.stream().mapToLong(of -> of.get(what)).sum());
            }
            return numbers.map();
        }
    }

    @Override
    public Counts toCounts() {
        return new Counts(
                TYPE,
                VERSION,
                rule.toForm(),
                customers,
                outsideEvents,
                afterAsOf,
                List.copyOf(periods.keySet()),
                periods.values().stream()
                        .map(of -> LongStream.of(of).boxed().toList())
                        .toList());
    }

    /** A line with the rule, both rates in a table, and the comparison where it is defined. */
    @Override
    public String toString() {
        if (customers == 0) {
            return rule + ": no customers";
        }
        TextTable table = TextTable.of("", "mature", "churned", "churn", "95 % CI");
        row(table, "with " + definition().event(), exposed());
        row(table, "without", unexposed());
        String comparison = exposed().count() == 0 || unexposed().count() == 0 ? "" : difference() + "\n";
        return rule + "\n" + table + comparison + pending() + " pending, "
                + leftBefore().count() + " left before the end of a period, "
                + leftBefore().successes() + " of them with " + definition().event()
                + (afterAsOf == 0 ? "" : "; " + afterAsOf + " " + LATER);
    }

    private static void row(TextTable table, String name, Proportion churn) {
        boolean defined = churn.count() > 0;
        table.row(
                name,
                Long.toString(churn.count()),
                Long.toString(churn.successes()),
                defined ? Unit.SHARE.text(churn.value()) : TextTable.UNDEFINED,
                defined ? churn.interval().text(Unit.SHARE) : TextTable.UNDEFINED);
    }
}
