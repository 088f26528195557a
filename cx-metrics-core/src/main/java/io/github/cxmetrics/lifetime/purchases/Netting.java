package io.github.cxmetrics.lifetime.purchases;

import io.github.cxmetrics.internal.CountMath;
import java.util.Arrays;

/**
 * The days and the money of one customer, as all readings of a log have them: refunds taken off by the policy, as far as it does so across days. Reused for
 * the next customer.
 */
final class Netting {

    private final PurchaseLog.Columns columns;
    private final boolean againstLatest;
    private int[] days = new int[16];
    private long[] amounts = new long[16];
    private int size;
    private long unmatched;

    Netting(PurchaseLog log) {
        columns = log.columns();
        againstLatest = log.rule().amounts() == AmountPolicy.AGAINST_LATEST;
    }

    /** Reads what a customer bought up to a day. */
    Netting upTo(int customer, long lastDay) {
        size = 0;
        unmatched = 0;
        int end = columns.offsets()[customer + 1];
        for (int i = columns.offsets()[customer]; i < end && columns.days()[i] <= lastDay; i++) {
            add(columns.days()[i], columns.amounts()[i]);
        }
        return this;
    }

    /**
     * Reads what a customer had bought up to a day as it was known on that day, and what was bought later as it was known at the end. Purchases after the end
     * follow as they are.
     */
    Netting cutAt(int customer, long splitDay, long endDay) {
        if (!againstLatest) {
            return upTo(customer, Long.MAX_VALUE);
        }
        upTo(customer, endDay);
        int first = 0;
        while (first < size && days[first] <= splitDay) {
            first++;
        }
        int[] laterDays = Arrays.copyOfRange(days, first, size);
        long[] laterAmounts = Arrays.copyOfRange(amounts, first, size);
        upTo(customer, splitDay);
        for (int i = 0; i < laterDays.length; i++) {
            append(laterDays[i], laterAmounts[i]);
        }
        for (int i = columns.offsets()[customer]; i < columns.offsets()[customer + 1]; i++) {
            if (columns.days()[i] > endDay && columns.amounts()[i] > 0) {
                append(columns.days()[i], columns.amounts()[i]);
            }
        }
        return this;
    }

    private void add(int day, long amount) {
        if (!againstLatest || amount > 0) {
            append(day, amount);
            return;
        }
        long rest = amount;
        while (rest < 0 && size > 0) {
            rest += amounts[size - 1];
            if (rest > 0) {
                amounts[size - 1] = rest;
            } else {
                size--;
            }
        }
        unmatched =
                rest < 0 ? CountMath.sum(unmatched, Math.negateExact(rest), "refunds without a purchase") : unmatched;
    }

    private void append(int day, long amount) {
        if (size == days.length) {
            days = Arrays.copyOf(days, 2 * size);
            amounts = Arrays.copyOf(amounts, 2 * size);
        }
        days[size] = day;
        amounts[size++] = amount;
    }

    int size() {
        return size;
    }

    int day(int i) {
        return days[i];
    }

    long amount(int i) {
        return amounts[i];
    }

    /** What was paid back without a purchase before, in minor units, at least 0. */
    long unmatched() {
        return unmatched;
    }

    long sum() {
        long sum = 0;
        for (int i = 0; i < size; i++) {
            sum = Math.addExact(sum, amounts[i]);
        }
        return sum;
    }
}
