package io.github.cxmetrics.internal;

/**
 * The smallest and the largest of some numbers; of none, the two are out of order.
 *
 * @param min the smallest, {@link Long#MAX_VALUE} of none
 * @param max the largest, {@link Long#MIN_VALUE} of none
 */
public record Extremes(long min, long max) {

    private static final Extremes NONE = new Extremes(Long.MAX_VALUE, Long.MIN_VALUE);
    private static final int BLOCK = 1024;

    /**
     * Block by block: whether all of a block lies within what is known, its ends included, is asked without a branch and many numbers at a time. Only where
     * it doesn't, each number is looked at; ordered columns and, but for their begin, random ones never need it.
     */
    public static Extremes of(long[] numbers) {
        Extremes known = NONE;
        for (int from = 0; from < numbers.length; from += BLOCK) {
            int to = Math.min(numbers.length, from + BLOCK);
            Extremes ends = known.with(numbers[from]).with(numbers[to - 1]);
            known = ends.holds(numbers, from, to) ? ends : ends.with(numbers, from, to);
        }
        return known;
    }

    private Extremes with(long number) {
        return new Extremes(Math.min(min, number), Math.max(max, number));
    }

    private Extremes with(long[] numbers, int from, int to) {
        long smallest = min;
        long largest = max;
        for (int i = from; i < to; i++) {
            smallest = Math.min(smallest, numbers[i]);
            largest = Math.max(largest, numbers[i]);
        }
        return new Extremes(smallest, largest);
    }

    /** If the largest less the smallest fits, a number outside makes one of the two differences negative, even where the other one overflows. */
    private boolean holds(long[] numbers, int from, int to) {
        long smallest = min;
        long largest = max;
        long signs = largest - smallest;
        for (int i = from; i < to; i++) {
            signs |= numbers[i] - smallest | largest - numbers[i];
        }
        return signs >= 0;
    }
}
