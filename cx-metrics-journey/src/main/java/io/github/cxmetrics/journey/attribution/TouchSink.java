package io.github.cxmetrics.journey.attribution;

/** Takes the touches before a conversion, or those that led nowhere. For one thread. */
abstract class TouchSink {

    /** Conversions without a touch. */
    long untouched;
    /** Touches that were too old at the conversion. */
    long expired;
    /** Rows that name no channel. */
    long excluded;
    /** Rows after the last instant observed. */
    long afterAsOf;

    /**
     * A conversion.
     *
     * @param channels the channels, by time
     * @param ages how old each touch is, in ticks
     * @param from the first that counts
     * @param to after the last, more than {@code from}
     */
    abstract void converted(int[] channels, long[] ages, int from, int to);

    /** Touches without a conversion, at least one. */
    abstract void lost(int[] channels, int to);
}
