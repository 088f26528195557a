package io.github.cxmetrics.journey.path;

import io.github.cxmetrics.Proportion;

/**
 * How often a step had to be done again within a unit.
 *
 * @param step its name
 * @param visits how often it was done
 * @param units how many units did it
 * @param repeating how many of them did it more than once
 * @param selfLoops how often it directly followed itself
 * @param returns how often it came again after something else
 * @param paths how many units there were, with or without the step
 */
public record Rework(String step, long visits, long units, long repeating, long selfLoops, long returns, long paths) {

    /**
     * How often those who do the step do it again.
     *
     * @return the units that repeat it, of those that have it
     */
    public Proportion repeatingShare() {
        return Proportion.of(repeating, units);
    }

    /**
     * How many do the step at all.
     *
     * @return the units that have it, of all
     */
    public Proportion reach() {
        return Proportion.of(units, paths);
    }
}
