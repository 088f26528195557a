package io.github.cxmetrics.journey.path;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.Storable;
import io.github.cxmetrics.StoredForm;
import io.github.cxmetrics.internal.CountMath;
import io.github.cxmetrics.internal.Stored;
import io.github.cxmetrics.journey.EventLog;
import io.github.cxmetrics.journey.LogRule;
import io.github.cxmetrics.journey.Step;
import io.github.cxmetrics.journey.StepMatcher;
import io.github.cxmetrics.journey.Timeline;
import io.github.cxmetrics.journey.UnknownNames;
import io.github.cxmetrics.journey.internal.TieOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Which steps stand between a customer and a goal: the events from the first start to the first goal after it, the goal included. Within one tick of the log
 * starts stand first, then goals, then what is neither, whatever the order of rows.
 *
 * @param start where the way begins
 * @param goal where it ends
 */
public record StepsToGoalRule(Step start, Step goal) implements LogRule<StepsToGoal>, Storable {

    private static final String TYPE = "steps-to-goal-rule";
    private static final int VERSION = 1;

    private static final long START = 1;
    private static final long GOAL = 2;

    /** Rank within a tick, by what a row fills: neither, start, goal, both. */
    private static final int[] RANKS = {3, 0, 2, 1};

    /**
     * Checks that nothing is null.
     *
     * @param start where the way begins
     * @param goal where it ends
     */
    public StepsToGoalRule {
        Stored.present(start, "the start");
        Stored.present(goal, "the goal");
    }

    /**
     * From a customer's first event of all.
     *
     * @param goal where the way ends
     * @return the rule
     */
    public static StepsToGoalRule to(Step goal) {
        return new StepsToGoalRule(Step.anyEvent(), goal);
    }

    /**
     * The tally of a log.
     *
     * @param log the log
     * @return the tally
     * @throws IllegalArgumentException if a condition does not fit what a property holds, or a {@link EventLog#strict} log doesn't know an event; the message
     *     names the nearest
     */
    @Override
    public StepsToGoal count(EventLog log) {
        StepMatcher.of(List.of(start, goal), log, StepMatcher.Unknown.WITHOUT_ROWS);
        return LogRule.super.count(log);
    }

    @Override
    public UnknownNames unknownNames(EventLog log) {
        return UnknownNames.of(log, List.of(start, goal));
    }

    @Override
    public Accumulator<Timeline, StepsToGoal> accumulator() {
        return Accumulator.guarding(() -> new Counter(this));
    }

    @Override
    public Form toForm() {
        return new Form(TYPE, VERSION, start, goal);
    }

    /**
     * The plain data of a rule.
     *
     * @param type {@code steps-to-goal-rule}
     * @param version 1
     * @param start where the way begins
     * @param goal where it ends
     */
    public record Form(String type, int version, Step start, Step goal) implements StoredForm<StepsToGoalRule> {

        @Override
        public StepsToGoalRule restore() {
            Stored.check(type, version, TYPE, VERSION);
            return new StepsToGoalRule(start, goal);
        }
    }

    /** For example {@code from visit to purchase}. */
    @Override
    public String toString() {
        return "from " + start + " to " + goal;
    }

    private static final class Counter implements Accumulator<Timeline, StepsToGoal> {

        private final StepsToGoalRule rule;
        private final StepMatcher.PerLog matchers;
        private final Map<Long, Long> steps = new TreeMap<>();
        private StepsToGoal joined;
        private long customers;
        private long started;

        Counter(StepsToGoalRule rule) {
            this.rule = rule;
            matchers = new StepMatcher.PerLog(List.of(rule.start, rule.goal), StepMatcher.Unknown.WITHOUT_ROWS);
            joined = counted();
        }

        @Override
        public void add(Timeline timeline) {
            checkArgument(timeline != null, "a timeline must not be null");
            StepMatcher matcher = matchers.of(timeline.log());
            customers = CountMath.sum(customers, 1, "customers");
            int[] rows = IntStream.range(0, timeline.size()).map(timeline::row).toArray();
            TieOrder.sort(rows, timeline.log().columns().times(), row -> RANKS[(int) matcher.mask(row)]);
            int begin = next(matcher, rows, 0, START);
            if (begin == rows.length) {
                return;
            }
            started++;
            int end = next(matcher, rows, begin + 1, GOAL);
            if (end < rows.length) {
                steps.merge((long) end - begin, 1L, Math::addExact);
            }
        }

        private static int next(StepMatcher matcher, int[] rows, int from, long bit) {
            int i = from;
            while (i < rows.length && (matcher.mask(rows[i]) & bit) == 0) {
                i++;
            }
            return i;
        }

        @Override
        public void addAll(StepsToGoal tally) {
            requireNonNull(tally, "tally");
            // What would not fit is refused before anything changes.
            snapshot().plus(tally);
            joined = joined.plus(tally);
        }

        private StepsToGoal counted() {
            return new StepsToGoal(
                    rule, customers, started, new ArrayList<>(steps.keySet()), new ArrayList<>(steps.values()));
        }

        @Override
        public StepsToGoal snapshot() {
            return joined.plus(counted());
        }
    }
}
