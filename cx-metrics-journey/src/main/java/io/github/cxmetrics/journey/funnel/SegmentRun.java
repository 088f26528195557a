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

    private static final long MAX_PAIRS = 20_000_000;

    private final FunnelPlan plan;
    private final CodeColumn units;
    private final Breakdown breakdown;
    private final CodeColumn values;
    private final int step;
    private final UnitReader reader;
    private final @Nullable Outcomes[] outcomes;
    private final long[] unitCounts;
    private final long[] afterAsOf;
    private final @Nullable RowFilter[] filters;
    private final @Nullable StepValues stepValues;

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
        unitCounts = new long[outcomes.length];
        afterAsOf = new long[outcomes.length];
        filters = new RowFilter[outcomes.length];
        boolean atOnce = breakdown.attribution() == Breakdown.Attribution.AT_STEP && StepValues.takes(plan);
        stepValues = atOnce ? new StepValues(plan, step, values) : null;
    }

    static FunnelSegments segments(Funnel funnel, EventLog log, Breakdown breakdown) {
        EventLog seen = FunnelRun.seen(funnel, log);
        SegmentRun run = new SegmentRun(funnel, seen, breakdown);
        UnitIndex all = FunnelRun.index(funnel, log);
        UnitIndex index = seen == log ? all : FunnelRun.index(funnel, seen);
        index.units().forEach(unit -> run.count(unit, index.rowsOf(unit), all.size(unit) - index.size(unit)));
        return new FunnelSegments(breakdown, run.top());
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
        int[] found = UnitReader.distinct(values, deciding);
        if (found.length > 1 && stepValues != null && stepValues.read(reader.read(rows))) {
            countAtOnce(unit, found, late, stepValues);
            return;
        }
        checkArgument(
                (long) found.length * rows.length <= MAX_PAIRS,
                "%s values at step %s can't be told apart in %s rows of one unit by this rule: at most %s pairs of both",
                found.length,
                breakdown.step(),
                rows.length,
                MAX_PAIRS);
        for (int value : found) {
            count(value, unit, rows, late, filter(value));
        }
    }

    private void countAtOnce(int unit, int[] found, int late, StepValues journeys) {
        for (int value : found) {
            unitCounts[value]++;
            afterAsOf[value] += late;
        }
        journeys.addAll(unit, this::outcomesOf, this::filter);
    }

    private Outcomes outcomesOf(int value) {
        Outcomes known = outcomes[value];
        if (known == null) {
            known = new Outcomes(plan);
            outcomes[value] = known;
        }
        return known;
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
        reader.count(unit, rows, filter, outcomesOf(value));
    }

    private Map<String, FunnelResult> top() {
        List<Integer> shown = new ArrayList<>();
        boolean atStep = breakdown.attribution() == Breakdown.Attribution.AT_STEP;
        for (int value = 0; value < outcomes.length; value++) {
            if (atStep ? unitCounts[value] > 0 : entered(value) > 0) {
                shown.add(value);
            }
        }
        int none = outcomes.length - 1;
        shown.sort(Comparator.<Integer>comparingLong(value -> -entered(value))
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
                results.put(name, result(outcomesOf(value), unitCounts[value], afterAsOf[value]));
            } else {
                rest = joined(rest, outcomesOf(value));
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

    /** How many journeys a value has: each has got to step 1. */
    private long entered(int value) {
        Outcomes of = outcomes[value];
        return of == null ? 0 : of.size();
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
