package io.github.cxmetrics.journey.funnel;

/** Steps in directly consecutive rows: the levels that end at the present row are the bits of one word. */
final class ContiguousScan implements UnitScan {

    private final FunnelPlan plan;

    ContiguousScan(FunnelPlan plan) {
        this.plan = plan;
    }

    @Override
    public int scan(UnitRows rows, int from, Found found) {
        boolean anyStart = plan.dialect.entry() == Entry.ANY_START;
        boolean entered = false;
        long alive = 0;
        int end = from;
        found.level = 0;
        for (int i = from; i < rows.size && found.level < plan.steps && (alive != 0 || i < rows.startsEnd); i++) {
            long begin = i < rows.startsEnd && (anyStart || !entered) ? 1 : 0;
            alive = inTime(rows, i, (alive << 1 | begin) & rows.masks[i]);
            entered |= (rows.masks[i] & 1) != 0;
            int level = Long.SIZE - Long.numberOfLeadingZeros(alive);
            if (level > found.level) {
                found.level = level;
                end = i;
            }
        }
        for (int k = 0; k < found.level; k++) {
            found.at[k] = end - found.level + 1 + k;
        }
        return rows.size;
    }

    private long inTime(UnitRows rows, int i, long alive) {
        long inTime = alive;
        for (long rest = alive; rest != 0; rest &= rest - 1) {
            int k = Long.numberOfTrailingZeros(rest);
            if (rows.times[i] - rows.times[i - k] > plan.span) {
                inTime &= ~(1L << k);
            }
        }
        return inTime;
    }
}
