package io.github.cxmetrics.journey.retention;

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
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Which conditions a user's events meet, each by any event, in any order and at any time.
 *
 * @param conditions at least one, at most 64; the first one is the base of all shares
 */
public record ConditionsRule(List<Step> conditions) implements LogRule<ConditionsMet>, Storable {

    private static final String TYPE = "conditions-rule";
    private static final int VERSION = 1;

    /**
     * Copies the list.
     *
     * @param conditions at least one, at most 64
     * @throws IllegalArgumentException if there are fewer or more
     */
    public ConditionsRule {
        conditions = Stored.list(conditions, "a condition");
        checkArgument(
                !conditions.isEmpty() && conditions.size() <= Long.SIZE,
                "retention by conditions takes 1..64 conditions, not %s",
                conditions.size());
    }

    /**
     * Users by conditions.
     *
     * @param conditions at least one, at most 64; the first one is the base of all shares
     * @return the rule
     * @throws IllegalArgumentException if there are fewer or more
     */
    public static ConditionsRule of(Step... conditions) {
        requireNonNull(conditions, "conditions");
        return new ConditionsRule(Arrays.asList(conditions));
    }

    /**
     * Of the users of a log with an event of the first condition, how many have one of each.
     *
     * @param log the log
     * @return the tally
     * @throws IllegalArgumentException if a condition does not fit what a property holds, or a {@link EventLog#strict} log doesn't know an event; the message
     *     names the nearest
     */
    @Override
    public ConditionsMet count(EventLog log) {
        StepMatcher.of(conditions, log, StepMatcher.Unknown.WITHOUT_ROWS);
        return LogRule.super.count(log);
    }

    @Override
    public UnknownNames unknownNames(EventLog log) {
        return UnknownNames.of(log, conditions);
    }

    @Override
    public Accumulator<Timeline, ConditionsMet> accumulator() {
        return Accumulator.guarding(() -> new Counter(this));
    }

    @Override
    public Form toForm() {
        return new Form(TYPE, VERSION, conditions);
    }

    /**
     * The plain data of a rule.
     *
     * @param type {@code conditions-rule}
     * @param version 1
     * @param conditions the conditions, the first of which is the base
     */
    public record Form(String type, int version, List<Step> conditions) implements StoredForm<ConditionsRule> {

        /**
         * Copies the lists.
         *
         * @param type {@code conditions-rule}
         * @param version 1
         * @param conditions the conditions, the first of which is the base
         */
        public Form {
            conditions = Stored.list(conditions, "a condition");
        }

        @Override
        public ConditionsRule restore() {
            Stored.check(type, version, TYPE, VERSION);
            return new ConditionsRule(conditions);
        }
    }

    /** For example {@code visit, purchase [price ≥ 10]}. */
    @Override
    public String toString() {
        return conditions.stream().map(Step::toString).collect(Collectors.joining(", "));
    }

    private static final class Counter implements Accumulator<Timeline, ConditionsMet> {

        private final StepMatcher.PerLog matchers;
        private ConditionsMet joined;
        private long users;
        private final long[] met;

        Counter(ConditionsRule rule) {
            matchers = new StepMatcher.PerLog(rule.conditions, StepMatcher.Unknown.WITHOUT_ROWS);
            met = new long[rule.conditions.size()];
            joined = new ConditionsMet(rule, 0, boxed(met));
        }

        private static List<Long> boxed(long[] counts) {
            return Arrays.stream(counts).boxed().toList();
        }

        @Override
        public void add(Timeline timeline) {
            checkArgument(timeline != null, "a timeline must not be null");
            StepMatcher matcher = matchers.of(timeline.log());
            long all = 0;
            for (int i = 0; i < timeline.size(); i++) {
                all |= matcher.mask(timeline.row(i));
            }
            users = CountMath.sum(users, 1, "users");
            for (int i = 0; i < met.length; i++) {
                met[i] += (all & 1) != 0 && (all >>> i & 1) != 0 ? 1 : 0;
            }
        }

        @Override
        public void addAll(ConditionsMet tally) {
            requireNonNull(tally, "tally");
            // What would not fit is refused before anything changes.
            snapshot().plus(tally);
            joined = joined.plus(tally);
        }

        @Override
        public ConditionsMet snapshot() {
            return joined.plus(new ConditionsMet(joined.rule(), users, boxed(met)));
        }
    }
}
