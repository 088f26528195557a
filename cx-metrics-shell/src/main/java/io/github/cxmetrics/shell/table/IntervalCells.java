package io.github.cxmetrics.shell.table;

import io.github.cxmetrics.contact.call.CallRule;
import io.github.cxmetrics.contact.call.CallTally;
import io.github.cxmetrics.shell.table.IntervalReport.Part;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The columns of an interval report, read once. */
final class IntervalCells {

    private static final List<Part> TIMES = List.of(Part.WAIT, Part.WAIT_OF_ABANDONED, Part.TALK, Part.HOLD, Part.WRAP);

    private final IntervalReport report;
    private final Map<Part, int[]> counts = new EnumMap<>(Part.class);
    private final Map<Part, @Nullable Duration[]> times = new EnumMap<>(Part.class);

    IntervalCells(Table table, IntervalReport report) {
        this.report = report;
        for (Part part : Part.values()) {
            if (report.has(part) && part != Part.START) {
                String column = report.column(part);
                if (TIMES.contains(part)) {
                    times.put(part, table.durations(column));
                } else {
                    table.filled(column, "a count may be 0, but must be there");
                    counts.put(part, table.ints(column));
                }
            }
        }
    }

    CallTally tally(CallRule rule, int row) {
        long answered = count(Part.ANSWERED, row);
        long abandoned = count(Part.ABANDONED, row);
        long flowedOut = count(Part.FLOWED_OUT, row);
        if (report.has(Part.OFFERED) && count(Part.OFFERED, row) != answered + abandoned + flowedOut) {
            throw new IllegalArgumentException("offered are " + count(Part.OFFERED, row) + " calls, but answered "
                    + answered + ", abandoned " + abandoned + " and flowed out " + flowedOut);
        }
        return CallTally.ofCounts(
                rule,
                new CallTally.Calls(
                        answered,
                        abandoned,
                        flowedOut,
                        count(Part.ANSWERED_WITHIN, row),
                        count(Part.ABANDONED_WITHIN, row),
                        count(Part.SHORT_ABANDONED, row),
                        0),
                new CallTally.Handled(count(Part.HELD, row), 0, 0),
                new CallTally.Times(
                        micros(Part.WAIT, row, answered),
                        micros(Part.WAIT_OF_ABANDONED, row, abandoned),
                        0,
                        micros(Part.TALK, row, answered),
                        micros(Part.HOLD, row, answered),
                        micros(Part.WRAP, row, answered)));
    }

    private long count(Part part, int row) {
        int[] column = counts.get(part);
        return column == null ? 0 : column[row];
    }

    /** A sum, or the average times the calls. */
    private long micros(Part part, int row, long calls) {
        @Nullable Duration[] column = times.get(part);
        Duration time = column == null ? null : column[row];
        if (time == null) {
            return 0;
        }
        Duration sum = report.hasTotals() ? time : time.multipliedBy(calls);
        return Math.addExact(Math.multiplyExact(sum.getSeconds(), 1_000_000L), sum.getNano() / 1000);
    }
}
