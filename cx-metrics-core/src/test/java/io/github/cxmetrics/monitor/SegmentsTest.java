package io.github.cxmetrics.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.cxmetrics.Confidence;
import io.github.cxmetrics.Proportion;
import io.github.cxmetrics.StoredFormContract;
import io.github.cxmetrics.contact.EventRate;
import io.github.cxmetrics.survey.Ces;
import io.github.cxmetrics.survey.CesDefinition;
import io.github.cxmetrics.survey.NetScore;
import io.github.cxmetrics.survey.Nps;
import io.github.cxmetrics.survey.RatingScale;
import io.github.cxmetrics.survey.Ratings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SegmentsTest {

    private static Map<String, Nps> areas() {
        Map<String, Nps> areas = new LinkedHashMap<>();
        areas.put("A", Nps.promoters(120).passives(80).detractors(40));
        areas.put("B", Nps.promoters(10).passives(9).detractors(2));
        areas.put("C", Nps.promoters(90).passives(60).detractors(50));
        areas.put("D", Nps.promoters(0).passives(0).detractors(0));
        areas.put("E", Nps.promoters(60).passives(10).detractors(5));
        return areas;
    }

    @Test
    void aTableHasEachSegmentAgainstTheRest() {
        SegmentComparisons rows = Segments.of("area", areas()).versusRest();
        assertThat(rows.table()).isEqualTo("""
                        area     n   NPS  vs rest        95 % CI         p  p (Holm)
                        A      240  33.3     -1.5  -14.4 … +11.5    0.8259    1.0000
                        B       21  38.1     +4.1  -28.3 … +29.3    0.8093    1.0000
                        C      200  20.0    -22.6   -36.2 … -9.0    0.0010    0.0029
                        D        0     –        –              –         –         –
                        E       75  73.3    +45.6  +28.0 … +58.1  < 0.0001  < 0.0001
                        total  536  34.1
                        """);
        assertThat(rows).hasToString(rows.table());
        assertThat(rows.line()).isEqualTo("NPS by area: 2 of 4 differ from the rest (Holm, 5 %): C, E");
        assertThat(rows.family()).isEqualTo(4);
        assertThat(rows.differing()).extracting(SegmentComparisons.Row::segment).containsExactly("C", "E");
        assertThat(rows.of("D").versusRest()).isEmpty();
        assertThat(rows.of("D").adjustedP()).isEmpty();
        assertThat(rows.of("D")).hasToString("D: no comparison");
        assertThat(rows.of("C").weight()).hasValue(200 / 536.0);
        assertThatThrownBy(() -> rows.of("Z"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there is no such segment among 5 by area");
    }

    @Test
    void anotherCorrectionChangesOnlyTheCorrectedPValues() {
        SegmentComparisons holm = Segments.of("area", areas()).versusRest();
        SegmentComparisons screening = holm.adjusted(PAdjustment.BENJAMINI_HOCHBERG);
        double[] raw = holm.rows().stream()
                .flatMap(row -> row.versusRest().stream())
                .mapToDouble(VersusRest::pValue)
                .toArray();
        double[] expected = PAdjustment.BENJAMINI_HOCHBERG.adjust(raw);
        assertThat(screening.of("A").adjustedP()).hasValue(expected[0]);
        assertThat(screening.of("E").adjustedP()).hasValue(expected[3]);
        assertThat(screening.of("A").versusRest()).isEqualTo(holm.of("A").versusRest());
        assertThat(screening.adjusted(PAdjustment.HOLM)).isEqualTo(holm);
        assertThat(screening.line()).contains("(Benjamini–Hochberg, 5 %)");
        assertThat(Segments.of(areas()).versusRest(Confidence.of(0.9)).table()).contains("90 % CI");
    }

    @Test
    void theRestIsTheTotalWithoutTheSegment() {
        Map<String, Nps> areas = areas();
        Segments<Nps> segments = Segments.of(areas);
        areas.forEach((name, nps) -> {
            if (nps.count() > 0) {
                VersusRest direct = VersusRest.ofPart(nps, segments.total());
                assertThat(segments.versusRest().of(name).versusRest()).contains(direct);
                assertThat(direct.differenceFromTotal())
                        .isEqualTo(nps.value() - segments.total().value(), within(1e-12));
                assertThat(direct.intervalFromTotal().width())
                        .isEqualTo(direct.interval().width() * direct.restN() / 536.0, within(1e-12));
            }
        });
        assertThat(VersusRest.ofPart(areas.get("E"), segments.total()))
                .hasToString("NPS +45.6 against the rest (95 % CI +28.0 … +58.1), p < 0.0001, n = 75 and 461");
    }

    @Test
    void theIntervalIsThatOfTheMetricsOwnComparison() {
        Nps one = Nps.of(10, 9, 3, 7);
        Nps two = Nps.of(2, 9, 5);
        assertThat(VersusRest.of(one, two).interval()).isEqualTo(one.versus(two).interval());
        assertThat(VersusRest.of(one, two).difference())
                .isEqualTo(one.versus(two).difference());
        Proportion share = Proportion.of(5, 9);
        Proportion other = Proportion.of(2, 8);
        assertThat(VersusRest.of(share, other).interval())
                .isEqualTo(share.versus(other).interval());
        NetScore label = NetSentiment.of(5, 2, 1).score();
        NetScore labels = NetSentiment.of(3, 3, 3).score();
        assertThat(VersusRest.of(label, labels).interval())
                .isEqualTo(label.versus(labels).interval());
        EventRate rate = EventRate.of(12, 100, "order");
        EventRate rest = EventRate.of(30, 150, "order");
        assertThat(VersusRest.of(rate, rest).interval())
                .isEqualTo(rate.versus(rest).interval());
    }

    @Test
    void hiddenSegmentsAreHiddenEverywhere() throws Exception {
        Segments<Nps> shown = Segments.of("area", areas()).atLeast(30);
        assertThat(shown.hidden()).containsExactly("B", "E");
        assertThat(shown.shown()).containsOnlyKeys("A", "C", "D");
        assertThat(shown.table()).isEqualTo("""
                        area        n     NPS      95 % CI
                        A         240    33.3  23.6 … 42.4
                        B      hidden  hidden       hidden
                        C         200    20.0   8.5 … 30.9
                        D           0       –            –
                        E      hidden  hidden       hidden
                        total     536    34.1  27.5 … 40.4
                        """);
        SegmentComparisons rows = shown.versusRest();
        assertThat(rows.family()).as("hidden rows leave before the correction").isEqualTo(2);
        assertThat(rows.of("B")).isEqualTo(SegmentComparisons.Row.hidden("B")).hasToString("B: hidden");
        assertThat(rows.of("A").versusRest())
                .isEqualTo(Segments.of(areas()).versusRest().of("A").versusRest());
        assertThat(rows.line()).isEqualTo("NPS by area: 1 of 2 differ from the rest (Holm, 5 %): C; 2 hidden below 30");
        assertThat(shown.line())
                .isEqualTo("5 segments by area, 2 of them hidden below 30: NPS 34.1 (95 % CI 27.5 … 40.4), n = 536");
        assertThat(shown.view().get("B")).isEqualTo(new SegmentView("B", true, null));
        assertThat(shown.view().get("A").metric()).isEqualTo(areas().get("A").view());
        assertThat(shown.leaderboard().rows())
                .extracting(Leaderboard.Row::group)
                .doesNotContain("B", "E");
        assertThat(shown.heterogeneity().groups())
                .extracting(Heterogeneity.Group::name)
                .containsExactly("A", "C");
        assertThat(StoredFormContract.read(StoredFormContract.bytes(rows))).isEqualTo(rows);
    }

    @Test
    void whereNothingIsLeftToHideBehindTheTotalGoesToo() {
        Segments<Proportion> shown = Segments.of(Map.of("a", Proportion.of(3, 9), "b", Proportion.of(0, 0)))
                .atLeast(10);
        assertThat(shown.hidden()).containsExactly("a");
        assertThatThrownBy(shown::total)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the total by segment is hidden: fewer than 10, or it would give a hidden segment away");
        assertThat(shown.table()).doesNotContain("33.3").contains("total    hidden  hidden   hidden");
        assertThat(shown.line()).isEqualTo("2 segments by segment, 1 of them hidden below 10: the total is hidden too");
        SegmentComparisons rows = shown.versusRest();
        assertThat(rows.total()).isNull();
        assertThat(rows.family()).isZero();
        assertThat(rows.table()).contains("total    hidden").doesNotContain(" 9\n");
    }

    @Test
    void aSegmentThatIsTheTotalHasNoRest() {
        Segments<Nps> one = Segments.of(Map.of("all", Nps.of(10, 9, 3)));
        assertThat(one.versusRest().of("all").versusRest()).isEmpty();
        assertThatThrownBy(() -> VersusRest.ofPart(Nps.of(10, 3), Nps.of(10, 3)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("NPS against the rest is undefined: the segment is the total");
        assertThatThrownBy(() -> VersusRest.ofPart(Nps.of(), Nps.of(10, 3)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("NPS against the rest is undefined: the segment is empty");
        assertThatThrownBy(() -> VersusRest.ofPart(Nps.of(9, 9), Nps.of(10, 3)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("can't take 2 promoters out of 1");
    }

    @Test
    void withoutVarianceThereIsADifferenceAndNoTest() {
        VersusRest same = VersusRest.of(Proportion.of(5, 5), Proportion.of(8, 8));
        assertThat(same.difference()).isZero();
        assertThat(same.interval().upper()).isPositive();
        assertThat(same.testIfDefined()).isEmpty();
        assertThatThrownBy(same::pValue)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the test of share against the rest is undefined: nothing varies");
        assertThat(same.line()).contains("p undefined");
        SegmentComparisons rows = Segments.of(Map.of("a", Proportion.of(5, 5), "b", Proportion.of(8, 8)))
                .versusRest();
        assertThat(rows.family()).isZero();
        assertThat(rows.table()).contains("+").doesNotContain("NaN");
    }

    @Test
    void badInputIsRefused() {
        assertThatThrownBy(() -> Segments.of("area", Map.<String, Nps>of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there are no segments by area");
        Map<String, Nps> nameless = new LinkedHashMap<>();
        nameless.put(null, Nps.of(10));
        assertThatThrownBy(() -> Segments.of("area", nameless))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a segment by area has no name or no metric");
        assertThatThrownBy(() -> Segments.of(areas()).atLeast(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the minimum to be shown must be at least 1, not 0");
        assertThatThrownBy(() -> Segments.of(areas()).atLeast(30).atLeast(50))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("segments are hidden below 30 already: another minimum starts from all of them");
        assertThatThrownBy(() -> Segments.of(Map.of(
                        "a", Proportion.of(1, 2), "b", Proportion.of(1, 2).named("other"))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void meansHaveTheirOwnTest() {
        Ces easy = Ces.from(Ratings.of(RatingScale.ONE_TO_FIVE, 5, 5, 4, 5, 4, 5), CesDefinition.EASE_OF_FIVE);
        Ces hard = Ces.from(Ratings.of(RatingScale.ONE_TO_FIVE, 2, 1, 3, 2, 2, 4), CesDefinition.EASE_OF_FIVE);
        VersusRest versus = VersusRest.of(easy, hard);
        assertThat(versus.test()).isEqualTo(easy.versus(hard).test());
        assertThat(versus.interval()).isEqualTo(easy.versus(hard).interval());
    }

    /** 2 000 tables of seven segments that don't differ: a false alarm anywhere in the table. */
    @Test
    void holmKeepsTheFalseAlarmsOfATableAtFivePercent() {
        SplittableRandom random = new SplittableRandom(23);
        int alarms = 0;
        int unadjusted = 0;
        int tables = 2000;
        for (int table = 0; table < tables; table++) {
            Map<String, Proportion> segments = new LinkedHashMap<>();
            for (int i = 0; i < 7; i++) {
                int n = 60 + 40 * i;
                int hits = 0;
                for (int k = 0; k < n; k++) {
                    hits += random.nextInt(10) < 8 ? 1 : 0;
                }
                segments.put("s" + i, Proportion.of(hits, n));
            }
            SegmentComparisons rows = Segments.of(segments).versusRest();
            alarms += rows.differing().isEmpty() ? 0 : 1;
            unadjusted += rows.adjusted(PAdjustment.NONE).differing().isEmpty() ? 0 : 1;
        }
        double error = Math.sqrt(0.05 * 0.95 / tables);
        assertThat((double) alarms / tables).isBetween(0.03, 0.05 + 4 * error);
        assertThat((double) unadjusted / tables).isGreaterThan(0.2);
    }

    @Test
    void aSegmentThatHoldsNinetyPercentIsNotComparedWithATotalThatHoldsIt() {
        Proportion part = Proportion.of(7380, 9000);
        Proportion total = Proportion.of(8000, 10000);
        VersusRest versus = VersusRest.ofPart(part, total);
        double right = versus.test().statistic().orElseThrow();
        double wrong = (part.value() - total.value())
                / Math.sqrt(total.value() * (1 - total.value()) * (1.0 / 9000 + 1.0 / 10000));
        assertThat(right / wrong).isEqualTo(Math.sqrt(19), within(0.01));
        assertThat(List.of(versus.n(), versus.restN())).containsExactly(9000L, 1000L);
    }
}
