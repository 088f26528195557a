package io.github.cxmetrics.journey.path;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.ExactTally;
import io.github.cxmetrics.Proportion;
import io.github.cxmetrics.TallyCounts;
import io.github.cxmetrics.TallyRule;
import io.github.cxmetrics.internal.CountMath;
import io.github.cxmetrics.internal.Numbers;
import io.github.cxmetrics.internal.Stored;
import io.github.cxmetrics.internal.Text;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How many steps it takes customers to get to a goal, of those who got there; 1 where the goal is the next event. Immutable and thread-safe.
 */
public final class StepsToGoal extends ExactTally<StepsToGoal> {

    private static final long serialVersionUID = 1;
    private static final String TYPE = "steps-to-goal";
    private static final int VERSION = 1;

    private final StepsToGoalRule rule;
    private final long customers;
    private final long started;
    private final long arrived;
    private final transient List<Long> steps;
    private final transient List<Long> counts;

    StepsToGoal(StepsToGoalRule rule, long customers, long started, List<Long> steps, List<Long> counts) {
        this.rule = rule;
        this.customers = CountMath.checkNotNegative(customers, "customers");
        this.started = CountMath.checkNotNegative(started, "customers who started");
        this.steps = List.copyOf(steps);
        this.counts = List.copyOf(counts);
        checkArgument(
                steps.size() == counts.size(),
                "each number of steps has a count, not %s numbers and %s counts",
                steps.size(),
                counts.size());
        long sum = 0;
        for (int i = 0; i < steps.size(); i++) {
            checkArgument(
                    steps.get(i) >= 1 && (i == 0 || steps.get(i - 1) < steps.get(i)),
                    "numbers of steps must rise from 1, not %s",
                    steps);
            sum = CountMath.sum(
                    sum, CountMath.checkNotNegative(counts.get(i), "customers at the goal"), "customers at the goal");
        }
        arrived = sum;
        checkArgument(
                arrived <= started && started <= customers,
                "customers at the goal, started and all must rise, not %s, %s, %s",
                arrived,
                started,
                customers);
    }

    @Override
    public StepsToGoalRule rule() {
        return rule;
    }

    /** How many customers were looked at, whether they started or not. */
    @Override
    public long count() {
        return customers;
    }

    /**
     * Of those who started, the customers who got to the goal.
     *
     * @return the proportion
     */
    public Proportion arrived() {
        return Proportion.of(arrived, started).named("arrived at " + rule.goal(), "customers who started");
    }

    /**
     * How many customers took so many steps.
     *
     * @param number a number of steps
     * @return the count
     */
    public long customersWith(long number) {
        int at = steps.indexOf(number);
        return at < 0 ? 0 : counts.get(at);
    }

    /**
     * The mean number of steps of those who got there.
     *
     * @return at least 1
     * @throws IllegalStateException if nobody did
     */
    public double mean() {
        checkDefined();
        double sum = 0;
        for (int i = 0; i < steps.size(); i++) {
            sum += (double) steps.get(i) * counts.get(i);
        }
        return sum / arrived;
    }

    /**
     * The median number of steps of those who got there: the middle one, or halfway between the two middle ones.
     *
     * @return at least 1
     * @throws IllegalStateException if nobody did
     */
    public double median() {
        checkDefined();
        return ranked((arrived - 1) / 2) / 2.0 + ranked(arrived / 2) / 2.0;
    }

    private long ranked(long rank) {
        int i = 0;
        for (long passed = counts.get(0); passed <= rank; passed += counts.get(i)) {
            i++;
        }
        return steps.get(i);
    }

    private void checkDefined() {
        if (arrived == 0) {
            throw new IllegalStateException("steps " + rule + " are undefined: nobody got there");
        }
    }

    @Override
    public StepsToGoal plus(StepsToGoal other) {
        TallyRule.checkMerge("steps", rule, other.rule);
        TreeMap<Long, Long> sums = new TreeMap<>();
        for (StepsToGoal each : List.of(this, other)) {
            for (int i = 0; i < each.steps.size(); i++) {
                sums.merge(
                        each.steps.get(i), each.counts.get(i), (a, b) -> CountMath.sum(a, b, "customers at the goal"));
            }
        }
        return new StepsToGoal(
                rule,
                CountMath.sum(customers, other.customers, "customers"),
                CountMath.sum(started, other.started, "customers who started"),
                List.copyOf(sums.keySet()),
                List.copyOf(sums.values()));
    }

    /**
     * The plain data of {@link StepsToGoal}.
     *
     * @param type {@code steps-to-goal}
     * @param version 1
     * @param rule the way that was counted
     * @param customers customers looked at
     * @param started those who started
     * @param steps numbers of steps, rising
     * @param counts how many customers took each
     */
    public record Counts(
            String type,
            int version,
            StepsToGoalRule.Form rule,
            long customers,
            long started,
            List<Long> steps,
            List<Long> counts)
            implements TallyCounts<StepsToGoal> {

        /**
         * Copies the lists.
         *
         * @param type {@code steps-to-goal}
         * @param version 1
         * @param rule the way that was counted
         * @param customers customers looked at
         * @param started those who started
         * @param steps numbers of steps, rising
         * @param counts how many customers took each
         */
        public Counts {
            steps = Stored.list(steps, "a number of steps");
            counts = Stored.list(counts, "customers at the goal");
        }

        @Override
        public StepsToGoal toTally() {
            Stored.check(type, version, TYPE, VERSION);
            return new StepsToGoal(
                    Stored.present(rule, "the rule of steps").restore(), customers, started, steps, counts);
        }

        @Override
        public Map<String, Long> numbers() {
            return Numbers.of("customers", customers)
                    .and("started", started)
                    .and("arrived", counts.stream().reduce(0L, Math::addExact))
                    .map();
        }
    }

    @Override
    public Counts toCounts() {
        return new Counts(TYPE, VERSION, rule.toForm(), customers, started, steps, counts);
    }

    /** One line, for example {@code steps from visit to purchase: median 4, mean 4.60, 120 of 300 customers got there}. */
    @Override
    public String toString() {
        return arrived == 0
                ? "steps " + rule + ": nobody got there"
                : "steps " + rule + ": median " + Text.shortest(median()) + ", mean " + Text.fixed(mean(), 2) + ", "
                        + arrived + " of " + started + " customers got there";
    }
}
