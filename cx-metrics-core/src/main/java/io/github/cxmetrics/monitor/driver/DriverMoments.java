package io.github.cxmetrics.monitor.driver;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.internal.CountMath;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Objects;

/**
 * Rows, sums and sums of products of the columns, per block: whole numbers, in units of the columns. Immutable once it is published; accumulators write to
 * one of their own.
 */
final class DriverMoments {

    static final String ROWS = "rows";

    final int blocks;
    final int width;
    final long[] rows;
    final long[] sums;
    final long[] products;

    DriverMoments(int blocks, int width, long[] rows, long[] sums, long[] products) {
        this.blocks = blocks;
        this.width = width;
        this.rows = rows;
        this.sums = sums;
        this.products = products;
    }

    static DriverMoments none(int blocks, int width) {
        return new DriverMoments(
                blocks, width, new long[blocks], new long[blocks * width], new long[blocks * pairs(width)]);
    }

    /** How many products there are of some columns, squares among them. */
    static int pairs(int width) {
        return width * (width + 1) / 2;
    }

    /** The place of a product, {@code j <= i}. */
    static int pair(int i, int j) {
        return i * (i + 1) / 2 + j;
    }

    DriverMoments copy() {
        return new DriverMoments(blocks, width, rows.clone(), sums.clone(), products.clone());
    }

    long count() {
        long count = 0;
        for (long each : rows) {
            count = CountMath.sum(count, each, ROWS);
        }
        return count;
    }

    /** Counts a row whose sums can't overflow. */
    void addSmall(int block, int[] units) {
        rows[block]++;
        int sum = block * width;
        int product = block * pairs(width);
        for (int i = 0; i < width; i++) {
            int unit = units[i];
            sums[sum + i] += unit;
            for (int j = 0; j <= i; j++) {
                products[product++] += unit * units[j];
            }
        }
    }

    /** Counts a row, or throws and counts nothing. */
    void addExact(int block, long[] units) {
        Math.addExact(rows[block], 1L);
        int firstSum = block * width;
        int firstProduct = block * pairs(width);
        for (int i = 0; i < width; i++) {
            Math.addExact(sums[firstSum + i], units[i]);
            for (int j = 0; j <= i; j++) {
                Math.addExact(products[firstProduct + pair(i, j)], units[i] * units[j]);
            }
        }
        rows[block]++;
        for (int i = 0; i < width; i++) {
            sums[firstSum + i] += units[i];
            for (int j = 0; j <= i; j++) {
                products[firstProduct + pair(i, j)] += units[i] * units[j];
            }
        }
    }

    DriverMoments plus(DriverMoments other) {
        DriverMoments sum = copy();
        for (int b = 0; b < blocks; b++) {
            sum.rows[b] = CountMath.sum(rows[b], other.rows[b], ROWS);
        }
        Arrays.setAll(sum.sums, i -> Math.addExact(sums[i], other.sums[i]));
        Arrays.setAll(sum.products, i -> Math.addExact(products[i], other.products[i]));
        return sum;
    }

    DriverMoments minus(DriverMoments part) {
        DriverMoments rest = copy();
        for (int b = 0; b < blocks; b++) {
            rest.rows[b] = CountMath.difference(rows[b], part.rows[b], ROWS);
        }
        Arrays.setAll(rest.sums, i -> Math.subtractExact(sums[i], part.sums[i]));
        Arrays.setAll(rest.products, i -> Math.subtractExact(products[i], part.products[i]));
        return rest;
    }

    /** Refuses what no rows can add up to: a block whose variances or correlations are impossible (Cauchy and Schwarz). */
    DriverMoments checked() {
        for (int b = 0; b < blocks; b++) {
            CountMath.checkNotNegative(rows[b], ROWS);
            MomentSums block = MomentSums.ofBlock(this, b);
            for (int i = 0; i < width; i++) {
                BigInteger variance = block.comoment(i, i);
                boolean isPossible = variance.signum() >= 0 && (rows[b] > 0 || block.isEmpty(i));
                for (int j = 0; j < i && isPossible; j++) {
                    BigInteger product = block.comoment(i, j);
                    isPossible = product.multiply(product).compareTo(variance.multiply(block.comoment(j, j))) <= 0;
                }
                checkArgument(isPossible, "the sums of block %s are not those of %s rows", b, rows[b]);
            }
        }
        return this;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DriverMoments that
                && Arrays.equals(rows, that.rows)
                && Arrays.equals(sums, that.sums)
                && Arrays.equals(products, that.products);
    }

    @Override
    public int hashCode() {
        return Objects.hash(Arrays.hashCode(rows), Arrays.hashCode(sums), Arrays.hashCode(products));
    }
}
