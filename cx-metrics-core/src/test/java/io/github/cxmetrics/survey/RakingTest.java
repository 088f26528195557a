package io.github.cxmetrics.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class RakingTest {

    private static final Offset<Double> CLOSE = within(1e-9);
    private static final String[] SEX = {"m", "m", "m", "m", "f", "f", "f", "f"};
    private static final String[] AGE = {"young", "young", "young", "old", "young", "old", "old", "old"};

    private static Margin sex(double m, double f) {
        return Margin.of("sex", SEX, Map.of("m", m, "f", f));
    }

    private static Margin age(double young, double old) {
        return Margin.of("age", AGE, Map.of("young", young, "old", old));
    }

    private static double sumWhere(double[] weights, String[] column, String category) {
        return IntStream.range(0, weights.length)
                .filter(row -> column[row].equals(category))
                .mapToDouble(row -> weights[row])
                .sum();
    }

    @Test
    void meetsEveryMarginAndKeepsTheOddsRatio() {
        RakedWeights raked = Raking.of(sex(40, 60), age(30, 70)).run();
        double[] weights = raked.weights();
        assertThat(sumWhere(weights, SEX, "m")).isEqualTo(40, CLOSE);
        assertThat(sumWhere(weights, SEX, "f")).isEqualTo(60, CLOSE);
        assertThat(sumWhere(weights, AGE, "young")).isEqualTo(30, CLOSE);
        assertThat(sumWhere(weights, AGE, "old")).isEqualTo(70, CLOSE);
        double youngMen = 3 * weights[0];
        double oldMen = weights[3];
        double youngWomen = weights[4];
        double oldWomen = 3 * weights[5];
        assertThat(youngMen * oldWomen / (oldMen * youngWomen)).isEqualTo(9, CLOSE);
        assertThat(raked.sumWeights()).isEqualTo(100, CLOSE);
        assertThat(raked.iterations()).isBetween(5, 100);
        assertThat(raked.largestError()).isLessThanOrEqualTo(1e-12);
        double squares = Arrays.stream(weights).map(w -> w * w).sum();
        assertThat(raked.effectiveN()).isEqualTo(1e4 / squares, CLOSE);
        assertThat(raked.designEffect()).isEqualTo(8 * squares / 1e4, CLOSE);
    }

    @Test
    void weightsAreACopy() {
        RakedWeights raked = Raking.of(sex(4, 4)).run();
        raked.weights()[0] = 99;
        assertThat(raked.weights()).containsOnly(1);
        double[] base = {1, 1, 1, 1, 2, 2, 2, 2};
        Raking raking = Raking.of(sex(4, 8)).withBaseWeights(base);
        base[0] = 99;
        assertThat(raking.run().weights()).containsExactly(1, 1, 1, 1, 2, 2, 2, 2);
        assertThat(raking.run().iterations()).isZero();
    }

    @Test
    void postStratificationIsTheClosedForm() {
        double[] base = {1, 2, 3, 4, 5, 6, 7, 8};
        RakedWeights raked =
                Raking.postStratification(sex(30, 70)).withBaseWeights(base).run();
        for (int row = 0; row < base.length; row++) {
            double share = row < 4 ? 30 / 10.0 : 70 / 26.0;
            assertThat(raked.weights()[row]).isEqualTo(base[row] * share, within(1e-12));
        }
        assertThat(raked.iterations()).isEqualTo(1);
    }

    @Test
    void aCapHoldsAndTheMarginsAreStillMet() {
        Raking raking = Raking.of(sex(40, 60), age(60, 40));
        double mean = 100 / 8.0;
        assertThat(Arrays.stream(raking.run().weights()).max().orElseThrow()).isGreaterThan(1.8 * mean);
        RakedWeights capped = raking.withCap(1.8).run();
        double[] weights = capped.weights();
        assertThat(Arrays.stream(weights).max().orElseThrow()).isEqualTo(1.8 * mean, CLOSE);
        assertThat(sumWhere(weights, SEX, "m")).isEqualTo(40, CLOSE);
        assertThat(sumWhere(weights, AGE, "young")).isEqualTo(60, CLOSE);
    }

    @Test
    void failingToConvergeSaysHowFarItGot() {
        Raking raking = Raking.of(sex(40, 60), age(30, 70));
        assertThatThrownBy(() -> raking.withMaxIterations(1).run())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageMatching(
                        "raking did not converge in 1 iterations: the weight of category [mf] of sex is off its"
                                + " target by a relative 0\\.\\d+, allowed are 1\\.0E-12");
        assertThat(raking.withTolerance(0.2).withMaxIterations(1).run().largestError())
                .isBetween(1e-3, 0.2);
        assertThatThrownBy(() ->
                        Raking.of(sex(10, 90)).withCap(1.5).withMaxIterations(7).run())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith(
                        "raking did not converge in 7 iterations: the weight of category f of sex is off its target by a"
                                + " relative 0.16");
    }

    @Test
    void categoriesWithTargetZeroLoseTheirWeight() {
        Margin margin = Margin.of("sex", SEX, Map.of("m", 0.0, "f", 8.0, "x", 0.0));
        assertThat(Raking.of(margin).run().weights()).containsExactly(0, 0, 0, 0, 2, 2, 2, 2);
    }

    /** Relative to the margin's own total, where there is no target to be relative to: 6 of 8, in the size of the first margin. */
    @Test
    void theErrorOfATargetOfZeroIsRelativeToTheTotal() {
        Raking raking = Raking.normalizing(age(4.4, 3.6), sex(0, 80))
                .withBaseWeights(1.5, 1.5, 1.5, 1.5, 1, 1, 1, 1)
                .withTolerance(0.75);
        assertThat(raking.run().largestError()).isEqualTo(0.75);
        assertThat(raking.run().iterations()).isZero();
    }

    @Test
    void theFirstOfTheFarthestCategoriesIsNamed() {
        Margin margin = Margin.of("sex", new String[] {"c", "b", "a", "a"}, Map.of("a", 10.0, "b", 45.0, "c", 45.0));
        assertThatThrownBy(() ->
                        Raking.of(margin).withCap(1.5).withMaxIterations(7).run())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith(
                        "raking did not converge in 7 iterations: the weight of category b of sex is off its target by a"
                                + " relative 0.16");
    }

    @Test
    void rowsOfBaseWeightZeroKeepIt() {
        assertThat(Raking.of(sex(0, 8))
                        .withBaseWeights(0, 0, 0, 0, 1, 1, 1, 1)
                        .run()
                        .weights())
                .containsExactly(0, 0, 0, 0, 2, 2, 2, 2);
        RakedWeights raked =
                Raking.of(sex(4, 4)).withBaseWeights(0, 1, 1, 2, 1, 1, 1, 1).run();
        assertThat(raked.weights()).containsExactly(0, 1, 1, 2, 1, 1, 1, 1);
    }

    @Test
    void margins() {
        Margin coded = Margin.of("peak", new int[] {3, 1, 3, 10}, Map.of(1, 5.0, 3, 7.0, 10, 11.0));
        assertThat(coded.name()).isEqualTo("peak");
        assertThat(coded.targets()).isEqualTo(Map.of("1", 5.0, "3", 7.0, "10", 11.0));
        assertThat(coded).hasToString("peak: 3 categories, total 23.0");
        Map<String, Double> totals = Margin.totals(new String[] {"b", "a", "b"}, new double[] {1, 2, 4});
        assertThat(totals).containsExactly(Map.entry("a", 2.0), Map.entry("b", 5.0));
        assertThat(Raking.of(sex(1, 2), age(1, 2))).hasToString("raking of 8 rows to sex and age");
    }

    @Test
    void theOrderOfTheTargetsChangesNothing() {
        Map<String, Double> there = new LinkedHashMap<>();
        there.put("m", 0.1);
        there.put("f", 0.7);
        Map<String, Double> back = new LinkedHashMap<>();
        back.put("f", 0.7);
        back.put("m", 0.1);
        assertThat(Raking.of(Margin.of("sex", SEX, there)).run().weights())
                .isEqualTo(Raking.of(Margin.of("sex", SEX, back)).run().weights());
    }

    @Test
    void refusesBadMargins() {
        assertMarginRefused(new String[] {}, Map.of("m", 1.0), "sex has no rows");
        assertMarginRefused(new String[] {"m"}, Map.of(), "the targets of sex are all 0");
        assertMarginRefused(new String[] {"m"}, Map.of("m", 0.0), "the targets of sex are all 0");
        assertMarginRefused(
                new String[] {"m"},
                Map.of("m", -1.0),
                "the target of category m of sex must be finite and not negative: -1.0");
        assertMarginRefused(
                new String[] {"m"},
                Map.of("m", Double.NaN),
                "the target of category m of sex must be finite and not negative: NaN");
        assertMarginRefused(
                new String[] {"m"},
                Map.of("m", Double.POSITIVE_INFINITY),
                "the target of category m of sex must be finite and not negative: Infinity");
        Map<String, Double> withNull = new HashMap<>();
        withNull.put("m", null);
        assertMarginRefused(
                new String[] {"m"}, withNull, "the target of category m of sex must be finite and not negative: null");
        assertMarginRefused(new String[] {"m", "x"}, Map.of("m", 1.0), "a category of sex has no target (row 1)");
        assertMarginRefused(new String[] {"m", null}, Map.of("m", 1.0), "a category of sex has no target (row 1)");
        assertMarginRefused(
                new String[] {"m"}, Map.of("m", 1.0, "f", 2.0), "category f of sex has target 2.0 but no rows");
        Map<String, Double> nullKey = new HashMap<>();
        nullKey.put(null, 1.0);
        assertMarginRefused(new String[] {"m"}, nullKey, "a category of sex must not be null");
        assertThatThrownBy(() -> Margin.totals(new String[] {"a", null}, new double[] {1, 1}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a category must not be null (row 1)");
        assertThatThrownBy(() -> Margin.totals(new String[] {"a"}, new double[] {1, 1}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("categories and weights differ in length: 1 and 2");
        assertThatThrownBy(() -> Margin.totals(new String[] {"a"}, new double[] {-2}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("weight -2.0 must be finite and not negative (row 0)");
    }

    private static void assertMarginRefused(String[] rows, Map<String, Double> targets, String message) {
        assertThatThrownBy(() -> Margin.of("sex", rows, targets))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void refusesMarginsThatDisagree() {
        assertThatThrownBy(Raking::of)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("raking needs at least one margin");
        assertThatThrownBy(() -> Raking.of(sex(40, 60), age(30, 60)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the targets of sex and age differ in total: 100.0 and 90.0");
        assertThatThrownBy(() -> Raking.of(sex(1, 1), Margin.of("age", new String[] {"y"}, Map.of("y", 2.0))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("sex and age differ in length: 8 and 1");
        assertThatThrownBy(() -> Raking.of(sex(40, 60), age(30, 70 + 2e-7)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(Raking.of(sex(5e8, 5e8), age(5e8, 5e8 + 1))).hasToString("raking of 8 rows to sex and age");
        assertThatThrownBy(() -> Raking.of(sex(5e8, 5e8), age(5e8, 5e8 + 1.1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the targets of sex and age differ in total: 1.0E9 and 1.0000000011E9");
        assertThat(Raking.of(sex(40, 60), age(30, 70 + 5e-8)).run().sumWeights())
                .isEqualTo(100, CLOSE);
        assertThat(Raking.of(sex(40, 60), age(30, 70 + 1e-9)).run().sumWeights())
                .isEqualTo(100, CLOSE);
    }

    /** Issue 16: 99.9 against 100. */
    @Test
    void roundedMarginsAreSharesWhenTold() {
        assertThatThrownBy(() -> Raking.of(sex(40, 60), age(30, 69.9))).isInstanceOf(IllegalArgumentException.class);
        RakedWeights raked = Raking.normalizing(sex(40, 60), age(30, 69.9)).run();
        RakedWeights exact =
                Raking.of(sex(40, 60), age(30 / 0.999, 69.9 / 0.999)).run();
        assertThat(raked.sumWeights()).isEqualTo(100, CLOSE);
        for (int row = 0; row < 8; row++) {
            assertThat(raked.weights()[row]).isEqualTo(exact.weights()[row], within(1e-9));
        }
        assertThatThrownBy(() -> Raking.normalizing(sex(1, 1), Margin.of("age", new String[] {"y"}, Map.of("y", 2.0))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("sex and age differ in length: 8 and 1");
    }

    @Test
    void refusesBadOptions() {
        Raking raking = Raking.of(sex(4, 4));
        assertRefused(() -> raking.withBaseWeights(1, 2), "base weights and sex differ in length: 2 and 8");
        assertRefused(
                () -> raking.withBaseWeights(1, 1, 1, Double.NaN, 1, 1, 1, 1),
                "base weight NaN must be finite and not negative (row 3)");
        assertRefused(
                () -> raking.withBaseWeights(0, 0, 0, 0, 1, 1, 1, 1),
                "category m of sex has target 4.0 but no base weight");
        assertRefused(() -> raking.withMaxIterations(0), "raking needs at least 1 iteration, not 0");
        assertRefused(() -> raking.withTolerance(0), "a raking tolerance lies strictly between 0 and 1, not 0.0");
        assertRefused(
                () -> raking.withTolerance(Double.NaN), "a raking tolerance lies strictly between 0 and 1, not NaN");
        assertRefused(() -> raking.withTolerance(1), "a raking tolerance lies strictly between 0 and 1, not 1.0");
        assertThat(raking.withCap(1).run().weights()).containsOnly(1);
        assertRefused(
                () -> raking.withCap(Double.POSITIVE_INFINITY),
                "a cap must be at least 1 times the mean weight, not Infinity");
        assertRefused(() -> raking.withCap(0.9), "a cap must be at least 1 times the mean weight, not 0.9");
        assertRefused(() -> raking.withCap(Double.NaN), "a cap must be at least 1 times the mean weight, not NaN");
    }

    private static void assertRefused(Runnable call, String message) {
        assertThatThrownBy(call::run)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void prints() {
        assertThat(Raking.of(sex(4, 4)).run())
                .hasToString("weights of 8 rows: n_eff = 8.0, largest margin error 0.0e+00, iterations 0");
    }
}
