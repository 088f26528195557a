package io.github.cxmetrics.shell.table;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/**
 * Which columns of a telephone system's interval report hold what. {@code IntervalReport.of("Interval", "ACD Calls", "Aban Calls")} names the least; the rest
 * is 0 where it isn't named. Times are averages of the calls that they belong to, or sums after {@link #withTotals}; they are read as {@link Table#durations}
 * reads them. Immutable.
 */
public final class IntervalReport {

    /** What a column holds. */
    enum Part {
        START,
        ANSWERED,
        ABANDONED,
        FLOWED_OUT,
        ANSWERED_WITHIN,
        ABANDONED_WITHIN,
        SHORT_ABANDONED,
        OFFERED,
        HELD,
        WAIT,
        WAIT_OF_ABANDONED,
        TALK,
        HOLD,
        WRAP
    }

    private final Map<Part, String> columns;
    private final boolean totals;

    private IntervalReport(Map<Part, String> columns, boolean totals) {
        this.columns = columns;
        this.totals = totals;
    }

    /**
     * The least that a report has.
     *
     * @param start when the interval starts
     * @param answered calls answered
     * @param abandoned calls abandoned
     * @return the columns
     */
    public static IntervalReport of(String start, String answered, String abandoned) {
        return new IntervalReport(Map.of(), false)
                .with(Part.START, start)
                .with(Part.ANSWERED, answered)
                .with(Part.ABANDONED, abandoned);
    }

    private IntervalReport with(Part part, String column) {
        Map<Part, String> more = new EnumMap<>(Part.class);
        more.putAll(columns);
        more.put(part, Objects.requireNonNull(column, "column"));
        return new IntervalReport(more, totals);
    }

    /**
     * The same with calls that went to another queue, voicemail or a callback.
     *
     * @param column its name
     * @return the changed copy
     */
    public IntervalReport flowedOut(String column) {
        return with(Part.FLOWED_OUT, column);
    }

    /**
     * The same with calls answered within the threshold.
     *
     * @param column its name
     * @return the changed copy
     */
    public IntervalReport answeredWithin(String column) {
        return with(Part.ANSWERED_WITHIN, column);
    }

    /**
     * The same with calls abandoned within the threshold.
     *
     * @param column its name
     * @return the changed copy
     */
    public IntervalReport abandonedWithin(String column) {
        return with(Part.ABANDONED_WITHIN, column);
    }

    /**
     * The same with calls abandoned before the short-abandon time.
     *
     * @param column its name
     * @return the changed copy
     */
    public IntervalReport shortAbandoned(String column) {
        return with(Part.SHORT_ABANDONED, column);
    }

    /**
     * The same with all calls offered, which must then be those answered, abandoned and flowed out.
     *
     * @param column its name
     * @return the changed copy
     */
    public IntervalReport offered(String column) {
        return with(Part.OFFERED, column);
    }

    /**
     * The same with calls that were on hold at least once.
     *
     * @param column its name
     * @return the changed copy
     */
    public IntervalReport held(String column) {
        return with(Part.HELD, column);
    }

    /**
     * The same with the wait of answered calls: the average is the speed of answer.
     *
     * @param column its name
     * @return the changed copy
     */
    public IntervalReport waiting(String column) {
        return with(Part.WAIT, column);
    }

    /**
     * The same with the wait of abandoned calls.
     *
     * @param column its name
     * @return the changed copy
     */
    public IntervalReport waitingOfAbandoned(String column) {
        return with(Part.WAIT_OF_ABANDONED, column);
    }

    /**
     * The same with the conversations; a report that has the handle time alone gives it here.
     *
     * @param column its name
     * @return the changed copy
     */
    public IntervalReport talking(String column) {
        return with(Part.TALK, column);
    }

    /**
     * The same with the holds, of all answered calls.
     *
     * @param column its name
     * @return the changed copy
     */
    public IntervalReport holding(String column) {
        return with(Part.HOLD, column);
    }

    /**
     * The same with the work after the calls.
     *
     * @param column its name
     * @return the changed copy
     */
    public IntervalReport wrappingUp(String column) {
        return with(Part.WRAP, column);
    }

    /**
     * The same, where times are sums over the calls of an interval.
     *
     * @return the changed copy
     */
    public IntervalReport withTotals() {
        return new IntervalReport(columns, true);
    }

    boolean hasTotals() {
        return totals;
    }

    boolean has(Part part) {
        return columns.containsKey(part);
    }

    String column(Part part) {
        return Objects.requireNonNull(columns.get(part));
    }

    /** For example {@code START Interval, ANSWERED ACD Calls, ABANDONED Aban Calls}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        columns.forEach((part, column) -> text.append(text.length() == 0 ? "" : ", ")
                .append(part)
                .append(' ')
                .append(column));
        return text.append(totals ? ", times in all" : "").toString();
    }
}
