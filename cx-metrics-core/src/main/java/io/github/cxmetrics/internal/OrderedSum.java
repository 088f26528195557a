package io.github.cxmetrics.internal;

import java.util.stream.IntStream;

/**
 * Sums of vectors over many rows: the same bits for any number of threads, because chunks have a fixed size and are added in order, with compensation
 * (Neumaier 1974). Large sums run in the pool of the calling thread: the common one, or that of the {@link java.util.concurrent.ForkJoinPool} in which
 * the caller is.
 */
public final class OrderedSum {

    private static final int CHUNK = 1024;
    private static final int WORTH_SHARING = 8;

    /** Adds the rows {@code from..to-1} to the sums. */
    public interface Rows {
        void add(int from, int to, double[] sums);
    }

    private OrderedSum() {}

    /**
     * The sums over all rows.
     *
     * @param width how many sums there are
     */
    public static double[] of(int rows, int width, Rows kernel) {
        double[][] parts = new double[(rows + CHUNK - 1) / CHUNK][];
        forChunks(rows, (from, to) -> {
            double[] sums = new double[width];
            kernel.add(from, to, sums);
            parts[from / CHUNK] = sums;
        });
        double[] total = new double[width];
        double[] lost = new double[width];
        for (double[] part : parts) {
            for (int k = 0; k < width; k++) {
                double sum = total[k] + part[k];
                lost[k] += Math.abs(total[k]) >= Math.abs(part[k])
                        ? (total[k] - sum) + part[k]
                        : (part[k] - sum) + total[k];
                total[k] = sum;
            }
        }
        for (int k = 0; k < width; k++) {
            total[k] += lost[k];
        }
        return total;
    }

    /** A stretch of rows, {@code from..to-1}. */
    public interface Chunk {
        void run(int from, int to);
    }

    /** Visits all rows in chunks, several at once if there are many; for results that are written by row. */
    public static void forChunks(int rows, Chunk chunk) {
        int chunks = (rows + CHUNK - 1) / CHUNK;
        IntStream range = IntStream.range(0, chunks);
        (chunks >= WORTH_SHARING ? range.parallel() : range)
                .forEach(c -> chunk.run(c * CHUNK, Math.min(rows, (c + 1) * CHUNK)));
    }
}
