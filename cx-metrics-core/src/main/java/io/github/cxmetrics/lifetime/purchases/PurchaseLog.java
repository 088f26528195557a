package io.github.cxmetrics.lifetime.purchases;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.internal.CountMath;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;

/** The mutable side of {@link Purchases}: rows in growing columns, sorted and merged by day at the snapshot. */
final class PurchaseLog implements Accumulator<Purchase, Purchases> {

    /** By length, then by text, so that numbers come in their order. */
    static final Comparator<String> ID_ORDER =
            Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder());

    private final AmountPolicy policy;
    private final Map<String, Integer> numbers = new HashMap<>();
    private int[] customers = new int[16];
    private int[] days = new int[16];
    private long[] cents = new long[16];
    private int size;
    private long rows;
    private long zeroRows;
    private long negativeRows;

    PurchaseLog(AmountPolicy policy) {
        this.policy = policy;
    }

    @Override
    public void add(Purchase purchase) {
        checkArgument(purchase != null, "a purchase must not be null");
        checkArgument(!policy.refuses(purchase.cents()), "%s", policy.refusal(purchase.cents()));
        add(purchase.customer(), purchase.epochDay(), purchase.cents());
    }

    /** A row that the policy does not refuse. */
    void add(String customer, int day, long amount) {
        if (amount == 0) {
            zeroRows = CountMath.sum(zeroRows, 1, "zero rows");
        } else if (amount < 0) {
            negativeRows = CountMath.sum(negativeRows, 1, "negative rows");
        }
        if (!policy.excludes(amount)) {
            rows = CountMath.sum(rows, 1, "purchases");
            append(customer, day, amount);
        }
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
            cents = Arrays.copyOf(cents, 2 * size);
        }
        customers[size] = number;
        days[size] = day;
        cents[size] = amount;
        size++;
    }

    @Override
    public void addAll(Purchases tally) {
        tally.checkPolicy(policy);
        long moreRows = CountMath.sum(rows, tally.count(), "purchases");
        long moreZeros = CountMath.sum(zeroRows, tally.zeroRows(), "zero rows");
        long moreNegatives = CountMath.sum(negativeRows, tally.negativeRows(), "negative rows");
        tally.forEachDay(this::append);
        rows = moreRows;
        zeroRows = moreZeros;
        negativeRows = moreNegatives;
    }

    @Override
    public Purchases snapshot() {
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
        return merged(ids, offsets, rowsByCustomer(ranks, offsets));
    }

    private int[] rowsByCustomer(int[] ranks, int[] offsets) {
        int[] next = offsets.clone();
        int[] order = new int[size];
        for (int i = 0; i < size; i++) {
            order[next[ranks[customers[i]]]++] = i;
        }
        return order;
    }

    private Purchases merged(String[] ids, int[] offsets, int[] order) {
        int[] mergedDays = new int[size];
        long[] mergedCents = new long[size];
        int[] mergedOffsets = new int[ids.length + 1];
        int n = 0;
        for (int c = 0; c < ids.length; c++) {
            long[] byDay = new long[offsets[c + 1] - offsets[c]];
            for (int k = 0; k < byDay.length; k++) {
                int row = order[offsets[c] + k];
                byDay[k] = (long) days[row] << 32 | row;
            }
            Arrays.sort(byDay);
            int first = n;
            for (long packed : byDay) {
                int day = (int) (packed >> 32);
                long amount = cents[(int) packed];
                if (n > first && mergedDays[n - 1] == day) {
                    mergedCents[n - 1] = Math.addExact(mergedCents[n - 1], amount);
                } else {
                    mergedDays[n] = day;
                    mergedCents[n++] = amount;
                }
            }
            mergedOffsets[c + 1] = n;
        }
        return new Purchases(
                policy,
                new Purchases.Columns(ids, mergedOffsets, Arrays.copyOf(mergedDays, n), Arrays.copyOf(mergedCents, n)),
                rows,
                zeroRows,
                negativeRows);
    }
}
