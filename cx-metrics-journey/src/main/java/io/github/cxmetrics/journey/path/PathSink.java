package io.github.cxmetrics.journey.path;

import java.util.List;

/**
 * Counts paths, given as codes. For one thread.
 *
 * @param <T> the tally that it makes
 */
abstract class PathSink<T> {

    /** Rows that name no step. */
    long excluded;

    /**
     * Counts a path.
     *
     * @param steps the codes, of which only the first count
     * @param length how many there are, at least 1
     */
    abstract void path(int[] steps, int length);

    /**
     * What was counted so far.
     *
     * @param names the name of each code, not sorted
     * @return an immutable tally
     */
    abstract T tally(List<String> names);
}
