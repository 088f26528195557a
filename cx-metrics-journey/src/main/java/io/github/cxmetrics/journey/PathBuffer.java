package io.github.cxmetrics.journey;

import java.util.Arrays;

/** The path of one unit, reused from unit to unit. For one thread. */
final class PathBuffer {

    int[] steps = new int[64];
    int length;

    private final Repeats repeats;
    /** Where a step stands in the path, if it does: a sparse set (Briggs and Torczon 1993), which needs no clearing. */
    private int[] position = new int[16];

    PathBuffer(Repeats repeats) {
        this.repeats = repeats;
    }

    void clear() {
        length = 0;
    }

    void add(int step) {
        if (repeats == Repeats.KEPT || length == 0) {
            append(step);
        } else if (repeats == Repeats.COLLAPSED) {
            if (steps[length - 1] != step) {
                append(step);
            }
        } else if (!contains(step)) {
            append(step);
        } else if (repeats == Repeats.LOOPS_ERASED) {
            length = position[step] + 1;
        }
    }

    private boolean contains(int step) {
        return step < position.length && position[step] < length && steps[position[step]] == step;
    }

    private void append(int step) {
        if (length == steps.length) {
            steps = Arrays.copyOf(steps, 2 * length);
        }
        if (repeats.compareTo(Repeats.COLLAPSED) > 0) {
            if (step >= position.length) {
                position = Arrays.copyOf(position, Math.max(step + 1, 2 * position.length));
            }
            position[step] = length;
        }
        steps[length++] = step;
    }
}
