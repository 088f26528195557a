package io.github.cxmetrics.journey.path;

/** Counts paths, given as codes. For one thread. */
abstract class PathSink {

    /** Rows that name no step. */
    long excluded;

    /**
     * Counts a path.
     *
     * @param steps the codes, of which only the first count
     * @param length how many there are, at least 1
     */
    abstract void path(int[] steps, int length);
}
