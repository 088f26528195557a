package io.github.cxmetrics.journey.funnel;

import io.github.cxmetrics.journey.EventLog;
import io.github.cxmetrics.journey.internal.PickedRows;
import org.jspecify.annotations.Nullable;

/**
 * What each row is to a funnel as one byte: rows that fill the same steps, and match the same exclusions and optional steps, are one class. A code for each row, and
 * the class of each code, −1 where the row doesn't matter. Only where there are few classes, which is so unless a funnel has many conditions.
 */
final class RowClasses {

    private static final int CODES = 256;

    final byte[] codes;
    final byte[] classOf;
    /** The required steps that rows of a class fill. */
    final long[] masks = new long[PickedRows.STEP_MASK + 1];
    /** The exclusions and optional steps that they match. */
    final long[] extras = new long[PickedRows.STEP_MASK + 1];

    int count;

    private RowClasses(byte[] codes, byte[] classOf) {
        this.codes = codes;
        this.classOf = classOf;
    }

    /** The classes, or null where there are too many. */
    static @Nullable RowClasses of(FunnelPlan plan) {
        EventLog log = plan.log;
        byte[] events = log.columns().events().bytes();
        boolean byEvent = plan.required.isByEventAlone() && plan.extra.isByEventAlone();
        byte[] classOf = new byte[CODES];
        if (events != null && byEvent) {
            RowClasses classes = new RowClasses(events, classOf);
            for (int event = 0; event < log.eventNames().size(); event++) {
                int its = classes.of(plan, plan.used(plan.required.maskOfEvent(event)), plan.extra.maskOfEvent(event));
                if (its > PickedRows.STEP_MASK) {
                    return null;
                }
                classOf[event] = (byte) its;
            }
            return classes;
        }
        for (int code = 0; code < CODES; code++) {
            classOf[code] = (byte) code;
        }
        byte[] codes = new byte[log.size()];
        RowClasses classes = new RowClasses(codes, classOf);
        for (int row = 0; row < codes.length; row++) {
            int its = classes.of(plan, plan.mask(row), plan.extra.mask(row));
            if (its > PickedRows.STEP_MASK) {
                return null;
            }
            codes[row] = (byte) its;
        }
        return classes;
    }

    /** The step of each code, −1 for none; null if rows of a class fill several steps, or match an exclusion or an optional step. */
    byte @Nullable [] steps() {
        byte[] steps = classOf.clone();
        for (int code = 0; code < steps.length; code++) {
            int its = classOf[code];
            if (its >= 0 && its < count) {
                if (Long.bitCount(masks[its]) != 1 || extras[its] != 0) {
                    return null;
                }
                steps[code] = (byte) Long.numberOfTrailingZeros(masks[its]);
            }
        }
        return steps;
    }

    /** The class of a row, a new one if it is the first of its kind; −1 if it does not matter. */
    private int of(FunnelPlan plan, long mask, long extra) {
        if ((mask | extra) == 0 && !plan.needsAllRows) {
            return -1;
        }
        for (int its = 0; its < count; its++) {
            if (masks[its] == mask && extras[its] == extra) {
                return its;
            }
        }
        if (count <= PickedRows.STEP_MASK) {
            masks[count] = mask;
            extras[count] = extra;
        }
        return count++;
    }
}
