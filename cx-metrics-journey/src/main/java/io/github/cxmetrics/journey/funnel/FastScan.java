package io.github.cxmetrics.journey.funnel;

import io.github.cxmetrics.internal.Ticks;
import io.github.cxmetrics.journey.EventOrder;
import io.github.cxmetrics.journey.internal.CodeColumn;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How many units got to each step, for the usual switches: steps in order, any or first start, no limits between steps, no exclusions, no stops, each row at most one
 * step. Keeps the latest start of each level and makes no object for a row.
 *
 * @param units how many units have rows
 * @param reached how many got to each step
 */
record FastScan(long units, long[] reached) {

    /** A state of more longs than this, or than so many for a row, is not kept: 256 MiB. Rows are partitioned instead, which takes 12 bytes for a row. */
    static final long MAX_STATE = 1L << 25;

    private static final long MAX_STATE_OF_ROW = 4;
    private static final long SMALL_STATE = 1L << 16;

    static @Nullable FastScan of(FunnelPlan plan, CodeColumn units) {
        StepColumn steps = isUsual(plan) ? StepColumn.of(plan) : null;
        return steps == null ? null : new FastScan(unitsWithRows(plan, units), reached(levels(plan, units, steps)));
    }

    /** How many units got exactly that far: an entry for each level from 0. */
    private static long[] levels(FunnelPlan plan, CodeColumn units, StepColumn steps) {
        FastInput input = new FastInput(plan, units.toInts(), units.names().size(), steps);
        EventOrder order = plan.log.order();
        if (order == EventOrder.BY_USER_AND_TIME && units == plan.log.columns().users()) {
            return UserRuns.levels(input);
        }
        boolean small = isSmall(input.unitCount, plan.steps, input.times.length);
        return order == EventOrder.BY_TIME && small ? UserStates.levels(input) : UserPartitions.levels(input);
    }

    /** Whether a state for each unit takes no more room than is good. */
    static boolean isSmall(int units, int steps, int rows) {
        long state = (long) units * steps;
        return state <= MAX_STATE && state <= Math.max(SMALL_STATE, MAX_STATE_OF_ROW * rows);
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
                && plan.funnel.toForm().holding().isEmpty();
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

    private static long[] reached(long[] levels) {
        long[] reached = new long[levels.length - 1];
        long sum = 0;
        for (int k = reached.length - 1; k >= 0; k--) {
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
