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

    static @Nullable FastScan of(FunnelPlan plan, CodeColumn units) {
        StepColumn steps = isUsual(plan) ? StepColumn.of(plan) : null;
        long[] levels = steps == null ? null : levels(plan, units, steps);
        return levels == null ? null : new FastScan(unitsWithRows(plan, units), reached(levels));
    }

    /** How many units got exactly that far: an entry for each level from 0. */
    private static long @Nullable [] levels(FunnelPlan plan, CodeColumn units, StepColumn steps) {
        FastInput input = new FastInput(plan, units.toInts(), units.names().size(), steps);
        EventOrder order = plan.log.order();
        return order == EventOrder.BY_USER_AND_TIME && units == plan.log.columns().users()
                ? UserRuns.levels(input)
                : UserPartitions.levels(input, order == EventOrder.BY_TIME);
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
