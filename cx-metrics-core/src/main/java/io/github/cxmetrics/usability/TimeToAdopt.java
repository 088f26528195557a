package io.github.cxmetrics.usability;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.internal.CountMath;
import io.github.cxmetrics.internal.NumberedRows;
import io.github.cxmetrics.internal.TimeText;
import io.github.cxmetrics.survival.Spell;
import io.github.cxmetrics.survival.SurvivalCurve;
import io.github.cxmetrics.survival.SurvivalRule;
import io.github.cxmetrics.survival.SurvivalTally;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How long people take from the day on which they could use a feature to their first use of it. Who has not used it yet is censored at the end of the
 * data, not dropped: the mean of those who have is the faster, the shorter one waits for the others.
 *
 * @param times the times in days, adopted or not yet
 * @param afterAsOf how many became eligible after the end of the data, and are not counted
 */
public record TimeToAdopt(SurvivalTally times, long afterAsOf) implements Serializable {

    private static final double NANOS_PER_DAY = 86_400e9;
    private static final double NANOS = 1e9;

    /**
     * Checks the parts.
     *
     * @param times the times in days
     * @param afterAsOf how many became eligible after the end of the data
     * @throws IllegalArgumentException if the times are missing or in another unit, or the count is negative
     */
    public TimeToAdopt {
        checkArgument(times != null, "times to adopt must not be null");
        checkArgument(times.unit() == ChronoUnit.DAYS, "times to adopt are counted in days");
        CountMath.checkNotNegative(afterAsOf, "eligible after asOf");
    }

    /**
     * The times in your own rows, one for each person.
     *
     * @param rows the rows, in any order
     * @param eligibleSince since when the person of a row could use the feature
     * @param firstUse when the person first used it; null for "not yet"; what came after {@code asOf} is not yet either
     * @param asOf the last instant observed
     * @param <R> a row
     * @return the times
     * @throws IllegalArgumentException if a person used the feature before being eligible, or has no time of eligibility; rows count from 0
     */
    public static <R> TimeToAdopt from(
            Iterable<? extends R> rows,
            Function<? super R, Instant> eligibleSince,
            Function<? super R, @Nullable Instant> firstUse,
            Instant asOf) {
        requireNonNull(eligibleSince, "eligibleSince");
        requireNonNull(firstUse, "firstUse");
        checkArgument(asOf != null, "times to adopt need an asOf");
        Accumulator<Spell, SurvivalTally> spells =
                SurvivalRule.of(ChronoUnit.DAYS).accumulator();
        long[] late = new long[1];
        NumberedRows.each(rows, row -> {
            Instant since = eligibleSince.apply(row);
            Instant used = firstUse.apply(row);
            checkArgument(since != null, "a person needs a time of eligibility");
            checkArgument(used == null || !used.isBefore(since), "first use %s is before eligibility %s", used, since);
            if (since.isAfter(asOf)) {
                late[0]++;
            } else if (used == null || used.isAfter(asOf)) {
                spells.add(Spell.censored(days(since, asOf)));
            } else {
                spells.add(Spell.observed(days(since, used)));
            }
        });
        return new TimeToAdopt(spells.snapshot(), late[0]);
    }

    private static double days(Instant from, Instant to) {
        Duration time = Duration.between(from, to);
        return (time.getSeconds() * NANOS + time.getNano()) / NANOS_PER_DAY;
    }

    /**
     * The share that has not adopted yet, by time.
     *
     * @return the Kaplan–Meier curve
     * @throws IllegalStateException if nobody was eligible by the end of the data
     */
    public SurvivalCurve curve() {
        return times.curve();
    }

    /**
     * The share that adopts within some days.
     *
     * @param days how many days after eligibility
     * @return 0..1
     * @throws IllegalStateException if nobody was eligible, or nobody was observed that long
     */
    public double adoptedWithin(double days) {
        return curve().failureAt(days);
    }

    /**
     * The days within which half adopt, where half do so far.
     *
     * @return the median, or nothing
     */
    public OptionalDouble medianIfReached() {
        return times.count() == 0 ? OptionalDouble.empty() : curve().medianIfReached();
    }

    /** One line, for example {@code time to adopt: median 12 days, n = 300, 45 adopted, 255 not yet}. */
    @Override
    public String toString() {
        if (times.count() == 0) {
            return "time to adopt: nobody eligible";
        }
        OptionalDouble median = medianIfReached();
        String middle = median.isPresent()
                ? "median " + TimeText.of(median.getAsDouble(), ChronoUnit.DAYS).text(median.getAsDouble())
                : "median not reached";
        String late = afterAsOf == 0 ? "" : ", " + afterAsOf + " eligible after asOf";
        return "time to adopt: " + middle + ", n = " + times.count() + ", " + times.observed() + " adopted, "
                + times.censored() + " not yet" + late;
    }
}
