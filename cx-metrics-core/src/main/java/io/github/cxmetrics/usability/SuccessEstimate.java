package io.github.cxmetrics.usability;

import io.github.cxmetrics.Confidence;
import java.math.BigInteger;

/** Point estimates of a success rate from few attempts (Lewis and Sauro 2006): 5 of 5 is not 100 %. */
public enum SuccessEstimate {
    /** {@code x / n}: best between 0.5 and 0.9. */
    MLE("x/n") {
        @Override
        double of(double x, double n) {
            return x / n;
        }
    },
    /** {@code (x + 1) / (n + 2)}: best from 0.9 on. */
    LAPLACE("Laplace") {
        @Override
        double of(double x, double n) {
            return (x + 1) / (n + 2);
        }
    },
    /** {@code (x + ½) / (n + 1)}. */
    JEFFREYS("Jeffreys") {
        @Override
        double of(double x, double n) {
            return (x + 0.5) / (n + 1);
        }
    },
    /** {@code (x + z²/2) / (n + z²)} at 95 %, the centre of Wilson's interval: best up to 0.5. */
    WILSON("Wilson") {
        @Override
        double of(double x, double n) {
            double z = Confidence.DEFAULT.z();
            return (x + z * z / 2) / (n + z * z);
        }
    };

    private static final BigInteger NINE = BigInteger.valueOf(9);

    private final String text;

    SuccessEstimate(String text) {
        this.text = text;
    }

    abstract double of(double x, double n);

    /** What Lewis and Sauro recommend for an observed rate: up to 0.5 Wilson, below 0.9 the rate itself, else Laplace. */
    static SuccessEstimate recommended(long x, long n) {
        if (x <= n - x) {
            return WILSON;
        }
        // x/n < 0.9 if x < 9(n - x), without rounding and without overflow.
        BigInteger nineTimes = BigInteger.valueOf(n - x).multiply(NINE);
        return BigInteger.valueOf(x).compareTo(nineTimes) < 0 ? MLE : LAPLACE;
    }

    /** The name as reports print it. */
    @Override
    public String toString() {
        return text;
    }
}
