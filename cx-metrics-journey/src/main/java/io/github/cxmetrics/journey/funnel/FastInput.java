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
        this(plan, units, unitCount, steps.codes, steps.stepOf, plan.steps);
    }

    /** Classes of rows in place of steps. */
    FastInput(FunnelPlan plan, int[] units, int unitCount, RowClasses classes) {
        this(plan, units, unitCount, classes.codes, classes.classOf, Math.max(1, classes.count));
    }

    private FastInput(FunnelPlan plan, int[] units, int unitCount, byte[] codes, byte[] stepOf, int steps) {
        this.units = units;
        this.unitCount = unitCount;
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
