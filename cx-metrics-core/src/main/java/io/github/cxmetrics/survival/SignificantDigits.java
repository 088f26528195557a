package io.github.cxmetrics.survival;

/**
 * Numbers the values that have so many significant digits: 0, 1, 2, … in ascending order without gaps, so that they can be counted in an array. With c =
 * 10^(digits-1), the values below 10c are their own numbers, and each further power of ten takes 9c more.
 */
final class SignificantDigits {

    private static final long[] POWERS = new long[19];

    static {
        POWERS[0] = 1;
        for (int i = 1; i < POWERS.length; i++) {
            POWERS[i] = 10 * POWERS[i - 1];
        }
    }

    private static final double[] INVERSES = new double[POWERS.length];

    static {
        for (int i = 0; i < POWERS.length; i++) {
            INVERSES[i] = 1.0 / POWERS[i];
        }
    }

    /** Ten's logarithm of two, as a fraction of 2^12. */
    private static final int LOG10_OF_2 = 1233;

    private final int digits;
    private final int smallest;

    SignificantDigits(int digits) {
        this.digits = digits;
        smallest = (int) POWERS[digits - 1];
    }

    /** The number of a value, rounded half up. */
    int indexOf(long value) {
        if (value < 10L * smallest) {
            return (int) value;
        }
        int dropped = decimals(value) - digits;
        long power = POWERS[dropped];
        long mantissa = quotient(value, power, INVERSES[dropped]);
        mantissa += 2 * (value - mantissa * power) >= power ? 1 : 0;
        return 9 * smallest * dropped + (int) mantissa;
    }

    /** The whole quotient, by a multiplication that is off by one at most: several times as fast as a division. */
    private static long quotient(long value, long power, double inverse) {
        long quotient = (long) (value * inverse);
        long rest = value - quotient * power;
        if (rest < 0) {
            return quotient - 1;
        }
        return rest >= power ? quotient + 1 : quotient;
    }

    /** How many decimal digits a positive value has. */
    private static int decimals(long value) {
        int guess = (Long.SIZE - Long.numberOfLeadingZeros(value)) * LOG10_OF_2 >>> 12;
        return value >= POWERS[guess] ? guess + 1 : guess;
    }

    /** The value of a number. */
    long valueOf(int index) {
        if (index < 10 * smallest) {
            return index;
        }
        int dropped = (index - smallest) / (9 * smallest);
        return (index - 9L * smallest * dropped) * POWERS[dropped];
    }

    long round(long value) {
        return valueOf(indexOf(value));
    }
}
