package io.github.cxmetrics.usability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.cxmetrics.Confidence;
import io.github.cxmetrics.Interval;
import io.github.cxmetrics.Proportion;
import io.github.cxmetrics.survey.Nps;
import io.github.cxmetrics.survival.QuantileMethod;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.commons.math3.util.CombinatoricsUtils;
import org.junit.jupiter.api.Test;

/** Web vitals at their 75th percentile, and Apdex. */
class SpeedTest {

    private static final LoadTimes LCP = LoadTimes.of(WebVital.LCP, 1200, 1800, 2100, 2400, 2600, 3900, 5200, 900);

    @Test
    void limitsBelongToTheBetterRating() {
        for (WebVital vital : List.of(WebVital.LCP, WebVital.INP, WebVital.CLS, WebVital.FCP, WebVital.TTFB)) {
            assertThat(vital.rating(vital.goodUpTo())).isEqualTo(VitalRating.GOOD);
            assertThat(vital.rating(Math.nextUp(vital.goodUpTo()))).isEqualTo(VitalRating.NEEDS_IMPROVEMENT);
            assertThat(vital.rating(vital.poorAbove())).isEqualTo(VitalRating.NEEDS_IMPROVEMENT);
            assertThat(vital.rating(Math.nextUp(vital.poorAbove()))).isEqualTo(VitalRating.POOR);
        }
        assertThat(WebVital.FCP).hasToString("FCP (good up to 1800 ms, poor above 3000 ms)");
        assertThat(WebVital.CLS).hasToString("CLS (good up to 0.1, poor above 0.25)");
        assertThatThrownBy(() -> WebVital.of("page load", "ms", 4000, 2000))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("page load can't be poor above 2000.0 and good up to 4000.0");
        assertThatThrownBy(() -> WebVital.LCP.rating(-1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("LCP must be at least 0 and finite, not -1.0");
    }

    @Test
    void nearestRankLeavesThreeQuartersAtOrBelow() {
        Random random = new Random(5);
        for (int n = 1; n < 60; n++) {
            double[] values = random.doubles(n, 0, 9000).toArray();
            LoadTimes times = LoadTimes.of(WebVital.LCP, values);
            double p75 = times.p75();
            assertThat(Arrays.stream(values).filter(v -> v <= p75).count() / (double) n)
                    .isGreaterThanOrEqualTo(0.75);
            assertThat(Arrays.stream(values).filter(v -> v < p75).count() / (double) n)
                    .isLessThan(0.75);
            assertThat(times.percentile(0))
                    .isEqualTo(Arrays.stream(values).min().orElseThrow());
            assertThat(times.percentile(1))
                    .isEqualTo(Arrays.stream(values).max().orElseThrow());
        }
        assertThat(LCP.percentile(0.75, QuantileMethod.LINEAR)).isEqualTo(2925);
    }

    /** The exact binomial, summed term by term, for every small n. */
    @Test
    void ranksAreThoseOfTheBinomial() {
        for (int n = 1; n <= 40; n++) {
            for (double p : new double[] {0.1, 0.5, 0.75, 0.95}) {
                for (double level : new double[] {0.8, 0.95}) {
                    double half = (1 - level) / 2;
                    int lower = 0;
                    int upper = 0;
                    for (int r = 1; r <= n; r++) {
                        lower = atMost(r - 1, n, p) <= half ? r : lower;
                        upper = upper == 0 && atMost(r - 1, n, p) >= 1 - half ? r : upper;
                    }
                    double[] values = new double[n];
                    Arrays.setAll(values, i -> i + 1);
                    PercentileInterval interval =
                            LoadTimes.of(WebVital.LCP, values).percentileInterval(p, Confidence.of(level));
                    assertThat(interval.lowerRank().orElse(0))
                            .as("%s %s %s", n, p, level)
                            .isEqualTo(lower);
                    assertThat(interval.upperRank().orElse(0))
                            .as("%s %s %s", n, p, level)
                            .isEqualTo(upper);
                    assertThat(interval.lower().orElse(0)).isEqualTo(lower);
                    assertThat(interval.upper().orElse(0)).isEqualTo(upper);
                    double high = upper == 0 ? 1 : atMost(upper - 1, n, p);
                    double low = lower == 0 ? 0 : atMost(lower - 1, n, p);
                    assertThat(interval.coverage())
                            .isEqualTo(high - low, within(1e-12))
                            .isGreaterThanOrEqualTo(level);
                }
            }
        }
    }

    private static double atMost(int k, int n, double p) {
        double sum = 0;
        for (int i = 0; i <= k; i++) {
            sum += CombinatoricsUtils.binomialCoefficientDouble(n, i) * Math.pow(p, i) * Math.pow(1 - p, n - i);
        }
        return sum;
    }

    @Test
    void thirteenViewsHaveAnUpperEnd() {
        double[] twelve = new double[12];
        Arrays.setAll(twelve, i -> 100 * (i + 1));
        assertThat(LoadTimes.of(WebVital.LCP, twelve).p75Interval().upper()).isEmpty();
        double[] thirteen = Arrays.copyOf(twelve, 13);
        thirteen[12] = 1300;
        assertThat(LoadTimes.of(WebVital.LCP, thirteen).p75Interval().upper()).hasValue(1300);
        assertThat(LCP.p75Interval()).hasToString("95 % CI 1800 … not reached (order statistics)");
    }

    @Test
    void binsKeepRatingsAndShares() {
        Random random = new Random(9);
        for (WebVital vital : List.of(WebVital.LCP, WebVital.CLS, WebVital.TTFB)) {
            for (int round = 0; round < 100; round++) {
                double[] values = random.doubles(1 + random.nextInt(50))
                        .map(u -> random.nextInt(5) == 0 ? 0 : vital.goodUpTo() * Math.exp(3 * u - 1.5))
                        .toArray();
                LoadTimes exact = LoadTimes.of(vital, values);
                LoadTimes bins = LoadTimes.Rule.of(vital).inBins().count(values);
                assertThat(bins.rating()).isEqualTo(exact.rating());
                for (VitalRating rating : VitalRating.values()) {
                    assertThat(bins.share(rating)).isEqualTo(exact.share(rating));
                }
                // Below the first bin's edge, a fiftieth of the limit, a value is known to that edge only.
                assertThat(bins.p75()).isBetween(exact.p75(), Math.max(exact.p75() * 1.1001, vital.goodUpTo() / 49));
                exact.p75Interval()
                        .lower()
                        .ifPresent(
                                lower -> assertThat(bins.p75Interval().lower().orElseThrow())
                                        .isLessThanOrEqualTo(lower));
                exact.p75Interval()
                        .upper()
                        .ifPresent(
                                upper -> assertThat(bins.p75Interval().upper().orElseThrow())
                                        .isGreaterThanOrEqualTo(upper));
            }
        }
    }

    @Test
    void whatLiesAboveTheLastBinIsPoorAndHasNoNumber() {
        LoadTimes.Rule rule = LoadTimes.Rule.of(WebVital.INP).inBins(100, 1000);
        assertThat(rule.edges()).containsExactly(100.0, 200.0, 500.0, 1000.0);
        LoadTimes slow = rule.count(50, 4000, 5000, 6000);
        assertThat(slow.rating()).isEqualTo(VitalRating.POOR);
        assertThat(slow.p75IfDefined()).isEmpty();
        assertThatThrownBy(slow::p75)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the percentile of INP lies above the last bin, 1000 ms");
        assertThat(slow).hasToString("INP p75 above the last bin (95 % CI 0 … not reached), poor, n = 4: 25.0 % good");
        assertThatThrownBy(() -> slow.percentile(0.5, QuantileMethod.LINEAR))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("INP in bins has percentiles by nearest rank only");
        assertThatThrownBy(() -> new LoadTimes.Rule(WebVital.INP, List.of(100.0, 500.0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the edges must hold the limits of INP (good up to 200 ms, poor above 500 ms)");
        assertThatThrownBy(() -> new LoadTimes.Rule(WebVital.INP, List.of(200.0, 200.0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("edges must rise, not 200.0 after 200.0");
        assertThat(rule).hasToString("INP (good up to 200 ms, poor above 500 ms) in 4 bins");
    }

    /** A mean of p75s is not the p75 of all views: here it would call a poor site good. */
    @Test
    void talliesMergeAndPercentilesDoNot() {
        LoadTimes phones = LoadTimes.of(WebVital.LCP, 4500, 4600, 4700, 4800, 4900, 5000);
        LoadTimes desktops = LoadTimes.of(WebVital.LCP, 300);
        assertThat(phones.plus(desktops).rating()).isEqualTo(VitalRating.POOR);
        double mean = (phones.p75() + desktops.p75()) / 2;
        assertThat(WebVital.LCP.rating(mean)).isNotEqualTo(phones.plus(desktops).rating());
        assertThat(phones.plus(desktops))
                .isEqualTo(LoadTimes.of(WebVital.LCP, 300, 4500, 4600, 4700, 4800, 4900, 5000));
    }

    @Test
    void emptyAndBadViewsAreNamed() {
        LoadTimes none = LoadTimes.of(WebVital.INP);
        assertThat(none).hasToString("INP: no page views");
        assertThat(none.p75IfDefined()).isEmpty();
        assertThat(none.table()).contains("p75                –\n");
        assertThatThrownBy(none::p75)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the percentile 0.75 of INP is undefined: no page views");
        assertThatThrownBy(none::rating)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the rating of INP is undefined: no page views");
        assertThatThrownBy(none::p75Interval).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> LoadTimes.of(WebVital.INP, 5, Double.NaN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("INP must be at least 0 and finite, not NaN (row 1)");
        assertThatThrownBy(() -> LCP.percentile(1.5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the share of a percentile must be in 0..1, not 1.5");
        assertThat(LCP)
                .hasToString("LCP p75 2600 ms (95 % CI 1800 … not reached), needs improvement, n = 8: 62.5 % good");
        assertThat(LoadTimes.of(WebVital.LCP, -0.0)).isEqualTo(LoadTimes.of(WebVital.LCP, 0.0));
    }

    @Test
    void aSitePassesWithoutInteractions() {
        LoadTimes fast = LoadTimes.of(WebVital.LCP, 2500);
        LoadTimes steady = LoadTimes.of(WebVital.CLS, 0.1);
        assertThat(WebVitals.of(fast, steady).passesCoreWebVitals()).isTrue();
        assertThat(WebVitals.of(fast, steady, LoadTimes.of(WebVital.INP)).passesCoreWebVitals())
                .isTrue();
        assertThat(WebVitals.of(fast, steady, LoadTimes.of(WebVital.INP, 201)).passesCoreWebVitals())
                .isFalse();
        assertThat(WebVitals.of(LCP, steady).passesCoreWebVitals()).isFalse();
        assertThat(WebVitals.of(fast).passesIfDefined()).isEmpty();
        assertThatThrownBy(() -> WebVitals.of(fast).passesCoreWebVitals())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("whether core web vitals pass is undefined: it takes page views with LCP and with CLS");
        assertThatThrownBy(() -> WebVitals.of(fast, LCP))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a vital is there twice: merge its tallies");
        assertThatThrownBy(() -> WebVitals.of(fast, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the tally of a vital must not be null (position 1)");
        assertThat(WebVitals.of(fast).toString()).endsWith("core web vitals: – (LCP or CLS is missing)\n");
    }

    @Test
    void apdexCountsErrorsAsFrustratedAndFourTimesTheThresholdAsTolerated() {
        Apdex apdex = Apdex.of(0.5, 0.5, 0.50001, 2, 2.00001).withErrors(2);
        assertThat(apdex).isEqualTo(new Apdex(Apdex.Rule.of(0.5), 1, 2, 3));
        assertThat(Apdex.Rule.of(0.5).count(List.of(Apdex.Response.failed())).value())
                .isZero();
        assertThat(apdex.value()).isEqualTo(2 / 6.0);
        assertThat(apdex.table()).contains("tolerating, up to 2             2  33.3 %\n");
        assertThat(Apdex.of(0.5, 0.1, 1)).hasToString("Apdex 0.75 (95 % CI 0.26 … 0.95), n = 2, T = 0.5");
        assertThatThrownBy(() -> Apdex.of(0, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the threshold of Apdex must be above 0 and finite, not 0.0");
        assertThatThrownBy(() -> Apdex.of(1, 1, -1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a response time must be at least 0 and finite, not -1.0 (row 1)");
        assertThatThrownBy(() -> apdex.withErrors(-1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("errors must not be negative: -1");
        assertThatThrownBy(() -> apdex.versus(Apdex.of(1, 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Apdex: T = 0.5 and T = 1 don't go together");
    }

    @Test
    void aColumnOfTimesAsResponsesOneByOne() {
        Random random = new Random(4);
        for (int size : new int[] {0, 1, 2, 1000}) {
            double[] times = random.doubles(size, 0, 3).toArray();
            for (double threshold : new double[] {0.1, 0.5, 2.9, Double.MAX_VALUE}) {
                assertThat(Apdex.of(threshold, times))
                        .isEqualTo(Apdex.Rule.of(threshold)
                                .count(Arrays.stream(times).boxed().toList(), Apdex.Response::after));
            }
        }
        for (double bad : new double[] {-1e-9, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatThrownBy(() -> Apdex.of(1, 1, 2, bad, -3))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("a response time must be at least 0 and finite, not " + bad + " (row 2)");
        }
    }

    @Test
    void apdexIsTheNetScoreOfItsBands() {
        Apdex apdex = new Apdex(Apdex.Rule.of(1), 447, 935, 1268);
        Nps nps = Nps.promoters(447).passives(935).detractors(1268);
        assertThat(apdex.value()).isEqualTo((1 + nps.value() / 100) / 2, within(1e-15));
        assertThat(apdex.interval().lower()).isEqualTo((1 + nps.interval().lower() / 100) / 2, within(1e-12));
        // Nobody tolerates: a share, with Wilson's interval.
        Interval share = Proportion.of(30, 40).interval();
        Interval bands = new Apdex(Apdex.Rule.of(1), 30, 0, 10).interval();
        assertThat(bands.lower()).isEqualTo(share.lower(), within(1e-12));
        assertThat(bands.upper()).isEqualTo(share.upper(), within(1e-12));
    }
}
