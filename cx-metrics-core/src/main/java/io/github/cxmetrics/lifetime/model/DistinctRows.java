package io.github.cxmetrics.lifetime.model;

import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.lifetime.purchases.PurchaseHistories;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Histories with equal rows made one and the rest in an order that depends on their values alone: then neither the order of the rows nor whether customers
 * come one by one or with weights makes a difference, to the last bit.
 */
final class DistinctRows {

    private static final int FREQUENCY_BITS = 15;
    private static final int MOST_FREQUENT = (1 << FREQUENCY_BITS) - 1;

    private final int[] frequencies;
    private final double[] recencies;
    private final double[] ages;
    private final long[] weights;

    private DistinctRows(int[] frequencies, double[] recencies, double[] ages, long[] weights) {
        this.frequencies = frequencies;
        this.recencies = recencies;
        this.ages = ages;
        this.weights = weights;
    }

    static DistinctRows of(PurchaseHistories histories) {
        requireNonNull(histories, "histories");
        int n = histories.size();
        int[] first = new int[n];
        long[] sums = new long[n];
        int distinct = collect(histories, first, sums);
        int[] order = order(histories, first, distinct);
        int[] x = new int[distinct];
        double[] tx = new double[distinct];
        double[] age = new double[distinct];
        long[] weight = new long[distinct];
        for (int i = 0; i < distinct; i++) {
            int row = first[order[i]];
            x[i] = (int) histories.frequency(row);
            tx[i] = histories.recency(row);
            age[i] = histories.age(row);
            weight[i] = sums[order[i]];
        }
        return new DistinctRows(x, tx, age, weight);
    }

    /** Fills the first row of each distinct history and the sum of its weights; returns how many there are. Rows without weight are left out. */
    private static int collect(PurchaseHistories histories, int[] first, long[] sums) {
        int rows = histories.size();
        int[] table = new int[Integer.highestOneBit(Math.max(2, Math.min(rows, 1 << 28))) << 2];
        int mask = table.length - 1;
        int distinct = 0;
        for (int i = 0; i < rows; i++) {
            long weight = histories.weight(i);
            if (weight == 0) {
                continue;
            }
            int x = (int) histories.frequency(i);
            double tx = histories.recency(i);
            double age = histories.age(i);
            int slot = (int) (hash(x, tx, age) >>> 32) & mask;
            while (table[slot] != 0) {
                int row = first[table[slot] - 1];
                if (histories.frequency(row) == x && histories.recency(row) == tx && histories.age(row) == age) {
                    break;
                }
                slot = (slot + 1) & mask;
            }
            if (table[slot] == 0) {
                first[distinct] = i;
                table[slot] = ++distinct;
            }
            sums[table[slot] - 1] = Math.addExact(sums[table[slot] - 1], weight);
        }
        return distinct;
    }

    /** Adding 0.0 makes -0.0 the same as 0.0. */
    private static long hash(int x, double tx, double age) {
        long h = Double.doubleToLongBits(tx + 0.0) * 0x9E3779B97F4A7C15L;
        h = (h ^ h >>> 32 ^ Double.doubleToLongBits(age)) * 0xBF58476D1CE4E5B9L;
        h = (h ^ h >>> 29 ^ x) * 0x94D049BB133111EBL;
        return h ^ h >>> 31;
    }

    /** By frequency, so that neighbours run through the same code, and by hash, which is faster to sort than three columns; full order where hashes tie. */
    private static int[] order(PurchaseHistories histories, int[] first, int distinct) {
        int indexBits = Math.max(1, 32 - Integer.numberOfLeadingZeros(Math.max(1, distinct - 1)));
        int hashBits = 63 - FREQUENCY_BITS - indexBits;
        long[] keys = new long[distinct];
        for (int i = 0; i < distinct; i++) {
            int row = first[i];
            int x = (int) histories.frequency(row);
            long hash = hash(x, histories.recency(row), histories.age(row)) >>> 64 - hashBits;
            keys[i] = ((long) Math.min(x, MOST_FREQUENT) << hashBits | hash) << indexBits | i;
        }
        Arrays.parallelSort(keys);
        Comparator<Integer> byRow = Comparator.<Integer>comparingLong(i -> histories.frequency(first[i]))
                .thenComparingDouble(i -> histories.recency(first[i]))
                .thenComparingDouble(i -> histories.age(first[i]));
        int[] order = new int[distinct];
        int start = 0;
        for (int i = 0; i < distinct; i++) {
            order[i] = (int) (keys[i] & (1L << indexBits) - 1);
            if (keys[i] >>> indexBits != keys[start] >>> indexBits) {
                sort(order, start, i, byRow);
                start = i;
            }
        }
        sort(order, start, distinct, byRow);
        return order;
    }

    private static void sort(int[] order, int from, int to, Comparator<Integer> comparator) {
        if (to - from > 1) {
            int[] sorted = IntStream.range(from, to)
                    .mapToObj(i -> order[i])
                    .sorted(comparator)
                    .mapToInt(Integer::intValue)
                    .toArray();
            System.arraycopy(sorted, 0, order, from, sorted.length);
        }
    }

    /** Every so manieth row: a fixed sample of about the given size. */
    DistinctRows sample(int size) {
        int stride = Math.max(1, this.size() / size);
        int[] rows =
                IntStream.iterate(stride / 2, i -> i < size(), i -> i + stride).toArray();
        int[] x = new int[rows.length];
        double[] tx = new double[rows.length];
        double[] age = new double[rows.length];
        long[] weight = new long[rows.length];
        for (int i = 0; i < rows.length; i++) {
            x[i] = frequencies[rows[i]];
            tx[i] = recencies[rows[i]];
            age[i] = ages[rows[i]];
            weight[i] = weights[rows[i]];
        }
        return new DistinctRows(x, tx, age, weight);
    }

    /** The same rows with other weights; rows without weight stay. */
    DistinctRows withWeights(long[] others) {
        return new DistinctRows(frequencies, recencies, ages, others);
    }

    /** How many customers have each frequency, ascending. */
    Map<Integer, Long> customersByFrequency() {
        TreeMap<Integer, Long> counts = new TreeMap<>();
        int start = 0;
        long sum = 0;
        for (int i = 0; i <= size(); i++) {
            if (i > start && (i == size() || frequencies[i] != frequencies[start])) {
                counts.merge(frequencies[start], sum, Math::addExact);
                start = i;
                sum = 0;
            }
            if (i < size()) {
                sum = Math.addExact(sum, weights[i]);
            }
        }
        return counts;
    }

    int size() {
        return frequencies.length;
    }

    int frequency(int row) {
        return frequencies[row];
    }

    double recency(int row) {
        return recencies[row];
    }

    double age(int row) {
        return ages[row];
    }

    long weight(int row) {
        return weights[row];
    }

    long totalWeight() {
        long total = 0;
        for (long weight : weights) {
            total = Math.addExact(total, weight);
        }
        return total;
    }
}
