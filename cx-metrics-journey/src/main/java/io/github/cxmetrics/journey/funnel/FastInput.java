package io.github.cxmetrics.journey.funnel;

import io.github.cxmetrics.journey.internal.CodeColumn;

/** What the fast scans read: plain columns and numbers. */
final class FastInput {

    final int[] units;
    final int unitCount;
    final byte[] codes;
    final byte[] stepOf;
    final long[] times;
    /** The smallest time, and the largest. */
    final long first;

    final long last;
    final int steps;
    final long span;
    final boolean firstStart;
    /** Whether rows of equal time are taken by step, not as they stand. */
    final boolean tiesByStep;

    /** Steps are numbered from 0, those of codes that have none are −1; they may stand for other classes of rows. */
    FastInput(FunnelPlan plan, CodeColumn units, byte[] codes, byte[] stepOf, int steps) {
        this.units = units.toInts();
        unitCount = units.names().size();
        this.codes = codes;
        this.stepOf = stepOf;
        this.steps = steps;
        times = plan.log.columns().times();
        first = plan.log.columns().firstTime();
        last = plan.log.columns().lastTime();
        span = plan.span;
        firstStart = plan.dialect.entry() == Entry.FIRST_START;
        tiesByStep = plan.dialect.ties() == Ties.STEP_ORDER;
    }
}
