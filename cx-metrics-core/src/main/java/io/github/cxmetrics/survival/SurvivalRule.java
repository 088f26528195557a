package io.github.cxmetrics.survival;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.TallyRule;
import java.time.temporal.ChronoUnit;

/**
 * Subjects counted by the time at which their observation ended.
 *
 * @param unit the unit of the times: tenure in months, resolution in hours
 */
public record SurvivalRule(ChronoUnit unit) implements TallyRule<Spell, SurvivalTally> {

    /**
     * Checks the unit.
     *
     * @param unit the unit of the times
     * @throws IllegalArgumentException if it is missing
     */
    public SurvivalRule {
        checkArgument(unit != null, "survival times need a unit");
    }

    /**
     * The rule of a unit.
     *
     * @param unit the unit of the times: tenure in months, resolution in hours
     * @return the rule
     */
    public static SurvivalRule of(ChronoUnit unit) {
        return new SurvivalRule(unit);
    }

    @Override
    public Accumulator<Spell, SurvivalTally> accumulator() {
        return new SurvivalAccumulator(this);
    }

    /** For example {@code times in months}. */
    @Override
    public String toString() {
        return "times in " + Times.name(unit);
    }
}
