package io.github.cxmetrics.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.cxmetrics.Confidence;
import io.github.cxmetrics.Proportion;
import io.github.cxmetrics.calendar.CalendarPeriods;
import io.github.cxmetrics.survey.Nps;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class SeriesProperties {

    private static final CalendarPeriods DAYS = CalendarPeriods.days(ZoneId.of("Europe/Berlin"));
    private static final LocalDate START = LocalDate.of(2024, 1, 1);
    private static final double CLOSE = 1e-9;

    private static MetricSeries<Proportion> series(List<Integer> failures) {
        TreeMap<LocalDate, Proportion> tallies = new TreeMap<>();
        for (int i = 0; i < failures.size(); i++) {
            tallies.put(START.plusDays(i), Proportion.of(20 - failures.get(i), 20));
        }
        return MetricSeries.of(DAYS, tallies);
    }

    @Property(tries = 100, seed = "41")
    void theChartOfMergedTalliesIsTheMergedChart(
            @ForAll @Size(min = 2, max = 40) List<@IntRange(max = 20) Integer> one,
            @ForAll @Size(min = 2, max = 40) List<@IntRange(max = 20) Integer> other) {
        TreeMap<LocalDate, Proportion> both = new TreeMap<>();
        for (int i = 0; i < Math.max(one.size(), other.size()); i++) {
            Proportion first = i < one.size() ? Proportion.of(20 - one.get(i), 20) : Proportion.of(0, 0);
            Proportion second = i < other.size() ? Proportion.of(20 - other.get(i), 20) : Proportion.of(0, 0);
            both.put(START.plusDays(i), first.plus(second));
        }
        MetricSeries<Proportion> merged = series(one).plus(series(other));
        assertThat(merged.points()).isEqualTo(series(other).plus(series(one)).points());
        MetricSeries<Proportion> whole = MetricSeries.of(DAYS, both);
        assertThat(merged.points()).isEqualTo(whole.points());
        assertThat(merged.chart().points()).isEqualTo(whole.chart().points());
        assertThat(merged.changePoint().line()).isEqualTo(whole.changePoint().line());
    }

    @Property(tries = 100, seed = "42")
    void scalingValuesLeavesAnXmrChartUnmoved(
            @ForAll @Size(min = 3, max = 60) List<@IntRange(max = 1000) Integer> values,
            @ForAll @IntRange(min = -8, max = 8) int power) {
        double[] plain = values.stream().mapToDouble(Integer::doubleValue).toArray();
        double scale = Math.scalb(1.0, power);
        double[] scaled = Arrays.stream(plain).map(v -> scale * v).toArray();
        for (ControlChart chart : List.of(ControlChart.XMR, ControlChart.XMR_EXACT, ControlChart.XMR_MEDIAN)) {
            ControlChartResult one = chart.rules(ChartRule.nelson()).ofValues(plain);
            ControlChartResult other = chart.rules(ChartRule.nelson()).ofValues(scaled);
            assertThat(other.points())
                    .extracting(ChartPoint::z)
                    .isEqualTo(one.points().stream().map(ChartPoint::z).toList());
            assertThat(other.points())
                    .extracting(ChartPoint::signals)
                    .isEqualTo(one.points().stream().map(ChartPoint::signals).toList());
        }
        assertThat(RunChart.of(scaled).signalIfDefined())
                .isEqualTo(RunChart.of(plain).signalIfDefined());
        assertThat(MannKendall.of(scaled).s()).isEqualTo(MannKendall.of(plain).s());
    }

    /** A share and its complement are one chart, mirrored; NPS without passives is a scaled share. */
    @Property(tries = 100, seed = "43")
    void mirroredAndScaledSharesAreTheSameChart(
            @ForAll @Size(min = 3, max = 40) List<@IntRange(max = 20) Integer> failures) {
        ControlChartResult share = series(failures).chart(ControlChart.Z_PRIME_FLOORED);
        TreeMap<LocalDate, Proportion> mirrored = new TreeMap<>();
        TreeMap<LocalDate, Nps> scores = new TreeMap<>();
        for (int i = 0; i < failures.size(); i++) {
            mirrored.put(START.plusDays(i), Proportion.of(failures.get(i), 20));
            scores.put(
                    START.plusDays(i),
                    Nps.promoters(20 - failures.get(i)).passives(0).detractors(failures.get(i)));
        }
        List<ChartPoint> complement = MetricSeries.of(DAYS, mirrored)
                .chart(ControlChart.Z_PRIME_FLOORED)
                .points();
        List<ChartPoint> nps = MetricSeries.of(DAYS, scores).chart().points();
        for (ChartPoint point : share.points()) {
            Double z = complement.get(point.index()).z();
            if (point.z() == null) {
                assertThat(z).isNull();
            } else {
                assertThat(-z).isEqualTo(point.z(), within(CLOSE));
                assertThat(nps.get(point.index()).z()).isEqualTo(point.z(), within(CLOSE));
            }
        }
    }

    @Property(tries = 100, seed = "44")
    void pLimitsNeverLeaveSharesAndPrimeFlooredNeverNarrows(
            @ForAll @Size(min = 3, max = 40) List<@IntRange(max = 20) Integer> failures) {
        List<ChartPoint> plain = series(failures).chart(ControlChart.P).points();
        List<ChartPoint> floored = series(failures).chart().points();
        for (ChartPoint point : plain) {
            ChartPoint wide = floored.get(point.index());
            assertThat(point.lower()).isBetween(0.0, point.centre());
            assertThat(point.upper()).isBetween(point.centre(), 1.0);
            assertThat(wide.lower()).isLessThanOrEqualTo(point.lower());
            assertThat(wide.upper()).isGreaterThanOrEqualTo(point.upper());
        }
        assertThat(ControlChart.NP
                        .ofShares(
                                failures.stream().mapToLong(f -> 20 - f).toArray(),
                                failures.stream().mapToLong(f -> 20).toArray())
                        .points())
                .extracting(ChartPoint::z)
                .isEqualTo(plain.stream().map(ChartPoint::z).toList());
    }

    @Property(tries = 100, seed = "45")
    void aWindowIsTheSumOfItsPeriods(
            @ForAll @Size(min = 1, max = 50) List<@IntRange(max = 20) Integer> failures,
            @ForAll @IntRange(min = 1, max = 60) int window) {
        MetricSeries<Proportion> series = series(failures);
        List<SeriesPoint<Proportion>> points = series.rolling(window).points();
        for (int i = 0; i < points.size(); i++) {
            Proportion sum = series.points().subList(Math.max(0, i - window + 1), i + 1).stream()
                    .map(SeriesPoint::tally)
                    .reduce(Proportion.of(0, 0), Proportion::plus);
            assertThat(points.get(i).tally()).isEqualTo(sum);
            assertThat(points.get(i).complete()).isEqualTo(i + 1 >= window);
        }
    }

    @Property(tries = 200, seed = "46")
    void metAgreesWithTheIntervalBeside(
            @ForAll @IntRange(max = 400) int successes,
            @ForAll @IntRange(max = 400) int failures,
            @ForAll @DoubleRange(min = 0.01, max = 0.99) double target) {
        Proportion share = Proportion.of(successes, (long) successes + failures);
        if (share.count() > 0) {
            TargetCheck check = Target.atLeast(target).check(share);
            double distance = share.interval(Confidence.of(0.90)).lower() - target;
            if (Math.abs(distance) > CLOSE) {
                assertThat(check.status() == TargetStatus.MET).isEqualTo(distance > 0);
            }
            double other =
                    Target.atMost(target).check(share).confidenceIfDefined().orElseThrow();
            assertThat(check.confidenceIfDefined().orElseThrow() + other).isEqualTo(1, within(CLOSE));
        }
    }

    /** Without passives, and with many, the score of the bands is one of the shares that they make. */
    @Property(tries = 60, seed = "47")
    void thePosteriorOfANetScoreIsMonotoneAndMirrors(
            @ForAll @IntRange(max = 300) int minus,
            @ForAll @IntRange(max = 300) int zero,
            @ForAll @IntRange(max = 300) int plus,
            @ForAll @IntRange(min = -99, max = 99) int target) {
        Nps score = Nps.promoters(plus).passives(zero).detractors(minus);
        Nps mirrored = Nps.promoters(minus).passives(zero).detractors(plus);
        if (score.count() > 0) {
            double here = TargetConfidence.posterior(score, target);
            assertThat(here).isBetween(-1e-12, 1 + 1e-12);
            assertThat(here + TargetConfidence.posterior(mirrored, -target)).isEqualTo(1, within(1e-9));
            assertThat(TargetConfidence.posterior(score, target - 0.5)).isGreaterThanOrEqualTo(here - 1e-9);
        }
    }

    @Property(tries = 60, seed = "48")
    void changePointsCostNoMoreThanAnySplit(
            @ForAll @Size(min = 4, max = 12) List<@IntRange(max = 20) Integer> failures) {
        List<Proportion> tallies =
                failures.stream().map(f -> Proportion.of(20 - f, 20)).toList();
        CategoryCounts counts = CategoryCounts.of(tallies, 1);
        ChangePoints<Proportion> best = ChangePoints.of(tallies, 1, 4);
        int m = tallies.size();
        double least = Double.POSITIVE_INFINITY;
        for (int cuts = 0; cuts < 1 << m - 1; cuts++) {
            double cost = 4 * Integer.bitCount(cuts);
            int from = 0;
            for (int at = 1; at <= m; at++) {
                if (at == m || (cuts >> at - 1 & 1) == 1) {
                    cost -= 2 * counts.logLikelihood(from, at);
                    from = at;
                }
            }
            least = Math.min(least, cost);
        }
        assertThat(best.cost()).isEqualTo(least, within(CLOSE));
        double whole =
                best.segments().stream().mapToLong(s -> s.tally().count()).sum();
        assertThat(whole).isEqualTo(20.0 * m);
    }

    @Property(tries = 60, seed = "49")
    void theRangeOfDatesIsTheShortestThatHolds95Percent(
            @ForAll @Size(min = 2, max = 30) List<@IntRange(max = 20) Integer> failures) {
        ChangePoint<Proportion> change = series(failures).changePoint();
        double[] weights = change.posterior().stream()
                .mapToDouble(ChangePoint.Weight::probability)
                .toArray();
        assertThat(Arrays.stream(weights).sum()).isEqualTo(1, within(CLOSE));
        int length = change.lastIndex() - change.firstIndex() + 1;
        assertThat(Arrays.stream(weights, change.firstIndex() - 1, change.lastIndex())
                        .sum())
                .isGreaterThanOrEqualTo(0.95 - CLOSE);
        IntStream.rangeClosed(0, weights.length - (length - 1))
                .filter(from -> length > 1)
                .forEach(from -> assertThat(
                                Arrays.stream(weights, from, from + length - 1).sum())
                        .isLessThan(0.95 + CLOSE));
    }
}
