package io.github.cxmetrics.monitor.driver;

import static io.github.cxmetrics.Refusals.refused;
import static io.github.cxmetrics.Refusals.undefined;

import io.github.cxmetrics.Confidence;
import io.github.cxmetrics.survey.RatingScale;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What the doors of this room refuse that no stored form and no result reaches. */
class DriverRefusalsTest {

    private static final DriverRule RULE = DriverRule.of("overall", "speed", "price");

    @Test
    void columnsThatAreMissing() {
        refused("correlations must not be null", () -> DriverModel.of("overall", List.of("a"), null, new double[] {1}));
        refused(
                "correlations must not be null",
                () -> DriverModel.of("overall", List.of("a"), new double[][] {{1}}, null));
        refused("drivers need an outcome", () -> new DriverRule(null, RULE.attributes(), 1));
        refused("drivers need attributes, not null", () -> DriverRule.of("overall", (String[]) null));
        refused("a scale must not be null", () -> RULE.withScale(null));
        refused("a scale must not be null", () -> RULE.withScale("speed", (RatingScale) null));
        refused("columns must not be null", () -> RULE.count((int[]) null, new int[] {1}));
        refused("columns must not be null", () -> RULE.count(new int[] {1}, (int[][]) null));
        refused("columns must not be null", () -> RULE.count((double[]) null, new double[] {1}));
        refused("columns must not be null", () -> RULE.count(new double[] {1}, (double[][]) null));
        Function<int[], Integer> first = row -> row[0];
        refused("rows and answers must not be null", () -> RULE.countAnswers(null, first));
        refused(
                "rows and answers must not be null",
                () -> RULE.countAnswers(List.of(new int[] {1}), (Function<int[], Integer>[]) null));
        refused(
                "answers must not hold null (position 1)",
                () -> RULE.countAnswers(List.of(new int[] {1}), first, null, first));
        refused(
                "importance and performance must not be null",
                () -> ImportancePerformance.of(List.of("a"), null, new double[] {1}));
        refused(
                "importance and performance must not be null",
                () -> ImportancePerformance.of(List.of("a"), new double[] {1}, null));
        refused("columns must not be null", () -> RankCorrelation.of((double[]) null, new double[] {1}));
        refused("columns must not be null", () -> RankCorrelation.of(new double[] {1}, null));
        refused("columns must not be null", () -> RankCorrelation.of((int[]) null, new int[] {1}));
        refused("columns must not be null", () -> RankCorrelation.of(new int[] {1}, null));
    }

    @Test
    void attributesAndRowsThatAreNotThere() {
        DriverModel model = DriverModel.of("overall", List.of("speed"), new double[][] {{1}}, new double[] {0.5});
        refused("no attribute price among [speed]", () -> model.correlation("price"));
        undefined(
                "the interval of the mean of overall is undefined: one row",
                () -> RULE.count(new int[] {5}, new int[] {4}, new int[] {3})
                        .meanInterval("overall", Confidence.DEFAULT));
    }

    @Test
    void rowsAndResultsWithoutTheirParts() {
        refused("a row needs answers, not null", () -> new DriverRow(0, null));
        refused("a row needs answers, not null", () -> DriverRow.of(0, (Number[]) null));
        refused("a row must not be null", () -> RULE.accumulator().add(null));
        refused(
                "importance and performance need attributes",
                () -> new ImportancePerformance(List.of(), 0.5, 4, "means"));
        refused(
                "importance and performance need attributes",
                () -> ImportancePerformance.of(List.of(), new double[0], new double[0]));
        refused("a rank correlation needs 2 pairs or more, not 1", () -> new RankCorrelation(0.5, 1, 0));
        refused("pairs that were set aside must be at least 0, not -1", () -> new RankCorrelation(0.5, 2, -1));
    }
}
