package io.github.cxmetrics.contact.call;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.ExactTally;
import io.github.cxmetrics.Proportion;
import io.github.cxmetrics.TallyCounts;
import io.github.cxmetrics.TallyRule;
import io.github.cxmetrics.contact.Ratio;
import io.github.cxmetrics.internal.CountMath;
import io.github.cxmetrics.internal.Micros;
import io.github.cxmetrics.internal.Numbers;
import io.github.cxmetrics.internal.Stored;
import io.github.cxmetrics.internal.TimeText;
import java.io.Serializable;
import java.time.Duration;
import java.util.Map;

/**
 * Calls of a queue, or of many: their counts and the sums of their times, from which all call KPIs are read.
 *
 * <p>Tallies of intervals, queues and agents merge by counts; percentages and means are never averaged. Each call belongs to the group of its arrival. Times
 * are exact to the microsecond.
 *
 * <p>Immutable and thread-safe. No calls is an empty tally, whose numbers are undefined.
 */
public final class CallTally extends ExactTally<CallTally> {

    private static final long serialVersionUID = 1;
    private static final String TYPE = "call-tally";
    private static final int VERSION = 1;
    private static final String OFFERED = "calls offered";
    private static final String ANSWERED = "calls answered";

    private final CallRule rule;
    private final Calls calls;
    private final Handled handled;
    private final Times times;

    CallTally(CallRule rule, Calls calls, Handled handled, Times times) {
        checkPart(handled.held(), "held", calls.answered(), "answered");
        checkPart(handled.transferred(), "transferred", calls.answered(), "answered");
        checkPart(handled.escalated(), "escalated", calls.answered(), "answered");
        checkArgument(
                handled.held() <= times.hold(),
                "%s calls were held, for %s microseconds",
                handled.held(),
                times.hold());
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

    static void checkPart(long part, String partName, long whole, String wholeName) {
        CountMath.checkNotNegative(part, partName);
        checkArgument(part <= whole, "%s must not exceed %s: %s of %s", partName, wholeName, part, whole);
    }

    /**
     * Calls by what became of them, from which every service level is read.
     *
     * @param answered answered by an agent
     * @param abandoned given up by the customer
     * @param flowedOut gone elsewhere
     * @param answeredWithin answered within the threshold, of those answered
     * @param abandonedWithin given up within the threshold, of those abandoned
     * @param shortAbandoned given up before the short-abandon time, of those abandoned
     * @param flowedOutWithin gone elsewhere within the threshold, of those flowed out
     */
    public record Calls(
            long answered,
            long abandoned,
            long flowedOut,
            long answeredWithin,
            long abandonedWithin,
            long shortAbandoned,
            long flowedOutWithin)
            implements Serializable {

        /**
         * Checks the counts.
         *
         * @param answered answered by an agent
         * @param abandoned given up by the customer
         * @param flowedOut gone elsewhere
         * @param answeredWithin answered within the threshold
         * @param abandonedWithin given up within the threshold
         * @param shortAbandoned given up before the short-abandon time
         * @param flowedOutWithin gone elsewhere within the threshold
         * @throws IllegalArgumentException if a count is negative, or a part exceeds its whole: {@code answered within the threshold must not exceed
         *     answered: 9 of 8}
         * @throws ArithmeticException if all together exceed {@link Long#MAX_VALUE}
         */
        public Calls {
            CountMath.checkNotNegative(answered, "answered");
            CountMath.checkNotNegative(abandoned, "abandoned");
            CountMath.checkNotNegative(flowedOut, "flowed out");
            checkPart(answeredWithin, "answered within the threshold", answered, "answered");
            checkPart(abandonedWithin, "abandoned within the threshold", abandoned, "abandoned");
            checkPart(shortAbandoned, "short abandoned", abandoned, "abandoned");
            checkPart(flowedOutWithin, "flowed out within the threshold", flowedOut, "flowed out");
            CountMath.sum(CountMath.sum(answered, abandoned, "offered"), flowedOut, "offered");
        }

        /**
         * All calls that entered the queue.
         *
         * @return {@code answered + abandoned + flowed out}
         */
        public long offered() {
            return answered + abandoned + flowedOut;
        }

        private Calls plus(Calls other) {
            CountMath.sum(offered(), other.offered(), "offered");
            return new Calls(
                    answered + other.answered,
                    abandoned + other.abandoned,
                    flowedOut + other.flowedOut,
                    answeredWithin + other.answeredWithin,
                    abandonedWithin + other.abandonedWithin,
                    shortAbandoned + other.shortAbandoned,
                    flowedOutWithin + other.flowedOutWithin);
        }
    }

    /**
     * How answered calls went.
     *
     * @param held calls that were on hold at least once
     * @param transferred calls that were transferred
     * @param escalated calls that were escalated
     */
    public record Handled(long held, long transferred, long escalated) implements Serializable {

        /** No calls. */
        public static final Handled NONE = new Handled(0, 0, 0);

        private Handled plus(Handled other) {
            return new Handled(
                    CountMath.sum(held, other.held, "held"),
                    CountMath.sum(transferred, other.transferred, "transferred"),
                    CountMath.sum(escalated, other.escalated, "escalated"));
        }
    }

    /**
     * Sums of times over calls, in whole microseconds.
     *
     * @param answeredWait waits of answered calls
     * @param abandonedWait waits of abandoned calls
     * @param flowedOutWait waits of calls that went elsewhere
     * @param talk conversations without holds
     * @param hold holds
     * @param wrap work after the calls
     */
    public record Times(long answeredWait, long abandonedWait, long flowedOutWait, long talk, long hold, long wrap)
            implements Serializable {

        /** No time. */
        public static final Times NONE = new Times(0, 0, 0, 0, 0, 0);

        /**
         * Checks the sums.
         *
         * @param answeredWait waits of answered calls
         * @param abandonedWait waits of abandoned calls
         * @param flowedOutWait waits of calls that went elsewhere
         * @param talk conversations without holds
         * @param hold holds
         * @param wrap work after the calls
         * @throws IllegalArgumentException if one is negative
         * @throws ArithmeticException if waits, or handle times, together exceed {@link Long#MAX_VALUE} microseconds
         */
        public Times {
            CountMath.checkNotNegative(answeredWait, "wait of answered calls");
            CountMath.checkNotNegative(abandonedWait, "wait of abandoned calls");
            CountMath.checkNotNegative(flowedOutWait, "wait of calls that flowed out");
            CountMath.checkNotNegative(talk, "talk time");
            CountMath.checkNotNegative(hold, "hold time");
            CountMath.checkNotNegative(wrap, "wrap time");
            Micros.sum(Micros.sum(answeredWait, abandonedWait, "waits"), flowedOutWait, "waits");
            Micros.sum(Micros.sum(talk, hold, "handle time"), wrap, "handle time");
        }

        /**
         * Sums of answered and abandoned calls alone.
         *
         * @param answeredWait waits of answered calls
         * @param abandonedWait waits of abandoned calls
         * @param handled talk, hold and wrap-up of all calls together
         * @return the sums
         * @throws IllegalArgumentException if one is negative
         */
        public static Times of(Duration answeredWait, Duration abandonedWait, HandleTime handled) {
            requireNonNull(handled, "handled");
            return new Times(
                    Micros.of(answeredWait),
                    Micros.of(abandonedWait),
                    0,
                    Micros.of(handled.talk()),
                    Micros.of(handled.hold()),
                    Micros.of(handled.wrap()));
        }

        /**
         * All waits.
         *
         * @return microseconds in the queue, however the calls left it
         */
        public long waits() {
            return answeredWait + abandonedWait + flowedOutWait;
        }

        /**
         * The handle time.
         *
         * @return microseconds of talk, hold and wrap-up
         */
        public long handle() {
            return talk + hold + wrap;
        }

        private Times plus(Times other) {
            return new Times(
                    Micros.sum(answeredWait, other.answeredWait, "wait of answered calls"),
                    Micros.sum(abandonedWait, other.abandonedWait, "wait of abandoned calls"),
                    Micros.sum(flowedOutWait, other.flowedOutWait, "wait of calls that flowed out"),
                    Micros.sum(talk, other.talk, "talk time"),
                    Micros.sum(hold, other.hold, "hold time"),
                    Micros.sum(wrap, other.wrap, "wrap time"));
        }
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
    public static CallTally ofCounts(CallRule rule, Calls calls, Handled handled, Times times) {
        return new CallTally(
                requireNonNull(rule, "rule"),
                requireNonNull(calls, "calls"),
                requireNonNull(handled, "handled"),
                requireNonNull(times, "times"));
    }

    @Override
    public CallRule rule() {
        return rule;
    }

    /**
     * The calls by what became of them.
     *
     * @return the counts
     */
    public Calls calls() {
        return calls;
    }

    /**
     * How answered calls went.
     *
     * @return calls held, transferred and escalated
     */
    public Handled handled() {
        return handled;
    }

    /**
     * The sums of times.
     *
     * @return microseconds
     */
    public Times times() {
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
     * @param policy what calls that nobody answered count as; there is no default
     * @return the service level, which carries the threshold and the policy
     */
    public ServiceLevel serviceLevel(ServiceLevelPolicy policy) {
        return ServiceLevel.from(ServiceLevel.Rule.of(rule, policy), calls);
    }

    /**
     * The abandonment rate: all abandoned calls of those offered, short ones too.
     *
     * @return {@code abandoned / offered}
     */
    public Proportion abandonment() {
        return Proportion.of(calls.abandoned(), calls.offered()).named("abandonment", OFFERED);
    }

    /**
     * The abandonment rate without short abandons, in numerator and denominator.
     *
     * @return {@code (abandoned - short) / (offered - short)}
     */
    public Proportion abandonmentExcludingShort() {
        return Proportion.of(calls.abandoned() - calls.shortAbandoned(), calls.offered() - calls.shortAbandoned())
                .named("abandonment without those before " + TimeText.exact(rule.shortAbandon()), OFFERED);
    }

    /**
     * The answer rate: a share, not a speed.
     *
     * @return {@code answered / offered}
     */
    public Proportion answerRate() {
        return Proportion.of(calls.answered(), calls.offered()).named("answer rate", OFFERED);
    }

    /**
     * The answered calls that were transferred.
     *
     * @return {@code transferred / answered}
     */
    public Proportion transferRate() {
        return Proportion.of(handled.transferred(), calls.answered()).named("transfer rate", ANSWERED);
    }

    /**
     * The answered calls that were escalated.
     *
     * @return {@code escalated / answered}
     */
    public Proportion escalationRate() {
        return Proportion.of(handled.escalated(), calls.answered()).named("escalation rate", ANSWERED);
    }

    /**
     * The average speed of answer: the mean wait of answered calls alone. For its median and percentiles see {@link WaitRule#ANSWERED}.
     *
     * @return {@code Σ wait of answered / answered}
     */
    public Ratio asa() {
        return mean("ASA", times.answeredWait(), calls.answered());
    }

    /**
     * The mean wait of abandoned calls. It is not the customers' patience, see {@link #meanPatience()}.
     *
     * @return {@code Σ wait of abandoned / abandoned}
     */
    public Ratio averageTimeToAbandon() {
        return mean("average time to abandon", times.abandonedWait(), calls.abandoned());
    }

    /**
     * The mean wait of all calls that were offered, those that flowed out included. For its median and percentiles see {@link WaitRule#ALL}.
     *
     * @return {@code Σ wait / offered}
     */
    public Ratio averageWait() {
        return mean("average wait", times.waits(), calls.offered());
    }

    /**
     * The customers' mean patience, if it is exponential: the maximum likelihood estimate that takes answered calls as censored. The mean wait of those who
     * abandoned is far below, because the patient were answered. For a curve without that assumption see {@link PatienceRule}.
     *
     * @return {@code Σ wait / abandoned}; undefined without abandoned calls
     */
    public Ratio meanPatience() {
        return mean("mean patience", times.waits(), calls.abandoned());
    }

    /**
     * The average handle time: talk, hold and wrap-up.
     *
     * @return {@code Σ handle time / answered}
     */
    public Ratio aht() {
        return mean("AHT", times.handle(), calls.answered());
    }

    /**
     * The average talk time, without holds.
     *
     * @return {@code Σ talk / answered}
     */
    public Ratio att() {
        return mean("ATT", times.talk(), calls.answered());
    }

    /**
     * The average after-call work.
     *
     * @return {@code Σ wrap-up / answered}
     */
    public Ratio acw() {
        return mean("ACW", times.wrap(), calls.answered());
    }

    /**
     * The average hold over all answered calls.
     *
     * @return {@code Σ hold / answered}
     */
    public Ratio averageHoldPerHandled() {
        return mean("average hold per handled call", times.hold(), calls.answered());
    }

    /**
     * The average hold over calls that were on hold at all.
     *
     * @return {@code Σ hold / held}
     */
    public Ratio averageHoldPerHeld() {
        return mean("average hold per held call", times.hold(), handled.held());
    }

    private static Ratio mean(String name, long micros, long calls) {
        return new Ratio(name, Ratio.Kind.SECONDS_PER_CALL, micros, calls);
    }

    /**
     * Occupancy: of the time that agents were ready for calls or busy with them, the busy part.
     *
     * @param agents the agents who handled these calls
     * @return {@code handle / (handle + available)}
     */
    public Ratio occupancy(AgentTime agents) {
        return new Ratio("occupancy", Ratio.Kind.SHARE_OF_TIME, times.handle(), busyOrReady(agents));
    }

    /**
     * Utilization as COPC has it: of the paid time, that in which agents were ready or busy.
     *
     * @param agents the agents who handled these calls
     * @return {@code (handle + available) / paid}
     */
    public Ratio utilizationCopc(AgentTime agents) {
        return new Ratio("utilization (COPC)", Ratio.Kind.SHARE_OF_TIME, busyOrReady(agents), Micros.of(agents.paid()));
    }

    /**
     * Utilization as MetricNet has it: of the paid time, that in which agents were busy.
     *
     * @param agents the agents who handled these calls
     * @return {@code handle / paid}
     */
    public Ratio utilizationMetricNet(AgentTime agents) {
        return new Ratio("utilization (MetricNet)", Ratio.Kind.SHARE_OF_TIME, times.handle(), Micros.of(agents.paid()));
    }

    private long busyOrReady(AgentTime agents) {
        requireNonNull(agents, "agents");
        return Micros.sum(times.handle(), Micros.of(agents.available()), "time of agents");
    }

    /**
     * Answered calls for each paid hour.
     *
     * @param agents the agents who handled these calls
     * @return {@code answered / paid hours}
     */
    public Ratio callsPerPaidHour(AgentTime agents) {
        return new Ratio("calls per paid hour", Ratio.Kind.PER_HOUR, calls.answered(), Micros.of(agents.paid()));
    }

    @Override
    public CallTally plus(CallTally other) {
        TallyRule.checkMerge("calls", rule, other.rule);
        return new CallTally(rule, calls.plus(other.calls), handled.plus(other.handled), times.plus(other.times));
    }

    /**
     * The plain data of {@link CallTally}.
     *
     * @param type {@code call-tally}
     * @param version 1
     * @param rule the threshold and the short-abandon time
     * @param calls the calls by what became of them
     * @param handled how answered calls went
     * @param times the sums of their times
     */
    public record Counts(String type, int version, CallRule.Form rule, Calls calls, Handled handled, Times times)
            implements TallyCounts<CallTally> {

        @Override
        public CallTally toTally() {
            Stored.check(type, version, TYPE, VERSION);
            return new CallTally(
                    Stored.present(rule, "the rule of calls").restore(),
                    Stored.present(calls, "calls"),
                    Stored.present(handled, "how calls were handled"),
                    Stored.present(times, "times of calls"));
        }

        @Override
        public Map<String, Long> numbers() {
            return Numbers.of("answered", calls.answered)
                    .and("abandoned", calls.abandoned)
                    .and("flowed out", calls.flowedOut)
                    .and("answered within", calls.answeredWithin)
                    .and("abandoned within", calls.abandonedWithin)
                    .and("short abandoned", calls.shortAbandoned)
                    .and("flowed out within", calls.flowedOutWithin)
                    .and("held", handled.held)
                    .and("transferred", handled.transferred)
                    .and("escalated", handled.escalated)
                    .and("microseconds of wait of answered", times.answeredWait)
                    .and("microseconds of wait of abandoned", times.abandonedWait)
                    .and("microseconds of wait of flowed out", times.flowedOutWait)
                    .and("microseconds of talk", times.talk)
                    .and("microseconds of hold", times.hold)
                    .and("microseconds of wrap", times.wrap)
                    .map();
        }
    }

    @Override
    public Counts toCounts() {
        return new Counts(TYPE, VERSION, rule.toForm(), calls, handled, times);
    }

    /** One line, for example {@code 108 calls offered: 100 answered (86 within 20 seconds), 8 abandoned (3 short), 0 flowed out; ASA 23.5 s, AHT 270.0 s}. */
    @Override
    public String toString() {
        if (count() == 0) {
            return "calls: none offered";
        }
        String means = calls.answered() == 0
                ? ""
                : "; ASA " + TimeText.service(asa().value()) + ", AHT " + TimeText.service(aht().value());
        return count() + " calls offered: " + calls.answered() + " answered (" + calls.answeredWithin() + " within "
                + TimeText.exact(rule.threshold()) + "), " + calls.abandoned() + " abandoned (" + calls.shortAbandoned()
                + " short), "
                + calls.flowedOut() + " flowed out" + means;
    }
}
