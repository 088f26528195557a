package io.github.cxmetrics.journey.internal;

import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Splits work over the threads of the fork-join pool that the caller runs in, the common one if in none. Results come in the order of the parts, so that they
 * don't depend on how many threads there are.
 */
public final class Threads {

    private static final int LARGE = 1 << 17;

    private Threads() {}

    /**
     * How many parts are worth while.
     *
     * @param rows how many rows there are
     * @return at least 1
     */
    public static int parts(long rows) {
        if (rows < LARGE) {
            return 1;
        }
        ForkJoinPool pool = ForkJoinTask.getPool();
        return pool == null ? ForkJoinPool.getCommonPoolParallelism() + 1 : pool.getParallelism();
    }

    /**
     * What each part gives, in their order.
     *
     * @param <T> what a part gives
     * @param parts how many parts there are
     * @param part what a part does
     * @return the results
     */
    public static <T> List<T> map(int parts, IntFunction<T> part) {
        return parts == 1
                ? List.of(part.apply(0))
                : IntStream.range(0, parts).parallel().mapToObj(part).toList();
    }

    /**
     * Where a part begins.
     *
     * @param part what a part does
     * @param parts how many parts there are
     * @param size how many things are split
     * @return an index
     */
    public static int bound(int part, int parts, int size) {
        return (int) ((long) size * part / parts);
    }
}
