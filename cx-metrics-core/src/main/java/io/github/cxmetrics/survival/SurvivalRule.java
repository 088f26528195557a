package io.github.cxmetrics.survival;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.Storable;
import io.github.cxmetrics.StoredForm;
import io.github.cxmetrics.TallyRule;
import io.github.cxmetrics.internal.Stored;
import io.github.cxmetrics.internal.Text;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Subjects counted by the time at which their observation ended.
 *
 * @param unit the unit of the times: tenure in months, resolution in hours
 * @param grain what times are multiples of, in that unit; 0 for times as they come, of which those that differ by the rounding of doubles only
 *     (relative 1.5e-8) are one
 */
public record SurvivalRule(ChronoUnit unit, double grain) implements TallyRule<Spell, SurvivalTally>, Storable {

    private static final String TYPE = "survival-rule";
    private static final int VERSION = 1;

    /**
     * Checks the unit and the grain.
     *
     * @param unit the unit of the times
     * @param grain what times are multiples of, or 0
     * @throws IllegalArgumentException if the unit is missing, or the grain negative or not finite
     */
    public SurvivalRule {
        checkArgument(unit != null, "survival times need a unit");
        grain = Times.check(grain, "the grain of survival times");
    }

    /**
     * The rule of a unit.
     *
     * @param unit the unit of the times: tenure in months, resolution in hours
     * @return the rule
     */
    public static SurvivalRule of(ChronoUnit unit) {
        return new SurvivalRule(unit, 0);
    }

    /**
     * The same rule for times that were measured to some grain, say a day in a unit of months: each counts as the nearest multiple of it, and two times are
     * one only where these are. Late entries and ends must fall on different multiples.
     *
     * @param grain what times are multiples of, in the unit; positive
     * @return the changed copy
     * @throws IllegalArgumentException if it is not positive and finite
     */
    public SurvivalRule withGrain(double grain) {
        checkArgument(grain > 0, "the grain of survival times must be positive, not %s", grain);
        return new SurvivalRule(unit, grain);
    }

    /** A time as it is counted. */
    double counted(double time) {
        return grain == 0 ? time : Times.check(Math.rint(time / grain) * grain, "time in multiples of " + grain + ",");
    }

    /**
     * Counts two columns. Makes no object per row.
     *
     * @param times when the observation of each subject ended, from 0 on
     * @param observed true where the event happened then, false where it had not happened yet
     * @return the tally
     * @throws IllegalArgumentException if the lengths differ, or a time is negative or not finite; rows count from 0
     */
    public SurvivalTally count(double[] times, boolean[] observed) {
        requireNonNull(times, "times");
        requireNonNull(observed, "observed");
        return SurvivalTally.of(this, times, observed);
    }

    /**
     * Counts three columns, where subjects came under observation late (left truncation). Makes no object per row.
     *
     * @param entries after which time each subject was under observation; 0 = from the start
     * @param times when the observation of each subject ended
     * @param observed true where the event happened then, false where it had not happened yet
     * @return the tally
     * @throws IllegalArgumentException if the lengths differ, a time is negative or not finite, or not after its entry; rows count from 0
     */
    public SurvivalTally count(double[] entries, double[] times, boolean[] observed) {
        requireNonNull(entries, "entries");
        requireNonNull(times, "times");
        requireNonNull(observed, "observed");
        return SurvivalTally.of(this, entries, times, observed);
    }

    @Override
    public Accumulator<Spell, SurvivalTally> accumulator() {
        return new SurvivalAccumulator(this);
    }

    @Override
    public Form toForm() {
        return new Form(TYPE, VERSION, unit, grain == 0 ? null : grain);
    }

    /**
     * The plain data of {@link SurvivalRule}.
     *
     * @param type {@code survival-rule}
     * @param version 1
     * @param unit the unit of the times
     * @param grain what times are multiples of; absent for times as they come
     */
    public record Form(
            String type,
            int version,
            ChronoUnit unit,
            @Nullable Double grain) implements StoredForm<SurvivalRule> {

        @Override
        public SurvivalRule restore() {
            Stored.check(type, version, TYPE, VERSION);
            return grain == null ? of(unit) : of(unit).withGrain(grain);
        }
    }

    /** For example {@code times in months}, {@code times in months, multiples of 0.25}. */
    @Override
    public String toString() {
        return "times in " + Times.name(unit) + (grain == 0 ? "" : ", multiples of " + Text.shortest(grain));
    }
}
