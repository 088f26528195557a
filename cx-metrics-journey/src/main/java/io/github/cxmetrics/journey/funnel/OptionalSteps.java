package io.github.cxmetrics.journey.funnel;

import io.github.cxmetrics.internal.Ticks;

/** Which optional steps a journey took: events between its required ones, which fill none of these. */
final class OptionalSteps {

    private OptionalSteps() {}

    static long taken(FunnelPlan plan, Found found, UnitRows rows) {
        long taken = 0;
        for (int o = 0; o < plan.optionalAfter.length; o++) {
            int before = plan.optionalAfter[o];
            if (before <= found.level && isTaken(plan, found, rows, before, plan.exclusions + o)) {
                taken |= 1L << o;
            }
        }
        return taken;
    }

    private static boolean isTaken(FunnelPlan plan, Found found, UnitRows rows, int before, int bit) {
        int from = found.at[before - 1];
        int to = before < found.level ? found.at[before] : rows.size;
        long begin = rows.times[found.at[0]];
        for (int i = 0; i < rows.size; i++) {
            boolean between = plan.dialect.ties() == Ties.INPUT_ORDER
                    ? i > from && i < to
                    : isBetween(
                            plan, rows.times[i], rows.times[from], to == rows.size ? Ticks.UNLIMITED : rows.times[to]);
            if (between
                    && (rows.extras[i] >>> bit & 1) != 0
                    && rows.times[i] - begin <= plan.span
                    && !fillsStep(found, i)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isBetween(FunnelPlan plan, long time, long from, long to) {
        return plan.dialect.ties() == Ties.STRICTLY_LATER ? from < time && time < to : from <= time && time <= to;
    }

    private static boolean fillsStep(Found found, int row) {
        for (int k = 0; k < found.level; k++) {
            if (found.at[k] == row) {
                return true;
            }
        }
        return false;
    }
}
