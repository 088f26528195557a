package io.github.cxmetrics.journey.funnel;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.internal.Ticks;
import io.github.cxmetrics.journey.EventLog;
import io.github.cxmetrics.journey.internal.CodeColumn;
import io.github.cxmetrics.journey.internal.UnitIndex;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;
import java.util.function.Supplier;
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
        Map<String, FunnelResult> results =
                TouchRun.results(funnel, log, breakdown, new Journeys(funnel, log, breakdown));
        return new FunnelSegments(
                breakdown,
                results == null ? plain(funnel, log, breakdown) : results,
                FunnelPlan.unknown(funnel, log, breakdown.property()));
    }

    /** The result of each part, with the journeys of all. */
    static Map<String, FunnelResult> plain(Funnel funnel, EventLog log, Breakdown breakdown) {
        return of(funnel, log, breakdown).top();
    }

    private static SegmentRun of(Funnel funnel, EventLog log, Breakdown breakdown) {
        EventLog seen = FunnelRun.seen(funnel, log);
        SegmentRun run = new SegmentRun(funnel, seen, breakdown);
        UnitIndex all = FunnelRun.index(funnel, log);
        UnitIndex index = seen == log ? all : FunnelRun.index(funnel, seen);
        IntUnaryOperator inAll = seen == log ? unit -> unit : sameUnit(funnel, log, run.units);
        index.units()
                .forEach(unit ->
                        run.count(unit, index.rowsOf(unit), all.size(inAll.applyAsInt(unit)) - index.size(unit)));
        return run;
    }

    /** The code in a whole log of a unit of the log that was seen: users keep theirs, numbers get them as they come. */
    private static IntUnaryOperator sameUnit(Funnel funnel, EventLog log, CodeColumn seen) {
        if (funnel.toForm().unit().isEmpty()) {
            return unit -> unit;
        }
        CodeColumn whole = FunnelRun.units(funnel, log);
        return unit -> whole.codeOf(seen.names().get(unit));
    }

    /** The journeys of each part, found when first asked for. */
    private static final class Journeys implements Supplier<Map<String, Outcomes>> {

        private final Funnel funnel;
        private final EventLog log;
        private final Breakdown breakdown;
        private @Nullable Map<String, Outcomes> known;

        Journeys(Funnel funnel, EventLog log, Breakdown breakdown) {
            this.funnel = funnel;
            this.log = log;
            this.breakdown = breakdown;
        }

        @Override
        public synchronized Map<String, Outcomes> get() {
            Map<String, Outcomes> all = known;
            if (all == null) {
                all = new LinkedHashMap<>();
                Map<String, Outcomes> found = all;
                plain(funnel, log, breakdown)
                        .forEach((name, part) -> found.put(name, part.detail().outcomes()));
                known = all;
            }
            return all;
        }
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

    /**
     * The journeys of one unit for each value that a step has, all in one pass: what comes before the step and what comes after it is the same for all values.
     * For each row of the step the latest start that leads there is known from the rows before; the steps after it are looked up, each as early as
     * can be. For steps
     * in order without exclusions, limits between them, optional steps or stops, of rows that fill one step each. For one thread.
     */
    private static final class StepValues {

        private static final int NONE = -1;

        private final FunnelPlan plan;
        private final int step;
        private final CodeColumn values;
        private final UnitScan scan;
        private final UnitRows base = new UnitRows();
        private final Found baseFound;
        private final Found found;
        private final int[] start;
        private final int[] path;
        private boolean baseKnown;

        private UnitRows rows = new UnitRows();
        private Rows[] ofStep = new Rows[0];
        private Map<Integer, Rows> ofValue = Map.of();
        private long firstEntry;
        private long lastEntry;

        /** Rows that fill a step, the first of each group alone: rising. */
        private static final class Rows {

            private int[] groups = new int[4];
            private int[] firsts = new int[4];
            /** The latest start that leads to the row; −1 for none. */
            private int[] starts = new int[4];

            private int size;

            void add(int group, int row, int start) {
                if (size > 0 && groups[size - 1] == group) {
                    return;
                }
                if (size == groups.length) {
                    groups = Arrays.copyOf(groups, 2 * size);
                    firsts = Arrays.copyOf(firsts, 2 * size);
                    starts = Arrays.copyOf(starts, 2 * size);
                }
                groups[size] = group;
                firsts[size] = row;
                starts[size++] = start;
            }

            /** The place of the first group that is not before another; the size if there is none. */
            int from(int group) {
                int at = Arrays.binarySearch(groups, 0, size, group);
                return at < 0 ? -at - 1 : at;
            }
        }

        StepValues(FunnelPlan plan, int step, CodeColumn values) {
            this.plan = plan;
            this.step = step;
            this.values = values;
            scan = plan.scan();
            baseFound = new Found(plan.steps);
            found = new Found(plan.steps);
            start = new int[plan.steps];
            path = new int[plan.steps];
        }

        /** Whether a rule is one of these, rows aside. */
        static boolean takes(FunnelPlan plan) {
            return plan.dialect.order() == StepOrder.ORDERED
                    && plan.dialect.entry() != Entry.EVERY_ENTRY
                    && plan.dialect.stops().isEmpty()
                    && plan.idle == Ticks.UNLIMITED
                    && !plan.hasGaps
                    && plan.optionalAfter.length == 0
                    && plan.funnel.toForm().holding().isEmpty();
        }

        /** Reads the rows of a unit; whether they are such that this can tell its journeys. */
        boolean read(UnitRows unitRows) {
            for (int i = 0; i < unitRows.size; i++) {
                long mask = unitRows.masks[i];
                if ((mask & mask - 1) != 0 || (unitRows.extras[i] & plan.exclusionBits()) != 0) {
                    return false;
                }
            }
            rows = unitRows;
            baseKnown = false;
            ofStep = new Rows[plan.steps];
            Arrays.setAll(ofStep, k -> new Rows());
            ofValue = new LinkedHashMap<>();
            firstEntry = 0;
            lastEntry = 0;
            readGroups();
            return true;
        }

        private void readGroups() {
            Arrays.fill(start, NONE);
            boolean entered = false;
            for (int from = 0; from < rows.size; ) {
                int to = groupEnd(from);
                long union = 0;
                for (int i = from; i < to; i++) {
                    union |= rows.masks[i];
                }
                // Where the step is the first, each value has a start of its own.
                boolean mayStart = step == 0 || plan.dialect.entry() == Entry.ANY_START || !entered;
                int lead = (union >>> step & 1) == 0 ? NONE : latestStart(union, step, from, mayStart);
                for (int k = step - 1; k >= 0; k--) {
                    int begin = (union >>> k & 1) == 0 ? NONE : latestStart(union, k, from, mayStart);
                    start[k] = begin == NONE ? start[k] : begin;
                }
                if ((union & 1) != 0) {
                    firstEntry = entered ? firstEntry : rows.times[from];
                    lastEntry = rows.times[from];
                    entered = true;
                }
                note(from, to, lead);
                from = to;
            }
        }

        private int groupEnd(int from) {
            int to = from + 1;
            while (plan.dialect.ties() != Ties.INPUT_ORDER && to < rows.size && rows.times[to] == rows.times[from]) {
                to++;
            }
            return to;
        }

        /** The latest start of a journey that takes a step in a group, by what the groups before left. */
        private int latestStart(long union, int k, int group, boolean mayStart) {
            boolean several = plan.dialect.ties() == Ties.STEP_ORDER;
            for (int m = 1, best = NONE; ; m++) {
                int begin = m == k + 1 ? mayStart ? group : NONE : start[k - m];
                best = begin != NONE && rows.times[group] - rows.times[begin] <= plan.span
                        ? Math.max(best, begin)
                        : best;
                if (m == k + 1 || !several || (union >>> k - m & 1) == 0) {
                    return best;
                }
            }
        }

        private void note(int from, int to, int lead) {
            for (int i = from; i < to; i++) {
                if (rows.masks[i] == 0) {
                    continue;
                }
                int k = Long.numberOfTrailingZeros(rows.masks[i]);
                if (k != step) {
                    ofStep[k].add(from, i, NONE);
                    continue;
                }
                int value = values.at(rows.rows[i]);
                if (value != CodeColumn.MISSING) {
                    ofValue.computeIfAbsent(value, v -> new Rows()).add(from, i, lead);
                }
            }
        }

        /** Adds the journey of each value, if it has one, to where the journeys of the value are kept. */
        void addAll(int unit, IntFunction<Outcomes> outcomes, IntFunction<RowFilter> filters) {
            ofValue.forEach((value, its) -> {
                Outcomes kept = outcomes.apply(value);
                int mark = kept.size();
                add(unit, its, kept);
                kept.filtered(mark, filters.apply(value));
            });
        }

        private void add(int unit, Rows its, Outcomes outcomes) {
            Rows mine = ofStep[step];
            ofStep[step] = its;
            if (find(its)) {
                long first = step == 0 ? rows.times[its.groups[0]] : firstEntry;
                long last = step == 0 ? rows.times[its.groups[its.size - 1]] : lastEntry;
                outcomes.add(unit, found, rows, first, last);
            } else if (baseOfAll().level > 0) {
                outcomes.add(unit, baseFound, base, firstEntry, lastEntry);
            }
            ofStep[step] = mine;
        }

        /** The journey that counts, if one gets to the step. */
        private boolean find(Rows its) {
            int level = 0;
            int end = NONE;
            int begin = NONE;
            int candidates = step == 0 && plan.dialect.entry() == Entry.FIRST_START ? 1 : its.size;
            for (int i = 0; i < candidates; i++) {
                int from = its.starts[i];
                if (from == NONE) {
                    continue;
                }
                path[step] = its.groups[i];
                int reached = follow(from, step + 1, plan.steps);
                int arrived = path[reached - 1];
                if (reached > level || reached == level && (arrived < end || arrived == end && from > begin)) {
                    level = reached;
                    end = arrived;
                    begin = from;
                }
            }
            found.level = level;
            if (level > 0) {
                path[0] = begin;
                follow(begin, 1, level);
                for (int k = 0; k < level; k++) {
                    found.at[k] = ofStep[k].firsts[ofStep[k].from(path[k])];
                }
            }
            return level > 0;
        }

        /** Takes steps from one on, each as early as can be after the one before; how many are reached then. */
        private int follow(int begin, int fromStep, int steps) {
            int after = plan.dialect.ties() == Ties.STEP_ORDER ? 0 : 1;
            for (int k = fromStep; k < steps; k++) {
                Rows next = ofStep[k];
                int at = next.from(path[k - 1] + after);
                if (at == next.size || rows.times[next.groups[at]] - rows.times[begin] > plan.span) {
                    return k;
                }
                path[k] = next.groups[at];
            }
            return steps;
        }

        /** The journey of values that don't get to the step: that without its rows. */
        private Found baseOfAll() {
            if (baseKnown) {
                return baseFound;
            }
            base.clear();
            for (int i = 0; i < rows.size; i++) {
                if ((rows.masks[i] >>> step & 1) == 0) {
                    base.add(rows.times[i], rows.masks[i], rows.extras[i], rows.rows[i]);
                }
            }
            scan.scan(base, 0, baseFound);
            baseKnown = true;
            return baseFound;
        }
    }
}
