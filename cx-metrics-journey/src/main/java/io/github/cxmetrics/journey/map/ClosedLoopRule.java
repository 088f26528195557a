package io.github.cxmetrics.journey.map;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.Storable;
import io.github.cxmetrics.StoredForm;
import io.github.cxmetrics.internal.CountMath;
import io.github.cxmetrics.internal.Stored;
import io.github.cxmetrics.internal.StoredText;
import io.github.cxmetrics.internal.Ticks;
import io.github.cxmetrics.internal.TimeText;
import io.github.cxmetrics.journey.Condition;
import io.github.cxmetrics.journey.EventLog;
import io.github.cxmetrics.journey.LogRule;
import io.github.cxmetrics.journey.Step;
import io.github.cxmetrics.journey.StepMatcher;
import io.github.cxmetrics.journey.Timeline;
import io.github.cxmetrics.journey.UnknownNames;
import io.github.cxmetrics.journey.internal.DurationText;
import io.github.cxmetrics.journey.internal.TieOrder;
import io.github.cxmetrics.survival.Spell;
import io.github.cxmetrics.survival.SurvivalTally;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * When a customer's complaint is a case, and when the loop is closed. An unhappy answer opens a case, unless one is open already; the first follow-up after it
 * closes the case. Within one tick of the log unhappy answers stand first, then follow-ups, then other answers, whatever the order of rows. Cases can be open
 * when the data end: {@link #asOf} makes it a rule that counts.
 *
 * @param unhappy answers that call for a follow-up
 * @param answer all answers, the unhappy ones among them: the next one after a case began tells whether the customer recovered
 * @param followUp what closes a case
 * @param target the longest time to follow up that is in time
 */
public record ClosedLoopRule(Step unhappy, Step answer, Step followUp, Duration target)
        implements Storable, Serializable {

    private static final long NANOS_FIT = 100_000;
    private static final String TYPE = "closed-loop-rule";
    private static final int VERSION = 1;

    private static final long UNHAPPY = 1;
    private static final long ANSWER = 2;
    private static final long FOLLOW_UP = 4;

    /** Rank within a tick, by what a row fills: an unhappy answer, a follow-up, another answer, in this order of bits. */
    private static final int[] RANKS = {7, 0, 6, 1, 4, 2, 5, 3};

    /**
     * Checks the target.
     *
     * @param unhappy answers that call for a follow-up
     * @param answer all answers
     * @param followUp what closes a case
     * @param target the longest time to follow up
     * @throws IllegalArgumentException if the target is not positive
     */
    public ClosedLoopRule {
        Stored.present(unhappy, "the unhappy answers");
        Stored.present(answer, "the answers");
        Stored.present(followUp, "the follow-up");
        checkArgument(target.compareTo(Duration.ZERO) > 0, "a target must be positive: %s", TimeText.exact(target));
    }

    /**
     * Answers are unhappy by a condition, say a rating up to 6.
     *
     * @param answer all answers
     * @param unhappy what makes an answer an unhappy one
     * @param followUp what closes a case
     * @param target the longest time to follow up
     * @return the rule
     */
    public static ClosedLoopRule of(Step answer, Condition unhappy, Step followUp, Duration target) {
        requireNonNull(answer, "answer");
        requireNonNull(unhappy, "unhappy");
        requireNonNull(followUp, "followUp");
        requireNonNull(target, "target");
        return new ClosedLoopRule(answer.where(unhappy), answer, followUp, target);
    }

    /**
     * The rule for data that end at an instant.
     *
     * @param asOf the last instant observed: an event at it counts, later ones are set aside and counted
     * @return the rule that counts logs, and timelines one by one
     */
    public AsOf asOf(Instant asOf) {
        return new AsOf(this, asOf);
    }

    /**
     * The rule with the end of the data. Tallies that were read as of different instants don't merge.
     *
     * @param definition when a case opens and closes
     * @param asOf the last instant observed
     */
    public record AsOf(ClosedLoopRule definition, Instant asOf) implements LogRule<ClosedLoop>, Storable {

        private static final String TYPE = "closed-loop-rule-as-of";
        private static final int VERSION = 1;

        /**
         * Checks that nothing is null.
         *
         * @param definition when a case opens and closes
         * @param asOf the last instant observed
         */
        public AsOf {
            Stored.present(definition, "the definition");
            Stored.present(asOf, "asOf");
        }

        @Override
        public Optional<Instant> readAsOf() {
            return Optional.of(asOf);
        }

        /**
         * The cases of a log.
         *
         * @param log the log
         * @return the tally
         * @throws IllegalArgumentException if a condition does not fit what a property holds, or a {@link EventLog#strict} log doesn't know an event; the
         *     message names the nearest
         */
        @Override
        public ClosedLoop count(EventLog log) {
            StepMatcher.of(definition.steps(), log, StepMatcher.Unknown.WITHOUT_ROWS);
            return LogRule.super.count(log);
        }

        @Override
        public UnknownNames unknownNames(EventLog log) {
            return UnknownNames.of(log, definition.steps());
        }

        @Override
        public Accumulator<Timeline, ClosedLoop> accumulator() {
            return Accumulator.guarding(() -> new Counter(this));
        }

        @Override
        public Form toForm() {
            return new Form(TYPE, VERSION, definition.toForm(), asOf.toString());
        }

        /**
         * The plain data of a rule with the end of the data.
         *
         * @param type {@code closed-loop-rule-as-of}
         * @param version 1
         * @param definition when a case opens and closes
         * @param asOf the last instant observed, in ISO-8601
         */
        public record Form(String type, int version, ClosedLoopRule.Form definition, String asOf)
                implements StoredForm<AsOf> {

            @Override
            public AsOf restore() {
                Stored.check(type, version, TYPE, VERSION);
                return new AsOf(
                        Stored.present(definition, "the definition").restore(),
                        StoredText.instant(Stored.present(asOf, "asOf")));
            }
        }

        /** For example {@code rate [nps ≤ 6], followed up by call within 2 days, as of 2024-07-01T00:00:00Z}. */
        @Override
        public String toString() {
            return definition + ", as of " + asOf;
        }
    }

    private List<Step> steps() {
        return List.of(unhappy, answer, followUp);
    }

    @Override
    public Form toForm() {
        return new Form(TYPE, VERSION, unhappy, answer, followUp, target.toString());
    }

    /**
     * The plain data of a rule.
     *
     * @param type {@code closed-loop-rule}
     * @param version 1
     * @param unhappy answers that call for a follow-up
     * @param answer all answers
     * @param followUp what closes a case
     * @param target the longest time to follow up, in ISO-8601
     */
    public record Form(String type, int version, Step unhappy, Step answer, Step followUp, String target)
            implements StoredForm<ClosedLoopRule> {

        @Override
        public ClosedLoopRule restore() {
            Stored.check(type, version, TYPE, VERSION);
            return new ClosedLoopRule(
                    unhappy, answer, followUp, StoredText.duration(Stored.present(target, "the target")));
        }
    }

    /** For example {@code rate [nps ≤ 6], followed up by call within 2 days}. */
    @Override
    public String toString() {
        return unhappy + ", followed up by " + followUp + " within " + DurationText.of(target);
    }

    private static final class Counter implements Accumulator<Timeline, ClosedLoop> {

        private final AsOf rule;
        private final StepMatcher.PerLog matchers;
        private final Accumulator<Spell, SurvivalTally> times = ClosedLoop.TIMES.accumulator();
        private ClosedLoop joined;
        private long afterAsOf;
        private long customers;
        private long unhappyCustomers;
        private long cases;
        private long matured;
        private long inTime;
        private final ClosedLoop.Recoveries.Counter recoveries = new ClosedLoop.Recoveries.Counter();

        Counter(AsOf rule) {
            this.rule = rule;
            matchers = new StepMatcher.PerLog(rule.definition.steps(), StepMatcher.Unknown.WITHOUT_ROWS);
            joined = counted();
        }

        @Override
        public void add(Timeline whole) {
            checkArgument(whole != null, "a timeline must not be null");
            StepMatcher matcher = matchers.of(whole.log());
            Timeline timeline = whole.upTo(rule.asOf);
            afterAsOf += whole.size() - timeline.size();
            customers = CountMath.sum(customers, timeline.size() == 0 ? 0 : 1, "customers");
            int[] rows = IntStream.range(0, timeline.size()).map(timeline::row).toArray();
            TieOrder.sort(rows, whole.log().columns().times(), row -> RANKS[(int) matcher.mask(row)]);
            boolean any = false;
            int answered = 0;
            for (int i = 0; i < rows.length; i++) {
                if ((matcher.mask(rows[i]) & UNHAPPY) != 0) {
                    any = true;
                    answered = next(matcher, rows, Math.max(answered, i + 1), ANSWER);
                    i = readCase(matcher, whole.log(), rows, i, answered) - 1;
                }
            }
            unhappyCustomers += any ? 1 : 0;
        }

        /** Counts the case that an event opens; returns the position behind its end. */
        private int readCase(StepMatcher matcher, EventLog log, int[] rows, int at, int answered) {
            cases++;
            Instant begin = log.columns().time(rows[at]);
            int closed = next(matcher, rows, at + 1, FOLLOW_UP);
            boolean isClosed = closed < rows.length;
            Instant end = isClosed ? log.columns().time(rows[closed]) : rule.asOf;
            double seconds = seconds(Duration.between(begin, end));
            times.add(isClosed ? Spell.observed(seconds) : Spell.censored(seconds));
            // Spans are compared, not instants: the end of an endless target is none.
            if (Duration.between(begin, rule.asOf).compareTo(rule.definition.target) >= 0) {
                matured++;
                inTime += isClosed && Duration.between(begin, end).compareTo(rule.definition.target) <= 0 ? 1 : 0;
            }
            if (answered < rows.length) {
                boolean recovered = (matcher.mask(rows[answered]) & UNHAPPY) == 0;
                recoveries.add(closed < answered, recovered);
            }
            return isClosed ? closed + 1 : rows.length;
        }

        /** Nanoseconds are a long for 292 years. */
        private static double seconds(Duration time) {
            return time.toDays() < NANOS_FIT
                    ? Ticks.seconds(time.toNanos(), ChronoUnit.NANOS)
                    : time.getSeconds() + time.getNano() / 1e9;
        }

        private static int next(StepMatcher matcher, int[] rows, int from, long bit) {
            int i = from;
            while (i < rows.length && (matcher.mask(rows[i]) & bit) == 0) {
                i++;
            }
            return i;
        }

        @Override
        public void addAll(ClosedLoop tally) {
            requireNonNull(tally, "tally");
            // What would not fit is refused before anything changes.
            snapshot().plus(tally);
            joined = joined.plus(tally);
        }

        private ClosedLoop counted() {
            return new ClosedLoop(
                    rule,
                    afterAsOf,
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
