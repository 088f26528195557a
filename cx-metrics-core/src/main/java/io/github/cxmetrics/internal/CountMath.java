package io.github.cxmetrics.internal;

import static com.google.common.base.Preconditions.checkArgument;

/** Checks and sums of counts. */
public final class CountMath {

    private CountMath() {}

    /**
     * Refuses a negative count.
     *
     * @param count the count
     * @param what what is counted, plural
     * @return the count
     * @throws IllegalArgumentException if it is negative: {@code promoters must not be negative: -1}
     */
    public static long checkNotNegative(long count, String what) {
        checkArgument(count >= 0, "%s must not be negative: %s", what, count);
        return count;
    }

    /**
     * The sum of two counts.
     *
     * @param a a count
     * @param b another
     * @param what what is counted, plural
     * @return {@code a + b}
     * @throws ArithmeticException if it exceeds {@link Long#MAX_VALUE}: {@code promoters overflow: … + 1 exceeds …}
     */
    public static long sum(long a, long b, String what) {
        long sum = a + b;
        if (sum < 0) {
            throw new ArithmeticException(what + " overflow: " + a + " + " + b + " exceeds " + Long.MAX_VALUE);
        }
        return sum;
    }

    /**
     * A count without a part of it.
     *
     * @param whole a count
     * @param part what to take out
     * @param what what is counted, plural
     * @return {@code whole - part}
     * @throws IllegalArgumentException if the part is larger: {@code can't take 2 promoters out of 1}
     */
    public static long difference(long whole, long part, String what) {
        checkArgument(part <= whole, "can't take %s %s out of %s", part, what, whole);
        return whole - part;
    }
}
