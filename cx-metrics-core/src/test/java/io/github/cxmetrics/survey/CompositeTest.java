package io.github.cxmetrics.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.cxmetrics.Comparison;
import io.github.cxmetrics.Confidence;
import io.github.cxmetrics.Interval;
import io.github.cxmetrics.Proportion;
import io.github.cxmetrics.StorableContract;
import io.github.cxmetrics.internal.BetaTail;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CompositeTest extends StorableContract<CompositeRule> {

    private static final CompositeRule ACSI =
            CompositeRule.of("ACSI", RatingScale.ONE_TO_TEN, "overall", "expectations", "ideal");
    private static final CompositeRule CLI =
            CompositeRule.of("CLI", RatingScale.ZERO_TO_TEN.missing(99), "recommend", "buy again", "try others");
    private static final CompositeRule CSI = CompositeRule.of("CSI", RatingScale.ONE_TO_FIVE, "quality", "price");

    @Override
    protected List<CompositeRule> values() {
        return List.of(
                CLI.available(2),
                ACSI,
                CSI.weighedByRespondents(RatingScale.ZERO_TO_TEN.missing(99)),
                CompositeRule.of(
                        "two",
                        CompositeItem.of("a", RatingScale.halfPoints(0, 5))
                                .weighing(0.25)
                                .reversed(),
                        CompositeItem.of("b", RatingScale.ONE_TO_SEVEN)),
                CompositeRule.of("CX Index", CompositeItem.net("a", RatingScale.ONE_TO_SEVEN, 2, 3)));
    }

    @Test
    void scoresOfOneRespondentByHand() {
        assertThat(CLI.count(new int[] {6}, new int[] {7}, new int[] {8}).value())
                .isEqualTo(70, within(1e-12));
        // (9 + 8 + 7 - 3) / 27.
        assertThat(ACSI.count(new int[] {9}, new int[] {8}, new int[] {7}).value())
                .isEqualTo(700 / 9.0, within(1e-12));
        CompositeRule lite = CompositeRule.of("UMUX-Lite", RatingScale.ONE_TO_SEVEN, "capabilities", "ease");
        assertThat(lite.count(new int[] {6}, new int[] {5}).value()).isEqualTo(75, within(1e-12));
        CompositeRule umux = CompositeRule.of(
                "UMUX",
                CompositeItem.of("capabilities", RatingScale.ONE_TO_SEVEN),
                CompositeItem.of("frustrating", RatingScale.ONE_TO_SEVEN).reversed(),
                CompositeItem.of("easy", RatingScale.ONE_TO_SEVEN),
                CompositeItem.of("correcting", RatingScale.ONE_TO_SEVEN.lowIsGood()));
        // (6 - 1) + (7 - 2) + (7 - 1) + (7 - 3), of 24.
        assertThat(umux.count(new int[] {6}, new int[] {2}, new int[] {7}, new int[] {3})
                        .value())
                .isEqualTo(2000 / 24.0, within(1e-12));
        CompositeRule weighted = CompositeRule.of(
                "ACSI",
                CompositeItem.of("overall", RatingScale.ONE_TO_TEN).weighing(0.3885),
                CompositeItem.of("expectations", RatingScale.ONE_TO_TEN).weighing(0.3190),
                CompositeItem.of("ideal", RatingScale.ONE_TO_TEN).weighing(0.2925));
        assertThat(weighted.count(new int[] {9}, new int[] {8}, new int[] {7}).value())
                .isEqualTo(100 * (8 * 0.3885 + 7 * 0.3190 + 6 * 0.2925) / 9, within(1e-12));
        CompositeRule halves = CompositeRule.of(
                "mixed",
                CompositeItem.of("stars", RatingScale.halfPoints(0, 5)),
                CompositeItem.of("likely", RatingScale.ZERO_TO_TEN));
        assertThat(halves.count(new double[] {4.5}, new double[] {6}).value()).isEqualTo(75, within(1e-12));
    }

    @Test
    void importanceWeighsByItsMeanOrByEachRespondent() {
        int[] quality = {4, 5};
        int[] price = {2, 3};
        // Means 7/8 and 3/8 of the way, importances 4.5 and 1.5: (4.5·7/8 + 1.5·3/8)/6.
        CompositeRule byMeans = CSI.weighedByMeans(
                Ratings.of(RatingScale.ONE_TO_FIVE, 5, 4), Ratings.of(RatingScale.ONE_TO_FIVE, 1, 2));
        assertThat(byMeans.count(quality, price).value()).isEqualTo(75, within(1e-12));
        assertThat(byMeans).hasToString("CSI of quality 1..5 weighing 4.5, price 1..5 weighing 1.5");
        // (5·3/4 + 1·1/4)/6 = 2/3, and (4·1 + 0)/4 = 1.
        CompositeRule byRespondents = CSI.weighedByRespondents(RatingScale.ZERO_TO_TEN);
        Composite index = byRespondents.count(quality, price, new int[] {5, 4}, new int[] {1, 0});
        assertThat(index.value()).isEqualTo(500 / 6.0, within(1e-12));
        assertThat(byRespondents).hasToString("CSI of quality 1..5, price 1..5; weighed by importance 0..10");
        // Nothing important: no score, and counted.
        Composite more =
                byRespondents.count(new int[] {4, 5, 5}, new int[] {2, 3, 5}, new int[] {5, 4, 0}, new int[] {1, 0, 0});
        assertThat(more.value()).isEqualTo(index.value());
        assertThat(more.count()).isEqualTo(2);
        assertThat(more.excluded()).isEqualTo(1);
        assertThat(byRespondents.count(new int[] {5}, new int[] {5}, new int[] {0}, new int[] {0}))
                .hasToString("CSI: no respondents");
        Ratings thirds = Ratings.of(RatingScale.ONE_TO_FIVE, 1, 1, 2);
        assertThat(CSI.weighedByMeans(thirds, thirds).items().get(0).weight()).isEqualTo(1.333333);
        // An importance that is missing is a gap.
        CompositeRule gaps =
                CSI.weighedByRespondents(RatingScale.ZERO_TO_TEN.missing(99)).available(1);
        Composite one = gaps.count(new int[] {4}, new int[] {1}, new int[] {5}, new int[] {99});
        assertThat(one.value()).isEqualTo(75, within(1e-12));
        assertThat(one.partial()).isEqualTo(1);
    }

    /**
     * Three yes-or-no items, half of all yes, that correlate by 0.7: of 80 respondents 31 answer all yes, 31 all no, 3 each of the other six ways. The
     * score varies by (3·0.25 + 6·0.7·0.25)/9 = 0.2; of independent items it were 0.75/9.
     */
    private static int[][] correlatedBySevenTenths() {
        List<int[]> respondents = new ArrayList<>();
        for (int answers = 0; answers < 8; answers++) {
            for (int i = 0; i < (answers == 0 || answers == 7 ? 31 : 3); i++) {
                respondents.add(new int[] {answers & 1, answers >> 1 & 1, answers >> 2});
            }
        }
        return IntStream.range(0, 3)
                .mapToObj(item ->
                        respondents.stream().mapToInt(each -> each[item]).toArray())
                .toArray(int[][]::new);
    }

    @Test
    void itemsThatVaryTogetherMakeTheIntervalAsWideAsItIs() {
        RatingScale yesOrNo = RatingScale.of(0, 1);
        int[][] columns = correlatedBySevenTenths();
        Composite index = CompositeRule.of("index", yesOrNo, "a", "b", "c").count(columns);
        assertThat(index.count()).isEqualTo(80);
        assertThat(index.value()).isEqualTo(50, within(1e-12));
        assertThat(index.standardDeviation()).isEqualTo(100 * Math.sqrt(0.2 * 80 / 79), within(1e-12));
        assertThat(index.standardError()).isEqualTo(100 * Math.sqrt(0.2 / 79), within(1e-12));
        double ofItems = Arrays.stream(columns)
                .mapToDouble(column -> Ratings.of(yesOrNo, column).standardError())
                .map(error -> error * error / 9)
                .sum();
        double naive = 100 * Math.sqrt(ofItems);
        assertThat(naive / index.standardError())
                .isEqualTo(Math.sqrt(1 / 2.4), within(1e-12))
                .isLessThan(0.66);
        Interval t = index.interval(Confidence.DEFAULT, MeanMethod.STUDENT_T);
        double quantile = BetaTail.twoSidedStudentQuantile(0.95, 79);
        assertThat(t.width()).isEqualTo(2 * quantile * 100 * Math.sqrt(0.2 / 79), within(1e-9));
        assertThat(2 * quantile * naive).isLessThan(0.66 * t.width());
        assertThat(2 * quantile * naive).isLessThan(0.68 * index.interval().width());
    }

    @Test
    void oneItemIsItsMean() {
        Random random = new Random(3);
        int[] answers = random.ints(40, 1, 8).toArray();
        Ratings ratings = Ratings.of(RatingScale.ONE_TO_SEVEN, answers);
        Composite index =
                CompositeRule.of("one", RatingScale.ONE_TO_SEVEN, "only").count(new int[][] {answers});
        assertThat(index.value()).isEqualTo(100 * ratings.rescaledMean(), within(1e-12));
        for (MeanMethod method : MeanMethod.values()) {
            Interval interval = index.interval(Confidence.DEFAULT, method);
            Interval points = ratings.meanInterval(Confidence.DEFAULT, method);
            assertThat(interval.lower()).isEqualTo(100 * (points.lower() - 1) / 6, within(1e-9));
            assertThat(interval.upper()).isEqualTo(100 * (points.upper() - 1) / 6, within(1e-9));
        }
        Composite low = CompositeRule.of(
                        "one",
                        CompositeItem.of("only", RatingScale.ONE_TO_SEVEN).reversed())
                .count(new int[][] {answers});
        assertThat(low.value()).isEqualTo(100 - index.value(), within(1e-12));
        assertThat(low.interval().lower()).isEqualTo(100 - index.interval().upper(), within(1e-9));
    }

    @Test
    void oneNetItemIsItsNetScore() {
        int[] answers = {10, 9, 3, 7, 10, 8};
        CompositeRule rule = CompositeRule.of("NPS", CompositeItem.net("recommend", RatingScale.ZERO_TO_TEN, 2, 7));
        Composite index = rule.count(new int[][] {answers});
        Nps nps = Nps.of(answers);
        assertThat(index.value()).isEqualTo(nps.value(), within(1e-12));
        assertThat(index.interval().lower()).isEqualTo(nps.interval().lower(), within(1e-9));
        assertThat(index.interval().upper()).isEqualTo(nps.interval().upper(), within(1e-9));
        Comparison change = index.versus(rule.count(new int[][] {{0, 0, 7, 9, 9}}));
        Comparison ofNps = nps.versus(Nps.of(0, 0, 7, 9, 9));
        assertThat(change.pValue()).isEqualTo(ofNps.pValue(), within(1e-9));
        assertThat(change.interval().lower()).isEqualTo(ofNps.interval().lower(), within(1e-9));
    }

    @Test
    void netsOfSeveralItems() {
        CompositeRule rule = CompositeRule.of(
                "CX Index",
                CompositeItem.net("meets needs", RatingScale.ONE_TO_SEVEN, 2, 3),
                CompositeItem.net("easy", RatingScale.ONE_TO_SEVEN, 2, 3),
                CompositeItem.net("enjoyable", RatingScale.ONE_TO_SEVEN, 2, 3));
        // (1 + 1 + 0)/3 and (-1 - 1 + 1)/3.
        Composite index = rule.count(new int[] {7, 1}, new int[] {6, 3}, new int[] {4, 7});
        assertThat(index.value()).isEqualTo(100 / 6.0, within(1e-12));
        assertThat(index.standardDeviation()).isEqualTo(100 / Math.sqrt(2), within(1e-12));
        assertThat(index.interval().lower()).isBetween(-100.0, index.value());
        assertThat(rule.count(new int[] {1}, new int[] {1}, new int[] {1}).value())
                .isEqualTo(-100);
    }

    @Test
    void itNeverLeavesItsRangeAndHasAnIntervalWhereAllAgree() {
        Composite top = ACSI.count(
                new int[] {10, 10, 10, 10, 10}, new int[] {10, 10, 10, 10, 10}, new int[] {10, 10, 10, 10, 10});
        double z = Confidence.DEFAULT.z();
        assertThat(top.interval().upper()).isEqualTo(100);
        assertThat(top.interval().lower()).isEqualTo(500 / (5 + z * z), within(1e-9));
        assertThatThrownBy(() -> top.interval(Confidence.DEFAULT, MeanMethod.STUDENT_T))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the t interval of a mean is undefined: all ratings are alike");
        assertThatThrownBy(() -> top.versus(top, Confidence.DEFAULT, MeanDifferenceMethod.WELCH))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the t test of ACSI is undefined: neither sample varies");
        Composite one = ACSI.count(new int[] {1}, new int[] {1}, new int[] {2});
        assertThat(one.interval().lower()).isGreaterThanOrEqualTo(0);
        assertThatThrownBy(() -> one.interval(Confidence.DEFAULT, MeanMethod.STUDENT_T))
                .hasMessage("the spread of ACSI is undefined: it needs at least 2 respondents, not 1");
        assertThat(one.standardErrorIfDefined()).isEmpty();
        assertThat(top).hasToString("ACSI 100.0 (95 % CI 56.6 … 100.0), n = 5");
    }

    @Test
    void differencesAreSquareAndAddOrWelch() {
        Composite now = ACSI.count(new int[] {9, 8, 10, 7}, new int[] {8, 8, 9, 9}, new int[] {7, 9, 10, 6});
        Composite before = ACSI.count(new int[] {5, 8, 3}, new int[] {6, 7, 2}, new int[] {5, 5, 4});
        Comparison change = now.versus(before);
        Interval one = now.interval();
        Interval two = before.interval();
        double d = now.value() - before.value();
        assertThat(change.difference()).isEqualTo(d, within(1e-12));
        assertThat(change.interval().lower())
                .isEqualTo(d - Math.hypot(now.value() - one.lower(), two.upper() - before.value()), within(1e-9));
        assertThat(change.interval().upper())
                .isEqualTo(d + Math.hypot(one.upper() - now.value(), before.value() - two.lower()), within(1e-9));
        Comparison welch = now.versus(before, Confidence.DEFAULT, MeanDifferenceMethod.WELCH);
        double error = Math.hypot(now.standardError(), before.standardError());
        assertThat(welch.test().statistic().getAsDouble()).isEqualTo(d / error, within(1e-9));
        assertThat(welch.unit()).isEqualTo(now.unit());
    }

    @Test
    void gapsAreRefusedOrCounted() {
        int[] recommend = {6, 10, 99, 99};
        int[] again = {7, 99, 99, 4};
        int[] others = {8, 8, 5, 6};
        Composite two = CLI.available(2).count(recommend, again, others);
        // 0.7, (1 + 0.8)/2, one answer only, (0.4 + 0.6)/2.
        assertThat(two.value()).isEqualTo(100 * (0.7 + 0.9 + 0.5) / 3, within(1e-12));
        assertThat(two.count()).isEqualTo(3);
        assertThat(two.partial()).isEqualTo(2);
        assertThat(two.excluded()).isEqualTo(1);
        Composite all = CLI.available(3).count(recommend, again, others);
        assertThat(all.value()).isEqualTo(70, within(1e-12));
        assertThat(all.partial()).isZero();
        assertThat(all.excluded()).isEqualTo(3);
        assertThat(CLI.available(1).count(recommend, again, others).value())
                .isEqualTo(100 * (0.7 + 0.9 + 0.5 + 0.5) / 4, within(1e-12));
        assertThatThrownBy(() -> CLI.count(recommend, again, others))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a respondent answered 2 of the 3 items of CLI, which refuses gaps (row 1)");
        assertThatThrownBy(
                        () -> CLI.available(2).count(recommend, again, others).plus(all))
                .hasMessageContaining("at least 2 answered and ")
                .hasMessageEndingWith("at least 3 answered don't go together");
    }

    @Test
    void theOrderOfRespondentsMovesNoDigit() {
        CompositeRule rule = CSI.weighedByRespondents(RatingScale.ONE_TO_TEN);
        Random random = new Random(11);
        List<double[]> respondents = new ArrayList<>(IntStream.range(0, 3000)
                .mapToObj(i -> new double[] {
                    1 + random.nextInt(5), 1 + random.nextInt(5), 1 + random.nextInt(10), 1 + random.nextInt(10)
                })
                .toList());
        Composite whole = rule.count(respondents);
        Collections.shuffle(respondents, random);
        Composite shuffled = respondents.parallelStream().collect(rule.collector());
        assertThat(shuffled).isEqualTo(whole);
        assertThat(shuffled.value()).isEqualTo(whole.value());
        assertThat(whole.value())
                .isEqualTo(
                        100
                                * respondents.stream()
                                        .mapToDouble(r -> ((r[0] - 1) * r[2] + (r[1] - 1) * r[3]) / 4 / (r[2] + r[3]))
                                        .average()
                                        .orElseThrow(),
                        within(1e-10));
    }

    @Test
    void secureCustomersAnswerTheBestToAll() {
        CompositeRule rule = CompositeRule.of(
                "secure",
                CompositeItem.of("satisfied", RatingScale.ONE_TO_FIVE.missing(9)),
                CompositeItem.of("recommend", RatingScale.ONE_TO_FIVE),
                CompositeItem.of("complains", RatingScale.ONE_TO_FIVE.lowIsGood()));
        Proportion secure =
                rule.topOnAll(1).count(new int[] {5, 5, 4, 9, 5}, new int[] {5, 5, 5, 5, 4}, new int[] {1, 2, 1, 1, 1});
        assertThat(secure.successes()).isEqualTo(1);
        assertThat(secure.trials()).isEqualTo(4);
        assertThat(secure.name()).isEqualTo("secure");
        assertThat(secure.counted())
                .isEqualTo(
                        "complete respondents with the best 1 of satisfied 1..5, recommend 1..5, complains 1..5 (low is good)");
        assertThat(rule.topOnAll(2)
                        .count(List.of(new double[] {4, 4, 2}, new double[] {4, 4, 3}))
                        .value())
                .isEqualTo(0.5);
        assertThatThrownBy(() -> rule.topOnAll(2).count(List.of(new double[] {4, 6, 2})))
                .hasMessage("recommend: rating 6 is outside 1..5 (row 0)");
        assertThatThrownBy(() -> rule.topOnAll(6)).hasMessage("1..5 missing [9] has 1..5 boxes, not 6");
        assertThatThrownBy(() -> rule.topOnAll(1).count(List.of(new double[] {4})))
                .hasMessage("a respondent of secure has 3 answers, not 1 (row 0)");
        assertThatThrownBy(() -> rule.topOnAll(1).count(new int[] {4}))
                .hasMessage("secure is counted from 3 columns, not 1");
        Proportion whole = secure.plus(rule.topOnAll(1).count(List.of(new double[] {5, 5, 1})));
        assertThat(whole.successes()).isEqualTo(2);
    }

    @Test
    void badRulesAndAnswersAreRefused() {
        refuses(() -> CompositeRule.of("x"), "x needs 1..1000 items, not 0");
        refuses(() -> CompositeRule.of(" ", RatingScale.ONE_TO_FIVE, "a"), "a composite needs a name");
        refuses(
                () -> CompositeRule.of("x", RatingScale.ONE_TO_FIVE, "a", "a"),
                "the items of x need a name each of their own");
        refuses(() -> CompositeRule.of("x", RatingScale.ONE_TO_FIVE, "a", " "), "an item needs a name");
        refuses(() -> CompositeRule.of("x", null, "a"), "item a needs a scale, not null");
        refuses(
                () -> CompositeRule.of(
                        "x",
                        CompositeItem.of("a", RatingScale.ONE_TO_FIVE),
                        CompositeItem.net("b", RatingScale.ONE_TO_FIVE, 2, 2)),
                "x can't mix items by place with net items");
        refuses(() -> CLI.available(0), "the minimum of answered items of CLI must be 1..3 of 3, not 0");
        refuses(() -> CLI.available(4), "the minimum of answered items of CLI must be 1..3 of 3, not 4");
        refuses(
                () -> CLI.weighedByRespondents(RatingScale.of(-1, 1)),
                "importance must not be negative, so that CLI can't weigh items by -1..1");
        refuses(() -> CLI.weighedByMeans(), "CLI has 3 items, not the 0 of their importances");
        refuses(
                () -> CompositeItem.net("a", RatingScale.ONE_TO_FIVE, 0, 0),
                "item a needs good and bad boxes, not 0 and 0");
        refuses(
                () -> CompositeItem.net("a", RatingScale.ONE_TO_FIVE, 3, 3),
                "item a needs good and bad boxes that don't overlap, not 3 and 3 of 1..5");
        refuses(
                () -> CompositeItem.net("a", RatingScale.ONE_TO_FIVE, 0, 1),
                "item a needs good and bad boxes, not 0 and 1");
        refuses(
                () -> CompositeItem.net("a", RatingScale.ONE_TO_FIVE, 1, 0),
                "item a needs good and bad boxes, not 1 and 0");
        assertThat(CompositeItem.net("a", RatingScale.ONE_TO_FIVE, 1, 1).badBoxes())
                .isOne();
        assertThat(CompositeItem.net("a", RatingScale.ONE_TO_FIVE, 2, 3).goodBoxes())
                .isEqualTo(2);
        for (double weight : new double[] {1e-6, 1e6}) {
            assertThat(CompositeItem.of("a", RatingScale.ONE_TO_FIVE)
                            .weighing(weight)
                            .weight())
                    .isEqualTo(weight);
        }
        for (double weight : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY, 1e7, 0.1234567}) {
            refuses(
                    () -> CompositeItem.of("a", RatingScale.ONE_TO_FIVE).weighing(weight),
                    "the weight of item a lies above 0, up to 1000000, with 6 decimals at most, not " + weight);
        }
        CompositeItem[] primes = IntStream.of(997, 991, 983, 977, 971, 967)
                .mapToObj(range -> CompositeItem.of("0.." + range, RatingScale.of(0, range)))
                .toArray(CompositeItem[]::new);
        refuses(
                () -> CompositeRule.of("x", primes),
                "the scales and weights of x have no common denominator up to 9007199254740992");
        refuses(() -> CLI.count(new int[] {1}), "CLI is counted from 3 columns, not 1");
        refuses(() -> CLI.count(new int[] {1}, new int[] {1}, null), "a column of CLI must not be null");
        refuses(
                () -> CLI.count(new int[] {1}, new int[] {1}, new int[] {1, 2}),
                "the first column and another differ in length: 1 and 2");
        refuses(() -> CLI.accumulator().add(null), "a respondent of CLI has 3 answers, not null");
        refuses(() -> CLI.accumulator().add(new double[] {1, 2}), "a respondent of CLI has 3 answers, not 2");
        refuses(
                () -> CLI.count(new double[] {5}, new double[] {4.5}, new double[] {1}),
                "buy again: rating 4.5 is no point of 0..10 (row 0)");
        refuses(
                () -> CLI.count(new double[] {5}, new double[] {Double.NaN}, new double[] {1}),
                "buy again: rating NaN is outside 0..10 (row 0)");
        refuses(
                () -> CSI.weighedByRespondents(RatingScale.ZERO_TO_TEN)
                        .count(new int[] {5}, new int[] {5}, new int[] {5}, new int[] {11}),
                "importance of price: rating 11 is outside 0..10 (row 0)");
    }

    private static void refuses(org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }
}
