package io.github.cxmetrics.monitor.value;

import io.github.cxmetrics.internal.Checks;
import io.github.cxmetrics.internal.Stored;
import java.io.Serializable;

/**
 * A group of measures that counts as one in a health score.
 *
 * @param name its name
 * @param weight its weight among groups and measures without a group, positive
 */
public record HealthGroup(String name, double weight) implements Serializable {

    /**
     * Checks the parts.
     *
     * @param name its name
     * @param weight its weight
     * @throws IllegalArgumentException if the name is blank or the weight is not positive
     */
    public HealthGroup {
        Stored.text(name, "the name of a group");
        Checks.positive(weight, "the weight of group " + name);
    }

    /**
     * A group.
     *
     * @param name its name
     * @param weight its weight
     * @return the group
     */
    public static HealthGroup of(String name, double weight) {
        return new HealthGroup(name, weight);
    }
}
