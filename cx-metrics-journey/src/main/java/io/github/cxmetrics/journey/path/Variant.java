package io.github.cxmetrics.journey.path;

import io.github.cxmetrics.internal.CountMath;
import io.github.cxmetrics.internal.Stored;
import io.github.cxmetrics.journey.internal.PathText;
import java.io.Serializable;
import java.util.List;

/**
 * A path and how many units took it: a row to export.
 *
 * @param steps what happened, in order
 * @param count how many units
 */
public record Variant(List<String> steps, long count) implements Serializable {

    static final String ARROW = " > ";

    /**
     * Copies the list.
     *
     * @param steps what happened, in order
     * @param count how many units
     * @throws IllegalArgumentException if the count is negative
     */
    public Variant {
        steps = Stored.list(steps, "a step");
        CountMath.checkNotNegative(count, "paths");
    }

    /**
     * The steps in one text, however many there are.
     *
     * @return for example {@code visit > cart > purchase}
     */
    public String path() {
        return String.join(ARROW, steps);
    }

    /** For example {@code visit > cart > purchase: 12}; of more than 50 steps the first and last 20, and how many stand between. */
    @Override
    public String toString() {
        return PathText.of(steps) + ": " + count;
    }
}
