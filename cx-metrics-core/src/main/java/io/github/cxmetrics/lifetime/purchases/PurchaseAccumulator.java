package io.github.cxmetrics.lifetime.purchases;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.TallyRule;
import io.github.cxmetrics.internal.CountMath;
import io.github.cxmetrics.internal.ExportTimes;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The mutable side of {@link PurchaseLog}: rows in growing columns, sorted and merged by day at the snapshot. */
final class PurchaseAccumulator implements Accumulator<Purchase, PurchaseLog> {

    private static final long FIRST_DAY = ExportTimes.firstTick(ChronoUnit.DAYS);
    private static final long LAST_DAY = ExportTimes.lastTick(ChronoUnit.DAYS);

    /** By length, then by text, so that numbers come in their order. */
    static final Comparator<String> ID_ORDER =
            Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder());

    private final PurchaseRule rule;
    private final Map<String, Integer> numbers = new HashMap<>();
    private int[] customers = new int[16];
    private int[] days = new int[16];
    private long[] amounts = new long[16];
    private int size;

    /** Purchases, rows of zero and rows below zero of each day, and in all. */
    private final Map<Integer, long[]> byDay = new HashMap<>();

    private long purchases;
    private long zeroRows;
    private long negativeRows;

    PurchaseAccumulator(PurchaseRule rule) {
        this.rule = rule;
    }

    @Override
    public void add(Purchase purchase) {
        checkArgument(purchase != null, "a purchase must not be null");
        checkArgument(
                purchase.amount().currency().equals(rule.currency()),
                "a purchase must be in %s: %s",
                rule.currency(),
                purchase.amount());
        add(
                purchase.customer(),
                Purchase.epochDay(purchase.date()),
                purchase.amount().minor());
    }

    /** A row with an amount in minor units of the rule's currency. */
    void add(@Nullable String customer, int day, long amount) {
        if (day < FIRST_DAY || day > LAST_DAY) {
            throw new IllegalArgumentException(ExportTimes.refusal("date", LocalDate.ofEpochDay(day)));
        }
        checkArgument(customer != null, "customer must not be null");
        rule.check(amount);
        boolean counts = !rule.amounts().excludes(amount);
        count(day, counts ? 1 : 0, amount == 0 ? 1 : 0, amount < 0 ? 1 : 0);
        if (counts) {
            append(customer, day, amount);
        }
    }

    private void count(int day, long morePurchases, long moreZeros, long moreNegatives) {
        long p = CountMath.sum(purchases, morePurchases, "purchases");
        long z = CountMath.sum(zeroRows, moreZeros, "zero rows");
        long n = CountMath.sum(negativeRows, moreNegatives, "negative rows");
        purchases = p;
        zeroRows = z;
        negativeRows = n;
        long[] ofDay = byDay.computeIfAbsent(day, any -> new long[3]);
        ofDay[0] += morePurchases;
        ofDay[1] += moreZeros;
        ofDay[2] += moreNegatives;
    }

    private void append(String customer, int day, long amount) {
        Integer number = numbers.get(customer);
        if (number == null) {
            number = numbers.size();
            numbers.put(customer, number);
        }
        if (size == days.length) {
            customers = Arrays.copyOf(customers, 2 * size);
            days = Arrays.copyOf(days, 2 * size);
            amounts = Arrays.copyOf(amounts, 2 * size);
        }
        customers[size] = number;
        days[size] = day;
        amounts[size] = amount;
        size++;
    }

    @Override
    public void addAll(PurchaseLog tally) {
        requireNonNull(tally, "tally");
        TallyRule.checkMerge("purchases", rule, tally.rule());
        addUpTo(tally, Long.MAX_VALUE);
    }

    private static long added(long a, long b) {
        long sum = a + b;
        if (((a ^ sum) & (b ^ sum)) < 0) {
            throw new ArithmeticException("amounts of a day overflow: " + a + " + " + b + " exceeds " + Long.MAX_VALUE);
        }
        return sum;
    }

    /** Adds what a log has up to a day, all or nothing. */
    void addUpTo(PurchaseLog log, long lastDay) {
        CountMath.sum(purchases, log.count(), "purchases");
        CountMath.sum(zeroRows, log.zeroRows(), "zero rows");
        CountMath.sum(negativeRows, log.negativeRows(), "negative rows");
        PurchaseLog.Columns columns = log.columns();
        for (int c = 0; c < columns.ids().length; c++) {
            for (int i = columns.offsets()[c]; i < columns.offsets()[c + 1] && columns.days()[i] <= lastDay; i++) {
                append(columns.ids()[c], columns.days()[i], columns.amounts()[i]);
            }
        }
        PurchaseLog.Days rows = log.days();
        for (int d = 0; d < rows.days().length && rows.days()[d] <= lastDay; d++) {
            count(rows.days()[d], rows.purchases()[d], rows.zeros()[d], rows.negatives()[d]);
        }
    }

    @Override
    public PurchaseLog snapshot() {
        String[] ids = numbers.keySet().toArray(new String[0]);
        Arrays.sort(ids, ID_ORDER);
        int[] ranks = new int[ids.length];
        for (int i = 0; i < ids.length; i++) {
            ranks[requireNonNull(numbers.get(ids[i]))] = i;
        }
        int[] offsets = new int[ids.length + 1];
        for (int i = 0; i < size; i++) {
            offsets[ranks[customers[i]] + 1]++;
        }
        for (int i = 0; i < ids.length; i++) {
            offsets[i + 1] += offsets[i];
        }
        return new PurchaseLog(rule, merged(ids, offsets, rowsByCustomer(ranks, offsets)), sortedDays());
    }

    private int[] rowsByCustomer(int[] ranks, int[] offsets) {
        int[] next = offsets.clone();
        int[] order = new int[size];
        for (int i = 0; i < size; i++) {
            order[next[ranks[customers[i]]]++] = i;
        }
        return order;
    }

    private PurchaseLog.Columns merged(String[] ids, int[] offsets, int[] order) {
        int[] mergedDays = new int[size];
        long[] mergedAmounts = new long[size];
        int[] mergedOffsets = new int[ids.length + 1];
        int n = 0;
        for (int c = 0; c < ids.length; c++) {
            long[] rows = new long[offsets[c + 1] - offsets[c]];
            for (int k = 0; k < rows.length; k++) {
                int row = order[offsets[c] + k];
                rows[k] = (long) days[row] << 32 | row;
            }
            Arrays.sort(rows);
            int first = n;
            for (long packed : rows) {
                int day = (int) (packed >> 32);
                long amount = amounts[(int) packed];
                if (n > first && mergedDays[n - 1] == day) {
                    mergedAmounts[n - 1] = added(mergedAmounts[n - 1], amount);
                } else {
                    mergedDays[n] = day;
                    mergedAmounts[n++] = amount;
                }
            }
            mergedOffsets[c + 1] = n;
        }
        return new PurchaseLog.Columns(
                ids, mergedOffsets, Arrays.copyOf(mergedDays, n), Arrays.copyOf(mergedAmounts, n));
    }

    private PurchaseLog.Days sortedDays() {
        Map<Integer, long[]> sorted = new TreeMap<>(byDay);
        return new PurchaseLog.Days(
                sorted.keySet().stream().mapToInt(Integer::intValue).toArray(),
                sorted.values().stream().mapToLong(counts -> counts[0]).toArray(),
                sorted.values().stream().mapToLong(counts -> counts[1]).toArray(),
                sorted.values().stream().mapToLong(counts -> counts[2]).toArray());
    }
}
