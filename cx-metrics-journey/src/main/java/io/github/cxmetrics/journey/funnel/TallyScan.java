package io.github.cxmetrics.journey.funnel;

import io.github.cxmetrics.journey.EventOrder;
import io.github.cxmetrics.journey.internal.CodeColumn;
import io.github.cxmetrics.journey.internal.PickedRows;
import io.github.cxmetrics.journey.internal.Threads;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Counts a log by any rule, unit by unit, and keeps no journeys: rows come as the fast scans read them, as a time and a class, without an index of the log. For one
 * thread.
 */
final class TallyScan {

    private final FunnelPlan plan;
    private final RowClasses classes;
    private final UnitScan scan;
    private final UnitRows rows = new UnitRows();
    private final Found found;
    private final long optionalBits;
    private final long[] levels;
    private final long[] optional;
    private long left;
    private long extras;

    private TallyScan(FunnelPlan plan, RowClasses classes) {
        this.plan = plan;
        this.classes = classes;
        scan = plan.scan();
        found = new Found(plan.steps);
        optionalBits = ~plan.exclusionBits();
        levels = new long[plan.steps + 1];
        optional = new long[plan.optionalAfter.length];
    }

    /** The tally of a funnel; null where this can't count it. */
    static @Nullable FunnelTally tally(FunnelPlan plan, CodeColumn units, RowClasses classes, long afterAsOf) {
        if (!plan.funnel.toForm().holding().isEmpty()) {
            return null;
        }
        FastInput in = new FastInput(plan, units, classes.codes, classes.classOf, Math.max(1, classes.count));
        boolean byUser = plan.log.order() == EventOrder.BY_USER_AND_TIME
                && units == plan.log.columns().users();
        Supplier<TallyScan> scans = () -> new TallyScan(plan, classes);
        List<TallyScan> parts = byUser ? byUser(in, scans) : UserPartitions.tally(in, scans);
        return parts == null ? null : sum(plan, FastScan.unitsWithRows(plan, units), parts, afterAsOf);
    }

    private static List<TallyScan> byUser(FastInput in, Supplier<TallyScan> scans) {
        int parts = Threads.parts(in.times.length);
        return Threads.map(parts, part -> {
            TallyScan scan = scans.get();
            int from = UserRuns.runStart(in.units, Threads.bound(part, parts, in.times.length));
            int to = UserRuns.runStart(in.units, Threads.bound(part + 1, parts, in.times.length));
            scan.take(in, new PickedRows(in.codes, in.stepOf, from, to));
            return scan;
        });
    }

    private void take(FastInput in, PickedRows picked) {
        int unit = -1;
        while (picked.hasMore()) {
            int n = picked.pick();
            for (int i = 0; i < n; ) {
                int row = picked.base() + (picked.picked()[i] >> PickedRows.STEP_BITS);
                if (in.units[row] != unit) {
                    endUnit();
                    unit = in.units[row];
                }
                i = add(in, unit, picked, i, n);
            }
        }
        endUnit();
    }

    /** Adds rows of the present unit, of which all rows come by time; where those of the next unit begin. */
    private int add(FastInput in, int unit, PickedRows picked, int from, int to) {
        rows.reserve(to - from);
        long[] times = rows.times;
        long[] masks = rows.masks;
        long[] its = rows.extras;
        long union = extras;
        int size = rows.size;
        int i = from;
        for (; i < to; i++) {
            int row = picked.base() + (picked.picked()[i] >> PickedRows.STEP_BITS);
            if (in.units[row] != unit) {
                break;
            }
            int itsClass = picked.picked()[i] & PickedRows.STEP_MASK;
            times[size] = in.times[row];
            masks[size] = classes.masks[itsClass];
            its[size++] = classes.extras[itsClass];
            union |= classes.extras[itsClass];
        }
        rows.size = size;
        extras = union;
        return i;
    }

    /** Adds a row of the present unit, of which all rows come by time. */
    void add(long time, int itsClass) {
        rows.add(time, classes.masks[itsClass], classes.extras[itsClass], 0);
        extras |= classes.extras[itsClass];
    }

    /** Counts the unit whose rows were added, if there were any. */
    void endUnit() {
        found.onlyWith = extras & optionalBits;
        for (int from = 0; from < rows.size; ) {
            found.needsRows = found.onlyWith != 0;
            from = scan.scan(rows, from, found);
            left += found.left ? 1 : 0;
            if (!found.left && found.level > 0) {
                levels[found.level]++;
                countOptional();
            }
        }
        rows.clear();
        extras = 0;
    }

    private void countOptional() {
        if (found.needsRows) {
            for (long taken = OptionalSteps.taken(plan, found, rows); taken != 0; taken &= taken - 1) {
                optional[Long.numberOfTrailingZeros(taken)]++;
            }
        }
    }

    private static FunnelTally sum(FunnelPlan plan, long units, List<TallyScan> parts, long afterAsOf) {
        TallyScan all = new TallyScan(plan, parts.get(0).classes);
        for (TallyScan part : parts) {
            all.left += part.left;
            for (int level = 0; level < all.levels.length; level++) {
                all.levels[level] += part.levels[level];
            }
            for (int o = 0; o < all.optional.length; o++) {
                all.optional[o] += part.optional[o];
            }
        }
        long[] required = FastScan.reached(all.levels);
        long[] reached = new long[plan.funnel.steps().size()];
        for (int step = 0; step < reached.length; step++) {
            int index = plan.requiredIndex(step);
            reached[step] = index >= 0 ? required[index] : all.optional[plan.optionalIndex(step)];
        }
        return FunnelTally.of(plan.funnel, units, all.left, reached, afterAsOf);
    }
}
