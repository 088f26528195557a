package io.github.cxmetrics.survey;

import static com.google.common.base.Preconditions.checkArgument;

/**
 * Counts a column of scores by segment. The result holds for each segment the count of each point, from the lowest, and behind them that
 * of the missing codes.
 *
 * <p>The four doors repeat one short loop, because a shared one that reads through an interface is several times slower.
 */
final class SegmentCounter {

    /** Many short runs of a loop are compiled better than one that never returns. */
    private static final int BLOCK = 4096;

    private static final int MAX_CELLS = Integer.MAX_VALUE - 8;

    private final CodeRun run;
    private final int segments;
    /**
     * How far segments lie apart: a power of two. Without gaps (11 for 0..10) less memory is touched, but an Intel Xeon takes 1.3 to 1.4 times as long for 1 000
     * segments, and the same for 100 and for 4 000.
     */
    private final int stride;
    /** Ints, which an array has too few rows to overflow: half the memory to keep near the processor. */
    private final int[] cells;

    private SegmentCounter(RatingScale scale, int segments) {
        checkArgument(segments >= 1, "the number of segments must be at least 1, not %s", segments);
        run = new CodeRun(scale);
        stride = Integer.highestOneBit(run.size) << 1;
        int most = MAX_CELLS / stride;
        checkArgument(
                segments <= most, "the number of segments must be at most %s on this scale, not %s", most, segments);
        this.segments = segments;
        cells = new int[segments * stride];
    }

    /**
     * Counts a column.
     *
     * @throws IllegalArgumentException for the first row with a score that is neither on the scale nor missing, or with a code that is
     *     no segment; rows start at 0
     */
    static long[][] count(RatingScale scale, int segments, int[] codes, int[] scores) {
        checkColumns(codes, scores);
        SegmentCounter counter = new SegmentCounter(scale, segments);
        return counter.count(codes.length, scores.length, (from, end) -> counter.add(codes, scores, from, end));
    }

    /** As {@link #count(RatingScale, int, int[], int[])}. */
    static long[][] count(RatingScale scale, int segments, int[] codes, byte[] scores) {
        checkColumns(codes, scores);
        SegmentCounter counter = new SegmentCounter(scale, segments);
        return counter.count(codes.length, scores.length, (from, end) -> counter.add(codes, scores, from, end));
    }

    /** As {@link #count(RatingScale, int, int[], int[])}. */
    static long[][] count(RatingScale scale, int segments, short[] codes, int[] scores) {
        checkColumns(codes, scores);
        SegmentCounter counter = new SegmentCounter(scale, segments);
        return counter.count(codes.length, scores.length, (from, end) -> counter.add(codes, scores, from, end));
    }

    /** As {@link #count(RatingScale, int, int[], int[])}. */
    static long[][] count(RatingScale scale, int segments, short[] codes, byte[] scores) {
        checkColumns(codes, scores);
        SegmentCounter counter = new SegmentCounter(scale, segments);
        return counter.count(codes.length, scores.length, (from, end) -> counter.add(codes, scores, from, end));
    }

    private static void checkColumns(Object codes, Object scores) {
        checkArgument(codes != null, "segment codes must not be null");
        checkArgument(scores != null, "scores must not be null");
    }

    private interface Rows {
        /** Counts rows from {@code from} up to {@code end} or less; returns the row after them. */
        int add(int from, int end);
    }

    private long[][] count(int codes, int scores, Rows rows) {
        checkArgument(codes == scores, "segment codes and scores differ in length: %s and %s", codes, scores);
        int row = 0;
        while (row < scores) {
            row = rows.add(row, row + Math.min(BLOCK, scores - row));
        }
        long[][] counts = new long[segments][];
        for (int segment = 0; segment < segments; segment++) {
            int first = segment * stride;
            counts[segment] = run.counts(slot -> cells[first + slot]);
        }
        return counts;
    }

    private int add(int[] codes, int[] scores, int from, int end) {
        int low = run.low;
        int size = notNegative(run.size);
        int segments = notNegative(this.segments);
        int stride = this.stride;
        int[] cells = this.cells;
        for (int row = from; row < end; row++) {
            int segment = codes[row];
            int slot = scores[row] - low;
            if (slot < 0 || slot >= size || segment < 0 || segment >= segments) {
                return addApart(segment, scores[row], row);
            }
            cells[segment * stride + slot]++;
        }
        return end;
    }

    private int add(int[] codes, byte[] scores, int from, int end) {
        int low = run.low;
        int size = notNegative(run.size);
        int segments = notNegative(this.segments);
        int stride = this.stride;
        int[] cells = this.cells;
        for (int row = from; row < end; row++) {
            int segment = codes[row];
            int slot = scores[row] - low;
            if (slot < 0 || slot >= size || segment < 0 || segment >= segments) {
                return addApart(segment, scores[row], row);
            }
            cells[segment * stride + slot]++;
        }
        return end;
    }

    private int add(short[] codes, int[] scores, int from, int end) {
        int low = run.low;
        int size = notNegative(run.size);
        int segments = notNegative(this.segments);
        int stride = this.stride;
        int[] cells = this.cells;
        for (int row = from; row < end; row++) {
            int segment = codes[row];
            int slot = scores[row] - low;
            if (slot < 0 || slot >= size || segment < 0 || segment >= segments) {
                return addApart(segment, scores[row], row);
            }
            cells[segment * stride + slot]++;
        }
        return end;
    }

    private int add(short[] codes, byte[] scores, int from, int end) {
        int low = run.low;
        int size = notNegative(run.size);
        int segments = notNegative(this.segments);
        int stride = this.stride;
        int[] cells = this.cells;
        for (int row = from; row < end; row++) {
            int segment = codes[row];
            int slot = scores[row] - low;
            if (slot < 0 || slot >= size || segment < 0 || segment >= segments) {
                return addApart(segment, scores[row], row);
            }
            cells[segment * stride + slot]++;
        }
        return end;
    }

    /** Tells the compiler so: it then checks a value against both ends of a range by one comparison. */
    private static int notNegative(int bound) {
        return bound & Integer.MAX_VALUE;
    }

    /** Counts a row with a missing code apart from the run, or refuses the row. */
    private int addApart(int segment, int score, int row) {
        int slot = run.slotOf(score);
        if (slot < 0) {
            throw run.outside(score, row);
        }
        if (segment < 0 || segment >= segments) {
            throw new IllegalArgumentException(
                    "segment " + segment + " is outside 0.." + (segments - 1) + " (row " + row + ")");
        }
        cells[segment * stride + slot]++;
        return row + 1;
    }
}
