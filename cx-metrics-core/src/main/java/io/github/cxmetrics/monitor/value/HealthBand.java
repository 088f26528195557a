package io.github.cxmetrics.monitor.value;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.internal.Stored;
import java.io.Serializable;

/**
 * A band of a health score, up to the limit of the next.
 *
 * @param name its name, for example {@code AT_RISK}
 * @param from the score at which it begins, the limit inside
 */
public record HealthBand(String name, double from) implements Serializable {

    private static final double FULL = 100;

    /**
     * Checks the parts.
     *
     * @param name its name
     * @param from the score at which it begins
     * @throws IllegalArgumentException if the name is blank or the limit is outside 0..100
     */
    public HealthBand {
        Stored.text(name, "the name of a band");
        checkArgument(from >= 0 && from <= FULL, "the limit of band %s must be in 0..100, not %s", name, from);
    }

    /**
     * A band.
     *
     * @param name its name
     * @param from the score at which it begins
     * @return the band
     */
    public static HealthBand of(String name, double from) {
        return new HealthBand(name, from);
    }
}
