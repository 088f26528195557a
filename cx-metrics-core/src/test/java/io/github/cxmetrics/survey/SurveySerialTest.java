package io.github.cxmetrics.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cxmetrics.Confidence;
import io.github.cxmetrics.RecordLimits;
import io.github.cxmetrics.StoredForm;
import io.github.cxmetrics.StoredFormContract;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is no tally goes through Java serialization all the same, and stored counts that no survey gives are refused. */
class SurveySerialTest {

    private static final RatingScale SCALE = RatingScale.ZERO_TO_TEN.missing(11);
    private static final CustomerRatings CUSTOMERS =
            CustomerRatings.of(SCALE, new String[] {"ann", "bob", "ann"}, new long[] {1, 2, 3}, new int[] {9, 3, 10});

    private static Object back(Object value) throws Exception {
        return StoredFormContract.read(StoredFormContract.bytes(value));
    }

    @Test
    void resultsGoThroughSerialization() throws Exception {
        WeightedRatings weighted = WeightedRatings.of(SCALE, new int[] {9, 3, 11, 8}, new double[] {1, 2, 3, 0.5});
        Raking raking = Raking.of(Margin.of("area", new String[] {"A", "B", "B"}, Map.of("A", 50.0, "B", 50.0)));
        List<Object> results = List.of(
                weighted,
                weighted.nps(),
                weighted.csat(CsatDefinition.boxes(RatingScale.ZERO_TO_TEN, 3).withoutNeutrals()),
                CUSTOMERS,
                CUSTOMERS.mean(),
                raking.run(),
                StarRanking.of(
                        Map.of("a", Ratings.of(RatingScale.ONE_TO_FIVE, 5, 4), "b", RatingScale.ONE_TO_FIVE.empty())));
        for (Object value : results) {
            assertThat(back(value)).hasToString(value.toString());
        }
        assertThat(((CustomerRatings) back(CUSTOMERS)).latest()).isEqualTo(CUSTOMERS.latest());
        assertThat(((SurveyEstimate) back(weighted.nps())).versus(weighted.nps()))
                .isEqualTo(weighted.nps().versus(weighted.nps()));
    }

    @Test
    void plansAndPairsGoThroughSerialization() throws Exception {
        SampleSize size = SampleSize.forNps(5, Confidence.DEFAULT);
        List<Object> plans = List.of(
                size,
                size.finitePopulation(2000),
                GroupSize.forNps(10, Confidence.DEFAULT, 0.8),
                new Migration.Pair(3, 9),
                Nps.of(9, 3).sampledAs(SamplingKind.CENSUS));
        for (Object value : plans) {
            assertThat(back(value)).isEqualTo(value);
        }
        RecordLimits.check(getClass(), plans);
    }

    @Test
    void countsThatNoSurveyGivesAreRefused() {
        NpsBands.Form bands = NpsBands.STANDARD.toForm();
        assertRefused(new Nps.Counts("nps", 1, bands, 1, 2, -3, 0), "detractors must not be negative: -3");
        assertRefused(new Nps.Counts("nps", 1, bands, 1, 2, 3, -4), "excluded ratings must not be negative: -4");
        assertRefused(new Nps.Counts("nps", 1, null, 1, 2, 3, 0), "the bands of NPS must not be missing");
        assertRefused(
                new NpsBands.Form("nps-bands", 1, RatingScale.ZERO_TO_TEN.toForm(), 9, 7),
                "NPS bands need min < passiveFrom <= promoterFrom <= max, not 9 and 7 on 0..10");
        assertRefused(
                new Csat.Counts("csat", 1, CsatDefinition.TOP_TWO_OF_FIVE.toForm(), List.of(1L, 2L), 0),
                "scale 1..5 has 5 points, not 2 counts");
        assertRefused(
                new Ratings.Counts("ratings", 1, RatingScale.ONE_TO_FIVE.toForm(), List.of(0L, 0L, 0L, 0L, -5L), 0),
                "the count of rating 5 must not be negative: -5");
        assertRefused(
                new ResponseRate.Counts("response-rate", 1, 9, 8, 9, 0), "started must not exceed delivered: 9 of 8");
        assertRefused(
                new RatingScale.Form("rating-scale", 1, 0, 2_000_000_000, Direction.HIGH_IS_GOOD, List.of(), 1),
                "a rating scale spans at most 1000 points, not 0..2000000000");
    }

    private static void assertRefused(StoredForm<?> form, String message) {
        assertThatThrownBy(form::restore)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void numbersHaveNames() {
        assertThat(Nps.of(10, 9, 3, 7).toCounts().numbers())
                .isEqualTo(Map.of("promoters", 2L, "passives", 1L, "detractors", 1L, "excluded", 0L));
        assertThat(Csat.satisfied(9).of(10).toCounts().numbers())
                .isEqualTo(Map.of("missing", 0L, "rating 0", 1L, "rating 1", 9L));
        assertThat(Migration.ofCounts(NpsBands.STANDARD, 2, 3, 5, 7, 11, 13, 17, 19, 23)
                        .toCounts()
                        .numbers())
                .containsEntry("detractor to promoter", 5L)
                .containsEntry("promoter to passive", 19L)
                .containsEntry("only before", 0L)
                .hasSize(12);
    }
}
