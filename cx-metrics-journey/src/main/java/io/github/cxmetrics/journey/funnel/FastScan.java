package io.github.cxmetrics.journey.funnel;

import io.github.cxmetrics.internal.Ticks;
import io.github.cxmetrics.journey.EventOrder;
import io.github.cxmetrics.journey.internal.CodeColumn;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How far units got, for the usual switches: steps in order, any or first start, no limits between steps, no exclusions, no stops, each row at most one step. Keeps
 * the latest start of each level and makes no object for a row.
 */
final class FastScan {

    private FastScan() {}

    /** The tally of a funnel, null for unusual ones. */
    static @Nullable FunnelTally tally(FunnelPlan plan, CodeColumn units, RowClasses classes, long afterAsOf) {
        List<LevelSink.Counts> counts = scan(plan, units, classes, () -> new LevelSink.Counts(plan.steps));
        return counts == null
                ? null
                : FunnelTally.of(
                        plan.funnel, unitsWithRows(plan, units), 0, reached(LevelSink.Counts.sum(counts)), afterAsOf);
    }

    /** How far each unit got, null for unusual funnels. */
    static byte @Nullable [] levels(FunnelPlan plan, CodeColumn units, RowClasses classes) {
        byte[] levels = new byte[units.names().size()];
        return scan(plan, units, classes, () -> new LevelSink.OfUnits(levels)) == null ? null : levels;
    }

    private static <S extends LevelSink> @Nullable List<S> scan(
            FunnelPlan plan, CodeColumn units, RowClasses classes, Supplier<S> sinks) {
        byte[] steps = isUsual(plan) ? classes.steps() : null;
        if (steps == null) {
            return null;
        }
        FastInput input = new FastInput(plan, units, classes.codes, steps, plan.steps);
        EventOrder order = plan.log.order();
        return order == EventOrder.BY_USER_AND_TIME
                        && units == plan.log.columns().users()
                ? UserRuns.scan(input, sinks)
                : UserPartitions.scan(input, order == EventOrder.BY_TIME, sinks);
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

    static long unitsWithRows(FunnelPlan plan, CodeColumn units) {
        if (units == plan.log.columns().users()) {
            return plan.log.columns().usersWithRows();
        }
        // Behind the units: rows without one.
        int none = units.names().size();
        boolean[] seen = new boolean[none + 1];
        for (int row = 0; row < units.size(); row++) {
            int unit = units.at(row);
            seen[unit == CodeColumn.MISSING ? none : unit] = true;
        }
        long count = 0;
        for (int unit = 0; unit < none; unit++) {
            count += seen[unit] ? 1 : 0;
        }
        return count;
    }

    /** How many got to each step, of how many got exactly to each level. */
    static long[] reached(long[] levels) {
        long[] reached = new long[levels.length - 1];
        long sum = 0;
        for (int k = reached.length - 1; k >= 0; k--) {
            sum += levels[k + 1];
            reached[k] = sum;
        }
        return reached;
    }
}
