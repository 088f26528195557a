package io.github.cxmetrics.survival;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Confidence;
import io.github.cxmetrics.Interval;
import io.github.cxmetrics.Unit;
import io.github.cxmetrics.internal.Limits;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The share still without their event after each time, estimated with the censored subjects (Kaplan and Meier 1958): {@code S(t) = ∏ (1 - d/r)} over the
 * event times up to t, with d events among r at risk. Without censoring it is exactly the empirical share.
 *
 * <p>A pure function of a {@link SurvivalTally}, and no tally itself: merge tallies, then take the curve.
 *
 * <p>What it needs: censoring that says nothing of the event to come (open tickets that are merely young, not those put aside because they are hard).
 * Errors assume independent subjects: where one customer gives several spells, Greenwood's error is too narrow. With late entries, small risk sets at
 * the start can pull the whole curve down; {@link #conditionalOn} starts it later.
 *
 * <p>The curve ends with the last follow-up: beyond it the survival is undefined, unless it is 0. Immutable and thread-safe.
 */
public final class SurvivalCurve implements Serializable {

    private static final long serialVersionUID = 1;

    private final SurvivalTally tally;
    private final transient SurvivalTally tied;
    private final transient double lastTime;
    private final transient double[] times;
    private final transient double[] survival;
    private final transient double[] failure;
    private final transient double[] greenwood;

    private SurvivalCurve(SurvivalTally tally) {
        this.tally = tally;
        tied = tally.tied();
        CountedKeys exits = tied.exits();
        lastTime = Times.ofExitKey(exits.key(exits.distinct() - 1));
        int events = 0;
        for (int i = 0; i < exits.distinct(); i++) {
            events += Times.isObserved(exits.key(i)) ? 1 : 0;
        }
        times = new double[events];
        survival = new double[events];
        failure = new double[events];
        greenwood = new double[events];
        fill();
    }

    static SurvivalCurve of(SurvivalTally tally) {
        if (tally.count() == 0) {
            throw new IllegalStateException("a survival curve is undefined: no subjects");
        }
        return new SurvivalCurve(tally);
    }

    private void fill() {
        ProductLimit product = new ProductLimit();
        RiskSets at = tied.riskSets();
        int i = 0;
        while (at.next()) {
            if (at.observed() > 0) {
                product.step(at.atRisk(), at.observed());
                times[i] = at.time();
                survival[i] = product.survival();
                failure[i] = product.failure();
                greenwood[i++] = product.greenwood();
            }
        }
    }

    /**
     * The tally that this curve was estimated from.
     *
     * @return the tally
     */
    public SurvivalTally tally() {
        return tally;
    }

    /**
     * The longest time that anybody was observed.
     *
     * @return the time
     */
    public double lastTime() {
        return lastTime;
    }

    /**
     * The share still without their event after a time, S(t).
     *
     * @param time the time, from 0 on
     * @return the share, 0..1
     * @throws IllegalStateException if the last follow-up is before that time and S is not 0 there
     */
    public double at(double time) {
        int event = eventUpTo(time);
        return event < 0 ? 1 : survival[event];
    }

    /**
     * The share still without their event after a time, where it is defined.
     *
     * @param time the time, from 0 on
     * @return the share; empty beyond the last follow-up, unless it is 0 there
     */
    public OptionalDouble atIfDefined(double time) {
        checkTime(time);
        return isDefinedAt(time) ? OptionalDouble.of(at(time)) : OptionalDouble.empty();
    }

    private static void checkTime(double time) {
        checkArgument(time >= 0, "time %s is not a time from 0 on", time);
    }

    private boolean isDefinedAt(double time) {
        return snapped(time) <= lastTime || finalSurvival() == 0;
    }

    private double finalSurvival() {
        return times.length == 0 ? 1 : survival[times.length - 1];
    }

    /**
     * The share that have had their event by a time, {@code 1 - S(t)}, kept exact where it is small.
     *
     * @param time the time, from 0 on
     * @return the share, 0..1
     * @throws IllegalStateException if the last follow-up is before that time and S is not 0 there
     */
    public double failureAt(double time) {
        int event = eventUpTo(time);
        return event < 0 ? 0 : failure[event];
    }

    /** The index of the last event at or before a time, -1 if there is none. */
    private int eventUpTo(double time) {
        checkTime(time);
        if (!isDefinedAt(time)) {
            throw new IllegalStateException("survival is undefined at " + Times.text(time, tally.unit())
                    + ": the last follow-up is at " + Times.text(lastTime, tally.unit()));
        }
        int index = Arrays.binarySearch(times, snapped(time));
        return index < 0 ? -index - 2 : index;
    }

    /**
     * The standard error of S(t) (Greenwood 1926): {@code S √(Σ d / (r(r - d)))}.
     *
     * @param time the time, from 0 on
     * @return the error; 0 before the first event
     * @throws IllegalStateException if S is undefined or 0 at that time
     */
    public double standardError(double time) {
        int event = positiveUpTo(time, "the standard error of survival");
        return event < 0 ? 0 : survival[event] * Math.sqrt(greenwood[event]);
    }

    private int positiveUpTo(double time, String what) {
        int event = eventUpTo(time);
        if (event >= 0 && survival[event] == 0) {
            throw new IllegalStateException(
                    what + " is undefined at " + Times.text(time, tally.unit()) + ": nobody is left");
        }
        return event;
    }

    /**
     * The log-log interval of S(t) at 95 %.
     *
     * @param time the time, from 0 on
     * @return the interval
     * @throws IllegalStateException as {@link #interval(double, Confidence, SurvivalMethod)}
     */
    public Interval interval(double time) {
        return interval(time, Confidence.DEFAULT);
    }

    /**
     * The log-log interval of S(t).
     *
     * @param time the time, from 0 on
     * @param confidence the level
     * @return the interval
     * @throws IllegalStateException as {@link #interval(double, Confidence, SurvivalMethod)}
     */
    public Interval interval(double time, Confidence confidence) {
        return interval(time, confidence, SurvivalMethod.LOG_LOG);
    }

    /**
     * The interval of S(t), pointwise: it covers S at this time, not the whole curve.
     *
     * @param time the time, from 0 on
     * @param confidence the level
     * @param method the method
     * @return the interval, within 0..1; 1 and 1 before the first event
     * @throws IllegalStateException if S is undefined or 0 at that time
     */
    public Interval interval(double time, Confidence confidence, SurvivalMethod method) {
        requireNonNull(confidence, "confidence");
        int event = positiveUpTo(time, "the survival interval");
        Limits limits = event < 0 ? new Limits(1, 1) : limits(event, confidence.z(), method);
        return new Interval(limits.lower(), limits.upper(), confidence, method + " Greenwood", Unit.SHARE);
    }

    /**
     * The interval of S(t), where it is defined.
     *
     * @param time the time, from 0 on
     * @param confidence the level
     * @param method the method
     * @return the interval; empty where S is 0, or undefined
     */
    public Optional<Interval> intervalIfDefined(double time, Confidence confidence, SurvivalMethod method) {
        OptionalDouble share = atIfDefined(time);
        return share.isPresent() && share.getAsDouble() > 0
                ? Optional.of(interval(time, confidence, method))
                : Optional.empty();
    }

    /**
     * The log-log limits at 95 % of the whole curve, as {@link #band(Confidence, SurvivalMethod)}.
     *
     * @return the band in the order of time
     */
    public List<SurvivalBand> band() {
        return band(Confidence.DEFAULT, SurvivalMethod.LOG_LOG);
    }

    /**
     * The limits of the whole curve for a plot: from 0, where S is 1, over all {@link #steps()}. Each interval is pointwise; together they cover the curve
     * less often than one of them its point.
     *
     * @param confidence the level
     * @param method the method
     * @return time 0 unless a step is there, and each step, in the order of time; without an interval where S is 0
     */
    public List<SurvivalBand> band(Confidence confidence, SurvivalMethod method) {
        List<SurvivalBand> band = new ArrayList<>();
        List<SurvivalStep> steps = steps();
        if (steps.get(0).time() > 0) {
            band.add(new SurvivalBand(0, 1, interval(0, confidence, method)));
        }
        for (SurvivalStep step : steps) {
            Interval interval =
                    intervalIfDefined(step.time(), confidence, method).orElse(null);
            band.add(new SurvivalBand(step.time(), step.survival(), interval));
        }
        return band;
    }

    /** The time of a step that is the same as a time but for rounding. */
    double snapped(double time) {
        return tied.snapped(time);
    }

    RiskSets riskSets() {
        return tied.riskSets();
    }

    private Limits limits(int event, double z, SurvivalMethod method) {
        requireNonNull(method, "method");
        double log = failure[event] < 0.5 ? Math.log1p(-failure[event]) : Math.log(survival[event]);
        return method.limits(log, Math.sqrt(greenwood[event]), z);
    }

    /**
     * The time by which half have had their event.
     *
     * @return the first time with S(t) ≤ ½
     * @throws IllegalStateException if the curve does not get there
     */
    public double median() {
        return quantile(0.5);
    }

    /**
     * The time by which half have had their event, where it is reached.
     *
     * @return the first time with S(t) ≤ ½
     */
    public OptionalDouble medianIfReached() {
        return quantileIfReached(0.5, QuantileRule.FIRST_AT_OR_BELOW);
    }

    /**
     * The time by which a share have had their event.
     *
     * @param p the share, strictly between 0 and 1
     * @return the first time with S(t) ≤ 1 - p
     * @throws IllegalStateException if the curve does not get there
     */
    public double quantile(double p) {
        return quantile(p, QuantileRule.FIRST_AT_OR_BELOW);
    }

    /**
     * The time by which a share have had their event.
     *
     * @param p the share, strictly between 0 and 1
     * @param rule which time it is where the curve rests on 1 - p
     * @return the time
     * @throws IllegalStateException if the curve does not get there
     */
    public double quantile(double p, QuantileRule rule) {
        return quantileIfReached(p, rule)
                .orElseThrow(() -> new IllegalStateException(
                        "the survival quantile " + p + " is not reached within " + Times.text(lastTime, tally.unit())));
    }

    /**
     * The time by which a share have had their event, where it is reached.
     *
     * @param p the share, strictly between 0 and 1
     * @param rule which time it is where the curve rests on 1 - p
     * @return the time
     */
    public OptionalDouble quantileIfReached(double p, QuantileRule rule) {
        return new QuantileSearch(times, lastTime, rule).first(event -> failure[event], p);
    }

    /**
     * The interval of a quantile: where the limits of the curve meet its level (Brookmeyer and Crowley 1982).
     *
     * @param p the share, strictly between 0 and 1
     * @param confidence the level
     * @param method the method of the curve's limits
     * @param rule which time a limit is where it rests on 1 - p
     * @return the interval, open where a limit is not reached
     */
    public TimeInterval quantileInterval(double p, Confidence confidence, SurvivalMethod method, QuantileRule rule) {
        double z = confidence.z();
        // After late entries there may be events where nobody was left before.
        int positive =
                (int) Arrays.stream(survival).takeWhile(share -> share > 0).count();
        QuantileSearch search = new QuantileSearch(Arrays.copyOf(times, positive), lastTime, rule);
        return new TimeInterval(
                search.first(event -> 1 - limits(event, z, method).lower(), p),
                search.first(event -> 1 - limits(event, z, method).upper(), p),
                tally.unit(),
                confidence,
                method);
    }

    /**
     * The log-log interval of a quantile, by the rule "first at or below".
     *
     * @param p the share, strictly between 0 and 1
     * @param confidence the level
     * @return the interval, open where a limit is not reached
     */
    public TimeInterval quantileInterval(double p, Confidence confidence) {
        return quantileInterval(p, confidence, SurvivalMethod.LOG_LOG, QuantileRule.FIRST_AT_OR_BELOW);
    }

    /**
     * The mean time to the event within a horizon, {@code ∫₀^τ S(t) dt}.
     *
     * @param horizon τ, positive; infinite for the mean itself, which is defined where S reaches 0
     * @return the mean with its error
     * @throws IllegalStateException if S is undefined at the horizon
     */
    public RestrictedMean restrictedMean(double horizon) {
        checkArgument(horizon > 0, "the horizon of a restricted mean must be positive, not %s", horizon);
        int last = eventUpTo(horizon);
        double[] atRisk = new double[last + 1];
        double[] observed = new double[last + 1];
        RiskSets at = tied.riskSets();
        for (int i = 0; i <= last; i++) {
            at.moveTo(times[i]);
            atRisk[i] = at.atRisk();
            observed[i] = at.observed();
        }
        double end = Math.min(snapped(horizon), lastTime);
        double area = 0;
        double variance = 0;
        for (int i = last; i >= 0; i--) {
            area += survival[i] * (end - times[i]);
            end = times[i];
            double rest = atRisk[i] - observed[i];
            variance += rest == 0 ? 0 : area * area * observed[i] / (atRisk[i] * rest);
        }
        return new RestrictedMean(area + end, Math.sqrt(variance), horizon, tally.unit(), tally.count());
    }

    /**
     * The curve of those who were still without their event after a time: {@code S(t) / S(s)} from s on, on the same clock.
     *
     * @param survivedTo s, the time that they have got through
     * @return the curve, 1 up to that time
     * @throws IllegalStateException if nobody was observed beyond that time
     */
    public SurvivalCurve conditionalOn(double survivedTo) {
        Times.check(survivedTo, "time");
        SurvivalTally rest = tied.beyond(snapped(survivedTo));
        if (rest.count() == 0) {
            throw new IllegalStateException("conditional survival is undefined: nobody was observed beyond "
                    + Times.text(survivedTo, tally.unit()));
        }
        return new SurvivalCurve(rest);
    }

    /**
     * The cumulative hazard (Nelson 1972, Aalen 1978): {@code Σ d/r} over the event times up to a time.
     *
     * @param time the time, from 0 on
     * @return the hazard, from 0 on
     * @throws IllegalStateException if the last follow-up is before that time and S is not 0 there
     */
    public double cumulativeHazard(double time) {
        return hazardSums(time)[0];
    }

    /**
     * The standard error of the cumulative hazard: {@code √(Σ d/r²)}.
     *
     * @param time the time, from 0 on
     * @return the error
     * @throws IllegalStateException if the last follow-up is before that time and S is not 0 there
     */
    public double cumulativeHazardError(double time) {
        return Math.sqrt(hazardSums(time)[1]);
    }

    private double[] hazardSums(double time) {
        int last = eventUpTo(time);
        double hazard = 0;
        double variance = 0;
        RiskSets at = tied.riskSets();
        for (int i = 0; i <= last; i++) {
            at.moveTo(times[i]);
            double atRisk = at.atRisk();
            hazard += at.observed() / atRisk;
            variance += at.observed() / (atRisk * atRisk);
        }
        return new double[] {hazard, variance};
    }

    /**
     * The times at which subjects ended, with what happened there. Near-equal times are one step, at the smallest of them.
     *
     * @return the steps in the order of time; an object for each
     */
    public List<SurvivalStep> steps() {
        List<SurvivalStep> steps = new ArrayList<>();
        RiskSets at = tied.riskSets();
        int events = 0;
        double hazard = 0;
        while (at.next()) {
            if (at.observed() > 0) {
                hazard += at.observed() / (double) at.atRisk();
                events++;
            }
            double share = events == 0 ? 1 : survival[events - 1];
            steps.add(new SurvivalStep(at.time(), at.atRisk(), at.observed(), at.censored(), share, hazard));
        }
        return steps;
    }

    /**
     * How many are under observation just before a time, for the line of numbers under a plot.
     *
     * @param time the time, from 0 on
     * @return those who entered before it and had not ended before it; 0 beyond the last follow-up
     */
    public long atRisk(double time) {
        checkTime(time);
        RiskSets at = tied.riskSets();
        at.moveTo(snapped(time));
        return at.atRisk();
    }

    /**
     * The curve at some times, as aligned text: at risk, events so far, survival and its log-log interval at 95 %.
     *
     * @param at the times, ascending
     * @return the table; {@code –} where a number is undefined
     */
    public String table(double... at) {
        return SurvivalText.table(this, at);
    }

    /**
     * The curve drawn in text.
     *
     * @return some lines
     */
    public String plot() {
        return SurvivalText.plot(this);
    }

    private Object writeReplace() {
        return new Serialized(tally);
    }

    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw new InvalidObjectException("a survival curve is serialized through its tally");
    }

    private record Serialized(SurvivalTally tally) implements Serializable {

        private Object readResolve() throws InvalidObjectException {
            if (tally == null || tally.count() == 0) {
                throw new InvalidObjectException("a serialized survival curve without subjects");
            }
            return tally.curve();
        }
    }

    /** For example {@code survival: n = 163, 156 observed, median 56 weeks (95 % CI 53 … 58)}. */
    @Override
    public String toString() {
        return SurvivalText.line(this);
    }
}
