package io.github.cxmetrics.monitor.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.cxmetrics.Confidence;
import io.github.cxmetrics.Interval;
import io.github.cxmetrics.RecordLimits;
import io.github.cxmetrics.StoredFormContract;
import io.github.cxmetrics.survey.RatingScale;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DriversTest {

    private static final int[] SPEED = {3, 4, 2, 4, 4, 5, 3, 4, 5, 5, 4, 3, 3, 5, 4};
    private static final int[] PRICE = {4, 5, 3, 3, 5, 2, 4, 5, 4, 4, 3, 3, 4, 5, 5};
    private static final int[] OVERALL = {5, 9, 5, 4, 9, 5, 8, 7, 8, 8, 6, 5, 4, 8, 7};

    private static final DriverRule RULE = DriverRule.of("overall", "speed", "price");

    /** One answer of a survey. */
    private record Answer(Integer overall, Integer speed, BigDecimal price) {}

    @Test
    void printsALineAndATable() {
        Drivers drivers = RULE.count(OVERALL, SPEED, PRICE);
        assertThat(drivers).hasToString("drivers of overall by speed, price: R² 0.601, n = 15");
        assertThat(drivers.shapley())
                .hasToString("drivers of overall (Shapley): price 73.8 % (95 % CI 28.6 % … 100.0 %),"
                        + " speed 26.2 % (95 % CI 0.0 % … 71.4 %), of R² 0.601");
        assertThat(drivers.shapley().table()).isEqualTo("""
                        driver  share of R²          interval  part of R²       interval
                        price        73.8 %  28.6 % … 100.0 %       0.443  0.096 … 0.790
                        speed        26.2 %    0.0 % … 71.4 %       0.158  0.000 … 0.437
                        R²                                          0.601
                        95 % CI, grouped jackknife
                        """);
        assertThat(drivers.table()).isEqualTo("""
                        driver  mean     r  share of R²          interval  part of R²   beta  VIF
                        price   3.93  0.70       73.8 %  28.6 % … 100.0 %       0.443  0.643  1.0
                        speed   3.87  0.44       26.2 %    0.0 % … 71.4 %       0.158  0.347  1.0
                        overall: R² 0.601 (adjusted 0.534) by 2 attributes, first eigenvalue 57.6 %, n = 15
                        few rows: 15 for 2 attributes, at least 20 are advised
                        """);
        assertThat(drivers.model().table()).isEqualTo("""
                        attribute     r   beta        interval  VIF
                        speed      0.44  0.347  -0.055 … 0.749  1.0
                        price      0.70  0.643   0.241 … 1.045  1.0
                        few rows: 15 for 2 attributes, at least 20 are advised
                        """);
    }

    private static DriverShares shares(int drivers) {
        List<DriverShare> rows = new ArrayList<>();
        for (int i = 0; i < drivers; i++) {
            rows.add(new DriverShare("d" + i, 0.1, null, null, 0.1, null, null));
        }
        return new DriverShares("Shapley", "overall", 0.1 * drivers, rows, null);
    }

    @Test
    void theFiveStrongestAreInALine() {
        assertThat(shares(5).toString()).endsWith("d4 10.0 %, of R² 0.500");
        assertThat(shares(7).toString()).endsWith("d4 10.0 % and 2 more, of R² 0.700");
        assertThat(shares(2).table().lines().toList())
                .hasSize(4)
                .last()
                .asString()
                .startsWith("R²");
        assertThat(shares(2).of("d1").name()).isEqualTo("d1");
        refused(() -> shares(2).of("d2"), "no attribute d2");
    }

    @Test
    void allDoorsCountAlike() {
        RatingScale five = RatingScale.ONE_TO_FIVE.missing(0);
        DriverRule rule = RULE.withScale("speed", five).withDecimals("price", 1).withBlocks(6);
        int[] speed = SPEED.clone();
        speed[3] = 0;
        speed[9] = 0;
        double[] price = Arrays.stream(PRICE).mapToDouble(p -> p + 0.1).toArray();
        price[9] = Double.NaN;
        Drivers columns = rule.count(
                Arrays.stream(OVERALL).asDoubleStream().toArray(),
                Arrays.stream(speed).asDoubleStream().toArray(),
                price);
        List<Answer> answers = IntStream.range(0, OVERALL.length)
                .mapToObj(i -> new Answer(
                        OVERALL[i],
                        speed[i] == 0 ? null : speed[i],
                        Double.isNaN(price[i]) ? null : BigDecimal.valueOf(price[i])))
                .toList();
        assertThat(rule.countAnswers(answers, Answer::overall, Answer::speed, Answer::price))
                .isEqualTo(columns);
        List<DriverRow> rows = IntStream.range(0, OVERALL.length)
                .mapToObj(i -> DriverRow.of(i, OVERALL[i], speed[i], Double.isNaN(price[i]) ? null : price[i]))
                .toList();
        assertThat(rule.count(rows)).isEqualTo(columns);
        assertThat(columns.count()).isEqualTo(13);
        assertThat(columns.gaps()).isEqualTo(2);
        assertThat(columns.missing("speed")).isEqualTo(2);
        assertThat(columns.missing("price")).isEqualTo(1);
        assertThat(columns.missing("overall")).isZero();
        assertThat(columns).hasToString("drivers of overall by speed, price: R² 0.587, n = 13, 2 rows with a gap");
        assertThat(columns.mean("price")).isCloseTo(4.1, within(1e-15));
    }

    @Test
    void wholeNumbersAndLargeOnesCountAlike() {
        int factor = 100_000;
        Drivers small = RULE.count(OVERALL, SPEED, PRICE);
        Drivers large = RULE.count(OVERALL, times(SPEED, factor), times(PRICE, factor));
        assertThat(large.model().effects()).isEqualTo(small.model().effects());
        for (String name : List.of("speed", "price")) {
            assertThat(large.shapley().of(name).part())
                    .isCloseTo(small.shapley().of(name).part(), within(1e-14));
            assertThat(large.shapley().of(name).shareError())
                    .isCloseTo(small.shapley().of(name).shareError(), within(1e-14));
        }
        assertThat(large.mean("speed")).isEqualTo(factor * small.mean("speed"), within(1e-9));
    }

    private static int[] times(int[] column, int factor) {
        return Arrays.stream(column).map(value -> value * factor).toArray();
    }

    /** A product of doubles would lose these differences: values beside 2·10^9 that differ by 1. */
    @Test
    void nothingCancels() {
        int[] shifted = Arrays.stream(SPEED).map(value -> 2_000_000_000 + value).toArray();
        Drivers drivers = RULE.count(OVERALL, shifted, PRICE);
        assertThat(drivers.model().effects())
                .isEqualTo(RULE.count(OVERALL, SPEED, PRICE).model().effects());
        assertThat(drivers.meanInterval("speed", Confidence.DEFAULT).width())
                .isCloseTo(
                        RULE.count(OVERALL, SPEED, PRICE)
                                .meanInterval("speed", Confidence.DEFAULT)
                                .width(),
                        within(1e-6));
    }

    @Test
    void aPartCanBeTakenOut() {
        int cut = 6;
        List<DriverRow> rows = IntStream.range(0, OVERALL.length)
                .mapToObj(i -> DriverRow.of(i, i == 2 ? null : OVERALL[i], SPEED[i], PRICE[i]))
                .toList();
        Drivers whole = RULE.count(rows);
        Drivers first = RULE.count(rows.subList(0, cut));
        Drivers second = RULE.count(rows.subList(cut, rows.size()));
        assertThat(whole.minus(first)).isEqualTo(second);
        assertThat(whole.minus(second)).isEqualTo(first);
        assertThat(whole.minus(whole)).isEqualTo(RULE.empty());
        assertThatThrownBy(() -> first.minus(second))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("can't take 1 rows out of 0");
        Drivers others = RULE.count(IntStream.range(0, OVERALL.length)
                .mapToObj(i -> DriverRow.of(i, 9, 9, 9))
                .toList());
        assertThatThrownBy(() -> RULE.count(OVERALL, SPEED, PRICE).minus(others))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the sums of block 0 are not those of 0 rows");
    }

    @Test
    void whatIsUndefinedNamesItsColumn() {
        int[] same = new int[OVERALL.length];
        int[] sum = IntStream.range(0, OVERALL.length)
                .map(i -> SPEED[i] - 2 * PRICE[i])
                .toArray();
        DriverRule three = DriverRule.of("overall", "speed", "price", "comfort");
        assertThatThrownBy(() -> three.count(OVERALL, SPEED, PRICE, same).model())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("drivers of overall are undefined: comfort doesn't vary");
        assertThatThrownBy(() -> three.count(same, SPEED, PRICE, OVERALL).shapley())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("drivers of overall are undefined: overall doesn't vary");
        assertThatThrownBy(() -> three.count(OVERALL, SPEED, PRICE, sum).johnson())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("drivers of overall are undefined: comfort is a linear combination of speed, price");
        assertThatThrownBy(() -> RULE.count(new int[] {1, 2, 3}, new int[] {1, 2, 3}, new int[] {2, 1, 3})
                        .table())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("drivers of overall are undefined: 2 attributes need more than 3 complete rows, not 3");
        assertThat(three.count(OVERALL, SPEED, PRICE, sum))
                .hasToString("drivers of overall by speed, price, comfort: R² undefined, n = 15");
        assertThat(RULE.empty()).hasToString("drivers of overall by speed, price: no rows");
        assertThatThrownBy(() -> RULE.empty().mean("speed"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the mean of speed is undefined: no complete rows");
        assertThatThrownBy(() -> RULE.empty().mean("comfort"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no column comfort in overall by speed, price in 50 blocks");
    }

    @Test
    void withoutAJackknifeThereAreNoIntervals() {
        Drivers oneBlock = RULE.count(IntStream.range(0, OVERALL.length)
                .mapToObj(i -> DriverRow.of(7, OVERALL[i], SPEED[i], PRICE[i]))
                .toList());
        assertThat(oneBlock.shapley().withoutIntervals()).isEqualTo("all rows are in one block");
        assertThat(oneBlock.shapley().of("speed").shareInterval()).isNull();
        assertThat(oneBlock.shapley().table()).endsWith("no intervals: all rows are in one block\n");
        Drivers twoBlocks = RULE.count(IntStream.range(0, OVERALL.length)
                .mapToObj(i -> DriverRow.of(i % 2, OVERALL[i], SPEED[i], PRICE[i]))
                .toList());
        assertThat(twoBlocks.shapley().withoutIntervals()).isNull();
        assertThat(twoBlocks.shapley().of("speed").shareInterval()).isNotNull();
        Drivers needsARow = DriverRule.of("y", "x").count(new int[] {1, 2, 4, 3, 5}, new int[] {1, 1, 1, 1, 2});
        assertThat(needsARow.shapley().withoutIntervals())
                .isEqualTo("without block 4 drivers of y are undefined: x doesn't vary");
        assertThat(needsARow.shapley().of("x").part()).isCloseTo(0.5, within(1e-15));
    }

    @Test
    void noCorrelationHasNoShares() {
        Drivers none = DriverRule.of("y", "x").count(new int[] {1, 2, 1, 2}, new int[] {1, 1, 2, 2});
        assertThat(none.r2()).isZero();
        assertThat(none.shapley().of("x").share()).isNull();
        assertThat(none.shapley()).hasToString("drivers of y (Shapley): x –, of R² 0.000");
        assertThatThrownBy(() -> ImportancePerformance.from(none))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("importance is undefined: R² is 0");
    }

    @Test
    void collinearAttributesAreNamed() {
        SplittableRandom random = new SplittableRandom(5);
        int[] one = random.ints(200, 0, 100).toArray();
        int[] two = IntStream.of(one).map(value -> value + random.nextInt(10)).toArray();
        int[] other = random.ints(200, 0, 100).toArray();
        int[] outcome = IntStream.range(0, 200).map(i -> one[i] + other[i]).toArray();
        DriverModel model = DriverRule.of("y", "one", "other", "two")
                .count(outcome, one, other, two)
                .model();
        assertThat(model.collinear()).containsExactly("one", "two");
        assertThat(model.table()).endsWith("collinear (VIF above 10): one, two\n");
        assertThat(model.firstEigenvalueShare()).isBetween(0.6, 0.75);
    }

    @Test
    void badInputIsRefusedAtTheDoor() {
        DriverRule rule = RULE.withScale("speed", RatingScale.ONE_TO_FIVE.missing(6));
        refused(
                () -> rule.count(new int[] {1, 2}, new int[] {3, 7}, new int[] {1, 1}),
                "speed: rating 7 is outside 1..5 (row 1)");
        refused(() -> rule.count(new int[] {1, 2}, new int[] {3, 3}), "drivers of overall have 3 columns, not 2");
        refused(
                () -> rule.count(new int[] {1, 2}, new int[] {3, 3}, new int[] {3}),
                "columns must be of one length: overall has 2 rows, price has 1");
        refused(
                () -> rule.count(new int[] {1}, new int[] {3}, null, new int[] {3}),
                "drivers of overall have 3 columns, not 4");
        refused(() -> rule.count(new int[] {1}, new int[] {3}, (int[]) null), "column price must not be null");
        refused(
                () -> rule.count(new double[] {1.5}, new double[] {3}, new double[] {4}),
                "overall: 1.5 has more than 0 decimals (row 0)");
        refused(
                () -> rule.count(new double[] {1e12}, new double[] {3}, new double[] {4}),
                "overall: 1.0E12 is out of range (row 0)");
        refused(() -> rule.count(List.of(DriverRow.of(0, 1, 2))), "drivers of overall have 3 columns, not 2 (row 0)");
        refused(
                () -> rule.countAnswers(List.of(1, 2), i -> 1, i -> 2, i -> i / 2.0),
                "price: 0.5 has more than 0 decimals (row 0)");
        refused(() -> DriverRow.of(-1, 2), "the number of a row must not be negative: -1");
        refused(() -> DriverRow.of(1, Double.POSITIVE_INFINITY), "an answer must be a number, not Infinity");
        refused(() -> DriverRule.of("y", "x", "x"), "two columns have the name x");
        refused(() -> DriverRule.of("y"), "drivers need 1..20 attributes, not 0");
        refused(() -> DriverRule.of("y", " "), "the name of a column must not be missing or blank");
        refused(() -> RULE.withBlocks(1), "blocks must be 2..1000, not 1");
        refused(() -> RULE.withDecimals("speed", 10), "decimals of speed must be 0..9, not 10");
        refused(() -> rule.withDecimals("speed", 1), "speed is rated on 1..5 missing [6], which has no decimals");
        refused(() -> RULE.withDecimals("comfort", 1), "no column comfort in overall by speed, price in 50 blocks");
    }

    private static void refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }

    @Test
    void sumsThatOverflowAreRefused() {
        Drivers.Counts counts = RULE.withBlocks(2).count(OVERALL, SPEED, PRICE).toCounts();
        DriverMoments moments = DriverMoments.none(2, 3);
        moments.products[DriverMoments.pair(1, 1)] = Long.MAX_VALUE;
        assertThatThrownBy(() -> moments.addExact(0, new long[] {1, 1, 1})).isInstanceOf(ArithmeticException.class);
        assertThat(moments.rows[0]).isZero();
        assertThat(moments.sums[0]).isZero();
        assertThat(counts.numbers()).containsEntry("rows", 15L).containsEntry("rows with a gap", 0L);
    }

    @Test
    void correlationsAreChecked() {
        List<String> names = List.of("a", "b", "c");
        double[] y = {.5, .5, .5};
        refused(
                () -> DriverModel.of("y", names, new double[][] {{1, .2, .2}, {.3, 1, .2}, {.2, .2, 1}}, y),
                "correlations of a and b must be one, not 0.2 and 0.3");
        refused(
                () -> DriverModel.of("y", names, new double[][] {{1, .2, .2}, {.2, .9, .2}, {.2, .2, 1}}, y),
                "the correlation of b with itself must be 1");
        refused(
                () -> DriverModel.of("y", names, new double[][] {{1, 2, .2}, {2, 1, .2}, {.2, .2, 1}}, y),
                "a correlation lies in -1..1, not 2.0");
        refused(
                () -> DriverModel.of("y", names, new double[][] {{1, .2}, {.2, 1}}, y),
                "3 attributes need 3 rows of correlations and 3 with the outcome, not 2 and 3");
        // What pair-wise deletion can give: a and b alike, b and c alike, a and c opposite.
        refused(
                () -> DriverModel.of("y", names, new double[][] {{1, .9, -.9}, {.9, 1, .9}, {-.9, .9, 1}}, y),
                "correlations of c contradict those of the attributes before it: no complete rows have them");
        refused(
                () -> DriverModel.of(
                        "y", List.of("a", "b"), new double[][] {{1, -.9}, {-.9, 1}}, new double[] {.9, .9}),
                "correlations with y contradict those of the attributes: no complete rows have them (R² 16.200)");
        DriverModel model = DriverModel.of("y", List.of("a"), new double[][] {{1}}, new double[] {.5});
        assertThat(model).hasToString("y: R² 0.250 by 1 attribute, first eigenvalue 100.0 %");
        assertThat(model.rows()).isEmpty();
        assertThat(model.effects().get(0).standardError()).isNull();
        assertThatThrownBy(model::adjustedR2)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("adjusted R² of y is undefined: the number of rows is not known");
        assertThatThrownBy(() -> model.ofRows(2))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("drivers of y are undefined: 1 attributes need more than 2 complete rows, not 2");
        assertThatThrownBy(() -> model.ofRows(3).correlationInterval("a"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the interval of a correlation needs more than 3 pairs, not 3");
        assertThat(model.ofRows(100).correlationInterval("a")).hasToString("95 % CI 0.34 … 0.63 (Fisher z)");
    }

    @Test
    void ranksSeeWhatIsOrdinal() {
        RankCorrelation ranks = RankCorrelation.of(new int[] {1, 2, 3, 4, 5}, new int[] {1, 10, 100, 1000, 10_000});
        assertThat(ranks.value()).isEqualTo(1);
        RankCorrelation some =
                RankCorrelation.of(new double[] {1, 2, 2, 4, Double.NaN, 7}, new double[] {3, 1, 4, 4, 5, 9});
        assertThat(some.value()).isCloseTo(7.25 / 9.5, within(1e-15));
        assertThat(some).hasToString("Spearman 0.76 (95 % CI -0.52 … 0.99), n = 5");
        assertThat(some.gaps()).isEqualTo(1);
        assertThatThrownBy(() -> RankCorrelation.of(new int[] {1, 1}, new int[] {1, 2}))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("a rank correlation is undefined: a column doesn't vary");
        assertThatThrownBy(() -> RankCorrelation.of(new int[] {1}, new int[] {1}))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("a rank correlation is undefined: 1 complete pairs, 2 are needed");
        refused(
                () -> RankCorrelation.of(new int[] {1}, new int[] {1, 2}),
                "columns must be of one length, not 1 and 2");
    }

    @Test
    void importanceAndPerformance() {
        RatingScale five = RatingScale.ONE_TO_FIVE;
        Drivers drivers = RULE.withScale("speed", five).withScale("price", five).count(OVERALL, SPEED, PRICE);
        ImportancePerformance fields = ImportancePerformance.from(drivers);
        assertThat(fields).hasToString("keep up: price ?; low priority: speed ? (cuts: means of the attributes)");
        assertThat(fields.table()).isEqualTo("""
                        attribute  importance       interval  performance     interval           field
                        speed           0.262  0.000 … 0.714         3.87  3.36 … 4.37  low priority ?
                        price           0.738  0.286 … 1.000         3.93  3.40 … 4.47       keep up ?
                        cuts (means of the attributes): importance 0.500, performance 3.90; ? = an interval holds a cut
                        """);
        ImportancePerformance given = fields.withCuts(0.95, 2);
        assertThat(given.inField(Quadrant.POSSIBLE_OVERKILL)).containsExactly("speed", "price");
        assertThat(given.points())
                .extracting(ImportancePerformance.Point::unclear)
                .containsExactly(false, true);
        ImportancePerformance onCuts = ImportancePerformance.of(
                        List.of("a", "b"), new double[] {1, 0.5}, new double[] {2, 1})
                .withCuts(1, 2);
        assertThat(onCuts.inField(Quadrant.KEEP_UP)).containsExactly("a");
        assertThat(onCuts.inField(Quadrant.LOW_PRIORITY)).containsExactly("b");
        Drivers reversed = RULE.withScale("speed", five.lowIsGood())
                .withScale("price", RatingScale.of(0, 10))
                .count(OVERALL, SPEED, PRICE);
        assertThat(ImportancePerformance.from(reversed).points())
                .extracting(ImportancePerformance.Point::performance)
                .usingElementComparator((a, b) -> Math.abs(a - b) < 1e-9 ? 0 : Double.compare(a, b))
                .containsExactly(100 - 100 * (58 / 15.0 - 1) / 4, 590 / 15.0);
        Interval speed = ImportancePerformance.from(reversed).points().get(0).performanceInterval();
        Interval before = fields.points().get(0).performanceInterval();
        assertThat(speed.lower()).isEqualTo(100 - 25 * (before.upper() - 1), within(1e-9));
        assertThat(speed.upper()).isEqualTo(100 - 25 * (before.lower() - 1), within(1e-9));
        assertThat(speed.confidence()).isEqualTo(before.confidence());
        refused(
                () -> ImportancePerformance.from(RULE.withScale("speed", five).count(OVERALL, SPEED, PRICE)),
                "performance of speed and price can't be compared: give all attributes a scale or none");
        refused(
                () -> ImportancePerformance.of(List.of("a"), new double[] {1, 2}, new double[] {1}),
                "1 attributes need as many numbers, not 2 and 1");
        refused(
                () -> ImportancePerformance.of(List.of("a"), new double[] {Double.NaN}, new double[] {1}),
                "importance must be finite, not NaN");
    }

    @Test
    void resultsAreSerializable() throws Exception {
        Drivers drivers = RULE.count(OVERALL, SPEED, PRICE);
        List<Object> results = List.of(
                drivers.shapley(),
                drivers.effects().get(0),
                ImportancePerformance.from(drivers),
                RankCorrelation.of(OVERALL, SPEED),
                DriverRow.of(3, 1, null, 2.5));
        for (Object value : results) {
            assertThat(StoredFormContract.read(StoredFormContract.bytes(value))).isEqualTo(value);
        }
        RecordLimits.check(getClass(), results);
    }
}
