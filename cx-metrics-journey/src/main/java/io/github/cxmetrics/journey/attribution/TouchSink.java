package io.github.cxmetrics.journey.attribution;

/** Takes the touches before a conversion, or those that led nowhere. For one thread. */
abstract class TouchSink {

    /** Conversions without a touch. */
    long untouched;
    /** Paths that can still convert. */
    long pending;
    /** Touches that were too old at the conversion, or at the last touch of a path that did not convert. */
    long expired;
    /** Rows that name no channel. */
    long excluded;
    /** Rows after the last instant observed. */
    long afterAsOf;

    /**
     * A path with a touch. The arrays are shared and change after the call.
     *
     * @param channels the channels, by time
     * @param times when each was touched, in ticks
     * @param from the first that counts
     * @param to after the last, more than {@code from}
     */
    record Path(int[] channels, long[] times, int from, int to) {}

    /**
     * A conversion.
     *
     * @param path its touches
     * @param row the row that converts
     * @param young whether the window of its last touch is not over
     */
    abstract void converted(Path path, int row, boolean young);

    /** A conversion without a touch, which is counted already. */
    void untouched(int row) {}

    /** Touches without a conversion, whose time is over. */
    abstract void lost(Path path);
}
