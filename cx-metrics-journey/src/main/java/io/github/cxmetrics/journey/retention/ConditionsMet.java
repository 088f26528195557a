package io.github.cxmetrics.journey.retention;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.ExactTally;
import io.github.cxmetrics.Proportion;
import io.github.cxmetrics.TallyCounts;
import io.github.cxmetrics.TallyRule;
import io.github.cxmetrics.internal.CountMath;
import io.github.cxmetrics.internal.Numbers;
import io.github.cxmetrics.internal.Stored;
import io.github.cxmetrics.internal.TextTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Users who meet conditions, of those who meet the first: {@code users with c₁ and cᵢ}, order and time ignored (as the function {@code retention} of
 * ClickHouse). For retention in time there is {@link ProductRetention#table}.
 */
public final class ConditionsMet extends ExactTally<ConditionsMet> {

    private static final long serialVersionUID = 1;
    private static final String TYPE = "conditions-met";
    private static final int VERSION = 1;

    private final ConditionsRule rule;
    private final long users;
    private final transient List<Long> met;

    ConditionsMet(ConditionsRule rule, long users, List<Long> met) {
        this.rule = rule;
        this.users = CountMath.checkNotNegative(users, "users");
        this.met = List.copyOf(met);
        checkArgument(
                met.size() == rule.conditions().size(),
                "%s conditions have as many counts, not %s",
                rule.conditions().size(),
                met.size());
        for (long count : met) {
            CountMath.checkNotNegative(count, "users who meet a condition");
            checkArgument(
                    count <= met.get(0) && count <= users,
                    "users who meet a condition must not exceed those of the first: %s of %s",
                    count,
                    Math.min(met.get(0), users));
        }
    }

    @Override
    public ConditionsRule rule() {
        return rule;
    }

    /** How many users were looked at, whatever they meet. */
    @Override
    public long count() {
        return users;
    }

    /**
     * Users who meet the first condition and each other.
     *
     * @return a count for each condition; the first is the base
     */
    public List<Long> met() {
        return met;
    }

    /**
     * Of the users who meet the first condition, those who meet another.
     *
     * @param condition its number, from 1
     * @return the proportion
     * @throws IllegalArgumentException if there is no such condition
     */
    public Proportion retained(int condition) {
        checkArgument(
                1 <= condition && condition <= met.size(), "condition %s is outside 1..%s", condition, met.size());
        return Proportion.of(met.get(condition - 1), met.get(0))
                .named(
                        "users with " + rule.conditions().get(condition - 1),
                        "users with " + rule.conditions().get(0));
    }

    @Override
    public ConditionsMet plus(ConditionsMet other) {
        TallyRule.checkMerge("users by conditions", rule, other.rule);
        List<Long> sums = new ArrayList<>();
        for (int i = 0; i < met.size(); i++) {
            sums.add(CountMath.sum(met.get(i), other.met.get(i), "users who meet a condition"));
        }
        return new ConditionsMet(rule, CountMath.sum(users, other.users, "users"), sums);
    }

    /**
     * The plain data of {@link ConditionsMet}.
     *
     * @param type {@code conditions-met}
     * @param version 1
     * @param rule the conditions
     * @param users users looked at
     * @param met users who meet the first condition and each other
     */
    public record Counts(String type, int version, ConditionsRule.Form rule, long users, List<Long> met)
            implements TallyCounts<ConditionsMet> {

        /**
         * Copies the list.
         *
         * @param type {@code conditions-met}
         * @param version 1
         * @param rule the conditions
         * @param users users looked at
         * @param met users who meet the first condition and each other
         */
        public Counts {
            met = Stored.list(met, "users who meet a condition");
        }

        @Override
        public ConditionsMet toTally() {
            Stored.check(type, version, TYPE, VERSION);
            return new ConditionsMet(Stored.present(rule, "the conditions").restore(), users, met);
        }

        @Override
        public Map<String, Long> numbers() {
            return Numbers.of("users", users).and("met", met).map();
        }
    }

    @Override
    public Counts toCounts() {
        return new Counts(TYPE, VERSION, rule.toForm(), users, met);
    }

    /** A line for each condition: users, and their share of those who meet the first. */
    @Override
    public String toString() {
        if (users == 0) {
            return "users by conditions: no users";
        }
        TextTable table = TextTable.of("condition", "users", "of the first");
        for (int i = 0; i < met.size(); i++) {
            Proportion share = retained(i + 1);
            table.row(
                    rule.conditions().get(i).toString(),
                    Long.toString(met.get(i)),
                    share.trials() == 0 ? TextTable.UNDEFINED : share.unit().text(share.value()));
        }
        return table.toString();
    }
}
