package io.github.cxmetrics.survival;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.Storable;
import io.github.cxmetrics.StoredForm;
import io.github.cxmetrics.TallyRule;
import io.github.cxmetrics.internal.Stored;
import java.time.temporal.ChronoUnit;

/**
 * Subjects counted by the time at which their observation ended.
 *
 * @param unit the unit of the times: tenure in months, resolution in hours
 */
public record SurvivalRule(ChronoUnit unit) implements TallyRule<Spell, SurvivalTally>, Storable {

    private static final String TYPE = "survival-rule";
    private static final int VERSION = 1;

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

    @Override
    public Form toForm() {
        return new Form(TYPE, VERSION, unit);
    }

    /**
     * The plain data of {@link SurvivalRule}.
     *
     * @param type {@code survival-rule}
     * @param version 1
     * @param unit the unit of the times
     */
    public record Form(String type, int version, ChronoUnit unit) implements StoredForm<SurvivalRule> {

        @Override
        public SurvivalRule restore() {
            Stored.check(type, version, TYPE, VERSION);
            return new SurvivalRule(unit);
        }
    }

    /** For example {@code times in months}. */
    @Override
    public String toString() {
        return "times in " + Times.name(unit);
    }
}
