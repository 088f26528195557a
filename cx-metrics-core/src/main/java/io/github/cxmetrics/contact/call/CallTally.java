package io.github.cxmetrics.contact.call;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.Proportion;
import io.github.cxmetrics.SerializedTally;
import io.github.cxmetrics.Tally;
import io.github.cxmetrics.TallyCounts;
import io.github.cxmetrics.internal.Micros;
import io.github.cxmetrics.internal.Text;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.OptionalDouble;

/**
 * Calls of a queue, or of many: their counts and the sums of their times, from which all call KPIs are read.
 *
 * <p>Tallies of intervals, queues and agents merge by counts; percentages and means are never averaged. Each call belongs to the group of its arrival. Times
 * are exact to the microsecond.
 *
 * <p>Immutable and thread-safe. No calls is an empty tally, whose numbers are undefined.
 */
public final class CallTally implements Tally<CallTally>, Serializable {

    private static final long serialVersionUID = 1;
    private static final double MICROS_PER_HOUR = 3.6e9;

    private final CallRule rule;
    private final CallCounts calls;
    private final HandledCalls handled;
    private final CallTimes times;

    CallTally(CallRule rule, CallCounts calls, HandledCalls handled, CallTimes times) {
        CallCounts.checkPart(handled.held(), "held", calls.answered(), "answered");
        CallCounts.checkPart(handled.transferred(), "transferred", calls.answered(), "answered");
        CallCounts.checkPart(handled.escalated(), "escalated", calls.answered(), "answered");
        checkTime(calls.answered(), times.answeredWait() + times.handle(), "answered");
        checkTime(calls.abandoned(), times.abandonedWait(), "abandoned");
        checkTime(calls.flowedOut(), times.flowedOutWait(), "flowed-out");
        this.rule = rule;
        this.calls = calls;
        this.handled = handled;
        this.times = times;
    }

    private static void checkTime(long count, long micros, String what) {
        checkArgument(count > 0 || micros == 0, "%s microseconds of %s calls without such calls", micros, what);
    }

    /**
     * A tally from its counts and sums, say from SQL.
     *
     * @param rule the threshold and the short-abandon time by which the calls were counted
     * @param calls the calls by what became of them
     * @param handled how answered calls went
     * @param times the sums of their times
     * @return the tally
     * @throws IllegalArgumentException if they contradict each other
     */
    public static CallTally ofCounts(CallRule rule, CallCounts calls, HandledCalls handled, CallTimes times) {
        return new CallTally(rule, calls, handled, times);
    }

    /**
     * The rule.
     *
     * @return threshold and short-abandon time
     */
    public CallRule rule() {
        return rule;
    }

    /**
     * The calls by what became of them.
     *
     * @return the counts
     */
    public CallCounts calls() {
        return calls;
    }

    /**
     * How answered calls went.
     *
     * @return calls held, transferred and escalated
     */
    public HandledCalls handled() {
        return handled;
    }

    /**
     * The sums of times.
     *
     * @return microseconds
     */
    public CallTimes times() {
        return times;
    }

    /** All calls that entered the queue. */
    @Override
    public long count() {
        return calls.offered();
    }

    /**
     * The service level.
     *
     * @param policy what abandoned calls count as; there is no default
     * @return the service level, with the threshold and the policy
     */
    public ServiceLevel serviceLevel(AbandonPolicy policy) {
        return ServiceLevel.from(calls, new ServiceLevel.Definition(rule, policy));
    }

    /**
     * The abandonment rate: all abandoned calls of those offered, short ones too.
     *
     * @return {@code abandoned / offered}
     */
    public Proportion abandonment() {
        return Proportion.of(calls.abandoned(), calls.offered());
    }

    /**
     * The abandonment rate without short abandons, in numerator and denominator.
     *
     * @return {@code (abandoned - short) / (offered - short)}
     */
    public Proportion abandonmentExcludingShort() {
        return Proportion.of(calls.abandoned() - calls.shortAbandoned(), calls.offered() - calls.shortAbandoned());
    }

    /**
     * The answer rate: a share, not a speed.
     *
     * @return {@code answered / offered}
     */
    public Proportion answerRate() {
        return Proportion.of(calls.answered(), calls.offered());
    }

    /**
     * The answered calls that were transferred.
     *
     * @return {@code transferred / answered}
     */
    public Proportion transferRate() {
        return Proportion.of(handled.transferred(), calls.answered());
    }

    /**
     * The answered calls that were escalated.
     *
     * @return {@code escalated / answered}
     */
    public Proportion escalationRate() {
        return Proportion.of(handled.escalated(), calls.answered());
    }

    /**
     * The average speed of answer: the mean wait of answered calls alone.
     *
     * @return {@code Σ wait of answered / answered}
     */
    public MeanTime asa() {
        return new MeanTime("ASA", times.answeredWait(), calls.answered());
    }

    /**
     * The mean wait of abandoned calls. It is not the customers' patience, see {@link #meanPatience()}.
     *
     * @return {@code Σ wait of abandoned / abandoned}
     */
    public MeanTime averageTimeToAbandon() {
        return new MeanTime("average time to abandon", times.abandonedWait(), calls.abandoned());
    }

    /**
     * The mean wait of all calls that were offered.
     *
     * @return {@code Σ wait / offered}
     */
    public MeanTime averageWait() {
        return new MeanTime("average wait", times.waits(), calls.offered());
    }

    /**
     * The customers' mean patience, if it is exponential: the maximum likelihood estimate that takes answered calls as censored. The mean wait of those who
     * abandoned is far below, because the patient were answered. For a curve without that assumption see {@link PatienceRule}.
     *
     * @return {@code Σ wait / abandoned}; undefined without abandoned calls
     */
    public MeanTime meanPatience() {
        return calls.abandoned() == 0
                ? new MeanTime("mean patience", 0, 0)
                : new MeanTime("mean patience", times.waits(), calls.abandoned());
    }

    /**
     * The average handle time: talk, hold and wrap-up.
     *
     * @return {@code Σ handle time / answered}
     */
    public MeanTime aht() {
        return new MeanTime("AHT", times.handle(), calls.answered());
    }

    /**
     * The average talk time, without holds.
     *
     * @return {@code Σ talk / answered}
     */
    public MeanTime att() {
        return new MeanTime("ATT", times.talk(), calls.answered());
    }

    /**
     * The average after-call work.
     *
     * @return {@code Σ wrap-up / answered}
     */
    public MeanTime acw() {
        return new MeanTime("ACW", times.wrap(), calls.answered());
    }

    /**
     * The average hold over all answered calls.
     *
     * @return {@code Σ hold / answered}
     */
    public MeanTime averageHoldPerHandled() {
        return new MeanTime("average hold per handled call", times.hold(), calls.answered());
    }

    /**
     * The average hold over calls that were on hold at all.
     *
     * @return {@code Σ hold / held}
     */
    public MeanTime averageHoldPerHeld() {
        return new MeanTime("average hold per held call", times.hold(), handled.held());
    }

    /**
     * Occupancy: of the time that agents were ready for calls or busy with them, the busy part.
     *
     * @param agents the agents who handled these calls
     * @return {@code handle / (handle + available)}
     */
    public TimeShare occupancy(AgentTime agents) {
        return new TimeShare("occupancy", times.handle(), busyOrReady(agents));
    }

    /**
     * Utilization as COPC has it: of the paid time, that in which agents were ready or busy.
     *
     * @param agents the agents who handled these calls
     * @return {@code (handle + available) / paid}
     */
    public TimeShare utilizationCopc(AgentTime agents) {
        return new TimeShare("utilization (COPC)", busyOrReady(agents), Micros.of(agents.paid()));
    }

    /**
     * Utilization as MetricNet has it: of the paid time, that in which agents were busy.
     *
     * @param agents the agents who handled these calls
     * @return {@code handle / paid}
     */
    public TimeShare utilizationMetricNet(AgentTime agents) {
        return new TimeShare("utilization (MetricNet)", times.handle(), Micros.of(agents.paid()));
    }

    private long busyOrReady(AgentTime agents) {
        return Micros.sum(times.handle(), Micros.of(agents.available()), "time of agents");
    }

    /**
     * Answered calls for each paid hour.
     *
     * @param agents the agents who handled these calls
     * @return {@code answered / paid hours}
     * @throws IllegalStateException if no time was paid
     */
    public double callsPerPaidHour(AgentTime agents) {
        return callsPerPaidHourIfDefined(agents)
                .orElseThrow(() -> new IllegalStateException("calls per paid hour is undefined: no paid time"));
    }

    /**
     * Answered calls for each paid hour, where that is defined.
     *
     * @param agents the agents who handled these calls
     * @return the number, or nothing if no time was paid
     */
    public OptionalDouble callsPerPaidHourIfDefined(AgentTime agents) {
        long paid = Micros.of(agents.paid());
        return paid == 0 ? OptionalDouble.empty() : OptionalDouble.of(calls.answered() * MICROS_PER_HOUR / paid);
    }

    @Override
    public CallTally plus(CallTally other) {
        checkArgument(rule.equals(other.rule), "calls counted by different rules: %s and %s", rule, other.rule);
        return new CallTally(rule, calls.plus(other.calls), handled.plus(other.handled), times.plus(other.times));
    }

    /**
     * The plain data of {@link CallTally}.
     *
     * @param thresholdMicros the threshold in microseconds
     * @param shortAbandonMicros the short-abandon time in microseconds
     * @param calls the calls by what became of them
     * @param handled how answered calls went
     * @param times the sums of their times
     */
    public record Counts(
            long thresholdMicros, long shortAbandonMicros, CallCounts calls, HandledCalls handled, CallTimes times)
            implements TallyCounts<CallTally> {

        @Override
        public CallTally toTally() {
            checkArgument(
                    calls != null && handled != null && times != null, "call counts need calls, handling and times");
            CallRule rule = CallRule.of(Micros.duration(thresholdMicros), Micros.duration(shortAbandonMicros));
            return new CallTally(rule, calls, handled, times);
        }
    }

    @Override
    public Counts toCounts() {
        return new Counts(Micros.of(rule.threshold()), Micros.of(rule.shortAbandon()), calls, handled, times);
    }

    private Object writeReplace() {
        return new SerializedTally<>(toCounts());
    }

    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw new InvalidObjectException("a call tally is serialized through its counts");
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CallTally that
                && rule.equals(that.rule)
                && calls.equals(that.calls)
                && handled.equals(that.handled)
                && times.equals(that.times);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * (31 * rule.hashCode() + calls.hashCode()) + handled.hashCode()) + times.hashCode();
    }

    /** One line, for example {@code 108 calls offered: 100 answered (86 within PT20S), 8 abandoned (3 short), 0 flowed out; ASA 23.5 s, AHT 270.0 s}. */
    @Override
    public String toString() {
        if (count() == 0) {
            return "calls: none offered";
        }
        String means = calls.answered() == 0
                ? ""
                : "; ASA " + Text.fixed(asa().seconds(), 1) + " s, AHT " + Text.fixed(aht().seconds(), 1) + " s";
        return count() + " calls offered: " + calls.answered() + " answered (" + calls.answeredWithin() + " within "
                + rule.threshold() + "), " + calls.abandoned() + " abandoned (" + calls.shortAbandoned() + " short), "
                + calls.flowedOut() + " flowed out" + means;
    }
}
