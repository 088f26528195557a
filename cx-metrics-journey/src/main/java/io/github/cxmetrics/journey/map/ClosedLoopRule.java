package io.github.cxmetrics.journey.map;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.TallyRule;
import io.github.cxmetrics.internal.CountMath;
import io.github.cxmetrics.internal.Ticks;
import io.github.cxmetrics.journey.Condition;
import io.github.cxmetrics.journey.EventLog;
import io.github.cxmetrics.journey.Step;
import io.github.cxmetrics.journey.StepMatcher;
import io.github.cxmetrics.journey.Timeline;
import io.github.cxmetrics.journey.internal.DurationText;
import io.github.cxmetrics.survival.Spell;
import io.github.cxmetrics.survival.SurvivalTally;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;

/**
 * When a customer's complaint is a case, and when the loop is closed. An unhappy answer opens a case, unless one is open already; the first follow-up after it
 * closes the case.
 *
 * @param unhappy answers that call for a follow-up
 * @param answer all answers, the unhappy ones among them: the next one after a case began tells whether the customer recovered
 * @param followUp what closes a case
 * @param target the longest time to follow up that is in time
 * @param observedUntil until when events would have been seen. No part of the rule: tallies of different ones merge
 */
public record ClosedLoopRule(Step unhappy, Step answer, Step followUp, Duration target, Instant observedUntil)
        implements TallyRule<Timeline, ClosedLoop> {

    private static final long UNHAPPY = 1;
    private static final long ANSWER = 2;
    private static final long FOLLOW_UP = 4;

    /**
     * Checks the target.
     *
     * @param unhappy answers that call for a follow-up
     * @param answer all answers
     * @param followUp what closes a case
     * @param target the longest time to follow up
     * @param observedUntil until when events would have been seen
     * @throws IllegalArgumentException if the target is not positive
     */
    public ClosedLoopRule {
        Objects.requireNonNull(unhappy, "unhappy");
        Objects.requireNonNull(answer, "answer");
        Objects.requireNonNull(followUp, "follow-up");
        Objects.requireNonNull(observedUntil, "observedUntil");
        checkArgument(target.compareTo(Duration.ZERO) > 0, "a target must be positive: %s", target);
    }

    /**
     * Answers are unhappy by a condition, say a rating up to 6.
     *
     * @param answer all answers
     * @param unhappy what makes an answer an unhappy one
     * @param followUp what closes a case
     * @param target the longest time to follow up
     * @param observedUntil until when events would have been seen
     * @return the rule
     */
    public static ClosedLoopRule of(
            Step answer, Condition unhappy, Step followUp, Duration target, Instant observedUntil) {
        return new ClosedLoopRule(answer.where(unhappy), answer, followUp, target, observedUntil);
    }

    /**
     * Counts a log.
     *
     * @param log the log
     * @return the tally
     * @throws IllegalArgumentException if the log doesn't know an event, or one is after the end of observation
     */
    public ClosedLoop run(EventLog log) {
        Counter counter = new Counter(this, StepMatcher.Unknown.REFUSED);
        counter.matchers.of(log);
        log.timelines().forEach(counter::add);
        return counter.snapshot();
    }

    ClosedLoopRule mergedWith(ClosedLoopRule other) {
        ClosedLoopRule later = observedUntil.isBefore(other.observedUntil) ? other : this;
        checkArgument(
                new ClosedLoopRule(unhappy, answer, followUp, target, later.observedUntil)
                        .equals(new ClosedLoopRule(
                                other.unhappy, other.answer, other.followUp, other.target, later.observedUntil)),
                "can't merge closed loops of different rules: %s and %s",
                this,
                other);
        return later;
    }

    @Override
    public Accumulator<Timeline, ClosedLoop> accumulator() {
        return new Counter(this, StepMatcher.Unknown.WITHOUT_ROWS);
    }

    /** For example {@code rate [nps ≤ 6], followed up by call within 2 days, observed until 2024-07-01T00:00:00Z}. */
    @Override
    public String toString() {
        return unhappy + ", followed up by " + followUp + " within " + DurationText.of(target) + ", observed until "
                + observedUntil;
    }

    private static final class Counter implements Accumulator<Timeline, ClosedLoop> {

        private final ClosedLoopRule rule;
        private final StepMatcher.PerLog matchers;
        private final Accumulator<Spell, SurvivalTally> times = ClosedLoop.TIMES.accumulator();
        private ClosedLoop joined;
        private long customers;
        private long unhappyCustomers;
        private long cases;
        private long matured;
        private long inTime;
        private final ClosedLoop.Recoveries.Counter recoveries = new ClosedLoop.Recoveries.Counter();

        Counter(ClosedLoopRule rule, StepMatcher.Unknown unknown) {
            this.rule = rule;
            matchers = new StepMatcher.PerLog(List.of(rule.unhappy, rule.answer, rule.followUp), unknown);
            joined = counted();
        }

        @Override
        public void add(Timeline timeline) {
            checkArgument(timeline != null, "a timeline must not be null");
            int last = timeline.size() - 1;
            checkArgument(
                    !timeline.time(last).isAfter(rule.observedUntil),
                    "%s is after observedUntil %s",
                    timeline.log().columns().describe(timeline.row(last)),
                    rule.observedUntil);
            StepMatcher matcher = matchers.of(timeline.log());
            customers = CountMath.sum(customers, 1, "customers");
            boolean any = false;
            for (int i = 0; i < timeline.size(); i++) {
                if ((matcher.mask(timeline.row(i)) & UNHAPPY) != 0) {
                    any = true;
                    i = readCase(matcher, timeline, i) - 1;
                }
            }
            unhappyCustomers += any ? 1 : 0;
        }

        /** Counts the case that an event opens; returns the position behind its end. */
        private int readCase(StepMatcher matcher, Timeline timeline, int at) {
            cases++;
            Instant begin = timeline.time(at);
            int closed = next(matcher, timeline, at, FOLLOW_UP);
            int answered = next(matcher, timeline, at, ANSWER);
            boolean isClosed = closed < timeline.size();
            Instant end = isClosed ? timeline.time(closed) : rule.observedUntil;
            double seconds = Ticks.seconds(Duration.between(begin, end).toNanos(), ChronoUnit.NANOS);
            times.add(isClosed ? Spell.observed(seconds) : Spell.censored(seconds));
            Instant due = begin.plus(rule.target);
            if (!due.isAfter(rule.observedUntil)) {
                matured++;
                inTime += isClosed && !end.isAfter(due) ? 1 : 0;
            }
            if (answered < timeline.size()) {
                boolean recovered = (matcher.mask(timeline.row(answered)) & UNHAPPY) == 0;
                recoveries.add(closed < answered, recovered);
            }
            return isClosed ? closed + 1 : timeline.size();
        }

        private static int next(StepMatcher matcher, Timeline timeline, int at, long bit) {
            int i = at + 1;
            while (i < timeline.size() && (matcher.mask(timeline.row(i)) & bit) == 0) {
                i++;
            }
            return i;
        }

        @Override
        public void addAll(ClosedLoop tally) {
            joined = joined.plus(tally);
        }

        private ClosedLoop counted() {
            return new ClosedLoop(
                    rule,
                    customers,
                    unhappyCustomers,
                    new ClosedLoop.Cases(cases, matured, inTime),
                    recoveries.snapshot(),
                    times.snapshot());
        }

        @Override
        public ClosedLoop snapshot() {
            return joined.plus(counted());
        }
    }
}
