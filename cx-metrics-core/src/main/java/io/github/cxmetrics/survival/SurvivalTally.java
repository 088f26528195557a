package io.github.cxmetrics.survival;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.ExactTally;
import io.github.cxmetrics.TallyCounts;
import io.github.cxmetrics.TallyRule;
import io.github.cxmetrics.internal.NumberedRows;
import io.github.cxmetrics.internal.Numbers;
import io.github.cxmetrics.internal.Stored;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How many subjects had their event, and how many were censored, at each time: all that survival analysis needs to know of them.
 *
 * <p>Times are numbers from 0 on in a stated unit: whole ones (grouped time, say months of tenure) are exact up to 2<sup>53</sup>. An event at a time
 * comes before a censoring at the same time. Times that differ by the rounding of doubles only (relative 1.5 · 10<sup>-8</sup>, as R has it since survival
 * 2.40: 0.3 and 0.1 + 0.2) are one time to curves and tests, while the tally keeps both, so that it merges exactly; two whole numbers never are one. A
 * {@linkplain SurvivalRule#withGrain grain} says otherwise. {@link #curve()} is the Kaplan–Meier estimate; tallies merge exactly, curves don't merge.
 *
 * <p>Columns of primitives are counted fastest; {@link SurvivalRule} counts spells. Immutable and thread-safe.
 */
public final class SurvivalTally extends ExactTally<SurvivalTally> {

    static final String NAME = "survival";
    static final String SUBJECTS = "subjects";

    private static final long serialVersionUID = 1;
    private static final String TYPE = "survival-tally";
    private static final int VERSION = 1;

    private final SurvivalRule rule;
    private final transient CountedKeys exits;
    private final transient CountedKeys entries;

    SurvivalTally(SurvivalRule rule, CountedKeys exits, CountedKeys entries) {
        this.rule = rule;
        this.exits = exits;
        this.entries = entries;
    }

    /**
     * Counts two columns. Makes no object per row.
     *
     * @param unit the unit of the times
     * @param times when the observation of each subject ended, from 0 on
     * @param observed true where the event happened then, false where it had not happened yet
     * @return the tally
     * @throws IllegalArgumentException if the lengths differ, or a time is negative or not finite; rows count from 0
     */
    public static SurvivalTally of(ChronoUnit unit, double[] times, boolean[] observed) {
        return SurvivalRule.of(unit).count(times, observed);
    }

    static SurvivalTally of(SurvivalRule rule, double[] times, boolean[] observed) {
        checkLengths(times.length, "times", observed.length, "observed flags");
        long[] keys = new long[times.length];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = Times.exitKey(rule.counted(Times.check(times[i], "time", i)), observed[i]);
        }
        return new SurvivalTally(rule, CountedKeys.ofUnsorted(keys, keys.length), CountedKeys.EMPTY);
    }

    /**
     * Counts two columns, the times whole numbers. Makes no object per row.
     *
     * @param unit the unit of the times
     * @param times when the observation of each subject ended, 0 to 2<sup>53</sup>
     * @param observed true where the event happened then, false where it had not happened yet
     * @return the tally
     * @throws IllegalArgumentException if the lengths differ, or a time is negative or too large to be exact; rows count from 0
     */
    public static SurvivalTally of(ChronoUnit unit, long[] times, boolean[] observed) {
        checkLengths(times.length, "times", observed.length, "observed flags");
        long[] keys = new long[times.length];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = Times.exitKey(Times.ofWhole(times[i], i), observed[i]);
        }
        return new SurvivalTally(SurvivalRule.of(unit), CountedKeys.ofUnsorted(keys, keys.length), CountedKeys.EMPTY);
    }

    /**
     * Counts three columns, where subjects came under observation late (left truncation). Makes no object per row.
     *
     * @param unit the unit of the times
     * @param entries after which time each subject was under observation; 0 = from the start
     * @param times when the observation of each subject ended
     * @param observed true where the event happened then, false where it had not happened yet
     * @return the tally
     * @throws IllegalArgumentException if the lengths differ, a time is negative or not finite, or not after its entry; rows count from 0
     */
    public static SurvivalTally of(ChronoUnit unit, double[] entries, double[] times, boolean[] observed) {
        return SurvivalRule.of(unit).count(entries, times, observed);
    }

    static SurvivalTally of(SurvivalRule rule, double[] entries, double[] times, boolean[] observed) {
        checkLengths(times.length, "times", observed.length, "observed flags");
        checkLengths(times.length, "times", entries.length, "entries");
        long[] keys = new long[times.length];
        long[] late = new long[times.length];
        int lateCount = 0;
        for (int i = 0; i < keys.length; i++) {
            double entry = rule.counted(Times.check(entries[i], "entry", i));
            double time = rule.counted(Times.check(times[i], "time", i));
            Times.checkOrder(entry, time, i);
            keys[i] = Times.exitKey(time, observed[i]);
            if (entry > 0) {
                late[lateCount++] = Double.doubleToRawLongBits(entry);
            }
        }
        return new SurvivalTally(
                rule, CountedKeys.ofUnsorted(keys, keys.length), CountedKeys.ofUnsorted(late, lateCount));
    }

    /**
     * Subjects that are counted already by whole times.
     *
     * @param unit the unit of the times
     * @param observed at index t, how many had their event at time t
     * @param censored at index t, how many were censored at time t
     * @return the tally
     * @throws IllegalArgumentException if the lengths differ or a count is negative
     */
    public static SurvivalTally ofGrouped(ChronoUnit unit, long[] observed, long[] censored) {
        checkLengths(observed.length, "observed counts", censored.length, "censored counts");
        double[] times = new double[observed.length];
        Arrays.setAll(times, t -> t);
        return ofCounts(unit, times, observed, censored);
    }

    /**
     * Subjects that are counted already by time.
     *
     * @param unit the unit of the times
     * @param times the times at which observation ended, ascending
     * @param observed how many had their event at each of them
     * @param censored how many were censored at each of them
     * @return the tally
     * @throws IllegalArgumentException if the lengths differ, times don't ascend, or a number is negative
     */
    public static SurvivalTally ofCounts(ChronoUnit unit, double[] times, long[] observed, long[] censored) {
        checkLengths(times.length, "times", observed.length, "observed counts");
        checkLengths(times.length, "times", censored.length, "censored counts");
        return new SurvivalTally(SurvivalRule.of(unit), exits(times, observed, censored), CountedKeys.EMPTY);
    }

    private static CountedKeys exits(double[] times, long[] observed, long[] censored) {
        long[] keys = new long[2 * times.length];
        long[] counts = new long[keys.length];
        for (int i = 0; i < times.length; i++) {
            double time = Times.check(times[i], "time", i);
            keys[2 * i] = Times.exitKey(time, true);
            counts[2 * i] = observed[i];
            keys[2 * i + 1] = Times.exitKey(time, false);
            counts[2 * i + 1] = censored[i];
        }
        return CountedKeys.ofCounts(keys, counts, SUBJECTS);
    }

    private static CountedKeys entries(double[] times, long[] entered) {
        long[] keys = new long[times.length];
        for (int i = 0; i < keys.length; i++) {
            double entry = Times.check(times[i], "entry", i);
            checkArgument(entry > 0, "entry times are after 0, not at it (row %s)", i);
            keys[i] = Double.doubleToRawLongBits(entry);
        }
        return CountedKeys.ofCounts(keys, entered, SUBJECTS);
    }

    /**
     * Counts durations, say of closed and of open tickets.
     *
     * @param unit the unit to count in, up to weeks; a day is 24 hours
     * @param observed the durations that ended with the event
     * @param censored the durations so far of those that did not
     * @return the tally
     * @throws IllegalArgumentException if a duration is negative, or the unit has no fixed length; rows of each list count from 0
     */
    public static SurvivalTally of(ChronoUnit unit, List<Duration> observed, List<Duration> censored) {
        SurvivalAccumulator accumulator = new SurvivalAccumulator(SurvivalRule.of(unit));
        NumberedRows.each(observed, duration -> accumulator.add(Spell.observed(Times.in(unit, duration))));
        NumberedRows.each(censored, duration -> accumulator.add(Spell.censored(Times.in(unit, duration))));
        return accumulator.snapshot();
    }

    private static void checkLengths(int one, String oneName, int other, String otherName) {
        checkArgument(one == other, "there are %s %s and %s %s", one, oneName, other, otherName);
    }

    /** How many subjects were counted, observed and censored. */
    @Override
    public long count() {
        return exits.total();
    }

    /**
     * How many subjects had their event.
     *
     * @return the count
     */
    public long observed() {
        long sum = 0;
        for (int i = 0; i < exits.distinct(); i++) {
            sum += Times.isObserved(exits.key(i)) ? exits.countAt(i) : 0;
        }
        return sum;
    }

    /**
     * How many subjects had not had their event when their observation ended.
     *
     * @return the count
     */
    public long censored() {
        return count() - observed();
    }

    /**
     * How many subjects came under observation after the start.
     *
     * @return the count; 0 where nothing is left-truncated
     */
    public long enteredLate() {
        return entries.total();
    }

    /**
     * The unit of the times.
     *
     * @return the unit
     */
    public ChronoUnit unit() {
        return rule.unit();
    }

    @Override
    public SurvivalRule rule() {
        return rule;
    }

    /**
     * The Kaplan–Meier estimate.
     *
     * @return the curve
     * @throws IllegalStateException if there are no subjects
     */
    public SurvivalCurve curve() {
        return SurvivalCurve.of(this);
    }

    CountedKeys exits() {
        return exits;
    }

    CountedKeys entries() {
        return entries;
    }

    /** The same subjects, near-equal times as one. */
    SurvivalTally tied() {
        return tied(Ties.of(exits, entries));
    }

    /** The same subjects, with ties made among more of them. */
    SurvivalTally tied(Ties ties) {
        return rule.grain() > 0 ? this : new SurvivalTally(rule, ties.exits(exits), ties.entries(entries));
    }

    /** The time of an exit that is the same as a time but for rounding; that time itself where there is none. */
    double snapped(double time) {
        int next = exits.indexOf(Times.exitKey(Math.nextUp(time), true));
        double before = next > 0 ? Times.ofExitKey(exits.key(next - 1)) : Double.NaN;
        double after = next < exits.distinct() ? Times.ofExitKey(exits.key(next)) : Double.NaN;
        return time <= Ties.latest(before) ? before : after <= Ties.latest(time) ? after : time;
    }

    RiskSets riskSets() {
        return new RiskSets(exits, entries);
    }

    /** Those who were followed beyond a time, as if under observation only from then on. */
    SurvivalTally beyond(double time) {
        CountedKeys later = exits.from(Times.exitKey(Math.nextUp(time), true));
        CountedKeys lateEntries = entries.from(Double.doubleToRawLongBits(Math.nextUp(time)));
        long already = later.total() - lateEntries.total();
        CountedKeys atTime = CountedKeys.ofCounts(
                new long[] {Double.doubleToRawLongBits(time)}, new long[] {time > 0 ? already : 0}, SUBJECTS);
        return new SurvivalTally(rule, later, lateEntries.plus(atTime, SUBJECTS));
    }

    @Override
    public SurvivalTally plus(SurvivalTally other) {
        TallyRule.checkMerge(NAME, rule, other.rule);
        return new SurvivalTally(rule, exits.plus(other.exits, SUBJECTS), entries.plus(other.entries, SUBJECTS));
    }

    /**
     * The plain data of {@link SurvivalTally}.
     *
     * @param type {@code survival-tally}
     * @param version 1
     * @param rule how they were counted
     * @param times the times at which observation ended, ascending
     * @param observed how many had their event at each of them
     * @param censored how many were censored at each of them
     * @param entryTimes the times after 0 at which subjects entered, ascending
     * @param entered how many entered at each of them
     */
    public record Counts(
            String type,
            int version,
            SurvivalRule.Form rule,
            List<Double> times,
            List<Long> observed,
            List<Long> censored,
            List<Double> entryTimes,
            List<Long> entered)
            implements TallyCounts<SurvivalTally> {

        @Override
        public SurvivalTally toTally() {
            Stored.check(type, version, TYPE, VERSION);
            double[] ends = numbers(times, "times");
            double[] starts = numbers(entryTimes, "entry times");
            SurvivalTally tally = new SurvivalTally(
                    Stored.present(rule, "the rule of a survival tally").restore(),
                    exits(
                            ends,
                            Stored.counts(observed, ends.length, "observed counts"),
                            Stored.counts(censored, ends.length, "censored counts")),
                    entries(starts, Stored.counts(entered, starts.length, "entered counts")));
            tally.checkGrain();
            tally.checkEntries();
            tally.tied().checkEntries();
            return tally;
        }

        private static double[] numbers(List<Double> component, String what) {
            return Stored.list(component, what).stream()
                    .mapToDouble(Double::doubleValue)
                    .toArray();
        }

        @Override
        public Map<String, Long> numbers() {
            SurvivalTally tally = toTally();
            return Numbers.of(SUBJECTS, tally.count())
                    .and("observed", tally.observed())
                    .and("censored", tally.censored())
                    .and("entered late", tally.enteredLate())
                    .map();
        }
    }

    private void checkGrain() {
        for (int i = 0; i < exits.distinct(); i++) {
            double time = Times.ofExitKey(exits.key(i));
            checkArgument(rule.counted(time) == time, "time %s is no multiple of the grain, %s", time, rule.grain());
        }
    }

    /** Each end needs a subject that entered before it: by then at least as many have entered as have ended. */
    private void checkEntries() {
        checkArgument(
                entries.total() <= exits.total(),
                "%s subjects entered late, of %s subjects in all",
                entries.total(),
                exits.total());
        RiskSets at = riskSets();
        while (at.next()) {
            checkArgument(
                    at.atRisk() >= at.observed() + at.censored(),
                    "%s subjects end at time %s, when %s are under observation",
                    at.observed() + at.censored(),
                    at.time(),
                    at.atRisk());
        }
    }

    @Override
    public Counts toCounts() {
        List<Double> times = new ArrayList<>();
        List<Long> observed = new ArrayList<>();
        List<Long> censored = new ArrayList<>();
        RiskSets at = riskSets();
        while (at.next()) {
            times.add(at.time());
            observed.add(at.observed());
            censored.add(at.censored());
        }
        List<Double> entryTimes = new ArrayList<>();
        List<Long> entered = new ArrayList<>();
        for (int i = 0; i < entries.distinct(); i++) {
            entryTimes.add(Double.longBitsToDouble(entries.key(i)));
            entered.add(entries.countAt(i));
        }
        return new Counts(TYPE, VERSION, rule.toForm(), times, observed, censored, entryTimes, entered);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SurvivalTally that
                && rule.equals(that.rule)
                && exits.equals(that.exits)
                && entries.equals(that.entries);
    }

    @Override
    public int hashCode() {
        return Objects.hash(rule, exits, entries);
    }

    /** The counts, for example {@code survival in weeks: n = 163, 156 observed, 7 censored}. */
    @Override
    public String toString() {
        String late = enteredLate() == 0 ? "" : ", " + enteredLate() + " entered late";
        return count() == 0
                ? NAME + " in " + Times.name(unit()) + ": no subjects"
                : NAME + " in " + Times.name(unit()) + ": n = " + count() + ", " + observed() + " observed, "
                        + censored() + " censored" + late;
    }
}
