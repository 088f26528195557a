package io.github.cxmetrics.internal;

import java.math.BigInteger;

/** Differences of fractions of counts, exact up to the last division: shares of a billion that differ by a hundred keep all their digits. */
public final class Fractions {

    private Fractions() {}

    /**
     * {@code a/m - b/n}.
     *
     * @param a numerator of the first
     * @param m denominator of the first, positive
     * @param b numerator of the second
     * @param n denominator of the second, positive
     * @return the difference, exactly 0 where the fractions are equal
     */
    public static double difference(long a, long m, long b, long n) {
        BigInteger numerator = product(a, n).subtract(product(b, m));
        return numerator.doubleValue() / ((double) m * n);
    }

    /**
     * {@code a/m - b/n}, for numerators that may exceed a long.
     *
     * @param a numerator of the first
     * @param m denominator of the first, positive
     * @param b numerator of the second
     * @param n denominator of the second, positive
     * @return the difference, exactly 0 where the fractions are equal
     */
    public static double difference(BigInteger a, long m, BigInteger b, long n) {
        BigInteger numerator = a.multiply(BigInteger.valueOf(n)).subtract(b.multiply(BigInteger.valueOf(m)));
        return numerator.doubleValue() / ((double) m * n);
    }

    private static BigInteger product(long a, long b) {
        return BigInteger.valueOf(a).multiply(BigInteger.valueOf(b));
    }
}
