package io.github.cxmetrics.survival;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.TallyRule;
import io.github.cxmetrics.internal.Checks;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Tests whether groups have the same survival: contract types, plans, teams.
 *
 * <p>At each event time the events of a group are compared with its share of those at risk. The sums of the differences, weighted as {@link
 * FlemingHarrington} says, are judged by their hypergeometric covariance: chi-square with one degree of freedom less than there are groups (Mantel 1966;
 * Peto and Peto 1972; Kalbfleisch and Prentice 2002). A pure function of tallies. Subjects must be independent, and censored for reasons that have nothing
 * to do with the event.
 */
public final class LogRank {

    private LogRank() {}

    /**
     * The log-rank test.
     *
     * @param groups two or more groups by name, with times in the same unit
     * @return the result, groups in the order of their names
     * @throws IllegalArgumentException if there are fewer than two groups, or their units differ
     * @throws IllegalStateException if the groups are not at risk together when events happen
     */
    public static LogRankResult test(Map<String, SurvivalTally> groups) {
        return test(groups, FlemingHarrington.LOG_RANK);
    }

    /**
     * The test with weights.
     *
     * @param groups two or more groups by name, with times in the same unit
     * @param weights how much each event time weighs
     * @return the result, groups in the order of their names
     * @throws IllegalArgumentException if there are fewer than two groups, or their units differ
     * @throws IllegalStateException if the groups are not at risk together when events happen
     */
    public static LogRankResult test(Map<String, SurvivalTally> groups, FlemingHarrington weights) {
        requireNonNull(groups, "groups");
        return stratified(List.of(groups), weights);
    }

    /**
     * The stratified log-rank test: groups are compared within each stratum, and the comparisons added up, so that strata may differ in survival.
     *
     * @param strata the groups of each stratum by name; a group may be missing in some
     * @return the result, groups in the order of their names
     * @throws IllegalArgumentException if there are fewer than two groups, or their units differ
     * @throws IllegalStateException if the groups are not at risk together when events happen
     */
    public static LogRankResult stratified(List<Map<String, SurvivalTally>> strata) {
        return stratified(strata, FlemingHarrington.LOG_RANK);
    }

    /**
     * The stratified test with weights, which go by the survival within each stratum.
     *
     * @param strata the groups of each stratum by name; a group may be missing in some
     * @param weights how much each event time weighs
     * @return the result, groups in the order of their names
     * @throws IllegalArgumentException if there are fewer than two groups, or their units differ
     * @throws IllegalStateException if the groups are not at risk together when events happen
     */
    public static LogRankResult stratified(List<Map<String, SurvivalTally>> strata, FlemingHarrington weights) {
        requireNonNull(weights, "weights");
        SortedSet<String> names = new TreeSet<>();
        Checks.list(strata, "strata")
                .forEach(stratum -> names.addAll(Checks.map(stratum, "groups").keySet()));
        checkArgument(names.size() >= 2, "a comparison needs two or more groups, not %s", names.size());
        SurvivalRule rule = firstOf(strata).rule();
        SurvivalTally empty = rule.empty();
        ObservedExpected sums = new ObservedExpected(List.copyOf(names), weights);
        for (Map<String, SurvivalTally> stratum : strata) {
            List<SurvivalTally> groups = new ArrayList<>();
            for (String name : names) {
                SurvivalTally group = stratum.getOrDefault(name, empty);
                TallyRule.checkComparison(SurvivalTally.NAME, rule, group.rule());
                groups.add(group);
            }
            sums.addStratum(groups);
        }
        return sums.result();
    }

    private static SurvivalTally firstOf(List<Map<String, SurvivalTally>> strata) {
        return strata.stream()
                .flatMap(stratum -> stratum.values().stream())
                .findFirst()
                .orElseThrow();
    }
}
