package io.github.cxmetrics.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.cxmetrics.Confidence;
import io.github.cxmetrics.Interval;
import io.github.cxmetrics.TallyRecorder;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Scales of half points, and of other parts of one. */
class HalfPointsTest {

    private static final RatingScale HALVES = RatingScale.halfPoints(0, 5);
    private static final double[] ANSWERS = {4.5, 3, 5, 0.5, 4, 4.5, 99, 2.5};

    private static Ratings ratings() {
        return Ratings.of(HALVES.missing(99), ANSWERS);
    }

    @Test
    void aStepIsAPartOfAPoint() {
        assertThat(HALVES).isEqualTo(RatingScale.of(0, 5).by(0.5)).hasToString("0..5 by 0.5");
        assertThat(HALVES.points()).isEqualTo(11);
        assertThat(HALVES.step()).isEqualTo(0.5);
        assertThat(HALVES.by(1)).isEqualTo(RatingScale.of(0, 5)).hasToString("0..5");
        assertThat(HALVES.lowIsGood().missing(9)).hasToString("0..5 by 0.5 (low is good) missing [9]");
        assertThat(HALVES.missing(9).withoutMissingCodes()).isEqualTo(HALVES);
        for (double step : new double[] {0.3, 0, -0.5, 2, 1.5, 1e-9, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatThrownBy(() -> RatingScale.of(0, 5).by(step))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("a step is a whole part of a point such as 0.5, not " + step);
        }
        assertThatThrownBy(() -> RatingScale.of(0, 600).by(0.5))
                .hasMessage("a rating scale takes 1..1000 steps, not 2 in each point of 0..600");
        assertThatThrownBy(() -> RatingScale.of(2_000_000_000, 2_000_000_001).by(0.5))
                .hasMessage("the points of 2000000000..2000000001 are too large for 2 steps in each");
        assertThat(Ratings.of(RatingScale.of(1_000_000_000, 1_000_000_001).by(0.5), 1_000_000_000.5)
                        .mean())
                .isEqualTo(1_000_000_000.5);
    }

    @Test
    void tenthsAreReadAsTheyAreWritten() {
        RatingScale tenths = RatingScale.of(-1, 10).by(0.1);
        for (int i = -10; i <= 100; i++) {
            double point = Double.parseDouble(i / 10.0 + "");
            assertThat(tenths.contains(point)).as("%s", point).isTrue();
            assertThat(tenths.pointAt(i + 10)).isEqualTo(point);
            assertThat(tenths.contains(Math.nextUp(point))).as("%s", point).isFalse();
        }
        assertThat(Ratings.of(tenths, 4.3, 0.7, 9.9).counts()[53]).isEqualTo(1);
    }

    @Test
    void everyDoorReadsTheSameAnswers() {
        Ratings expected = Ratings.ofCounts(HALVES, 0, 1, 0, 0, 0, 1, 1, 0, 1, 2, 1);
        expected = expected.plus(new Ratings(HALVES, new long[11], 1));
        RatingScale scale = HALVES.missing(99);
        assertThat(ratings()).isEqualTo(expected);
        assertThat(Ratings.of(scale, DoubleStream.of(ANSWERS).parallel())).isEqualTo(expected);
        assertThat(Ratings.ofSteps(scale, 9, 6, 10, 1, 8, 9, 99, 5)).isEqualTo(expected);
        assertThat(Ratings.ofCounts(HALVES, expected.counts()).counts()).isEqualTo(expected.counts());
        List<Double> boxed = Arrays.stream(ANSWERS).boxed().toList();
        assertThat(boxed.parallelStream().collect(scale.decimals().collector())).isEqualTo(expected);
        assertThat(scale.decimals().count(boxed)).isEqualTo(expected);
        TallyRecorder<Double, Ratings> recorder = TallyRecorder.of(scale.decimals());
        boxed.forEach(recorder::record);
        assertThat(recorder.snapshot()).isEqualTo(expected);
        assertThat(expected.rule()).isEqualTo(HALVES);
        assertThat(Ratings.bySegment(scale, 2, new int[] {0, 0, 0, 0, 0, 0, 0, 0}, ANSWERS))
                .containsExactly(expected, new Ratings(HALVES, new long[11], 0));
        assertThat(WeightedRatings.of(scale, ANSWERS, new double[] {1, 1, 1, 1, 1, 1, 1, 1})
                        .unweighted())
                .isEqualTo(expected);
        long[] ids = {1, 2, 3, 4, 5, 6, 7, 8};
        assertThat(CustomerRatings.of(scale, ids, ids, ANSWERS).latest()).isEqualTo(expected);
        String[] names = {"a", "b", "c", "d", "e", "f", "g", "h"};
        assertThat(CustomerRatings.of(scale, names, ids, ANSWERS).all()).isEqualTo(expected);
    }

    @Test
    void aWholeNumberIsThatManyPointsAtEveryDoor() {
        Ratings expected = Ratings.of(HALVES, 4.0, 0.0, 5.0);
        RatingScale scale = HALVES.missing(99);
        assertThat(Ratings.of(HALVES, 4, 0, 5)).isEqualTo(expected);
        assertThat(Ratings.of(HALVES, new byte[] {4, 0, 5})).isEqualTo(expected);
        assertThat(Ratings.of(HALVES, IntStream.of(4, 0, 5))).isEqualTo(expected);
        assertThat(Stream.of(4, 0, 5).collect(HALVES.collector())).isEqualTo(expected);
        assertThat(Ratings.ofCounts(HALVES, Map.of(4, 1L, 0, 1L, 5, 1L))).isEqualTo(expected);
        assertThat(Ratings.bySegment(scale, 1, new short[] {0, 0, 0, 0}, new byte[] {4, 0, 99, 5})
                        .get(0))
                .isEqualTo(Ratings.of(scale, 4.0, 0.0, 99.0, 5.0));
        assertThat(WeightedRatings.of(scale, new int[] {4, 0, 99, 5}, new double[] {1, 1, 1, 1})
                        .mean()
                        .value())
                .isEqualTo(3);
        int[] many = IntStream.range(0, 5000).map(i -> i % 6).toArray();
        assertThat(Ratings.of(HALVES, many).mean())
                .isEqualTo(IntStream.of(many).average().orElseThrow(), within(1e-12));
    }

    @Test
    void whatIsNoPointIsRefusedByRuleAndValue() {
        assertThatThrownBy(() -> Ratings.of(HALVES, 4.5, 3.7))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("rating 3.7 is no point of 0..5 by 0.5 (row 1)");
        assertThatThrownBy(() -> Ratings.of(HALVES, 5.5)).hasMessage("rating 5.5 is outside 0..5 (row 0)");
        assertThatThrownBy(() -> Ratings.of(HALVES, Double.NaN)).hasMessage("rating NaN is outside 0..5 (row 0)");
        assertThatThrownBy(() -> Ratings.of(HALVES, Double.POSITIVE_INFINITY))
                .hasMessage("rating Infinity is outside 0..5 (row 0)");
        assertThatThrownBy(() -> Ratings.of(RatingScale.ONE_TO_FIVE, 3.5))
                .hasMessage("rating 3.5 is no point of 1..5 (row 0)");
        assertThatThrownBy(() -> Ratings.of(HALVES.missing(99), 99.5))
                .hasMessage("rating 99.5 is outside 0..5 (row 0)");
        assertThatThrownBy(() -> HALVES.decimals().accumulator().add(3.7))
                .hasMessage("rating 3.7 is no point of 0..5 by 0.5");
        assertThatThrownBy(() -> HALVES.decimals().accumulator().add(null))
                .hasMessage("a rating must not be null; declare a missing code on the scale");
        assertThatThrownBy(() -> WeightedRatings.of(HALVES, new double[] {3.7}, new double[] {1}))
                .hasMessage("rating 3.7 is no point of 0..5 by 0.5 (row 0)");
        assertThatThrownBy(() -> CustomerRatings.of(HALVES, new long[] {1}, new long[] {1}, new double[] {3.7}))
                .hasMessage("rating 3.7 is no point of 0..5 by 0.5 (row 0)");
        assertThatThrownBy(() -> Ratings.ofSteps(HALVES, 11)).hasMessage("rating 11 is outside 0..10 (row 0)");
        assertThatThrownBy(() -> Ratings.ofSteps(HALVES.missing(7), 7))
                .hasMessage("missing code 7 is a point of the scale 0..10");
        assertThatThrownBy(() -> ratings().share(3.7)).hasMessage("3.7 is no point of 0..5 by 0.5");
        assertThatThrownBy(() -> ratings().minus(1.5)).hasMessage("can't take 1 ratings of 1.5 out of 0");
        assertThatThrownBy(() -> ratings().plus(Ratings.of(RatingScale.of(0, 5), 1)))
                .hasMessage("ratings: 0..5 by 0.5 and 0..5 don't go together");
    }

    @Test
    void readingsAreInPointsOfTheScale() {
        Ratings ratings = ratings();
        assertThat(ratings.count()).isEqualTo(7);
        assertThat(ratings.missing()).isEqualTo(1);
        assertThat(ratings.countOf(4.5)).isEqualTo(2);
        assertThat(ratings.countOf(4)).isEqualTo(1);
        assertThat(ratings.countOf(2.5, 4)).isEqualTo(3);
        // 4.5, 3, 5, 0.5, 4, 4.5, 2.5: sum 24.
        assertThat(ratings.mean()).isEqualTo(24 / 7.0, within(1e-15));
        assertThat(ratings.rescaledMean()).isEqualTo(24 / 35.0, within(1e-15));
        assertThat(ratings.median()).isEqualTo(4);
        assertThat(ratings.minus(0.5).median()).isEqualTo(4.25);
        // Squares: 20.25 + 9 + 25 + 0.25 + 16 + 20.25 + 6.25 = 97.
        assertThat(ratings.standardDeviation()).isEqualTo(Math.sqrt((97 - 24 * 24 / 7.0) / 6), within(1e-12));
        assertThat(ratings.topBoxes(2)).hasToString(ratings.share(4.5, 5).toString());
        assertThat(ratings.topBoxes(2).successes()).isEqualTo(3);
        assertThat(ratings.topBoxes(2).name()).isEqualTo("share of 4.5..5");
        assertThat(ratings.bottomBoxes(2).successes()).isEqualTo(1);
        assertThat(ratings.share(4.5).name()).isEqualTo("share of 4.5");
        assertThat(ratings)
                .hasToString("0..5 by 0.5: n = 7, mean 3.43, counts [0, 1, 0, 0, 0, 1, 1, 0, 1, 2, 1], 1 missing");
        assertThat(ratings.toCounts().numbers()).containsEntry("rating 4.5", 2L).containsEntry("rating 5", 1L);
    }

    /** A scale of half points is a scale of whole ones, read in halves: whatever is in points is half of it, whatever is not is the same. */
    @Test
    void agreesWithTwiceAsManyWholePoints() {
        RatingScale twice = RatingScale.of(0, 10);
        Ratings halves = ratings();
        Ratings whole = Ratings.ofCounts(twice, halves.counts());
        for (MeanMethod method : MeanMethod.values()) {
            same(halves.meanInterval(Confidence.DEFAULT, method), whole.meanInterval(Confidence.DEFAULT, method));
        }
        Ratings other = Ratings.of(HALVES, 1.5, 2.0, 4.5);
        Ratings otherWhole = Ratings.ofCounts(twice, other.counts());
        for (MeanDifferenceMethod method : MeanDifferenceMethod.values()) {
            var one = halves.meanVersus(other, Confidence.DEFAULT, method);
            var two = whole.meanVersus(otherWhole, Confidence.DEFAULT, method);
            assertThat(one.difference()).isEqualTo(two.difference() / 2, within(1e-12));
            same(one.interval(), two.interval());
            assertThat(one.pValue()).isEqualTo(two.pValue(), within(1e-12));
        }
        same(
                halves.meanVersusTarget(3.5, Confidence.DEFAULT).interval(),
                whole.meanVersusTarget(7, Confidence.DEFAULT).interval());
        same(halves.finitePopulation(9).interval(), whole.finitePopulation(9).interval());
        same(
                halves.finitePopulation(9).versus(other.finitePopulation(9)).interval(),
                whole.finitePopulation(9).versus(otherWhole.finitePopulation(9)).interval());
        assertThat(halves.finitePopulation(9).value()).isEqualTo(halves.mean(), within(1e-15));
        for (StarBound bound : StarBound.values()) {
            assertThat(bound.of(halves, 1.96)).isEqualTo(bound.of(whole, 1.96) / 2, within(1e-12));
        }
        double[] weights = {1, 2, 3, 1, 2, 0.5, 1, 4};
        SurveyEstimate mean =
                WeightedRatings.of(HALVES.missing(99), ANSWERS, weights).mean();
        int[] steps = {9, 6, 10, 1, 8, 9, 99, 5};
        SurveyEstimate meanOfTwice =
                WeightedRatings.of(twice.missing(99), steps, weights).mean();
        assertThat(mean.value()).isEqualTo(meanOfTwice.value() / 2, within(1e-12));
        same(mean.interval(), meanOfTwice.interval());
        long[] ids = {1, 1, 2, 2, 3, 4, 4, 5};
        same(
                CustomerRatings.of(HALVES.missing(99), ids, ids, ANSWERS).mean().interval(),
                CustomerRatings.of(twice.missing(99), ids, ids, steps).mean().interval());
    }

    private static void same(Interval halves, Interval whole) {
        assertThat(halves.lower()).isEqualTo(whole.lower() / 2, within(1e-12));
        assertThat(halves.upper()).isEqualTo(whole.upper() / 2, within(1e-12));
    }

    /** Of three answers two are known: the third is one of the eleven points, so that the mean is 9.5 to 14.5 thirds. */
    @Test
    void finitePopulationsHaveTotalsOfHalfPoints() {
        Interval ofThree = Ratings.of(HALVES, 4.5, 5.0).finitePopulation(3).interval();
        assertThat(ofThree.lower()).isEqualTo(9.5 / 3, within(1e-12));
        assertThat(ofThree.upper()).isEqualTo(14.5 / 3, within(1e-12));
        var sample = ratings().finitePopulation(50);
        Interval interval = sample.interval();
        Interval before = sample.continuousInterval(Confidence.DEFAULT);
        // Totals of 50 are half points apart, so that limits are hundredths.
        assertThat(interval.lower() * 100).isEqualTo(Math.floor(before.lower() * 100), within(1e-9));
        assertThat(interval.upper() * 100).isEqualTo(Math.ceil(before.upper() * 100), within(1e-9));
        assertThat(sample).hasToString("mean rating 3.43 (95 % CI 2.22 … 4.17), n = 7 of a population of 50");
    }

    @Test
    void csatCountsBoxesOfHalfPoints() {
        CsatDefinition definition = CsatDefinition.satisfiedFrom(HALVES, 4);
        assertThat(definition).isEqualTo(CsatDefinition.boxes(HALVES, 3)).hasToString("best 3 of 0..5 by 0.5");
        Csat csat = Csat.from(ratings(), definition);
        assertThat(csat.percent()).isEqualTo(400 / 7.0, within(1e-12));
        assertThat(csat.net())
                .hasToString(NetScore.from(ratings(), NetBands.goodMinusBad(HALVES, 3, 3))
                        .toString());
        assertThat(csat.net().rule()).hasToString("4..5 minus 0..1 of 0..5 by 0.5");
        assertThat(csat.net().value()).isEqualTo(100 * 3 / 7.0, within(1e-12));
        assertThat(csat.toCounts().toTally()).isEqualTo(csat);
        assertThat(CsatDefinition.satisfiedFrom(HALVES.lowIsGood(), 1))
                .isEqualTo(CsatDefinition.boxes(HALVES.lowIsGood(), 3));
        assertThat(WeightedRatings.of(HALVES, new double[] {4, 3.5}, new double[] {1, 3})
                        .csat(definition)
                        .value())
                .isEqualTo(0.25);
        assertThatThrownBy(() -> CsatDefinition.standard(RatingScale.halfPoints(1, 4)))
                .hasMessage(
                        "there is no customary CSAT definition for 1..4 by 0.5: name the boxes, or the point from which "
                                + "answers are satisfied");
        assertThatThrownBy(() -> CsatDefinition.satisfiedFrom(HALVES, 3.7))
                .hasMessage("3.7 is no point of 0..5 by 0.5");
        assertThatThrownBy(() -> CsatDefinition.satisfiedFrom(HALVES, 2))
                .hasMessage(
                        "a CSAT definition needs satisfied and dissatisfied boxes that don't overlap, not 7 and 7 of 0..5 by 0.5");
    }

    @Test
    void cesIsInPoints() {
        Ces ces = Ces.from(ratings(), new CesDefinition("ease", HALVES, 3, 3));
        assertThat(ces.value()).isEqualTo(24 / 7.0, within(1e-15));
        assertThat(ces.easy().successes()).isEqualTo(4);
        assertThat(ces.netEase().value()).isEqualTo(100 * 3 / 7.0, within(1e-12));
        assertThat(ces.interval()).isEqualTo(ratings().meanInterval(Confidence.DEFAULT));
        assertThat(ces.finitePopulation(7).interval().width()).isEqualTo(0, within(1e-12));
    }

    @Test
    void netScoresMayCutAtHalfPoints() {
        NetBands bands = new NetBands(HALVES, 0, 2.5, 4.5, 5);
        assertThat(bands).hasToString("4.5..5 minus 0..2.5 of 0..5 by 0.5");
        NetScore net = NetScore.from(ratings(), bands);
        assertThat(net.value()).isEqualTo(100 * (3 - 2) / 7.0, within(1e-12));
        assertThat(net.plusShare().name()).isEqualTo("share of 4.5..5");
        assertThat(net.toCounts().toTally()).isEqualTo(net);
        assertThatThrownBy(() -> new NetBands(HALVES, 0, 2.3, 4.5, 5)).hasMessage("0..2.3 is no band of 0..5 by 0.5");
        assertThatThrownBy(() -> new NetBands(HALVES, 0, 4.5, 4.5, 5)).hasMessage("bands 0..4.5 and 4.5..5 overlap");
        assertThat(NetBands.topMinusBottom(HALVES, 2, 2)).hasToString("4.5..5 minus 0..0.5 of 0..5 by 0.5");
        assertThat(NetBands.goodMinusBad(HALVES.lowIsGood(), 2, 3))
                .hasToString("0..0.5 minus 4..5 of 0..5 by 0.5 (low is good)");
    }

    @Test
    void npsOfHalfPointsNeedsItsOwnBands() {
        RatingScale scale = RatingScale.halfPoints(0, 10);
        NpsBands bands = new NpsBands(scale, 7, 9);
        Ratings ratings = Ratings.of(scale, 6.5, 7, 8.5, 9, 10, 0);
        Nps nps = Nps.from(ratings, bands);
        assertThat(nps.detractors().successes()).isEqualTo(2);
        assertThat(nps.passives().successes()).isEqualTo(2);
        assertThat(nps.promoters().successes()).isEqualTo(2);
        assertThat(bands.bandOf(6.5)).isEqualTo(NpsBand.DETRACTOR);
        assertThat(bands.bandOf(8.5)).isEqualTo(NpsBand.PASSIVE);
        assertThat(WeightedRatings.of(scale, new double[] {6.5, 8.5, 9}, new double[] {1, 1, 2})
                        .nps(bands)
                        .value())
                .isEqualTo(25);
        assertThat(new NpsBands(HALVES, 3.5, 4.5)).hasToString("0..5 by 0.5 cut at 3.5 and 4.5");
        assertThatThrownBy(() -> Nps.from(ratings))
                .hasMessage("NPS with bands 0..10 cut at 7 and 9 can't be read off ratings on 0..10 by 0.5");
        assertThatThrownBy(() -> new NpsBands(HALVES, 3.7, 4.5))
                .hasMessage("a cut of NPS bands is a point of 0..5 by 0.5, not 3.7");
        assertThatThrownBy(() -> bands.bandOf(6.7)).hasMessage("6.7 is no point of 0..10 by 0.5");
        long[] ids = {1, 2};
        Migration moved = Migration.from(
                bands,
                CustomerRatings.of(scale, ids, ids, new double[] {6.5, 9}),
                CustomerRatings.of(scale, ids, ids, new double[] {9.5, 8.5}));
        assertThat(moved.countOf(NpsBand.DETRACTOR, NpsBand.PROMOTER)).isEqualTo(1);
        assertThat(moved.countOf(NpsBand.PROMOTER, NpsBand.PASSIVE)).isEqualTo(1);
    }
}
