package io.github.cxmetrics.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.cxmetrics.Confidence;
import io.github.cxmetrics.Proportion;
import io.github.cxmetrics.Unit;
import java.util.List;
import org.junit.jupiter.api.Test;

class SurveyMetricsTest {

    @Test
    void npsOfAnswersAndOfCounts() {
        Nps nps = Nps.of(10, 9, 3, 7, 10, 8);
        assertThat(nps.value()).isEqualTo(100.0 / 3, within(1e-14));
        assertThat(nps)
                .isEqualTo(Nps.promoters(3).passives(2).detractors(1))
                .hasToString("NPS 33.3 (95 % CI -31.1 … 75.4), n = 6");
        assertThat(nps.detractors()).isEqualTo(Proportion.of(1, 6).named("detractors", "answers"));
        assertThat(nps.passives()).isEqualTo(Proportion.of(2, 6).named("passives", "answers"));
        assertThat(nps.promoters()).isEqualTo(Proportion.of(3, 6).named("promoters", "answers"));
        assertThat(NpsBands.STANDARD.empty()).hasToString("NPS: no ratings");
    }

    /** Shares are never rounded before they are subtracted: 45.55 and not 61 - 16 = 45. */
    @Test
    void sharesAreNotRoundedFirst() {
        Nps nps = Nps.promoters(240).passives(92).detractors(61);
        assertThat(nps.value()).isEqualTo(100.0 * 179 / 393, within(1e-12));
        assertThat(nps.toString()).startsWith("NPS 45.5 ");
    }

    @Test
    void badNpsCountsAreRefusedByName() {
        assertThatThrownBy(() -> Nps.promoters(0).passives(0).detractors(-1))
                .hasMessage("detractors must not be negative: -1");
        assertThatThrownBy(() -> Nps.promoters(0).passives(-2).detractors(0))
                .hasMessage("passives must not be negative: -2");
        assertThatThrownBy(() -> Nps.promoters(-3).passives(0).detractors(0))
                .hasMessage("promoters must not be negative: -3");
        assertThatThrownBy(() -> Nps.promoters(1).passives(0).detractors(Long.MAX_VALUE))
                .isInstanceOf(ArithmeticException.class)
                .hasMessage("ratings overflow: 9223372036854775807 + 1 exceeds 9223372036854775807");
    }

    @Test
    void bandsTellEveryPoint() {
        for (int rating = 0; rating <= 10; rating++) {
            NpsBand expected = rating <= 6 ? NpsBand.DETRACTOR : rating <= 8 ? NpsBand.PASSIVE : NpsBand.PROMOTER;
            assertThat(NpsBands.STANDARD.bandOf(rating)).isEqualTo(expected);
        }
        assertThatThrownBy(() -> NpsBands.STANDARD.bandOf(11)).hasMessage("11 is no point of 0..10");
    }

    @Test
    void badBandsAreRefused() {
        assertThatThrownBy(() -> new NpsBands(RatingScale.ZERO_TO_TEN, 9, 7))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("NPS bands need min < passiveFrom <= promoterFrom <= max, not 9 and 7 on 0..10");
        assertThatThrownBy(() -> new NpsBands(RatingScale.ONE_TO_FIVE.lowIsGood(), 4, 5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("NPS needs a scale on which high is good, not 1..5 (low is good)");
        assertThatThrownBy(() -> new NetBands(RatingScale.ONE_TO_FIVE, 1, 3, 3, 5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("bands 1..3 and 3..5 overlap");
        assertThatThrownBy(() -> new NetBands(RatingScale.ONE_TO_FIVE, 3, 5, 1, 3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("bands 3..5 and 1..3 overlap");
        assertThatThrownBy(() -> new NetBands(RatingScale.ONE_TO_FIVE, 0, 2, 4, 5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("0..2 is no band of 1..5");
    }

    /** The same bands on five points, as some tools map them: a score of its own that does not merge with the standard one. */
    @Test
    void otherBandsAreOtherScores() {
        NpsBands five = new NpsBands(RatingScale.ONE_TO_FIVE, 4, 5);
        Nps nps = List.of(5, 4, 3, 5).stream().collect(five.collector());
        assertThat(nps.value()).isEqualTo(25);
        assertThatThrownBy(() -> nps.plus(Nps.of(9)))
                .hasMessage("NPS: 1..5 cut at 4 and 5 and 0..10 cut at 7 and 9 don't go together");
    }

    @Test
    void missingCodesAreSetAsideAndCounted() {
        Nps nps = Nps.from(Ratings.of(RatingScale.ZERO_TO_TEN.missing(11), 11, 9, 11, 2));
        assertThat(nps.count()).isEqualTo(2);
        assertThat(nps.excluded()).isEqualTo(2);
        assertThat(List.of(11, 9, 11, 2).stream()
                        .collect(NpsBands.STANDARD.missing(11).collector()))
                .isEqualTo(nps);
        assertThat(nps.rule()).isEqualTo(NpsBands.STANDARD);
    }

    @Test
    void csatOfTheUsualDefinitions() {
        Csat csat = Csat.of(5, 4, 2);
        assertThat(csat.percent()).isEqualTo(200.0 / 3);
        assertThat(csat.value()).isEqualTo(2.0 / 3);
        assertThat(csat.proportion()).isEqualTo(Proportion.of(2, 3).named("CSAT", "ratings"));
        assertThat(csat).hasToString("CSAT 66.7 % (95 % CI 20.8 % … 93.9 %), n = 3");
        assertThat(CsatDefinition.TOP_TWO_OF_FIVE.empty()).hasToString("CSAT: no ratings");
        int[] boxes = {0, 0, 0, 1, 2, 2, 2, 2, 0, 0, 3};
        for (int points = 3; points <= 10; points++) {
            RatingScale scale = RatingScale.of(1, points);
            if (boxes[points] > 0) {
                assertThat(CsatDefinition.standard(scale).satisfiedBoxes()).isEqualTo(boxes[points]);
            } else {
                assertThatThrownBy(() -> CsatDefinition.standard(scale))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessage(
                                "there is no customary CSAT definition for the %s points of 1..%s: name the boxes",
                                points, points);
            }
        }
    }

    @Test
    void csatReadsNetAndRescaledMeanOffTheSameTally() {
        Csat csat = Csat.of(5, 4, 2, 3);
        assertThat(csat.net().value()).isEqualTo(25);
        assertThat(csat.rescaledMean()).isEqualTo(0.625);
        Csat lowIsGood = Csat.from(Ratings.of(RatingScale.ONE_TO_FIVE.lowIsGood(), 1, 2, 4, 3));
        assertThat(lowIsGood.proportion()).isEqualTo(csat.proportion());
        assertThat(lowIsGood.net().value()).isEqualTo(25);
        assertThat(lowIsGood.rescaledMean()).isEqualTo(0.625);
        assertThat(csat.minus(Csat.of(3))).isEqualTo(Csat.of(5, 4, 2));
    }

    @Test
    void neutralsMayBeLeftOut() {
        CsatDefinition definition =
                CsatDefinition.TOP_TWO_OF_FIVE.withoutNeutrals().missing(0);
        Csat csat = List.of(5, 4, 2, 3, 3, 0).stream().collect(definition.collector());
        assertThat(csat.proportion()).isEqualTo(Proportion.of(2, 3).named("CSAT", "ratings"));
        assertThat(csat.count()).isEqualTo(3);
        assertThat(csat.excluded()).isEqualTo(3);
        assertThat(csat.ratings()).isEqualTo(Ratings.of(RatingScale.ONE_TO_FIVE.missing(0), 2, 3, 3, 4, 5, 0));
        Csat onlyNeutrals = List.of(3, 3).stream().collect(definition.collector());
        assertThatThrownBy(onlyNeutrals::percent)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("CSAT is undefined: no ratings");
    }

    @Test
    void badDefinitionsAreRefused() {
        assertThatThrownBy(() -> CsatDefinition.boxes(RatingScale.ONE_TO_FIVE, 3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "a CSAT definition needs satisfied and dissatisfied boxes that don't overlap, not 3 and 3 of 1..5");
        assertThatThrownBy(() -> new CesDefinition("ease", RatingScale.ONE_TO_FIVE, 0, 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a CES definition needs easy and difficult boxes that don't overlap, not 0 and 2 of 1..5");
        assertThatThrownBy(() -> new CesDefinition(" ", RatingScale.ONE_TO_FIVE, 2, 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a CES definition needs a name");
        assertThatThrownBy(() -> Csat.from(Ratings.of(RatingScale.ONE_TO_SEVEN, 7), CsatDefinition.TOP_TWO_OF_FIVE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("CSAT as best 2 of 1..5 can't be read off ratings on 1..7");
        assertThatThrownBy(() -> Ces.from(Ratings.of(RatingScale.ONE_TO_FIVE, 5), CesDefinition.CES_1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "CES 1.0 on 1..5 (low is good) (best 2 easy, worst 2 difficult) can't be read off ratings on 1..5");
    }

    /** Bands and boxes that only just fit, and the next ones that don't. */
    @Test
    void definitionsAtTheirBounds() {
        RatingScale scale = RatingScale.ONE_TO_FIVE;
        assertThat(new CesDefinition("ease", scale, 1, 4).easyBoxes()).isOne();
        assertThat(new CesDefinition("ease", scale, 4, 1).difficultBoxes()).isOne();
        assertThatThrownBy(() -> new CesDefinition("ease", scale, 2, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a CES definition needs easy and difficult boxes that don't overlap, not 2 and 0 of 1..5");
        assertThatThrownBy(() -> new CesDefinition("ease", scale, 4, 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a CES definition needs easy and difficult boxes that don't overlap, not 4 and 2 of 1..5");
        assertThat(new NpsBands(scale, 5, 5)).hasToString("1..5 cut at 5 and 5");
        assertThat(new NpsBands(scale, 2, 2).bandOf(2)).isEqualTo(NpsBand.PROMOTER);
        assertThatThrownBy(() -> new NpsBands(scale, 1, 3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("NPS bands need min < passiveFrom <= promoterFrom <= max, not 1 and 3 on 1..5");
        assertThatThrownBy(() -> new NpsBands(scale, 3, 6))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("NPS bands need min < passiveFrom <= promoterFrom <= max, not 3 and 6 on 1..5");
        assertThat(RatingScale.of(-1, 999).points()).isEqualTo(1001);
        assertThatThrownBy(() -> RatingScale.of(-1, 1000))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a rating scale spans at most 1000 points, not -1..1000");
        assertThat(RatingScale.of(0, 500).by(0.5).points()).isEqualTo(1001);
        assertThat(RatingScale.of(0, 1).by(0.001).points()).isEqualTo(1001);
    }

    @Test
    void bothVersionsOfCes() {
        Ces two = Ces.of(7, 5, 6);
        assertThat(two.value()).isEqualTo(6);
        assertThat(two.ratings()).isEqualTo(Ratings.of(RatingScale.ONE_TO_SEVEN, 5, 6, 7));
        assertThat(two.standardError()).isEqualTo(1 / Math.sqrt(3), within(1e-15));
        assertThat(Ces.of(7, 5).standardErrorIfDefined()).hasValue(1);
        assertThat(List.of(7, 99, 5).stream()
                        .collect(CesDefinition.CES_2.missing(99).collector())
                        .excluded())
                .isOne();
        assertThat(two.easy()).hasToString("easy 100.0 % (95 % CI 43.9 % … 100.0 %), 3 of 3");
        assertThat(two.netEase().value()).isEqualTo(100);
        assertThat(two).hasToString("CES 2.0 6.00 (95 % CI 3.19 … 6.69), n = 3");
        Ces one = List.of(1, 2, 2, 5).stream().collect(CesDefinition.CES_1.collector());
        assertThat(one.value()).isEqualTo(2.5);
        assertThat(one.easy().value()).isEqualTo(0.75);
        assertThat(one.netEase().value()).isEqualTo(50);
        assertThatThrownBy(() -> two.versus(one))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "CES 2.0: CES 2.0 on 1..7 (best 3 easy, worst 3 difficult) and CES 1.0 on 1..5 (low is good)"
                                + " (best 2 easy, worst 2 difficult) don't go together");
    }

    /** The published worked example: 80, 210, 140, 110, 160, 180, 120 of 1000 answers have mean 4.08. */
    @Test
    void cesOfAPublishedExample() {
        Ces ces = Ces.from(
                Ratings.ofCounts(RatingScale.ONE_TO_SEVEN, 80, 210, 140, 110, 160, 180, 120), CesDefinition.CES_2);
        assertThat(ces.value()).isEqualTo(4.08, within(1e-14));
    }

    @Test
    void aSingleAnswerHasAnInterval() {
        Ces one = Ces.of(4);
        assertThat(one).hasToString("CES 2.0 4.00 (95 % CI 1.62 … 6.38), n = 1");
        assertThat(Ces.of(7, 7)).hasToString("CES 2.0 7.00 (95 % CI 3.05 … 7.00), n = 2");
        assertThatThrownBy(() -> one.interval(Confidence.DEFAULT, MeanMethod.STUDENT_T))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the spread of ratings is undefined: it needs at least 2 ratings, not 1");
        assertThat(CesDefinition.CES_1.empty()).hasToString("CES 1.0: no ratings");
        assertThatThrownBy(() -> CesDefinition.CES_2.empty().versusTarget(5))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("CES 2.0 is undefined: no ratings");
        assertThat(one.versusTarget(5).pValue()).isEqualTo(0.4795001221869535, within(1e-12));
        assertThat(Ces.of(7, 7).versus(Ces.of(6, 6)).pValue()).isEqualTo(0.5304722586090389, within(1e-9));
    }

    @Test
    void resultsSayWhatTheirIntervalDoesNotCover() {
        Nps nps = Nps.of(10, 9, 3, 7, 10, 8);
        assertThat(nps.sampledAs(SamplingKind.RANDOM)).hasToString(nps.toString());
        assertThat(nps.sampledAs(SamplingKind.SELF_SELECTED))
                .hasToString(
                        "NPS 33.3 (95 % CI -31.1 … 75.4), n = 6 (self-selected: the interval does not cover self-selection)");
        assertThat(Csat.of(5, 1).sampledAs(SamplingKind.CENSUS).toString())
                .endsWith("n = 2 (census: no sampling error)");
        assertThat(Ces.of(5, 1).sampledAs(SamplingKind.CENSUS).metric()).isEqualTo(Ces.of(5, 1));
        assertThatThrownBy(() -> nps.sampledAs(null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a survey result needs a metric and a kind of sample, not null");
    }

    @Test
    void everyMetricKnowsItsUnit() {
        assertThat(Nps.of(9).unit()).isEqualTo(Unit.SCORE);
        assertThat(Csat.of(5).unit()).isEqualTo(Unit.SHARE);
        assertThat(Ces.of(5).unit()).isEqualTo(Unit.SCALE_POINT);
        assertThat(Csat.of(5).net().unit()).isEqualTo(Unit.SCORE);
    }
}
