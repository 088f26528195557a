package io.github.cxmetrics.journey.funnel;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.journey.EventLog;
import io.github.cxmetrics.journey.internal.CodeColumn;
import io.github.cxmetrics.journey.internal.UnitIndex;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Takes a funnel through the parts of a log. */
final class SegmentRun {

    private final FunnelPlan plan;
    private final CodeColumn units;
    private final Breakdown breakdown;
    private final CodeColumn values;
    private final int step;
    private final UnitReader reader;
    private final Outcomes[] outcomes;
    private final long[] unitCounts;
    private final long[] afterAsOf;
    private final @Nullable RowFilter[] filters;

    private SegmentRun(Funnel funnel, EventLog log, Breakdown breakdown) {
        this.breakdown = breakdown;
        plan = FunnelPlan.of(funnel, log);
        units = FunnelRun.units(funnel, log);
        values = breakdown.codes(log);
        checkArgument(
                breakdown.step() <= funnel.steps().size(),
                "step %s is outside 1..%s",
                breakdown.step(),
                funnel.steps().size());
        step = breakdown.step() == 0 ? 0 : plan.requiredIndex(breakdown.step() - 1);
        checkArgument(step >= 0, "step %s is optional, and decides nothing", breakdown.step());
        reader = new UnitReader(plan);
        outcomes = new Outcomes[values.names().size() + 1];
        Arrays.setAll(outcomes, i -> new Outcomes(plan));
        unitCounts = new long[outcomes.length];
        afterAsOf = new long[outcomes.length];
        filters = new RowFilter[outcomes.length];
    }

    static FunnelSegments segments(Funnel funnel, EventLog log, Breakdown breakdown) {
        EventLog seen = FunnelRun.seen(funnel, log);
        SegmentRun run = new SegmentRun(funnel, seen, breakdown);
        UnitIndex all = FunnelRun.index(funnel, log);
        UnitIndex index = seen == log ? all : FunnelRun.index(funnel, seen);
        index.units().forEach(unit -> run.count(unit, index.rowsOf(unit), all.size(unit) - index.size(unit)));
        return new FunnelSegments(breakdown, run.top(), FunnelPlan.unknown(funnel, log, breakdown.property()));
    }

    private void count(int unit, int[] rows, int late) {
        if (!breakdown.isOverlapping()) {
            count(touch(rows), unit, rows, late, RowFilter.ALL);
            return;
        }
        if (breakdown.attribution() == Breakdown.Attribution.ALL_EVENTS) {
            UnitReader.byValue(values, rows).forEach((value, part) -> count(value, unit, part, late, filter(value)));
            return;
        }
        int[] deciding = Arrays.stream(rows)
                .filter(row -> (plan.mask(row) >>> step & 1) != 0)
                .toArray();
        for (int value : UnitReader.distinct(values, deciding)) {
            count(value, unit, rows, late, filter(value));
        }
    }

    private RowFilter filter(int value) {
        RowFilter filter = filters[value];
        if (filter == null) {
            filter = breakdown.attribution() == Breakdown.Attribution.AT_STEP
                    ? RowFilter.stepWith(step, values, value)
                    : RowFilter.rowsWith(values, value);
            filters[value] = filter;
        }
        return filter;
    }

    /** The first or last value of a unit; one more than the last code for none. */
    private int touch(int[] rows) {
        boolean first = breakdown.attribution() == Breakdown.Attribution.FIRST_TOUCH;
        for (int i = 0; i < rows.length; i++) {
            int value = values.at(rows[first ? i : rows.length - 1 - i]);
            if (value != CodeColumn.MISSING) {
                return value;
            }
        }
        return outcomes.length - 1;
    }

    private void count(int value, int unit, int[] rows, int late, RowFilter filter) {
        unitCounts[value]++;
        afterAsOf[value] += late;
        reader.count(unit, rows, filter, outcomes[value]);
    }

    private Map<String, FunnelResult> top() {
        List<Integer> shown = new ArrayList<>();
        for (int value = 0; value < outcomes.length; value++) {
            boolean atStep = breakdown.attribution() == Breakdown.Attribution.AT_STEP;
            if (atStep ? unitCounts[value] > 0 : reached(value, 0) > 0) {
                shown.add(value);
            }
        }
        int none = outcomes.length - 1;
        shown.sort(Comparator.<Integer>comparingLong(value -> -reached(value, 0))
                .thenComparing(
                        value -> value == none ? Breakdown.NONE : values.names().get(value)));
        Map<String, FunnelResult> results = new LinkedHashMap<>();
        Outcomes rest = null;
        long restUnits = 0;
        long restLate = 0;
        for (int i = 0; i < shown.size(); i++) {
            int value = shown.get(i);
            if (breakdown.top() == 0 || i < breakdown.top()) {
                String name = value == none ? Breakdown.NONE : values.names().get(value);
                checkArgument(!results.containsKey(name), "a value is named %s already", name);
                results.put(name, result(outcomes[value], unitCounts[value], afterAsOf[value]));
            } else {
                rest = joined(rest, outcomes[value]);
                restUnits += unitCounts[value];
                restLate += afterAsOf[value];
            }
        }
        if (rest != null) {
            checkArgument(!results.containsKey(Breakdown.OTHER), "a value is named %s already", Breakdown.OTHER);
            results.put(Breakdown.OTHER, result(rest, restUnits, restLate));
        }
        return results;
    }

    private long reached(int value, int required) {
        Outcomes of = outcomes[value];
        long reached = 0;
        for (int i = 0; i < of.size(); i++) {
            reached += of.level(i) > required ? 1 : 0;
        }
        return reached;
    }

    private static Outcomes joined(@Nullable Outcomes rest, Outcomes more) {
        if (rest == null) {
            return more;
        }
        rest.addAll(more);
        return rest;
    }

    private FunnelResult result(Outcomes found, long unitCount, long late) {
        return FunnelRun.result(plan, units, unitCount, found, late);
    }
}
