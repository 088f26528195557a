package io.github.cxmetrics.journey.funnel;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Comparison;
import io.github.cxmetrics.Confidence;
import io.github.cxmetrics.Proportion;
import io.github.cxmetrics.TallyRule;
import io.github.cxmetrics.internal.TimeText;
import io.github.cxmetrics.journey.UnknownNames;
import io.github.cxmetrics.survival.Durations;
import io.github.cxmetrics.survival.SurvivalTally;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What a funnel found in a log: counts, times, values, users. All of it comes from the one journey of each unit that counts, so that no two surfaces can
 * disagree. Units are users unless the funnel says otherwise; steps are counted from 1.
 *
 * <p>The result keeps the log, for the surfaces that are computed when they are asked for. Merge and store {@link #tally()} instead. Immutable and thread-safe.
 */
public final class FunnelResult {

    private final FunnelTally tally;
    private final FunnelDetail detail;

    FunnelResult(FunnelTally tally, FunnelDetail detail) {
        this.tally = tally;
        this.detail = detail;
    }

    /**
     * The counts alone, which merge, and the funnel that counted.
     *
     * @return the tally
     */
    public FunnelTally tally() {
        return tally;
    }

    FunnelDetail detail() {
        return detail;
    }

    /**
     * How many got to each step or further.
     *
     * @return a count for each step
     */
    public List<Long> reached() {
        return tally.reached();
    }

    /**
     * Of those who entered, the share that got to the last step.
     *
     * @return the proportion
     */
    public Proportion conversion() {
        return tally.conversion();
    }

    /**
     * Of those at the required step before, the share that got to a step.
     *
     * @param step a step, from 1; of the first it is the share of all units that entered
     * @return the proportion
     */
    public Proportion fromPrevious(int step) {
        return tally.fromPrevious(step);
    }

    /**
     * Of those who entered, the share that got to a step.
     *
     * @param step a step, from 1
     * @return the proportion
     */
    public Proportion fromFirst(int step) {
        return tally.fromFirst(step);
    }

    /**
     * How many were at the required step before and did not get to a step.
     *
     * @param step a step, from 2
     * @return the count
     */
    public long dropOff(int step) {
        checkArgument(step != 1, "nobody drops off before step 1");
        return tally.fromPrevious(step).failures();
    }

    /**
     * How far a unit got.
     *
     * @param unit its name
     * @return required steps reached, 0 for none; of several attempts the best
     * @throws IllegalArgumentException if there is no such unit
     */
    public int level(String unit) {
        int code = detail.units.codeOf(unit);
        checkArgument(code >= 0, "the log has no such unit");
        Outcomes outcomes = detail.outcomes();
        return IntStream.range(0, outcomes.size())
                .filter(i -> outcomes.unit(i) == code)
                .map(outcomes::level)
                .max()
                .orElse(0);
    }

    /**
     * Who got to a step or further.
     *
     * @param step a step, from 1
     * @return the names of the units, in the order of the log's codes
     */
    public List<String> reaching(int step) {
        tally.checkStep(step);
        Outcomes outcomes = detail.outcomes();
        return names(IntStream.range(0, outcomes.size()).filter(i -> outcomes.took(i, step - 1)));
    }

    /**
     * Who got to a required step and no further.
     *
     * @param step a step, from 1
     * @return the names of the units, in the order of the log's codes
     */
    public List<String> stoppingAt(int step) {
        int level = requiredStep(step) + 1;
        Outcomes outcomes = detail.outcomes();
        return names(IntStream.range(0, outcomes.size()).filter(i -> outcomes.level(i) == level));
    }

    private List<String> names(IntStream journeys) {
        Outcomes outcomes = detail.outcomes();
        return journeys.map(outcomes::unit)
                .distinct()
                .mapToObj(detail.units.names()::get)
                .toList();
    }

    private int requiredStep(int step) {
        int index = detail.plan.requiredIndex(tally.checkStep(step) - 1);
        checkArgument(index >= 0, "step %s is optional, and has no times of its own", step);
        return index;
    }

    /**
     * How long conversion took, from the first to the last step of the journeys that got there: exact.
     *
     * @return the durations, in the unit of the log; those still on their way are not in it, see {@link #survival()}
     */
    public Durations timeToConvert() {
        return times(0, detail.plan.steps - 1).durations();
    }

    /**
     * How long it took from one step to another, of the journeys that got to the latter: exact.
     *
     * @param fromStep a required step, from 1
     * @param toStep a later one
     * @return the durations, in the unit of the log
     */
    public Durations timeToConvert(int fromStep, int toStep) {
        return times(requiredStep(fromStep), requiredStep(toStep)).durations();
    }

    private StepTimes times(int from, int to) {
        checkArgument(from <= to, "times run from a step to a later one, not from step %s to %s", from + 1, to + 1);
        return new StepTimes(detail.outcomes(), from, to);
    }

    /**
     * The times from one step to another in bins of equal width: ⌈∛n⌉ of them, 1 to 60, each ⌈(max − min)/bins⌉ seconds wide and half-open, and one more for
     * the largest.
     *
     * @param fromStep a required step, from 1
     * @param toStep a later one
     * @return the bins; none if nobody got there
     */
    public List<TimeBin> histogram(int fromStep, int toStep) {
        StepTimes times = times(requiredStep(fromStep), requiredStep(toStep));
        return times.histogram(times.customaryBins());
    }

    /**
     * The times from one step to another in bins of equal width.
     *
     * @param fromStep a required step, from 1
     * @param toStep a later one
     * @param bins how many, at least 1; one more takes the largest
     * @return the bins; none if nobody got there
     */
    public List<TimeBin> histogram(int fromStep, int toStep, int bins) {
        checkArgument(
                bins >= 1 && bins <= StepTimes.MOST_ASKED,
                bins < 1 ? "a histogram needs at least 1 bin, not %s" : "a histogram has 1000000 bins at most, not %s",
                bins);
        return times(requiredStep(fromStep), requiredStep(toStep)).histogram(bins);
    }

    /**
     * The time to convert with those who had not converted at {@code asOf}: from a unit's first step 1 to conversion, else to {@code asOf}
     * (where only the first start counts, at most to the end of its window). Its curve is the Kaplan–Meier estimate of conversion.
     *
     * @return the tally, in the unit of the log
     * @throws IllegalStateException if the funnel has no {@code asOf}
     */
    public SurvivalTally survival() {
        return new OpenJourneys(detail.outcomes()).survival();
    }

    /**
     * How many entered, have not converted, and still can: the window of their last step 1 is open, or there is none.
     *
     * @return the count
     * @throws IllegalStateException if the funnel has no {@code asOf}
     */
    public long pending() {
        return new OpenJourneys(detail.outcomes()).pending();
    }

    /**
     * Conversion of those who had their chance: units whose first step 1 lies at least a window before {@code asOf}. Who is in it does not depend on
     * the outcome.
     *
     * @return the proportion
     * @throws IllegalStateException if the funnel has no {@code asOf}, or no window
     */
    public Proportion matured() {
        return new OpenJourneys(detail.outcomes()).matured();
    }

    /**
     * Conversion within a time of the first step 1, of units whose first step 1 lies at least that long before {@code asOf}.
     *
     * @param horizon the time, at most the window
     * @return the proportion
     * @throws IllegalStateException if the funnel has no {@code asOf}
     */
    public Proportion matured(Duration horizon) {
        checkArgument(horizon.compareTo(Duration.ZERO) > 0, "a horizon must be positive: %s", TimeText.exact(horizon));
        return new OpenJourneys(detail.outcomes()).matured(horizon);
    }

    /**
     * What conversions were worth: a property of the event that filled the last step.
     *
     * @param property a property of numbers; where the log has it not, all conversions are without
     * @return sum, mean and its interval
     */
    public ConversionValue value(String property) {
        return ConversionValue.of(property, detail.outcomes());
    }

    /**
     * Conversion by the calendar, weeks from Monday; see {@link #trend(ChronoUnit, ZoneId, DayOfWeek)}.
     *
     * @param period hours, days, weeks or months
     * @param zone where the calendar is read
     * @return a bucket for each period from the first entry to the last, those without entries too
     * @throws IllegalStateException if the funnel has no {@code asOf}, by which buckets are finished or not
     */
    public List<TrendBucket> trend(ChronoUnit period, ZoneId zone) {
        requireNonNull(period, "period");
        requireNonNull(zone, "zone");
        return trend(period, zone, DayOfWeek.MONDAY);
    }

    /**
     * Conversion by the calendar: users who entered in each period. A user counts once in each period with a step 1 of theirs, and has converted in it if one of
     * these leads to the end in time, so that one completion may serve several periods. By {@link Entry#EVERY_ENTRY} attempts count, each in the period in
     * which it began; by {@link Entry#FIRST_START}, in any order, and where stops or pauses end the search, the journey that counts, likewise.
     *
     * @param period hours, days, weeks or months
     * @param zone where the calendar is read
     * @param weekStart the day on which weeks begin
     * @return a bucket for each period from the first entry to the last, those without entries too
     * @throws IllegalStateException if the funnel has no {@code asOf}, by which buckets are finished or not
     */
    public List<TrendBucket> trend(ChronoUnit period, ZoneId zone, DayOfWeek weekStart) {
        requireNonNull(period, "period");
        requireNonNull(zone, "zone");
        requireNonNull(weekStart, "weekStart");
        return new Trend(detail, period, zone, weekStart).buckets();
    }

    /**
     * Conversion here minus conversion there, of independent units: other users, or another period.
     *
     * @param baseline a result of the same funnel, whatever its end of the data
     * @return the comparison, by Newcombe's method, with a 95 % interval
     * @throws IllegalArgumentException if the other follows a different rule; the message names both
     */
    public Comparison versus(FunnelResult baseline) {
        requireNonNull(baseline, "baseline");
        return versus(baseline, Confidence.DEFAULT);
    }

    /**
     * Conversion here minus conversion there, of independent units.
     *
     * @param baseline a result of the same funnel, whatever its end of the data
     * @param confidence the confidence level
     * @return the comparison, by Newcombe's method
     * @throws IllegalArgumentException if the other follows a different rule; the message names both
     */
    public Comparison versus(FunnelResult baseline, Confidence confidence) {
        requireNonNull(baseline, "baseline");
        requireNonNull(confidence, "confidence");
        TallyRule.checkComparison("funnel", tally.rule(), baseline.tally.rule());
        return conversion().versus(baseline.conversion(), confidence);
    }

    /** A segment's name to its result, for tests of several at once. */
    static Map<String, SurvivalTally> survivals(Map<String, FunnelResult> results) {
        Map<String, SurvivalTally> tallies = new LinkedHashMap<>();
        results.forEach((name, result) -> tallies.put(name, result.survival()));
        return tallies;
    }

    /**
     * Events that the funnel names and the log does not know: nobody did them, or they are misspelt. Where that shall be an error, count {@code log.strict()}.
     *
     * @return the names, sorted
     */
    public List<String> unknownEvents() {
        return unknownNames().events();
    }

    /**
     * Properties that the funnel names and the log does not have, so that all rows are without.
     *
     * @return the names, sorted
     */
    public List<String> unknownProperties() {
        return unknownNames().properties();
    }

    /**
     * Names that the funnel asks for and the log does not know.
     *
     * @return events and properties
     */
    public UnknownNames unknownNames() {
        return FunnelPlan.unknown(detail.plan.funnel, detail.plan.log, "");
    }

    /** An aligned table with a bar for each step; below it the names that the log does not know. */
    @Override
    public String toString() {
        return FunnelTable.text(tally) + unknownNames();
    }
}
