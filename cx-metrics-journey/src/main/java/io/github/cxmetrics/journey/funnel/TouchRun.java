package io.github.cxmetrics.journey.funnel;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.journey.EventLog;
import io.github.cxmetrics.journey.EventOrder;
import io.github.cxmetrics.journey.internal.CodeColumn;
import io.github.cxmetrics.journey.internal.UnitValues;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Counts the parts of a log where the first or last value of a unit says which part it is in, for the usual funnels: how far each unit got is found by the fast scan,
 * its value in one more pass, and both are one count in the value's row of a table. Journeys are found when they are asked for, those of all parts at once.
 */
final class TouchRun {

    private final Breakdown breakdown;
    private final FunnelPlan plan;
    private final CodeColumn units;
    private final CodeColumn values;
    /** For each value, and none behind them, how many units got exactly to each level. */
    private final int[] counts;

    private final int width;
    /** For each value, and none, how many rows came after the end of the data; empty if none did. */
    private final int[] late;

    private final Supplier<Map<String, Outcomes>> journeys;

    private TouchRun(
            Breakdown breakdown,
            FunnelPlan plan,
            CodeColumn units,
            CodeColumn values,
            int[] counts,
            int[] late,
            Supplier<Map<String, Outcomes>> journeys) {
        this.breakdown = breakdown;
        this.plan = plan;
        this.units = units;
        this.values = values;
        this.counts = counts;
        this.late = late;
        this.journeys = journeys;
        width = plan.steps + 1;
    }

    /**
     * The results of the parts.
     *
     * @param funnel the funnel
     * @param log the log
     * @param breakdown how units are told apart
     * @param journeys finds the journeys of each part
     * @return a result for each part; null where this can't tell them
     */
    static @Nullable Map<String, FunnelResult> results(
            Funnel funnel, EventLog log, Breakdown breakdown, Supplier<Map<String, Outcomes>> journeys) {
        EventLog seen = FunnelRun.seen(funnel, log);
        boolean sameUnits = seen == log || funnel.toForm().unit().isEmpty();
        if (breakdown.isOverlapping() || !sameUnits) {
            return null;
        }
        FunnelPlan plan = FunnelPlan.of(funnel, seen);
        CodeColumn units = FunnelRun.units(funnel, seen);
        CodeColumn values = breakdown.codes(seen);
        long cells = (values.names().size() + 1L) * (plan.steps + 1);
        RowClasses classes = cells > Integer.MAX_VALUE - 8 ? null : RowClasses.of(plan);
        byte[] levels = classes == null ? null : FastScan.levels(plan, units, classes);
        if (levels == null) {
            return null;
        }
        EventOrder order = seen.order();
        boolean ordered = order == EventOrder.BY_TIME
                || order == EventOrder.BY_USER_AND_TIME
                        && units == seen.columns().users();
        int[] valueOf = UnitValues.of(
                units,
                values,
                ordered ? null : seen.columns().times(),
                breakdown.attribution() == Breakdown.Attribution.FIRST_TOUCH);
        int[] counts = count(levels, valueOf, plan.steps + 1, (int) cells);
        int[] late = seen == log
                ? new int[0]
                : late(log, plan, valueOf, values.names().size());
        return new TouchRun(breakdown, plan, units, values, counts, late, journeys).results();
    }

    private static int[] count(byte[] levels, int[] valueOf, int width, int cells) {
        int[] counts = new int[cells];
        int none = cells - width;
        for (int unit = 0; unit < levels.length; unit++) {
            int value = valueOf[unit];
            if (value != UnitValues.NO_ROWS) {
                counts[(value == CodeColumn.MISSING ? none : value * width) + levels[unit]]++;
            }
        }
        return counts;
    }

    private static int[] late(EventLog log, FunnelPlan plan, int[] valueOf, int none) {
        int[] late = new int[none + 1];
        CodeColumn users = log.columns().users();
        for (int row = 0; row < log.size(); row++) {
            long time = log.columns().times()[row];
            int value = plan.isSeen(time) ? UnitValues.NO_ROWS : valueOf[users.at(row)];
            if (value != UnitValues.NO_ROWS) {
                late[value == CodeColumn.MISSING ? none : value]++;
            }
        }
        return late;
    }

    private Map<String, FunnelResult> results() {
        List<Part> shown = top();
        long[] rest = new long[width];
        long restLate = 0;
        int parts = 0;
        for (int value = 0; value <= none(); value++) {
            if (entered(value) > 0) {
                parts++;
                add(rest, value, 1);
                restLate += late(value);
            }
        }
        Map<String, FunnelResult> results = new LinkedHashMap<>();
        for (Part part : shown) {
            String name = part.name();
            checkArgument(!results.containsKey(name), "a value is named %s already", name);
            long[] its = new long[width];
            add(its, part.value(), 1);
            add(rest, part.value(), -1);
            restLate -= late(part.value());
            results.put(name, result(name, its, late(part.value())));
        }
        if (parts > shown.size()) {
            checkArgument(!results.containsKey(Breakdown.OTHER), "a value is named %s already", Breakdown.OTHER);
            results.put(Breakdown.OTHER, result(Breakdown.OTHER, rest, restLate));
        }
        return results;
    }

    /** A value that has a result of its own. */
    private record Part(int value, long entered, String name) {

        private static final Comparator<Part> LARGEST_FIRST =
                Comparator.comparingLong(Part::entered).reversed().thenComparing(Part::name);
    }

    /** The values that have a result of their own, the largest first. */
    private List<Part> top() {
        int most = breakdown.top() == 0 ? Integer.MAX_VALUE : breakdown.top();
        PriorityQueue<Part> largest = new PriorityQueue<>(Part.LARGEST_FIRST.reversed());
        for (int value = 0; value <= none(); value++) {
            long entered = entered(value);
            boolean isFull = largest.size() == most;
            if (entered == 0 || isFull && entered < largest.element().entered()) {
                continue;
            }
            // There may be a million values as large as the last: nothing but their names is made.
            String name = name(value);
            if (isFull
                    && entered == largest.element().entered()
                    && name.compareTo(largest.element().name()) >= 0) {
                continue;
            }
            if (isFull) {
                largest.remove();
            }
            largest.add(new Part(value, entered, name));
        }
        return largest.stream().sorted(Part.LARGEST_FIRST).toList();
    }

    private int none() {
        return values.names().size();
    }

    private String name(int value) {
        return value == none() ? Breakdown.NONE : values.names().get(value);
    }

    private long late(int value) {
        return late.length == 0 ? 0 : late[value];
    }

    private long entered(int value) {
        long entered = 0;
        for (int level = 1; level < width; level++) {
            entered += counts[value * width + level];
        }
        return entered;
    }

    private void add(long[] sums, int value, int sign) {
        for (int level = 0; level < width; level++) {
            sums[level] += sign * (long) counts[value * width + level];
        }
    }

    private FunnelResult result(String name, long[] levels, long afterAsOf) {
        long[] reached = FastScan.reached(levels);
        FunnelTally tally = FunnelTally.of(plan.funnel, reached[0] + levels[0], 0, reached, afterAsOf);
        return new FunnelResult(
                tally,
                new FunnelDetail(
                        plan, units, tally, () -> requireNonNull(journeys.get().get(name))));
    }
}
