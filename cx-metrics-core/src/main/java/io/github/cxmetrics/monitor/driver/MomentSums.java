package io.github.cxmetrics.monitor.driver;

import io.github.cxmetrics.internal.Ratios;
import io.github.cxmetrics.internal.SampleMean;
import java.math.BigInteger;

/** The moments of some blocks together, without a bound. Differences are taken of whole numbers, so that nothing cancels. */
final class MomentSums {

    private final BigInteger n;
    private final BigInteger[] sums;
    private final BigInteger[] products;

    private MomentSums(BigInteger n, BigInteger[] sums, BigInteger[] products) {
        this.n = n;
        this.sums = sums;
        this.products = products;
    }

    static MomentSums ofBlock(DriverMoments moments, int block) {
        BigInteger[] sums = new BigInteger[moments.width];
        BigInteger[] products = new BigInteger[DriverMoments.pairs(moments.width)];
        for (int i = 0; i < sums.length; i++) {
            sums[i] = BigInteger.valueOf(moments.sums[block * sums.length + i]);
        }
        for (int p = 0; p < products.length; p++) {
            products[p] = BigInteger.valueOf(moments.products[block * products.length + p]);
        }
        return new MomentSums(BigInteger.valueOf(moments.rows[block]), sums, products);
    }

    static MomentSums of(DriverMoments moments) {
        MomentSums total = ofBlock(moments, 0);
        for (int b = 1; b < moments.blocks; b++) {
            MomentSums block = ofBlock(moments, b);
            for (int i = 0; i < total.sums.length; i++) {
                total.sums[i] = total.sums[i].add(block.sums[i]);
            }
            for (int p = 0; p < total.products.length; p++) {
                total.products[p] = total.products[p].add(block.products[p]);
            }
            total = new MomentSums(total.n.add(block.n), total.sums, total.products);
        }
        return total;
    }

    MomentSums minus(MomentSums part) {
        BigInteger[] restSums = new BigInteger[sums.length];
        BigInteger[] restProducts = new BigInteger[products.length];
        for (int i = 0; i < restSums.length; i++) {
            restSums[i] = sums[i].subtract(part.sums[i]);
        }
        for (int p = 0; p < restProducts.length; p++) {
            restProducts[p] = products[p].subtract(part.products[p]);
        }
        return new MomentSums(n.subtract(part.n), restSums, restProducts);
    }

    int width() {
        return sums.length;
    }

    long n() {
        return n.longValueExact();
    }

    boolean isEmpty(int i) {
        return n.signum() == 0 && sums[i].signum() == 0 && products[DriverMoments.pair(i, i)].signum() == 0;
    }

    /** {@code n·Σxy - Σx·Σy}: n² times the covariance. */
    BigInteger comoment(int i, int j) {
        int at = DriverMoments.pair(Math.max(i, j), Math.min(i, j));
        return n.multiply(products[at]).subtract(sums[i].multiply(sums[j]));
    }

    boolean varies(int i) {
        return comoment(i, i).signum() > 0;
    }

    /** The sample of a column in its own points. */
    SampleMean sample(int i, double unitsPerPoint) {
        double variance = n.compareTo(BigInteger.ONE) > 0
                ? Ratios.of(comoment(i, i), n.multiply(n.subtract(BigInteger.ONE)))
                : Double.NaN;
        double mean = Ratios.of(sums[i], n) / unitsPerPoint;
        return new SampleMean(n.doubleValue(), mean, variance / (unitsPerPoint * unitsPerPoint));
    }

    /** All correlations; every column varies. */
    double[][] correlations() {
        int width = width();
        double[] squares = new double[width];
        for (int i = 0; i < width; i++) {
            squares[i] = comoment(i, i).doubleValue();
        }
        double[][] r = new double[width][width];
        for (int i = 0; i < width; i++) {
            r[i][i] = 1;
            for (int j = 0; j < i; j++) {
                double exact = comoment(i, j).doubleValue() / Math.sqrt(squares[i] * squares[j]);
                r[i][j] = Math.max(-1, Math.min(1, exact));
                r[j][i] = r[i][j];
            }
        }
        return r;
    }
}
