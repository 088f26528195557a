package io.github.cxmetrics;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.internal.Normal;
import io.github.cxmetrics.internal.Text;
import java.io.Serializable;

/**
 * A confidence level for two-sided intervals.
 *
 * @param level the level, strictly between 0 and 1
 */
public record Confidence(double level) implements Serializable {

    /** 95 %, the level that is used where none is given. */
    public static final Confidence DEFAULT = new Confidence(0.95);

    /**
     * Checks the level.
     *
     * @param level the level
     * @throws IllegalArgumentException if it is not strictly between 0 and 1
     */
    public Confidence {
        checkArgument(level > 0 && level < 1, "a confidence level lies strictly between 0 and 1, not %s", level);
    }

    /**
     * A confidence level.
     *
     * @param level for example 0.90
     * @return the level as a value
     */
    public static Confidence of(double level) {
        return new Confidence(level);
    }

    /**
     * The standard normal quantile that goes with the level: 1.96 for 95 %.
     *
     * @return the quantile of {@code (1 + level) / 2}
     */
    public double z() {
        return Normal.twoSidedQuantile(level);
    }

    /** The level in percent, for example {@code 95 %}. */
    @Override
    public String toString() {
        return Text.shortest(100 * level) + " %";
    }
}
