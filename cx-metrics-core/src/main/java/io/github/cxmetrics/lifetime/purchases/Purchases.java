package io.github.cxmetrics.lifetime.purchases;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.SerializedTally;
import io.github.cxmetrics.Tally;
import io.github.cxmetrics.TallyCounts;
import io.github.cxmetrics.internal.CountMath;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A transaction log: for each customer the days with a purchase and the money of each day, exact. Rows may come in any order and from any number of
 * threads or machines; logs of the same policy merge exactly. {@link #histories} reads it as what the models need.
 *
 * <p>Customers come in the order of their ids, shorter ids first, so that numbers come in their order.
 */
public final class Purchases implements Tally<Purchases>, Serializable {

    private static final long serialVersionUID = 1;

    private final AmountPolicy policy;
    private final Columns columns;
    private final long rows;
    private final long zeroRows;
    private final long negativeRows;

    Purchases(AmountPolicy policy, Columns columns, long rows, long zeroRows, long negativeRows) {
        this.policy = policy;
        this.columns = columns;
        this.rows = rows;
        this.zeroRows = zeroRows;
        this.negativeRows = negativeRows;
    }

    /** Days and money of customer i from {@code offsets[i]} to before {@code offsets[i + 1]}, days rising. */
    record Columns(String[] ids, int[] offsets, int[] days, long[] cents) implements Serializable {}

    interface DayVisitor {
        void day(String customer, int day, long cents);
    }

    /**
     * A log from columns of equal length, one row a purchase: the hot door.
     *
     * @param policy what amounts of 0 and below mean
     * @param customers ids
     * @param epochDays days since 1970-01-01, as {@link LocalDate#toEpochDay()} tells them
     * @param cents amounts in hundredths of the currency
     * @return the log
     * @throws IllegalArgumentException if the columns differ in length, or the policy refuses an amount: {@code amount must be above 0, not -3.50 (row 7)}
     */
    public static Purchases of(AmountPolicy policy, String[] customers, int[] epochDays, long[] cents) {
        checkArgument(
                customers.length == epochDays.length && epochDays.length == cents.length,
                "columns differ in length: %s customers, %s days, %s amounts",
                customers.length,
                epochDays.length,
                cents.length);
        PurchaseLog log = new PurchaseLog(policy);
        for (int i = 0; i < cents.length; i++) {
            if (customers[i] == null) {
                throw new IllegalArgumentException("customer must not be null (row " + i + ")");
            }
            if (policy.refuses(cents[i])) {
                throw new IllegalArgumentException(policy.refusal(cents[i]) + " (row " + i + ")");
            }
            log.add(customers[i], epochDays[i], cents[i]);
        }
        return log.snapshot();
    }

    /**
     * A log from columns with dates.
     *
     * @param policy what amounts of 0 and below mean
     * @param customers ids
     * @param dates days
     * @param cents amounts in hundredths of the currency
     * @return the log
     * @throws IllegalArgumentException if the columns differ in length, or the policy refuses an amount; the row is named
     */
    public static Purchases of(AmountPolicy policy, String[] customers, LocalDate[] dates, long[] cents) {
        for (int i = 0; i < dates.length; i++) {
            if (dates[i] == null) {
                throw new IllegalArgumentException("date must not be null (row " + i + ")");
            }
            long day = dates[i].toEpochDay();
            checkArgument((int) day == day, "date %s is beyond the calendar of purchases (row %s)", dates[i], i);
        }
        return of(
                policy,
                customers,
                Arrays.stream(dates).mapToInt(d -> (int) d.toEpochDay()).toArray(),
                cents);
    }

    /** How many rows are purchases, before those of a day are merged; excluded rows are not among them. */
    @Override
    public long count() {
        return rows;
    }

    /**
     * What amounts of 0 and below mean here.
     *
     * @return the rule
     */
    public AmountPolicy policy() {
        return policy;
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
     * How many rows the policy left out.
     *
     * @return rows with an amount of 0 or below under {@link AmountPolicy#EXCLUDE}, otherwise 0
     */
    public long excludedRows() {
        return policy == AmountPolicy.EXCLUDE ? CountMath.sum(zeroRows, negativeRows, "excluded rows") : 0;
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
     * One history for each customer: x = periods with a purchase less the first, t<sub>x</sub> = first to last, T = first to the end, and the mean spend of
     * the repeat periods, which leaves out the first. Purchases after the end are not looked at.
     *
     * <p>A customer whose first purchase lies in the last period (T = 0), or later, has no history yet: see {@link #tooNew}.
     *
     * @param periods which purchases are one, and the unit of time
     * @param endInclusive the last day of the observation; with {@link PurchasePeriods.Merge#SAME_UNIT} the last one of its unit
     * @return histories with ids and mean spend
     * @throws IllegalArgumentException if the end cuts a unit in two
     */
    public PurchaseHistories histories(PurchasePeriods periods, LocalDate endInclusive) {
        return HistoryReader.read(this, periods, endInclusive, endInclusive).histories();
    }

    /**
     * How many customers have no history at an end yet, because they bought first in its period or later.
     *
     * @param periods which purchases are one, and the unit of time
     * @param endInclusive the last day of the observation
     * @return customers that {@link #histories} leaves out
     */
    public long tooNew(PurchasePeriods periods, LocalDate endInclusive) {
        return HistoryReader.read(this, periods, endInclusive, endInclusive).tooNew();
    }

    /**
     * How many customers have no history because all they bought was paid back within its period: possible with {@link AmountPolicy#NET} only.
     *
     * @param periods which purchases are one, and the unit of time
     * @param endInclusive the last day of the observation
     * @return customers that {@link #histories} leaves out, besides those who are too new
     */
    public long withoutPurchase(PurchasePeriods periods, LocalDate endInclusive) {
        return HistoryReader.read(this, periods, endInclusive, endInclusive).withoutPurchase();
    }

    /**
     * What each customer has spent in all.
     *
     * @return customer to cents, in the order of the log
     * @throws ArithmeticException if a sum exceeds the range of a long
     */
    public Map<String, Long> totals() {
        Map<String, Long> totals = new LinkedHashMap<>();
        for (int c = 0; c < columns.ids.length; c++) {
            long cents = 0;
            for (int i = columns.offsets[c]; i < columns.offsets[c + 1]; i++) {
                cents = Math.addExact(cents, columns.cents[i]);
            }
            totals.put(columns.ids[c], cents);
        }
        return totals;
    }

    Columns columns() {
        return columns;
    }

    void forEachDay(DayVisitor visitor) {
        for (int c = 0; c < columns.ids.length; c++) {
            for (int i = columns.offsets[c]; i < columns.offsets[c + 1]; i++) {
                visitor.day(columns.ids[c], columns.days[i], columns.cents[i]);
            }
        }
    }

    void checkPolicy(AmountPolicy other) {
        checkArgument(policy == other, "purchases read with different policies don't merge: %s and %s", other, policy);
    }

    @Override
    public Purchases plus(Purchases other) {
        other.checkPolicy(policy);
        PurchaseLog log = new PurchaseLog(policy);
        log.addAll(this);
        log.addAll(other);
        return log.snapshot();
    }

    @Override
    public TallyCounts<Purchases> toCounts() {
        return new Counts(
                policy,
                List.of(columns.ids),
                Arrays.stream(columns.offsets).boxed().toList(),
                Arrays.stream(columns.days).boxed().toList(),
                Arrays.stream(columns.cents).boxed().toList(),
                rows,
                zeroRows,
                negativeRows);
    }

    /**
     * The plain data of a log.
     *
     * @param policy what amounts of 0 and below mean
     * @param customers ids, each once, in their order
     * @param offsets where each customer's days begin, and where the last one's end
     * @param epochDays days with a purchase, rising within a customer
     * @param cents the money of each day
     * @param rows how many rows were purchases
     * @param zeroRows how many rows had an amount of 0
     * @param negativeRows how many rows had an amount below 0
     */
    public record Counts(
            AmountPolicy policy,
            List<String> customers,
            List<Integer> offsets,
            List<Integer> epochDays,
            List<Long> cents,
            long rows,
            long zeroRows,
            long negativeRows)
            implements TallyCounts<Purchases> {

        @Override
        public Purchases toTally() {
            CountMath.checkNotNegative(rows, "purchases");
            CountMath.checkNotNegative(zeroRows, "zero rows");
            CountMath.checkNotNegative(negativeRows, "negative rows");
            checkArgument(policy != null, "purchases without a policy");
            checkArgument(
                    offsets.size() == customers.size() + 1
                            && offsets.get(0) == 0
                            && offsets.get(customers.size()) == epochDays.size()
                            && epochDays.size() == cents.size()
                            && rows >= epochDays.size(),
                    "purchases of %s customers, %s offsets, %s days, %s amounts and %s rows don't fit together",
                    customers.size(),
                    offsets.size(),
                    epochDays.size(),
                    cents.size(),
                    rows);
            for (int c = 0; c < customers.size(); c++) {
                checkCustomer(c);
            }
            return new Purchases(
                    policy,
                    new Columns(
                            customers.toArray(new String[0]),
                            offsets.stream().mapToInt(Integer::intValue).toArray(),
                            epochDays.stream().mapToInt(Integer::intValue).toArray(),
                            cents.stream().mapToLong(Long::longValue).toArray()),
                    rows,
                    zeroRows,
                    negativeRows);
        }

        private void checkCustomer(int c) {
            checkArgument(
                    c == 0 || PurchaseLog.ID_ORDER.compare(customers.get(c - 1), customers.get(c)) < 0,
                    "customer %s is out of order",
                    customers.get(c));
            checkArgument(offsets.get(c) < offsets.get(c + 1), "customer %s has no purchase", customers.get(c));
            for (int i = offsets.get(c); i < offsets.get(c + 1); i++) {
                checkArgument(
                        i == offsets.get(c) || epochDays.get(i - 1) < epochDays.get(i),
                        "days of customer %s are out of order",
                        customers.get(c));
                checkArgument(
                        !policy.refuses(cents.get(i)) && !policy.excludes(cents.get(i)),
                        "%s",
                        policy.refusal(cents.get(i)));
            }
        }
    }

    private Object writeReplace() {
        return new SerializedTally<>(toCounts());
    }

    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw new InvalidObjectException("purchases are serialized through their counts");
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Purchases that
                && policy == that.policy
                && rows == that.rows
                && zeroRows == that.zeroRows
                && negativeRows == that.negativeRows
                && Arrays.equals(columns.ids, that.columns.ids)
                && Arrays.equals(columns.offsets, that.columns.offsets)
                && Arrays.equals(columns.days, that.columns.days)
                && Arrays.equals(columns.cents, that.columns.cents);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * Arrays.hashCode(columns.days) + Arrays.hashCode(columns.cents)) + Long.hashCode(rows);
    }

    /** One line, for example {@code 6919 purchases of 2357 customers, 1997-01-01 to 1998-06-30 (8 of amount 0, 0 below 0; zero is a purchase)}. */
    @Override
    public String toString() {
        String special = " (" + zeroRows + " of amount 0, " + negativeRows + " below 0; " + policy + ")";
        return firstDay().isEmpty()
                ? "no purchases" + special
                : rows + " purchases of " + customers() + " customers, "
                        + firstDay().get() + " to " + lastDay().get() + special;
    }
}
