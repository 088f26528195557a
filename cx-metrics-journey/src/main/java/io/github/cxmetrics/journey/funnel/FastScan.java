package io.github.cxmetrics.journey.funnel;

import io.github.cxmetrics.journey.EventOrder;
import io.github.cxmetrics.journey.internal.CodeColumn;
import io.github.cxmetrics.journey.internal.Ticks;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How many units got to each step, for the usual switches: steps in order, any or first start, no limits between steps, no exclusions, no stops, each row at most one
 * step. Keeps the latest start of each level and makes no object for a row.
 *
 * @param path the path that was taken
 * @param units how many units have rows
 * @param reached how many got to each step
 */
record FastScan(ScanPath path, long units, long[] reached) {

    /** A state of more longs than this is not kept; rows are partitioned instead. */
    private static final long MAX_STATE = 1L << 27;

    static @Nullable FastScan of(FunnelPlan plan, CodeColumn units) {
        StepColumn steps = isUsual(plan) ? StepColumn.of(plan) : null;
        if (steps == null) {
            return null;
        }
        ScanPath path = path(plan, units, steps);
        FastInput input = new FastInput(plan, units.toInts(), units.names().size(), steps);
        long[] levels = switch (path) {
            case USER_RUNS -> UserRuns.levels(input);
            case USER_STATES -> UserStates.levels(input);
            case USER_PARTITIONS -> UserPartitions.levels(input);
            case TIMELINES -> throw new AssertionError(path);
        };
        return new FastScan(path, unitsWithRows(plan, units), reached(levels, plan.steps));
    }

    static ScanPath path(FunnelPlan plan, CodeColumn units) {
        return path(plan, units, isUsual(plan) ? StepColumn.of(plan) : null);
    }

    private static ScanPath path(FunnelPlan plan, CodeColumn units, @Nullable StepColumn steps) {
        if (steps == null) {
            return ScanPath.TIMELINES;
        }
        EventOrder order = plan.log.order();
        boolean ofUsers = units == plan.log.columns().users();
        if (order == EventOrder.BY_USER_AND_TIME && ofUsers) {
            return ScanPath.USER_RUNS;
        }
        boolean small = (long) units.names().size() * plan.steps <= MAX_STATE;
        return order == EventOrder.BY_TIME && small ? ScanPath.USER_STATES : ScanPath.USER_PARTITIONS;
    }

    private static boolean isUsual(FunnelPlan plan) {
        Dialect dialect = plan.dialect;
        return dialect.order() == StepOrder.ORDERED
                && dialect.entry() != Entry.EVERY_ENTRY
                && dialect.ties() != Ties.STRICTLY_LATER
                && dialect.stops().isEmpty()
                && plan.idle == Ticks.UNLIMITED
                && !plan.hasGaps
                && plan.exclusions == 0
                && plan.optionalAfter.length == 0
                && plan.funnel.definition().holding().isEmpty();
    }

    private static long unitsWithRows(FunnelPlan plan, CodeColumn units) {
        if (units == plan.log.columns().users()) {
            return plan.log.columns().usersWithRows();
        }
        BitSet seen = new BitSet();
        for (int row = 0; row < units.size(); row++) {
            if (units.at(row) != CodeColumn.MISSING) {
                seen.set(units.at(row));
            }
        }
        return seen.cardinality();
    }

    private static long[] reached(long[] levels, int steps) {
        long[] reached = new long[steps];
        long sum = 0;
        for (int k = steps - 1; k >= 0; k--) {
            sum += levels[k + 1];
            reached[k] = sum;
        }
        return reached;
    }

    static long[] sum(List<long[]> parts) {
        long[] sum = parts.get(0);
        for (long[] part : parts.subList(1, parts.size())) {
            for (int i = 0; i < sum.length; i++) {
                sum[i] += part[i];
            }
        }
        return sum;
    }
}
