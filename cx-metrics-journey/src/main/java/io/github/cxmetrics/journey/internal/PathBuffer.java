package io.github.cxmetrics.journey.internal;

import java.util.Arrays;

/** The path of one unit, reused from unit to unit. For one thread. */
public final class PathBuffer {

    private enum Returns {
        KEPT,
        COLLAPSED,
        LEFT_OUT,
        ERASING
    }

    private final Returns returns;
    private int[] steps = new int[64];
    private int length;
    /** Where a step stands in the path, if it does: a sparse set (Briggs and Torczon 1993), which needs no clearing. */
    private int[] position = new int[16];

    private PathBuffer(Returns returns) {
        this.returns = returns;
    }

    /**
     * Everything stays.
     *
     * @return an empty path
     */
    public static PathBuffer keepingAll() {
        return new PathBuffer(Returns.KEPT);
    }

    /**
     * Equal steps in a row are one.
     *
     * @return an empty path
     */
    public static PathBuffer collapsingRepeats() {
        return new PathBuffer(Returns.COLLAPSED);
    }

    /**
     * Only the first visit of a step stays.
     *
     * @return an empty path
     */
    public static PathBuffer keepingFirstVisits() {
        return new PathBuffer(Returns.LEFT_OUT);
    }

    /**
     * A return takes back what lies between.
     *
     * @return an empty path
     */
    public static PathBuffer erasingLoops() {
        return new PathBuffer(Returns.ERASING);
    }

    /**
     * The codes of the steps, of which only the first {@link #length()} count: the array itself.
     *
     * @return the codes
     */
    public int[] steps() {
        return steps;
    }

    /**
     * How many steps the path has.
     *
     * @return the count
     */
    public int length() {
        return length;
    }

    /** Begins a path anew. */
    public void clear() {
        length = 0;
    }

    /**
     * Goes on with a step.
     *
     * @param step the code of the step
     */
    public void add(int step) {
        if (returns == Returns.KEPT || length == 0) {
            append(step);
        } else if (returns == Returns.COLLAPSED) {
            if (steps[length - 1] != step) {
                append(step);
            }
        } else if (!contains(step)) {
            append(step);
        } else if (returns == Returns.ERASING) {
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
        if (returns.compareTo(Returns.COLLAPSED) > 0) {
            if (step >= position.length) {
                position = Arrays.copyOf(position, Math.max(step + 1, 2 * position.length));
            }
            position[step] = length;
        }
        steps[length++] = step;
    }
}
