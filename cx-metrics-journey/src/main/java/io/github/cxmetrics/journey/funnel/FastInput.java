package io.github.cxmetrics.journey.funnel;

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

    FastInput(FunnelPlan plan, int[] units, int unitCount, StepColumn steps) {
        this.units = units;
        this.unitCount = unitCount;
        codes = steps.codes;
        stepOf = steps.stepOf;
        times = plan.log.columns().times();
        first = plan.log.columns().firstTime();
        last = plan.log.columns().lastTime();
        this.steps = plan.steps;
        span = plan.span;
        firstStart = plan.dialect.entry() == Entry.FIRST_START;
        tiesByStep = plan.dialect.ties() == Ties.STEP_ORDER;
    }
}
