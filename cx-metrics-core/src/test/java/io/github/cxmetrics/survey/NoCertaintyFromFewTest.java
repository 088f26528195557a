package io.github.cxmetrics.survey;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxmetrics.Confidence;
import io.github.cxmetrics.DifferenceMethod;
import io.github.cxmetrics.Proportion;
import io.github.cxmetrics.ProportionTest;
import io.github.cxmetrics.TestResult;
import io.github.cxmetrics.contact.EventRate;
import io.github.cxmetrics.kano.EvaluationTable;
import io.github.cxmetrics.kano.KanoAnswer;
import io.github.cxmetrics.kano.KanoReading;
import io.github.cxmetrics.kano.KanoTally;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/**
 * Every maker of tests and comparisons, on all samples of up to four answers: a test that has no variance to divide by says that it is undefined, and no
 * other calls anything certain. Named methods of linear variances may call little doubtful, but never a p-value of 0.
 */
class NoCertaintyFromFewTest {

    private static final int MOST = 4;

    private int defined;
    private int undefined;

    private void check(String what, Supplier<TestResult> maker) {
        TestResult test;
        try {
            test = maker.get();
        } catch (IllegalStateException e) {
            assertThat(e.getMessage()).as(what).contains("undefined");
            undefined++;
            return;
        }
        defined++;
        assertThat(test.pValue()).as(what).isGreaterThan(0).isLessThanOrEqualTo(1);
        test.statistic().ifPresent(statistic -> assertThat(statistic).as(what).isFinite());
    }

    private void checkSeen(int definedAtLeast, int undefinedAtLeast) {
        assertThat(defined).isGreaterThanOrEqualTo(definedAtLeast);
        assertThat(undefined).isGreaterThanOrEqualTo(undefinedAtLeast);
    }

    @Test
    void shares() {
        List<Proportion> all = new ArrayList<>();
        for (int n = 1; n <= MOST; n++) {
            for (int x = 0; x <= n; x++) {
                all.add(Proportion.of(x, n));
            }
        }
        for (Proportion one : all) {
            for (Proportion two : all) {
                for (DifferenceMethod method : DifferenceMethod.values()) {
                    check(
                            method + " " + one + two,
                            () -> one.versus(two, Confidence.DEFAULT, method).test());
                }
                for (ProportionTest test : ProportionTest.values()) {
                    check(test + " " + one + two, () -> one.test(two, test));
                }
            }
        }
        checkSeen(1000, 100);
    }

    private static List<Nps> scores() {
        List<Nps> all = new ArrayList<>();
        for (int n = 1; n <= MOST; n++) {
            for (int promoters = 0; promoters <= n; promoters++) {
                for (int passives = 0; passives + promoters <= n; passives++) {
                    all.add(Nps.promoters(promoters).passives(passives).detractors(n - promoters - passives));
                }
            }
        }
        return all;
    }

    @Test
    void netScores() {
        for (Nps one : scores()) {
            for (Nps two : scores()) {
                for (NetScoreMethod method : NetScoreMethod.values()) {
                    if (method.isNormal()) {
                        check(
                                method + " " + one + two,
                                () -> one.versus(two, Confidence.DEFAULT, method)
                                        .test());
                    }
                }
                for (NetScoreTest test : NetScoreTest.values()) {
                    check(test + " " + one + two, () -> one.test(two, test));
                }
                check(
                        "finite",
                        () -> one.finitePopulation(5)
                                .versus(two.finitePopulation(6))
                                .test());
            }
            for (NetScoreMethod method :
                    List.of(NetScoreMethod.SCORE, NetScoreMethod.ADJUSTED_WALD, NetScoreMethod.WALD)) {
                for (double target : new double[] {-99, 0, 50}) {
                    check(
                            method + " " + one,
                            () -> one.versusTarget(target, Confidence.DEFAULT, method)
                                    .test());
                }
            }
        }
        checkSeen(5000, 100);
    }

    private static List<Ratings> ratings() {
        RatingScale scale = RatingScale.of(1, 3);
        List<Ratings> all = new ArrayList<>();
        for (Nps each : scores()) {
            all.add(Ratings.ofCounts(
                    scale,
                    each.detractors().successes(),
                    each.passives().successes(),
                    each.promoters().successes()));
        }
        return all;
    }

    /** Welch's t of two pairs, 1 1 1 2 and 3 3 3 3 say, has few degrees of freedom and no small p-values. */
    @Test
    void means() {
        for (Ratings one : ratings()) {
            for (Ratings two : ratings()) {
                for (MeanDifferenceMethod method : MeanDifferenceMethod.values()) {
                    check(
                            method + " " + one + two,
                            () -> one.meanVersus(two, Confidence.DEFAULT, method)
                                    .test());
                }
                check(
                        "finite",
                        () -> one.finitePopulation(5)
                                .versus(two.finitePopulation(6))
                                .test());
            }
            check(
                    "target" + one,
                    () -> one.meanVersusTarget(2.5, Confidence.DEFAULT).test());
            check("end" + one, () -> one.meanVersusTarget(3, Confidence.DEFAULT).test());
        }
        checkSeen(2000, 50);
    }

    @Test
    void weightedAndClusteredEstimates() {
        int[][] columns = {{0}, {10}, {10, 10}, {0, 0, 0}, {9, 9, 9, 9}, {0, 10}, {7, 8, 10}, {0, 0, 7, 9}};
        double[] weights = {1, 3, 0.5, 2};
        long[] customers = {1, 1, 2, 3};
        List<SurveyEstimate> nps = new ArrayList<>();
        List<SurveyEstimate> means = new ArrayList<>();
        List<SurveyEstimate> shares = new ArrayList<>();
        for (int[] column : columns) {
            WeightedRatings weighted =
                    WeightedRatings.of(RatingScale.ZERO_TO_TEN, column, Arrays.copyOf(weights, column.length));
            CustomerRatings clustered = CustomerRatings.of(
                    RatingScale.ZERO_TO_TEN,
                    Arrays.copyOf(customers, column.length),
                    Arrays.copyOf(customers, column.length),
                    column);
            nps.add(weighted.nps());
            nps.add(clustered.nps());
            means.add(weighted.mean());
            means.add(clustered.mean());
            shares.add(weighted.share(9, 10));
        }
        for (List<SurveyEstimate> all : List.of(nps, means, shares)) {
            for (SurveyEstimate one : all) {
                for (SurveyEstimate two : all) {
                    for (EstimateDifferenceMethod method : EstimateDifferenceMethod.values()) {
                        check(
                                method + " " + one + two,
                                () -> one.versus(two, Confidence.DEFAULT, method)
                                        .test());
                    }
                }
            }
        }
        checkSeen(500, 50);
    }

    @Test
    void ratesOfEvents() {
        for (int events = 0; events <= MOST; events++) {
            for (int others = 0; others <= MOST; others++) {
                EventRate one = EventRate.of(events, 2, "order");
                EventRate two = EventRate.of(others, 3, "order");
                check(one + " " + two, () -> one.versus(two).test());
            }
        }
        checkSeen(25, 0);
        assertThat(EventRate.of(0, 2, "order")
                        .versus(EventRate.of(0, 3, "order"))
                        .pValue())
                .isEqualTo(1);
    }

    @Test
    void categoriesOfKano() {
        KanoAnswer[] answers = KanoAnswer.values();
        List<KanoReading> all = new ArrayList<>();
        for (KanoAnswer one : answers) {
            for (KanoAnswer two : answers) {
                all.add(KanoTally.of(one, two).read(EvaluationTable.BERGER));
                all.add(KanoTally.of(one, two, KanoAnswer.LIKE, KanoAnswer.DISLIKE, one, two)
                        .read(EvaluationTable.BERGER));
            }
        }
        for (KanoReading one : all) {
            check("separation", one::separation);
            check("Fong", () -> one.fong().test());
            for (KanoReading two : all) {
                check("better", () -> one.better().versus(two.better()).test());
                check("worse", () -> one.worse().versus(two.worse()).test());
            }
        }
        checkSeen(2000, 100);
    }

    @Test
    void migrations() {
        for (int moved = 0; moved < 9; moved++) {
            for (int stayed = 0; stayed <= 2; stayed++) {
                long[] moves = new long[9];
                moves[moved] += 2;
                moves[4] += stayed;
                check(
                        "migration",
                        () -> Migration.ofCounts(NpsBands.STANDARD, moves)
                                .change(Confidence.DEFAULT)
                                .test());
            }
        }
        checkSeen(27, 0);
    }
}
