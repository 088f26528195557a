package io.github.cxmetrics.journey.path;

import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.journey.EventLog;
import io.github.cxmetrics.journey.internal.CodeColumn;
import io.github.cxmetrics.journey.internal.UnitIndex;
import io.github.cxmetrics.survival.Durations;
import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * How long paths take, and how long nothing happens on the way: exact durations in the unit of the log, which merge over disjoint units.
 *
 * <p>Only what has happened is measured. A path that still goes on counts with what there is of it: for how long something takes to the end, see {@code
 * FunnelResult.survival()}.
 */
public final class PathTimes {

    private PathTimes() {}

    /**
     * Throughput times: from the first to the last event of each unit.
     *
     * @param log the log; its users are the units
     * @return a duration for each unit with events; 0 where it has one
     */
    public static Durations throughput(EventLog log) {
        UnitIndex index = log.columns().byUser();
        long[] times = log.columns().times();
        return Durations.of(
                log.unit(),
                index.units()
                        .mapToLong(unit -> times[index.row(unit, index.size(unit) - 1)] - times[index.row(unit, 0)])
                        .toArray());
    }

    /**
     * Idle times: from each event of a unit to its next.
     *
     * @param log the log; its users are the units
     * @return a duration for each pair of events in a row
     */
    public static Durations idle(EventLog log) {
        return idle(log, row -> true, row -> true);
    }

    /**
     * Idle times between two events in a row: the time on an edge of the directly-follows graph.
     *
     * @param log the log; its users are the units
     * @param from the name of the event
     * @param to the name of the event that directly follows
     * @return a duration for each time it does
     * @throws IllegalArgumentException if a {@link EventLog#strict} log does not know an event; the message names the nearest
     */
    public static Durations idle(EventLog log, String from, String to) {
        int first = code(log, from);
        int second = code(log, to);
        CodeColumn events = log.columns().events();
        return idle(log, row -> events.at(row) == first, row -> events.at(row) == second);
    }

    private static int code(EventLog log, String event) {
        requireNonNull(log, "log");
        log.columns().checkEvent(event);
        return log.columns().events().codeOf(event);
    }

    private static Durations idle(EventLog log, IntPredicate from, IntPredicate to) {
        UnitIndex index = log.columns().byUser();
        long[] times = log.columns().times();
        long[] gaps = new long[log.size()];
        int n = 0;
        for (int unit = 0; unit < index.capacity(); unit++) {
            for (int i = 1; i < index.size(unit); i++) {
                int before = index.row(unit, i - 1);
                int row = index.row(unit, i);
                if (from.test(before) && to.test(row)) {
                    gaps[n++] = times[row] - times[before];
                }
            }
        }
        return Durations.of(log.unit(), Arrays.copyOf(gaps, n));
    }
}
