package io.github.cxmetrics.lifetime.purchases;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import com.google.common.primitives.Ints;
import com.google.common.primitives.Longs;
import io.github.cxmetrics.ExactTally;
import io.github.cxmetrics.Money;
import io.github.cxmetrics.TallyCounts;
import io.github.cxmetrics.internal.CountMath;
import io.github.cxmetrics.internal.Numbers;
import io.github.cxmetrics.internal.Stored;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongPredicate;
import java.util.function.ObjLongConsumer;
import java.util.function.ToLongFunction;

/**
 * A transaction log: for each customer the days with a purchase and the money of each day, exact. Rows may come in any order and from any number of
 * threads or machines; logs of the same rule merge exactly. {@link #histories} reads it as what the models need.
 *
 * <p>Customers come in the order of their ids, shorter ids first, so that numbers come in their order.
 */
public final class PurchaseLog extends ExactTally<PurchaseLog> {

    private static final long serialVersionUID = 1;
    private static final String TYPE = "purchase-log";
    private static final int VERSION = 1;

    private final PurchaseRule rule;
    private final Columns columns;
    private final Days days;
    private final long purchases;
    private final long zeroRows;
    private final long negativeRows;

    PurchaseLog(PurchaseRule rule, Columns columns, Days days) {
        this.rule = rule;
        this.columns = columns;
        this.days = days;
        purchases = sum(days.purchases, "purchases");
        zeroRows = sum(days.zeros, "zero rows");
        negativeRows = sum(days.negatives, "negative rows");
    }

    /** Days and money of customer i from {@code offsets[i]} to before {@code offsets[i + 1]}, days rising. */
    record Columns(String[] ids, int[] offsets, int[] days, long[] amounts) implements Serializable {}

    /** How many rows of each day, rising, are purchases, had an amount of 0, and one below 0. */
    record Days(int[] days, long[] purchases, long[] zeros, long[] negatives) implements Serializable {}

    private static long sum(long[] counts, String what) {
        long sum = 0;
        for (long count : counts) {
            sum = CountMath.sum(sum, count, what);
        }
        return sum;
    }

    /**
     * A log from columns of equal length, one row a purchase; no object is made for a row.
     *
     * @param rule currency, and what amounts of 0 and below mean
     * @param customers ids
     * @param epochDays days since 1970-01-01, as {@link LocalDate#toEpochDay()} tells them
     * @param amounts in minor units of the rule's currency
     * @return the log
     * @throws IllegalArgumentException if the columns differ in length, a customer is null, or the rule refuses an amount: {@code amount must be above 0, not
     *     EUR -3.50; an AmountPolicy says what such a row means (row 7)}
     */
    public static PurchaseLog ofMinor(PurchaseRule rule, String[] customers, int[] epochDays, long[] amounts) {
        checkLengths(customers.length, epochDays.length, amounts.length);
        return read(rule, row -> row < amounts.length, (log, row) -> {
            int i = (int) row;
            log.add(customers[i], epochDays[i], amounts[i]);
        });
    }

    /**
     * A log from columns with dates.
     *
     * @param rule currency, and what amounts of 0 and below mean
     * @param customers ids
     * @param dates days
     * @param amounts in minor units of the rule's currency
     * @return the log
     * @throws IllegalArgumentException if the columns differ in length, a customer or date is null, or the rule refuses an amount; the row is named
     */
    public static PurchaseLog ofMinor(PurchaseRule rule, String[] customers, LocalDate[] dates, long[] amounts) {
        requireNonNull(customers, "customers");
        requireNonNull(dates, "dates");
        requireNonNull(amounts, "amounts");
        checkLengths(customers.length, dates.length, amounts.length);
        return read(rule, row -> row < amounts.length, (log, row) -> {
            int i = (int) row;
            log.add(customers[i], Purchase.epochDay(dates[i]), amounts[i]);
        });
    }

    /**
     * A log from your own rows.
     *
     * @param rule currency, and what amounts of 0 and below mean
     * @param rows one a purchase, in any order
     * @param customer the id of a row's customer
     * @param date the day of a row
     * @param amount the money of a row
     * @param <R> a row
     * @return the log
     * @throws IllegalArgumentException if a part of a row is null, an amount is in another currency, or the rule refuses it; the row is named, counted from 0
     */
    public static <R> PurchaseLog from(
            PurchaseRule rule,
            Iterable<? extends R> rows,
            Function<? super R, String> customer,
            Function<? super R, LocalDate> date,
            Function<? super R, Money> amount) {
        requireNonNull(rule, "rule");
        requireNonNull(rows, "rows");
        requireNonNull(customer, "customer");
        requireNonNull(date, "date");
        requireNonNull(amount, "amount");
        Iterator<? extends R> each = rows.iterator();
        return read(rule, any -> each.hasNext(), (log, at) -> {
            R row = each.next();
            log.add(new Purchase(customer.apply(row), date.apply(row), amount.apply(row)));
        });
    }

    /**
     * A log from your own rows with amounts in minor units.
     *
     * @param rule currency, and what amounts of 0 and below mean
     * @param rows one a purchase, in any order
     * @param customer the id of a row's customer
     * @param date the day of a row
     * @param amount the amount of a row, in minor units of the rule's currency
     * @param <R> a row
     * @return the log
     * @throws IllegalArgumentException if a part of a row is null, or the rule refuses an amount; the row is named, counted from 0
     */
    public static <R> PurchaseLog fromMinor(
            PurchaseRule rule,
            Iterable<? extends R> rows,
            Function<? super R, String> customer,
            Function<? super R, LocalDate> date,
            ToLongFunction<? super R> amount) {
        requireNonNull(rule, "rule");
        requireNonNull(rows, "rows");
        requireNonNull(customer, "customer");
        requireNonNull(date, "date");
        requireNonNull(amount, "amount");
        Iterator<? extends R> each = rows.iterator();
        return read(rule, any -> each.hasNext(), (log, at) -> {
            R row = each.next();
            log.add(customer.apply(row), Purchase.epochDay(date.apply(row)), amount.applyAsLong(row));
        });
    }

    private static PurchaseLog read(
            PurchaseRule rule, LongPredicate isThere, ObjLongConsumer<PurchaseAccumulator> add) {
        requireNonNull(rule, "rule");
        PurchaseAccumulator log = new PurchaseAccumulator(rule);
        for (long row = 0; isThere.test(row); row++) {
            try {
                add.accept(log, row);
            } catch (IllegalArgumentException refused) {
                throw new IllegalArgumentException(refused.getMessage() + " (row " + row + ")", refused);
            }
        }
        return log.snapshot();
    }

    private static void checkLengths(int customers, int days, int amounts) {
        checkArgument(
                customers == days && days == amounts,
                "columns differ in length: %s customers, %s days, %s amounts",
                customers,
                days,
                amounts);
    }

    @Override
    public PurchaseRule rule() {
        return rule;
    }

    /** How many rows are purchases, before those of a day are merged; excluded rows are not among them. */
    @Override
    public long count() {
        return purchases;
    }

    /**
     * How many customers have a purchase.
     *
     * @return customers
     */
    public int customers() {
        return columns.ids.length;
    }

    /**
     * How many rows had an amount of 0, excluded or not.
     *
     * @return rows
     */
    public long zeroRows() {
        return zeroRows;
    }

    /**
     * How many rows had an amount below 0, excluded or not.
     *
     * @return rows
     */
    public long negativeRows() {
        return negativeRows;
    }

    /**
     * How many rows the rule left out.
     *
     * @return rows with an amount of 0 or below under {@link AmountPolicy#EXCLUDE}, otherwise 0
     */
    public long excludedRows() {
        return rule.amounts() == AmountPolicy.EXCLUDE ? CountMath.sum(zeroRows, negativeRows, "excluded rows") : 0;
    }

    /**
     * The first day of the log.
     *
     * @return the day; empty without purchases
     */
    public Optional<LocalDate> firstDay() {
        return Arrays.stream(columns.days).boxed().min(Integer::compare).map(LocalDate::ofEpochDay);
    }

    /**
     * The last day of the log.
     *
     * @return the day; empty without purchases
     */
    public Optional<LocalDate> lastDay() {
        return Arrays.stream(columns.days).boxed().max(Integer::compare).map(LocalDate::ofEpochDay);
    }

    /**
     * One history for each customer: x = periods with a purchase less the first, t<sub>x</sub> = first to last, T = first to the end, and the mean spend
     * of the repeat periods, which leaves out the first, in major units of the currency. Purchases after the end are set aside: see {@link #afterAsOf}.
     *
     * <p>A customer whose first purchase lies in the last period (T = 0), or later, has no history yet: see {@link #tooNew}.
     *
     * @param periods which purchases are one, and the unit of time
     * @param asOf the last day of the observation, included; with {@link PurchasePeriods.Merge#SAME_UNIT} the last one of its unit
     * @return histories with ids and mean spend
     * @throws IllegalArgumentException if the end cuts a unit in two
     */
    public PurchaseHistories histories(PurchasePeriods periods, LocalDate asOf) {
        return HistoryReader.read(this, periods, asOf, asOf).histories();
    }

    /**
     * How many customers have no history at an end yet, because they bought first in its period or later.
     *
     * @param periods which purchases are one, and the unit of time
     * @param asOf the last day of the observation, included
     * @return customers that {@link #histories} leaves out
     */
    public long tooNew(PurchasePeriods periods, LocalDate asOf) {
        return HistoryReader.read(this, periods, asOf, asOf).tooNew();
    }

    /**
     * How many customers have no history because all they bought was paid back: possible with {@link AmountPolicy#NET}, within its
     * period, and with {@link AmountPolicy#AGAINST_LATEST}.
     *
     * @param periods which purchases are one, and the unit of time
     * @param asOf the last day of the observation, included
     * @return customers that {@link #histories} leaves out, besides those who are too new
     */
    public long withoutPurchase(PurchasePeriods periods, LocalDate asOf) {
        return HistoryReader.read(this, periods, asOf, asOf).withoutPurchase();
    }

    /**
     * The rows up to a day, as if no later one had come.
     *
     * @param asOf the last day, included
     * @return the log of these rows
     */
    public PurchaseLog upTo(LocalDate asOf) {
        PurchaseAccumulator log = new PurchaseAccumulator(rule);
        log.addUpTo(this, asOf.toEpochDay());
        return log.snapshot();
    }

    /**
     * How many purchases are later than a day: those that readings as of it set aside.
     *
     * @param asOf the last day of the observation, included
     * @return rows, before those of a day are merged
     */
    public long afterAsOf(LocalDate asOf) {
        long last = asOf.toEpochDay();
        long after = 0;
        for (int i = 0; i < days.days.length; i++) {
            after += days.days[i] > last ? days.purchases[i] : 0;
        }
        return after;
    }

    /**
     * What each customer has spent in all, less what was paid back as the policy has it.
     *
     * @return customer to money, in the order of the log
     * @throws ArithmeticException if a sum exceeds the range of a long
     */
    public Map<String, Money> totals() {
        Map<String, Money> totals = new LinkedHashMap<>();
        Netting netting = new Netting(this);
        for (int c = 0; c < columns.ids.length; c++) {
            long minor = netting.upTo(c, Long.MAX_VALUE).sum();
            totals.put(columns.ids[c], Money.ofMinor(minor, rule.currency()));
        }
        return totals;
    }

    /**
     * What was paid back without a purchase before it, and left aside by {@link AmountPolicy#AGAINST_LATEST}; 0 under other policies.
     *
     * @return the sum over the customers, at least 0
     * @throws ArithmeticException if a sum exceeds the range of a long
     */
    public Money unmatchedRefunds() {
        long minor = 0;
        Netting netting = new Netting(this);
        for (int c = 0; c < columns.ids.length; c++) {
            minor = Math.addExact(minor, netting.upTo(c, Long.MAX_VALUE).unmatched());
        }
        return Money.ofMinor(minor, rule.currency());
    }

    Columns columns() {
        return columns;
    }

    Days days() {
        return days;
    }

    @Override
    public PurchaseLog plus(PurchaseLog other) {
        PurchaseAccumulator log = new PurchaseAccumulator(rule);
        log.addAll(this);
        log.addAll(other);
        return log.snapshot();
    }

    @Override
    public Counts toCounts() {
        return new Counts(
                TYPE,
                VERSION,
                rule.toForm(),
                List.of(columns.ids),
                Arrays.stream(columns.offsets).boxed().toList(),
                Arrays.stream(columns.days).boxed().toList(),
                Arrays.stream(columns.amounts).boxed().toList(),
                Arrays.stream(days.days).boxed().toList(),
                Arrays.stream(days.purchases).boxed().toList(),
                Arrays.stream(days.zeros).boxed().toList(),
                Arrays.stream(days.negatives).boxed().toList());
    }

    /**
     * The plain data of a log.
     *
     * @param type {@code purchase-log}
     * @param version 1
     * @param rule currency, and what amounts of 0 and below mean
     * @param customers ids, each once, in their order
     * @param offsets where each customer's days begin, and where the last one's end
     * @param epochDays days with a purchase, rising within a customer
     * @param amounts the money of each day, in minor units
     * @param rowDays the days of all rows, rising
     * @param purchases how many rows of each of these days were purchases
     * @param zeroRows how many had an amount of 0
     * @param negativeRows how many had an amount below 0
     */
    public record Counts(
            String type,
            int version,
            PurchaseRule.Form rule,
            List<String> customers,
            List<Integer> offsets,
            List<Integer> epochDays,
            List<Long> amounts,
            List<Integer> rowDays,
            List<Long> purchases,
            List<Long> zeroRows,
            List<Long> negativeRows)
            implements TallyCounts<PurchaseLog> {

        @Override
        public PurchaseLog toTally() {
            Stored.check(type, version, TYPE, VERSION);
            PurchaseRule by = Stored.present(rule, "the rule of purchases").restore();
            Columns columns = new Columns(
                    Stored.list(customers, "a customer").toArray(new String[0]),
                    Ints.toArray(Stored.list(offsets, "an offset")),
                    Ints.toArray(Stored.list(epochDays, "a day")),
                    Longs.toArray(Stored.list(amounts, "an amount")));
            int[] all = Ints.toArray(Stored.list(rowDays, "a day of rows"));
            Days days = new Days(
                    all,
                    Stored.counts(purchases, all.length, "purchases"),
                    Stored.counts(zeroRows, all.length, "zero rows"),
                    Stored.counts(negativeRows, all.length, "negative rows"));
            LogChecks.check(by, columns);
            LogChecks.check(by, columns, days);
            return new PurchaseLog(by, columns, days);
        }

        @Override
        public Map<String, Long> numbers() {
            return Numbers.of("purchases", sum(Longs.toArray(purchases), "purchases"))
                    .and("rows of zero", sum(Longs.toArray(zeroRows), "zero rows"))
                    .and("rows below zero", sum(Longs.toArray(negativeRows), "negative rows"))
                    .map();
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PurchaseLog that
                && rule.equals(that.rule)
                && Arrays.equals(columns.ids, that.columns.ids)
                && Arrays.equals(columns.offsets, that.columns.offsets)
                && Arrays.equals(columns.days, that.columns.days)
                && Arrays.equals(columns.amounts, that.columns.amounts)
                && Arrays.equals(days.days, that.days.days)
                && Arrays.equals(days.purchases, that.days.purchases)
                && Arrays.equals(days.zeros, that.days.zeros)
                && Arrays.equals(days.negatives, that.days.negatives);
    }

    @Override
    public int hashCode() {
        return Objects.hash(Arrays.hashCode(columns.days), Arrays.hashCode(columns.amounts), purchases);
    }

    /** One line, for example {@code 6919 purchases of 2357 customers, 1997-01-01 to 1998-06-30 (8 of amount 0, 0 below 0; USD, zero is a purchase)}. */
    @Override
    public String toString() {
        String special = " (" + zeroRows + " of amount 0, " + negativeRows + " below 0; " + rule.currency() + ", "
                + rule.amounts() + ")";
        return firstDay().isEmpty()
                ? "no purchases" + special
                : purchases + " purchases of " + customers() + " customers, "
                        + firstDay().get() + " to " + lastDay().get() + special;
    }
}
