package io.github.cxmetrics.monitor.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.cxmetrics.Confidence;
import io.github.cxmetrics.Proportion;
import io.github.cxmetrics.ProportionTest;
import io.github.cxmetrics.survey.MeanDifferenceMethod;
import io.github.cxmetrics.survey.RatingScale;
import io.github.cxmetrics.survey.Ratings;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class GroupTestsTest {

    /** R's InsectSprays: six sprays, twelve plots each. */
    private static Map<String, double[]> sprays() {
        Map<String, double[]> sprays = new LinkedHashMap<>();
        sprays.put("A", new double[] {10, 7, 20, 14, 14, 12, 10, 23, 17, 20, 14, 13});
        sprays.put("B", new double[] {11, 17, 21, 11, 16, 14, 17, 17, 19, 21, 7, 13});
        sprays.put("C", new double[] {0, 1, 7, 2, 3, 1, 2, 1, 3, 0, 1, 4});
        sprays.put("D", new double[] {3, 5, 12, 6, 4, 3, 5, 5, 5, 5, 2, 4});
        sprays.put("E", new double[] {3, 5, 3, 5, 3, 6, 1, 1, 3, 2, 6, 4});
        sprays.put("F", new double[] {11, 9, 15, 22, 15, 16, 13, 10, 26, 26, 24, 13});
        return sprays;
    }

    private static Map<String, Ratings> asRatings(Map<String, double[]> values) {
        Map<String, Ratings> ratings = new LinkedHashMap<>();
        values.forEach((name, each) -> ratings.put(
                name,
                Ratings.of(
                        RatingScale.of(0, 30),
                        Arrays.stream(each).mapToInt(v -> (int) v).toArray())));
        return ratings;
    }

    @Test
    void welchAndKruskalAgreeWithR() {
        GroupTest welch = GroupTests.welchAnovaOf(sprays());
        assertThat(welch.statistic()).isEqualTo(36.0654, within(5e-5));
        assertThat(welch.df()).isEqualTo(5);
        assertThat(welch.denominatorDf().orElseThrow()).isEqualTo(30.043, within(5e-4));
        assertThat(welch.pValue()).isEqualTo(7.999e-12, within(5e-16));
        GroupTest ranks = GroupTests.kruskalWallisOf(sprays());
        assertThat(ranks.statistic()).isEqualTo(54.691, within(5e-4));
        assertThat(ranks.df()).isEqualTo(5);
        assertThat(ranks.pValue()).isEqualTo(1.511e-10, within(5e-14));
        assertThat(ranks.denominatorDf()).isEmpty();
    }

    @Test
    void ratingsAreTheSameNumbers() {
        Map<String, Ratings> ratings = asRatings(sprays());
        assertThat(GroupTests.welchAnova(ratings).statistic())
                .isEqualTo(GroupTests.welchAnovaOf(sprays()).statistic(), within(1e-10));
        assertThat(GroupTests.kruskalWallis(ratings).statistic())
                .isEqualTo(GroupTests.kruskalWallisOf(sprays()).statistic(), within(1e-10));
        assertThat(GroupTests.welchAnova(ratings))
                .hasToString("Welch's ANOVA of 6 groups: 36.07, df 5 and 30.04, p < 0.0001, ω² 0.71");
        assertThat(GroupTests.kruskalWallis(ratings).line())
                .startsWith("Kruskal–Wallis of 6 groups: 54.69, df 5, p < 0.0001, ε² 0.77");
        assertThat(GroupTests.welchAnova(ratings).table()).contains("C      12   2.08");
    }

    @Test
    void twoGroupsHaveTheSquareOfTheirT() {
        Ratings a = Ratings.of(RatingScale.ONE_TO_FIVE, 5, 4, 4, 3, 5, 2);
        Ratings b = Ratings.of(RatingScale.ONE_TO_FIVE, 1, 2, 4, 3, 3);
        GroupTest welch = GroupTests.welchAnova(Map.of("a", a, "b", b));
        var t = a.meanVersus(b, Confidence.DEFAULT, MeanDifferenceMethod.WELCH).test();
        assertThat(welch.statistic()).isEqualTo(Math.pow(t.statistic().orElseThrow(), 2), within(1e-12));
        assertThat(welch.pValue()).isEqualTo(t.pValue(), within(1e-12));
    }

    @Test
    void groupTestsRefuseWhatIsUndefined() {
        assertThatThrownBy(() -> GroupTests.welchAnovaOf(Map.of("a", new double[] {1, 2})))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Welch's ANOVA is undefined: it needs at least 2 groups, not 1");
        assertThatThrownBy(() -> GroupTests.welchAnovaOf(Map.of("a", new double[] {1, 2}, "b", new double[] {3, 3})))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "Welch's ANOVA is undefined: a group of 2 has no variance; ranks have a test (kruskalWallis)");
        assertThatThrownBy(() -> GroupTests.kruskalWallisOf(Map.of("a", new double[] {3}, "b", new double[] {3, 3})))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Kruskal–Wallis is undefined: all values are alike");
        assertThatThrownBy(() -> GroupTests.kruskalWallisOf(Map.of("a", new double[] {3}, "b", new double[] {})))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Kruskal–Wallis is undefined: it needs at least 2 groups, not 1");
        assertThatThrownBy(() -> GroupTests.welchAnovaOf(Map.of("a", new double[] {1, Double.NaN})))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("value 1 of a group must be finite, not NaN");
        assertThatThrownBy(() -> GroupTests.kruskalWallis(Map.of(
                        "a", Ratings.of(RatingScale.ONE_TO_FIVE, 1), "b", Ratings.of(RatingScale.ONE_TO_SEVEN, 1))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("can't be tested together");
    }

    @Test
    void ratingsAreRefusedAsNumbersAre() {
        RatingScale five = RatingScale.ONE_TO_FIVE;
        Map<String, Ratings> unlike = Map.of("a", Ratings.of(five, 1), "b", Ratings.of(RatingScale.ONE_TO_SEVEN, 1));
        assertThatThrownBy(() -> GroupTests.welchAnova(unlike))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("can't be tested together");
        assertThatThrownBy(() -> Crosstab.of(unlike))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageMatching("ratings on 1\\.\\.[57] and on 1\\.\\.[57] can't stand in one table");
        assertThatThrownBy(() -> Crosstab.of(Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a table needs groups");
        assertThatThrownBy(() -> GroupTests.kruskalWallisOf(Map.of("a", new double[] {1, Double.NaN})))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("value 1 of a group must be finite, not NaN");
        assertThatThrownBy(
                        () -> GroupTests.kruskalWallis(Map.of("a", Ratings.of(five, 3, 3), "b", Ratings.of(five, 3))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Kruskal–Wallis is undefined: all values are alike");
        assertThatThrownBy(() -> GroupTests.kruskalWallis(Map.of("a", Ratings.of(five, 3, 4), "b", Ratings.of(five))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Kruskal–Wallis is undefined: it needs at least 2 groups, not 1");
    }

    @Test
    void groupsOfTwoAndTwoValuesAreEnough() {
        RatingScale five = RatingScale.ONE_TO_FIVE;
        Map<String, Ratings> two = Map.of("a", Ratings.of(five, 1, 3), "b", Ratings.of(five, 2, 5));
        Map<String, double[]> numbers = Map.of("a", new double[] {1, 3}, "b", new double[] {2, 5});
        // Means of 2 and 3.5 with variances of 2 and 4.5.
        assertThat(GroupTests.welchAnova(two).statistic()).isEqualTo(1.5 * 1.5 / (1 + 2.25), within(1e-12));
        assertThat(GroupTests.welchAnovaOf(numbers).statistic()).isEqualTo(1.5 * 1.5 / (1 + 2.25), within(1e-12));
        // Ranks 1.5, 1.5 and 3.5, 3.5, all tied in pairs: H = (n - 1) where groups and values are the same.
        assertThat(GroupTests.kruskalWallisOf(Map.of("a", new double[] {1, 1}, "b", new double[] {2, 2}))
                        .statistic())
                .isEqualTo(3, within(1e-12));
    }

    /** Agresti 2002, table 2.8: job satisfaction by income; R gives 0.7827 for the exact test. */
    private static final Crosstab JOBS = Crosstab.of(
            List.of("< 15k", "15-25k", "25-40k", "> 40k"),
            List.of("very little", "little", "moderate", "very"),
            new long[][] {{1, 3, 10, 6}, {2, 3, 10, 7}, {1, 6, 14, 12}, {0, 1, 9, 11}});

    @Test
    void smallExpectedCountsAreSimulated() {
        GroupTest chi = JOBS.chiSquare();
        assertThat(chi.statistic()).isEqualTo(5.9655, within(5e-5));
        assertThat(chi.df()).isEqualTo(9);
        assertThat(chi.effect()).isEqualTo(Math.sqrt(chi.statistic() / 96 / 3), within(1e-12));
        assertThat(IntStream.range(0, 20)
                        .mapToDouble(seed -> JOBS.simulated(1, seed).pValue())
                        .boxed()
                        .toList())
                .contains(0.5, 1.0)
                .isSubsetOf(0.5, 1.0);
        Crosstab fives = Crosstab.of(List.of("a", "b"), List.of("x", "y"), new long[][] {{6, 4}, {4, 6}});
        assertThat(fives.smallestExpected()).isEqualTo(5);
        assertThat(fives.test().method()).isEqualTo("chi-square");
        Crosstab huge = Crosstab.of(
                List.of("a", "b"), List.of("x", "y"), new long[][] {{1, 1_000_000_000_000L}, {0, 1_000_000_000_000L}});
        assertThat(huge.test().method()).isEqualTo("simulated chi-square");
        assertThat(JOBS.smallestExpected()).isLessThan(5);
        GroupTest test = JOBS.test();
        assertThat(test.method()).isEqualTo("simulated chi-square");
        assertThat(test.pValue()).isBetween(0.74, 0.80);
        assertThat(JOBS.test()).as("a seed that does not change").isEqualTo(test);
        assertThat(JOBS.simulated(20_000, 2).pValue()).isEqualTo(test.pValue(), within(0.02));
        assertThatThrownBy(() -> JOBS.simulated(0, 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a simulation needs at least 1 table, not 0");
    }

    @Property(tries = 200, seed = "23120")
    void aTableOfTwoByTwoHasFishersTest(
            @ForAll @IntRange(min = 1, max = 9) int a,
            @ForAll @IntRange(min = 1, max = 9) int b,
            @ForAll @IntRange(min = 1, max = 9) int c,
            @ForAll @IntRange(min = 1, max = 9) int d) {
        Crosstab table = Crosstab.of(List.of("r", "s"), List.of("x", "y"), new long[][] {{a, b}, {c, d}});
        Proportion one = Proportion.of(a, a + b);
        Proportion two = Proportion.of(c, c + d);
        GroupTest test = table.test();
        double fisher = one.test(two, ProportionTest.FISHER_EXACT).pValue();
        double chi2 = one.test(two, ProportionTest.CHI_SQUARE).pValue();
        assertThat(test.pValue()).isEqualTo(table.smallestExpected() < 5 ? fisher : chi2, within(1e-10));
        assertThat(test.effect()).isBetween(0.0, 1.0);
        assertThat(table.simulated(2000, 5).pValue())
                .as("simulated chi-square is near the exact one")
                .isEqualTo(exactChi2P(a, b, c, d), within(0.06));
    }

    /** All tables with a chi-square at least as large, by their hypergeometric probability. */
    private static double exactChi2P(int a, int b, int c, int d) {
        double all = 0;
        double large = 0;
        double observed = Math.abs((double) a * d - (double) b * c);
        for (int x = Math.max(0, a - d); x <= Math.min(a + b, a + c); x++) {
            int y = a + b - x;
            int z = a + c - x;
            int w = d - a + x;
            double weight = choose(a + c, x) * choose(b + d, y);
            all += weight;
            large += Math.abs((double) x * w - (double) y * z) >= observed - 1e-9 ? weight : 0;
        }
        return large / all;
    }

    private static double choose(int n, int k) {
        double value = 1;
        for (int i = 1; i <= k; i++) {
            value *= (n - k + i) / (double) i;
        }
        return value;
    }

    @Test
    void emptyRowsAndColumnsSayNothing() {
        Crosstab full = Crosstab.of(List.of("a", "b"), List.of("x", "y"), new long[][] {{20, 30}, {30, 15}});
        Crosstab padded = Crosstab.of(
                List.of("a", "none", "b"), List.of("x", "z", "y"), new long[][] {{20, 0, 30}, {0, 0, 0}, {30, 0, 15}});
        assertThat(padded.chiSquare()).isEqualTo(full.chiSquare());
        assertThat(full.test()).hasToString("chi-square of 2 groups: 6.76, df 1, p = 0.0093, Cramér's V 0.27");
        assertThat(padded.table()).isEqualTo("""
                               x  z   y   n
                        a     20  0  30  50
                        none   0  0   0   0
                        b     30  0  15  45
                        """);
        Crosstab one = Crosstab.of(List.of("a", "b"), List.of("x", "y"), new long[][] {{2, 0}, {3, 0}});
        assertThatThrownBy(one::test)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "a test of a table is undefined: it needs 2 groups and 2 answers that hold something, not 2 and 1");
        assertThatThrownBy(() -> Crosstab.of(List.of("a"), List.of("x", "y"), new long[][] {{2}}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("row 0 needs 2 counts, not 1");
    }

    @Test
    void ratingsAreATableOfPoints() {
        Map<String, Ratings> groups = new LinkedHashMap<>();
        groups.put("A", Ratings.of(RatingScale.ONE_TO_FIVE, 5, 5, 4));
        groups.put("B", Ratings.of(RatingScale.ONE_TO_FIVE, 1, 2, 4));
        Crosstab table = Crosstab.of(groups);
        assertThat(table.columns()).containsExactly("1", "2", "3", "4", "5");
        assertThat(table.test().method()).isEqualTo("Fisher–Freeman–Halton exact test");
        assertThat(table.test().pValue()).isEqualTo(12.0 / 20, within(1e-12));
    }
}
