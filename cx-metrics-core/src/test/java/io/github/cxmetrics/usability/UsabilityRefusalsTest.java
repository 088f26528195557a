package io.github.cxmetrics.usability;

import static io.github.cxmetrics.Refusals.missing;
import static io.github.cxmetrics.Refusals.refused;
import static io.github.cxmetrics.Refusals.undefined;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cxmetrics.Confidence;
import io.github.cxmetrics.survey.RatingScale;
import io.github.cxmetrics.survival.SurvivalRule;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the doors of this room refuse that no stored form and no result reaches. */
class UsabilityRefusalsTest {

    private static final RatingScale SEVEN = RatingScale.ONE_TO_SEVEN;

    @Test
    void columnsThatAreMissing() {
        refused("response times must not be null", () -> Apdex.of(0.5, (double[]) null));
        refused("Apdex needs a threshold", () -> new Apdex(null, 1, 1, 1));
        for (int[][] none : new int[][][] {null, {}, {null}}) {
            refused("Cronbach's alpha needs rows of answers", () -> CronbachAlpha.of(SEVEN, none));
        }
        CronbachAlpha.Rule alpha = CronbachAlpha.Rule.of(SEVEN, 3);
        refused(
                "Cronbach's alpha needs a scale and a list of reversed items",
                () -> new CronbachAlpha.Rule(null, 3, List.of()));
        refused("the numbers of items must not be null", () -> alpha.reversing((int[]) null));
        refused("answers must not be null (row 1)", () -> alpha.count(Arrays.asList(new int[] {1, 2, 3}, null)));
        EmotionRatings.Rule emotions = EmotionRatings.Rule.of(SEVEN, 2, 2);
        refused("emotions need a scale", () -> EmotionRatings.Rule.of(null, 2, 2));
        refused("ratings of emotions must not be null", () -> emotions.count((int[][]) null));
        refused("ratings of emotions must not be null (row 0)", () -> emotions.count(new int[][] {null}));
        refused("labels must not be null", () -> EmotionWords.of((Sentiment[]) null));
        refused("engagement needs what it counts", () -> new MessageEngagement(null, 4, 3, 2, 1));
        refused("NASA-TLX needs ratings and weights, not null", () -> NasaTlx.of(null));
        refused("NASA-TLX needs ratings and weights, not null", () -> NasaTlx.weighted((TaskLoad[]) null));
        refused(
                "the answers to NASA-TLX must not be null (row 0)",
                () -> TlxScoring.RAW.count(Collections.singletonList(null)));
        refused("a check needs rows of answers", () -> QuestionnaireCheck.of(null));
        refused(
                "times must not be null",
                () -> QuestionnaireCheck.of(new int[][] {{1, 2}}).withTimes((double[]) null));
        refused("a SUS rule needs a list of missing codes, not null", () -> new SusRule(0, null));
        refused("task times must not be null", () -> TaskTimes.completed((double[]) null));
        refused(
                "task times need two columns, not null",
                () -> TaskTimes.of(ChronoUnit.SECONDS, null, new boolean[] {true}));
        refused(
                "task times need two columns, not null",
                () -> TaskTimes.of(ChronoUnit.SECONDS, new double[] {1}, null));
        refused("web vitals need tallies", () -> WebVitals.of((LoadTimes[]) null));
        missing("eligibleSince", () -> TimeToAdopt.from(List.of(1), null, any -> null, Instant.EPOCH));
    }

    @Test
    void binsOfLoadTimes() {
        LoadTimes.Rule exact = LoadTimes.Rule.of(WebVital.LCP);
        refused("load times need a list of edges, which may be empty", () -> new LoadTimes.Rule(WebVital.LCP, null));
        refused("bins need edges", () -> exact.inBins(new double[0]));
        refused("bins need edges", () -> exact.inBins((double[]) null));
        refused("load times must not be null", () -> exact.count((double[]) null));
        double[] most = IntStream.rangeClosed(1, 10_000).asDoubleStream().toArray();
        double[] tooMany = IntStream.rangeClosed(1, 10_001).asDoubleStream().toArray();
        assertThat(exact.inBins(most).edges()).hasSize(10_000);
        refused("there are at most 10000 bins, not 10001", () -> exact.inBins(tooMany));
        undefined(
                "the interval of a percentile of LCP is undefined: no page views",
                () -> LoadTimes.of(WebVital.LCP).percentileInterval(0.75, Confidence.DEFAULT));
    }

    @Test
    void countsThatCannotBe() {
        refused("problem discovery needs problems", () -> ProblemDiscovery.from(new boolean[][] {{}}));
        refused("problem discovery needs problems", () -> ProblemDiscovery.from(new boolean[][] {null}));
        refused("a product engagement score needs a rule", () -> new ProductEngagement(null, 0.5, 0.5, 0.5));
    }

    @Test
    void measuresOfYourOwnNeedTheirParts() {
        refused("a web vital needs a name", () -> WebVital.of(null, "ms", 1, 2));
        refused("a web vital needs a name", () -> WebVital.of(" ", "ms", 1, 2));
        refused("a web vital needs a unit, which may be empty", () -> WebVital.of("load", null, 1, 2));
        refused("load can't be poor above 2.0 and good up to 2.0", () -> WebVital.of("load", "", 2, 2));
        refused(
                "load can't be poor above Infinity and good up to 2.0",
                () -> WebVital.of("load", "", 2, Double.POSITIVE_INFINITY));
        refused("times to adopt must not be null", () -> new TimeToAdopt(null, 0));
        refused(
                "times to adopt are counted in days",
                () -> new TimeToAdopt(SurvivalRule.of(ChronoUnit.HOURS).empty(), 0));
    }

    /** One in a billion: 2.3 billion participants for nine tenths of the problems. */
    @Test
    void problemsThatNearlyNobodyMeets() {
        assertThatThrownBy(() -> ProblemDiscovery.of(1e-9).participantsFor(0.9))
                .isInstanceOf(ArithmeticException.class)
                .hasMessage("finding 0.9 of the problems takes 2.302585092E9 participants");
    }
}
