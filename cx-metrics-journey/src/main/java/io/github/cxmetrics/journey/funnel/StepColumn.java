package io.github.cxmetrics.journey.funnel;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The step of each row as one byte: a code for each row, and the step of each code, −1 where it fills none. Only where no row fills two. */
final class StepColumn {

    private static final int CODES = 256;
    private static final int UNSIGNED = 0xff;

    final byte[] codes;
    final byte[] stepOf;

    private StepColumn(byte[] codes, byte[] stepOf) {
        this.codes = codes;
        this.stepOf = stepOf;
    }

    int stepAt(int row) {
        return stepOf[codes[row] & UNSIGNED];
    }

    /** The column, or null where a row fills several steps. */
    static @Nullable StepColumn of(FunnelPlan plan) {
        byte[] events = plan.log.columns().events().bytes();
        return events != null && plan.required.isByEventAlone() ? ofEvents(plan, events) : ofRows(plan);
    }

    private static @Nullable StepColumn ofEvents(FunnelPlan plan, byte[] events) {
        byte[] stepOf = new byte[CODES];
        Arrays.fill(stepOf, (byte) -1);
        for (int event = 0; event < plan.log.eventNames().size(); event++) {
            int step = step(plan, plan.required.maskOfEvent(event));
            if (step == Long.SIZE) {
                return null;
            }
            stepOf[event] = (byte) step;
        }
        return new StepColumn(events, stepOf);
    }

    private static @Nullable StepColumn ofRows(FunnelPlan plan) {
        byte[] steps = new byte[plan.log.size()];
        for (int row = 0; row < steps.length; row++) {
            int step = step(plan, plan.required.mask(row));
            if (step == Long.SIZE) {
                return null;
            }
            steps[row] = (byte) step;
        }
        byte[] stepOf = new byte[CODES];
        Arrays.fill(stepOf, (byte) -1);
        for (int step = 0; step < plan.steps; step++) {
            stepOf[step] = (byte) step;
        }
        return new StepColumn(steps, stepOf);
    }

    /** The step of a mask, −1 for none, 64 for several. */
    private static int step(FunnelPlan plan, long mask) {
        if (mask == 0) {
            return -1;
        }
        boolean several = (mask & (mask - 1)) != 0 && plan.dialect.use() != EventUse.FIRST_MATCHING_STEP;
        return several ? Long.SIZE : Long.numberOfTrailingZeros(mask);
    }
}
