package io.github.cxmetrics.usability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.cxmetrics.Confidence;
import io.github.cxmetrics.Interval;
import io.github.cxmetrics.survey.Ces;
import io.github.cxmetrics.survey.MeanMethod;
import io.github.cxmetrics.survey.RatingScale;
import java.util.List;
import java.util.Random;
import org.apache.commons.math3.distribution.FDistribution;
import org.apache.commons.math3.stat.descriptive.moment.Variance;
import org.junit.jupiter.api.Test;

/** UMUX, SEQ, NASA-TLX, alpha and the checks of questionnaires. */
class QuestionnairesTest {

    @Test
    void umuxHasTwoNegativeItemsAndItsFormsDoNotMix() {
        assertThat(Umux.of(new int[][] {{7, 1, 7, 1}}).value()).isEqualTo(100);
        assertThat(Umux.of(new int[][] {{1, 7, 1, 7}}).value()).isZero();
        assertThat(Umux.of(new int[][] {{4, 4, 4, 4}}).value()).isEqualTo(50);
        assertThat(Umux.lite(new int[][] {{7, 7}}).susRegression2013()).isEqualTo(87.9, within(1e-12));
        assertThat(Umux.of(UmuxForm.UX_LITE, new int[][] {{5, 4}}).value()).isEqualTo(87.5);
        assertThatThrownBy(() -> Umux.of(new int[][] {{6, 2, 7, 1}}).susRegression2013())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the regression to SUS is that of UMUX-Lite, not of UMUX");
        assertThatThrownBy(() -> Umux.lite(new int[][] {{6, 7}, {6}}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("UMUX-Lite needs 2 answers, not 1 (row 1)");
        assertThatThrownBy(() -> Umux.of(UmuxForm.UX_LITE, new int[][] {{6, 5}}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("answer 6 to item 1 of UX-Lite is outside 1..5 (row 0)");
        assertThatThrownBy(() -> Umux.of(null, new int[0][]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("UMUX needs a form and answers, not null");
        assertThat(UmuxForm.UMUX_LITE.empty()).hasToString("UMUX-Lite: no answers");
        assertThat(Umux.lite(new int[][] {{6, 7}, {5, 5}, {5, 5}}).table()).isEqualTo("score  n\n66.7   2\n91.7   1\n");
    }

    /** The forms of two items keep an interval where all are alike; its lower limit is known. */
    @Test
    void twoItemsHaveTheScoreInterval() {
        Umux top = Umux.lite(new int[][] {{7, 7}, {7, 7}, {7, 7}});
        double z = Confidence.DEFAULT.z();
        assertThat(top.defaultMethod()).isEqualTo(MeanMethod.SCORE);
        assertThat(top.interval().lower()).isEqualTo(100 * 3 / (3 + z * z), within(1e-10));
        assertThat(top.interval().upper()).isEqualTo(100);
        assertThat(top.intervalIfDefined()).isPresent();
        assertThat(Umux.of(new int[][] {{6, 2, 7, 1}}).defaultMethod()).isEqualTo(MeanMethod.STUDENT_T);
    }

    @Test
    void seqIsTheEffortQuestionUnderItsOwnName() {
        Ces seq = Seq.of(7, 5, 6, 4);
        assertThat(seq).hasToString("SEQ 5.50 (95 % CI 3.30 … 6.41), n = 4");
        assertThat(seq.easy().successes()).isEqualTo(3);
        assertThatThrownBy(() -> seq.versus(Ces.of(7, 5)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("SEQ: ")
                .hasMessageEndingWith("don't go together");
        assertThatThrownBy(() -> Seq.of(7, 8))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("rating 8 is outside 1..7 (row 1)");
    }

    @Test
    void workloadIsRawOrWeighted() {
        TaskLoad answers = TaskLoad.of(55, 10, 60, 30, 65, 40);
        NasaTlx raw = NasaTlx.of(new int[][] {{55, 10, 60, 30, 65, 40}, {45, 20, 40, 50, 55, 60}});
        assertThat(raw.value()).isEqualTo((260 + 270) / 12.0, within(1e-12));
        assertThat(raw.mean(TlxScale.PERFORMANCE)).isEqualTo(40);
        assertThat(raw.table()).contains("performance      40.0\n").endsWith("raw NASA-TLX     44.2\n");
        // Equal weights are not possible, since 15 comparisons don't divide by six; all scales alike give the same
        // number anyway.
        TaskLoad same = TaskLoad.of(30, 30, 30, 30, 30, 30).weighted(5, 4, 3, 2, 1, 0);
        assertThat(NasaTlx.weighted(same).value()).isEqualTo(30);
        assertThatThrownBy(() -> answers.weighted(5, 4, 3, 2, 1, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the weights of NASA-TLX must sum to 15, not 16");
        assertThatThrownBy(() -> answers.weighted(6, 4, 3, 2, 0, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("weights of mental demand must be in 0..5, not 6");
        assertThatThrownBy(() -> answers.weighted())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("NASA-TLX needs 6 weights, not 0");
        assertThatThrownBy(() -> NasaTlx.of(new int[][] {{55, 10, 60, 30, 65, 101}}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("ratings of frustration must be in 0..100, not 101 (row 0)");
        assertThatThrownBy(() -> TaskLoad.of(1, 2, 3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("NASA-TLX needs 6 ratings, not 3");
    }

    @Test
    void alphaOfEqualItemsIsOneAndOfUnrelatedOnesNearNothing() {
        CronbachAlpha one = CronbachAlpha.of(RatingScale.ONE_TO_FIVE, new int[][] {{1, 1, 1}, {3, 3, 3}, {5, 5, 5}});
        assertThat(one.value()).isEqualTo(1);
        assertThat(one.interval(Confidence.DEFAULT).lower()).isEqualTo(1);
        CronbachAlpha none = CronbachAlpha.of(RatingScale.ONE_TO_FIVE, new int[][] {{1, 1}, {1, 5}, {5, 1}, {5, 5}});
        assertThat(none.value()).isZero();
        CronbachAlpha against = CronbachAlpha.of(RatingScale.ONE_TO_FIVE, new int[][] {{1, 5}, {5, 1}, {4, 1}});
        assertThat(against.value()).isNegative();
        CronbachAlpha mended = CronbachAlpha.Rule.of(RatingScale.ONE_TO_FIVE, 2)
                .reversing(2)
                .count(List.of(new int[] {1, 5}, new int[] {5, 1}, new int[] {4, 1}));
        assertThat(mended.value()).isGreaterThan(0.9);
        assertThat(mended.table()).contains("2 (reversed)");
    }

    @Test
    void alphaIsThatOfVariancesAndShiftsWithNothing() {
        Random random = new Random(11);
        int[][] rows = new int[40][5];
        int[][] shifted = new int[40][5];
        for (int r = 0; r < rows.length; r++) {
            int level = random.nextInt(5);
            for (int i = 0; i < 5; i++) {
                rows[r][i] = Math.min(7, Math.max(1, 1 + level + random.nextInt(3)));
                shifted[r][i] = rows[r][i] - 4;
            }
        }
        double items = 0;
        double[] totals = new double[rows.length];
        for (int i = 0; i < 5; i++) {
            double[] column = new double[rows.length];
            for (int r = 0; r < rows.length; r++) {
                column[r] = rows[r][i];
                totals[r] += rows[r][i];
            }
            items += new Variance().evaluate(column);
        }
        double want = 1.25 * (1 - items / new Variance().evaluate(totals));
        CronbachAlpha alpha = CronbachAlpha.of(RatingScale.ONE_TO_SEVEN, rows);
        assertThat(alpha.value()).isEqualTo(want, within(1e-12));
        assertThat(CronbachAlpha.of(RatingScale.of(-3, 3), shifted).value()).isEqualTo(alpha.value());
        Interval interval = alpha.interval(Confidence.of(0.9));
        FDistribution f = new FDistribution(39, 39 * 4);
        assertThat(interval.lower()).isEqualTo(1 - (1 - want) * f.inverseCumulativeProbability(0.95), within(1e-8));
        assertThat(interval.upper()).isEqualTo(1 - (1 - want) * f.inverseCumulativeProbability(0.05), within(1e-8));
    }

    @Test
    void alphaIsUndefinedWithoutVariance() {
        CronbachAlpha flat = CronbachAlpha.of(RatingScale.ONE_TO_FIVE, new int[][] {{1, 3}, {3, 1}});
        assertThat(flat.valueIfDefined()).isEmpty();
        assertThat(flat).hasToString("Cronbach's alpha –, 2 items, n = 2");
        assertThatThrownBy(flat::value)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Cronbach's alpha is undefined: the totals don't vary");
        CronbachAlpha.Rule rule = CronbachAlpha.Rule.of(RatingScale.ONE_TO_FIVE.missing(9), 3);
        assertThatThrownBy(() -> rule.empty().value())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Cronbach's alpha is undefined: no answers");
        CronbachAlpha gap = rule.count(List.of(new int[] {1, 9, 3}, new int[] {1, 2, 3}));
        assertThat(gap.count()).isEqualTo(1);
        assertThat(gap.incomplete()).isEqualTo(1);
        assertThatThrownBy(() -> rule.count(List.of(new int[] {1, 6, 3})))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("answer 6 to item 2 is outside 1..5 (row 0)");
        assertThatThrownBy(() -> CronbachAlpha.Rule.of(RatingScale.ONE_TO_FIVE, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Cronbach's alpha needs 2..1000 items, not 1");
        assertThatThrownBy(() -> rule.reversing(4))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("items are 1..3, not 4");
    }

    @Test
    void straightLinersAndSpeedersAreFlagged() {
        QuestionnaireCheck check = QuestionnaireCheck.of(
                        new int[][] {{4, 2, 5, 1}, {3, 3, 3, 3}, {2, 4, 4, 3}, {1, 1, 1, 1}})
                .withTimes(60, 15, 70, 20);
        assertThat(check.straightLinerRows()).containsExactly(1, 3);
        assertThat(check.straightLiners().value()).isEqualTo(0.5);
        assertThat(check.longestRun(2)).isEqualTo(2);
        assertThat(check.medianTime()).isEqualTo(40);
        // A third of 40 is 13.33: 15 is slow enough, and would not be at half the median.
        assertThat(check.speederRows()).isEmpty();
        assertThat(check.speedingBelow(0.5).speederRows()).containsExactly(1);
        assertThat(check.speedingBelow(0.51).speederRows()).containsExactly(1, 3);
        assertThat(check)
                .hasToString("questionnaire: n = 4, 2 gave one answer to all items,"
                        + " 0 took less than 0.3333 of the median time");
        QuestionnaireCheck untimed = QuestionnaireCheck.of(new int[][] {{1, 2}});
        assertThat(untimed.table()).contains("speeders                   –      –\n");
        assertThatThrownBy(untimed::speeders)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the median time of a questionnaire is undefined: no times");
        assertThatThrownBy(() -> untimed.withTimes(1, 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there are 1 rows and 2 times");
        assertThatThrownBy(() -> untimed.withTimes(-1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a time must be at least 0 and finite, not -1.0 (row 0)");
        assertThatThrownBy(() -> QuestionnaireCheck.of(new int[][] {{1, 2}, {1, 2, 3}}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the grid has 2 items, not 3 (row 1)");
        assertThatThrownBy(() -> QuestionnaireCheck.of(new int[][] {{1}}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a grid has 2 items or more, not 1 (row 0)");
        assertThatThrownBy(() -> untimed.longestRun(1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("rows are 0..0, not 1");
    }
}
