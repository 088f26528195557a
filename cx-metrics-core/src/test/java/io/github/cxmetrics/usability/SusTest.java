package io.github.cxmetrics.usability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.cxmetrics.Confidence;
import io.github.cxmetrics.survey.MeanDifferenceMethod;
import io.github.cxmetrics.survey.MeanMethod;
import io.github.cxmetrics.survey.Ratings;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SusTest {

    private static final int[][] SIX = {
        {4, 2, 5, 1, 4, 2, 4, 2, 5, 1},
        {4, 3, 4, 2, 3, 3, 4, 1, 4, 2},
        {5, 1, 5, 1, 5, 1, 5, 1, 5, 2},
        {3, 3, 3, 3, 3, 3, 3, 3, 3, 3},
        {2, 4, 3, 3, 2, 4, 3, 4, 2, 3},
        {5, 2, 4, 2, 4, 1, 5, 2, 4, 1}
    };
    private static final Sus SUS = Sus.of(SIX);

    /** Sauro and Lewis (2016): each grade at its lower limit, just below it, and its percentiles. */
    @ParameterizedTest
    @CsvSource({
        "84.1, A+, 96, 100, A",
        "80.8, A, 90, 95, A-",
        "78.9, A-, 85, 89, B+",
        "77.2, B+, 80, 84, B",
        "74.1, B, 70, 79, B-",
        "72.6, B-, 65, 69, C+",
        "71.1, C+, 60, 64, C",
        "65.0, C, 41, 59, C-",
        "62.7, C-, 35, 40, D",
        "51.7, D, 15, 34, F",
        "0, F, 0, 14, F"
    })
    void gradesBeginAtTheirLowerLimit(double from, String letter, int lowest, int highest, String below) {
        SusGrade grade = SusGrade.of(from);
        assertThat(grade).hasToString(letter);
        assertThat(grade.from()).isEqualTo(from);
        assertThat(grade.lowestPercentile()).isEqualTo(lowest);
        assertThat(grade.highestPercentile()).isEqualTo(highest);
        if (from > 0) {
            assertThat(SusGrade.of(Math.nextDown(from))).hasToString(below);
        }
    }

    @Test
    void gradesCoverEveryPercentileOnce() {
        int next = 100;
        for (SusGrade grade : SusGrade.values()) {
            assertThat(grade.highestPercentile()).as(grade.toString()).isEqualTo(next);
            next = grade.lowestPercentile() - 1;
        }
        assertThat(next).isEqualTo(-1);
    }

    @Test
    void acceptabilityBeginsAboveSeventyAndEndsBelowFifty() {
        assertThat(Acceptability.of(49.999)).hasToString("not acceptable");
        assertThat(Acceptability.of(50)).isEqualTo(Acceptability.MARGINAL);
        assertThat(Acceptability.of(70)).isEqualTo(Acceptability.MARGINAL);
        assertThat(Acceptability.of(70.001)).isEqualTo(Acceptability.ACCEPTABLE);
        assertThatThrownBy(() -> Acceptability.of(100.5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a SUS score must be in 0..100, not 100.5");
        assertThatThrownBy(() -> SusGrade.of(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theScoreIsThatOfANaiveLoop() {
        Random random = new Random(7);
        for (int round = 0; round < 200; round++) {
            int[][] rows = Stream.generate(() -> IntStream.range(0, 10)
                            .map(i -> 1 + random.nextInt(5))
                            .toArray())
                    .limit(1 + random.nextInt(30))
                    .toArray(int[][]::new);
            double sum = 0;
            double learn = 0;
            for (int[] row : rows) {
                for (int i = 0; i < 10; i++) {
                    int points = i % 2 == 0 ? row[i] - 1 : 5 - row[i];
                    sum += 2.5 * points;
                    learn += i == 3 || i == 9 ? 12.5 * points : 0;
                }
            }
            Sus sus = Sus.of(rows);
            assertThat(sus.value()).isEqualTo(sum / rows.length, within(1e-12));
            assertThat(sus.learnability()).isEqualTo(learn / rows.length, within(1e-12));
            assertThat(0.8 * sus.usability() + 0.2 * sus.learnability()).isEqualTo(sus.value(), within(1e-12));
        }
    }

    @Test
    void oneAnswerTenTimesScoresFiftyAndIsCounted() {
        for (int answer = 1; answer <= 5; answer++) {
            int[] row = new int[10];
            Arrays.fill(row, answer);
            Sus sus = Sus.of(new int[][] {row});
            assertThat(sus.value()).isEqualTo(50);
            assertThat(sus.sameAnswerTenTimes().value()).isEqualTo(1);
        }
        assertThat(SUS.sameAnswerTenTimes())
                .hasToString("same answer ten times 16.7 % (95 % CI 3.0 % … 56.4 %), 1 of 6");
    }

    @Test
    void missingAnswersCountAsThreeUpToTwo() {
        SusRule rule = SusRule.STANDARD.missing(0);
        Sus sus = Sus.of(rule, new int[][] {{4, 0, 4, 2, 4, 2, 0, 2, 4, 2}});
        assertThat(sus.value())
                .isEqualTo(Sus.of(new int[][] {{4, 3, 4, 2, 4, 2, 3, 2, 4, 2}}).value());
        assertThat(sus.filledIn()).isEqualTo(2);
        assertThat(sus.toString()).endsWith("; 2 missing answers taken for 3");
        assertThat(Sus.of(rule, new int[][] {{4, 0, 4, 2, 4, 2, 4, 2, 4, 2}}).toString())
                .endsWith("; 1 missing answer taken for 3");
        assertThat(sus.item(2)).isEqualTo(Ratings.ofCounts(SusRule.SCALE.missing(0), Map.of(0, 1L)));
        assertThat(sus.rule()).isEqualTo(SusRule.STANDARD);
        assertThat(sus.plus(SUS).count()).isEqualTo(7);
        assertThatThrownBy(() -> Sus.of(rule, new int[][] {SIX[0], {4, 0, 0, 2, 4, 2, 0, 2, 4, 2}}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("3 of 10 answers to SUS are missing, at most 2 may be (row 1)");
        assertThat(Sus.of(rule, new int[][] {{0, 3, 3, 3, 3, 3, 3, 3, 3, 3}})
                        .sameAnswerTenTimes()
                        .successes())
                .isZero();
    }

    @Test
    void badInputIsNamedWithItsRow() {
        assertThatThrownBy(() -> Sus.of(new int[][] {SIX[0], {4, 2, 5}}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("SUS needs 10 answers, not 3 (row 1)");
        assertThatThrownBy(() -> Sus.of(new int[][] {{4, 2, 5, 1, 4, 2, 0, 2, 5, 1}}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("answer 0 to item 7 of SUS is outside 1..5 (row 0)");
        assertThatThrownBy(() -> Sus.of(new int[][] {null}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the answers to SUS must not be null (row 0)");
        assertThatThrownBy(() -> Sus.of(null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the answers to SUS must not be null");
        assertThatThrownBy(() -> SUS.item(11))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("SUS has items 1..10, not 11");
        assertThatThrownBy(() -> SusRule.STANDARD.missing(3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("missing code 3 is a point of the scale 1..5");
        assertThatThrownBy(() -> new SusRule(10, List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("at most 0..9 answers of SUS may be missing, not 10");
    }

    @Test
    void whereAllScoresAreAlikeThereIsNoInterval() {
        Sus alike = Sus.of(new int[][] {SIX[0], SIX[5], SIX[0]});
        assertThat(alike.value()).isEqualTo(85);
        assertThat(alike.standardDeviation()).isZero();
        assertThat(alike.intervalIfDefined()).isEmpty();
        assertThatThrownBy(alike::interval)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the t interval of SUS is undefined: all scores are alike");
        Sus one = Sus.of(new int[][] {SIX[0]});
        assertThat(one).hasToString("SUS 85.0, n = 1: grade A+, acceptable");
        assertThat(one.standardDeviationIfDefined()).isEmpty();
        assertThatThrownBy(one::standardDeviation)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the standard deviation of SUS needs at least 2 answers, not 1");
        assertThatThrownBy(one::interval)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the t interval of SUS is undefined: one answer");
        Sus two = Sus.of(new int[][] {SIX[0], SIX[1]});
        assertThat(two.standardDeviation()).isEqualTo(15 / Math.sqrt(2), within(1e-12));
        assertThat(two.standardDeviationIfDefined()).hasValue(two.standardDeviation());
        assertThat(two.versus(two).pValue()).isEqualTo(1, within(1e-12));
        Sus sameTwice = Sus.of(new int[][] {SIX[0], SIX[0]});
        assertThatThrownBy(() -> sameTwice.versus(sameTwice))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the t test of SUS is undefined: neither sample varies");
        assertThatThrownBy(() -> SusRule.STANDARD.empty().standardDeviation())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("SUS is undefined: no answers");
        assertThatThrownBy(() -> one.versus(SUS))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the t test of SUS is undefined: it needs 2 answers on each side");
        assertThatThrownBy(() -> alike.versus(alike))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the t test of SUS is undefined: neither sample varies");
        double z = Confidence.DEFAULT.z();
        assertThat(one.interval(Confidence.DEFAULT, MeanMethod.SCORE).upper()).isLessThanOrEqualTo(100);
        Sus best = Sus.of(new int[][] {{5, 1, 5, 1, 5, 1, 5, 1, 5, 1}, {5, 1, 5, 1, 5, 1, 5, 1, 5, 1}});
        assertThat(best.interval(Confidence.DEFAULT, MeanMethod.SCORE).lower())
                .isEqualTo(100 * 2 / (2 + z * z), within(1e-10));
        assertThat(best.interval(Confidence.DEFAULT, MeanMethod.SCORE).upper()).isEqualTo(100);
        assertThat(best.versus(one, Confidence.DEFAULT, MeanDifferenceMethod.MOVER_SCORE)
                        .difference())
                .isEqualTo(15);
    }

    @Test
    void printsWhatAReportNeeds() {
        assertThat(SUS)
                .hasToString("SUS 70.4 (95 % CI 45.4 … 95.4), n = 6: grade C, acceptable;"
                        + " 1 gave the same answer ten times");
        assertThat(SUS.table())
                .contains("item 10 (reversed)  2.00  6        0\n")
                .contains("learnability        75.0  6\n")
                .endsWith("SUS                 70.4  6        0\n");
        assertThat(SusRule.STANDARD.empty()).hasToString("SUS: no answers");
        assertThat(SusRule.STANDARD.empty().table()).contains("item 1                 –  0        0\n");
        assertThat(SUS.acceptability()).hasToString("acceptable");
        assertThat(SUS.versus(Sus.of(new int[][] {SIX[3], SIX[4]}), Confidence.DEFAULT)
                        .test()
                        .method())
                .isEqualTo("Welch t");
    }
}
