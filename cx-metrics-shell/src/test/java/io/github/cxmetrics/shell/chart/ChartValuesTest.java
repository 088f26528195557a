package io.github.cxmetrics.shell.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.common.collect.ImmutableMap;
import io.github.cxmetrics.Confidence;
import io.github.cxmetrics.Interval;
import io.github.cxmetrics.MetricTable;
import io.github.cxmetrics.Proportion;
import io.github.cxmetrics.journey.funnel.FunnelResult;
import io.github.cxmetrics.monitor.ChangePoint;
import io.github.cxmetrics.monitor.ChartPoint;
import io.github.cxmetrics.monitor.ControlChartResult;
import io.github.cxmetrics.monitor.MetricSeries;
import io.github.cxmetrics.monitor.SeriesPoint;
import io.github.cxmetrics.retention.cohort.CohortTable;
import io.github.cxmetrics.shell.chart.internal.Colour;
import io.github.cxmetrics.shell.chart.internal.Figures;
import io.github.cxmetrics.shell.chart.internal.Palette;
import io.github.cxmetrics.survey.Csat;
import io.github.cxmetrics.survey.CsatDefinition;
import io.github.cxmetrics.survey.Nps;
import io.github.cxmetrics.survey.RatingScale;
import io.github.cxmetrics.survey.Ratings;
import io.github.cxmetrics.survival.Durations;
import io.github.cxmetrics.survival.SurvivalCurve;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

/** What is painted stands where the axis says, and is what the result holds. */
class ChartValuesTest {

    private static final ChartCases.Names NAMES = ChartCases.NAMES.get(0);
    private static final double PIXEL = 0.03;

    @Test
    void barsAndWhiskersOfScores() {
        MetricTable<Nps> table = ChartCases.npsByGroup(NAMES, 20);
        for (int width : new int[] {960, 390}) {
            SvgPicture picture = SvgPicture.of(Chart.of(table).svg(width));
            DoubleUnaryOperator x = picture.across();
            table.metrics().forEach((name, nps) -> {
                Element bar = picture.mark(name + ": ", "rect").get(0);
                double left = SvgPicture.number(bar, "x");
                double right = left + SvgPicture.number(bar, "width");
                assertThat(left).isCloseTo(x.applyAsDouble(Math.min(0, nps.value())), within(PIXEL));
                assertThat(right).isCloseTo(x.applyAsDouble(Math.max(0, nps.value())), within(PIXEL));
                double[] whisker =
                        SvgPicture.path(picture.mark(name + ": ", "path").get(0));
                assertThat(whisker[0]).isCloseTo(x.applyAsDouble(nps.interval().lower()), within(PIXEL));
                assertThat(whisker[2]).isCloseTo(x.applyAsDouble(nps.interval().upper()), within(PIXEL));
                Element dot = picture.mark(name + ": ", "circle").get(0);
                assertThat(SvgPicture.number(dot, "cx")).isCloseTo(x.applyAsDouble(nps.value()), within(PIXEL));
            });
        }
    }

    @Test
    void scoresAreSortedUnlessTheirOrderMeansSomething() {
        MetricTable<Nps> byArea = MetricTable.of("area", Map.of("low", Nps.of(0, 0, 9), "high", Nps.of(10, 10, 9)));
        assertThat(column(Chart.of(byArea), 0)).containsExactly("high", "low");
        assertThat(Chart.of(byArea).subtitle()).contains(", sorted");
        MetricTable<Nps> byMonth =
                MetricTable.of("month", ImmutableMap.of("2025-01", Nps.of(0, 0, 9), "2025-02", Nps.of(10, 10, 9)));
        assertThat(column(Chart.of(byMonth), 0)).containsExactly("2025-01", "2025-02");
        assertThat(Chart.of(byMonth).subtitle()).doesNotContain("sorted");
        MetricTable<Nps> named =
                MetricTable.of("area", ImmutableMap.of("low", Nps.of(0, 0, 9), "high", Nps.of(10, 10, 9)));
        assertThat(column(Chart.of(named).inOrder(), 0)).containsExactly("low", "high");
    }

    private static List<String> column(Chart chart, int column) {
        return chart.numbers().rows().stream().map(row -> row.get(column)).toList();
    }

    @Test
    void smallAndEmptyGroupsAreHiddenAndCounted() {
        MetricTable<Proportion> table = MetricTable.of(
                "area",
                ImmutableMap.of(
                        "large", Proportion.of(70, 100), "small", Proportion.of(3, 9), "none", Proportion.of(0, 0)));
        Chart chart = Chart.of(table).atLeast(10);
        assertThat(column(chart, 0)).containsExactly("large");
        assertThat(chart.footer())
                .isEqualTo(
                        "n = 100 · 95\u00A0% intervals: Wilson · 1 group below n = 10 hidden · 1 group without data hidden");
        assertThat(chart.svg()).contains("large (100)").doesNotContain("small").doesNotContain("none (");
        assertThat(Chart.of(table).footer())
                .contains("1 group without data hidden")
                .doesNotContain("below");
    }

    @Test
    void theLevelOfIntervalsCanBeChosen() {
        MetricTable<Proportion> table = MetricTable.of("area", Map.of("all", Proportion.of(70, 100)));
        Chart chart = Chart.of(table).confidence(Confidence.of(0.9));
        Interval interval = Proportion.of(70, 100).interval(Confidence.of(0.9));
        assertThat(chart.footer()).contains("90\u00A0% intervals: Wilson");
        assertThat(chart.subtitle()).isEqualTo("Bars with 90 % intervals, sorted; n in brackets");
        SvgPicture picture = SvgPicture.of(chart);
        double[] whisker = SvgPicture.path(picture.mark("all: ", "path").get(0));
        assertThat(whisker[0]).isCloseTo(picture.across().applyAsDouble(100 * interval.lower()), within(PIXEL));
        assertThat(chart.numbers().rows().get(0))
                .containsExactly("all", "100", "70.0\u00A0%", "62.0\u00A0%", "76.9\u00A0%");
    }

    @Test
    void definitionsThatArentTheUsualOnesArePrinted() {
        Nps usual = Nps.of(9, 3);
        assertThat(Chart.of(MetricTable.of("area", Map.of("a", usual))).footer())
                .isEqualTo("n = 2 · 95\u00A0% intervals: score");
        CsatDefinition topThree = CsatDefinition.boxes(RatingScale.ONE_TO_SEVEN, 3);
        Csat csat = Csat.from(Ratings.of(RatingScale.ONE_TO_SEVEN, 7, 6, 2), topThree);
        assertThat(Chart.of(MetricTable.of("area", Map.of("a", csat))).footer()).endsWith(" · " + topThree);
        assertThat(Definitions.of(usual)).isEmpty();
        assertThat(Definitions.of(Proportion.of(1, 2))).isEmpty();
    }

    @Test
    void pointsNeedNoZero() {
        MetricTable<Nps> table = MetricTable.of(
                "area", Map.of("a", Nps.promoters(900).passives(50).detractors(50)));
        SvgPicture bars = SvgPicture.of(Chart.of(table));
        SvgPicture points = SvgPicture.of(Chart.of(table).points());
        assertThat(bars.mark("a: ", "rect")).hasSize(1);
        assertThat(points.mark("a: ", "rect")).isEmpty();
        assertThat(bars.text()).contains("\n0\n");
        assertThat(points.text()).doesNotContain("\n0\n");
    }

    @Test
    void pointsAndBandOfATrend() {
        MetricSeries<Proportion> series = ChartCases.shareByWeek(NAMES);
        SvgPicture picture = SvgPicture.of(Chart.of(series));
        DoubleUnaryOperator y = picture.upward();
        List<Double> band = new ArrayList<>();
        for (SeriesPoint<Proportion> point : series.points()) {
            if (point.isGap()) {
                assertThat(picture.tooltips()).noneMatch(t -> t.startsWith(point.label()));
                continue;
            }
            Element dot = picture.mark(point.label() + ": ", "circle").get(0);
            assertThat(SvgPicture.number(dot, "cy"))
                    .isCloseTo(y.applyAsDouble(100 * point.tally().value()), within(PIXEL));
            assertThat(picture.mark(point.label() + ": ", "circle")).hasSize(point.complete() ? 1 : 2);
            band.add(y.applyAsDouble(100 * point.tally().interval().lower()));
            band.add(y.applyAsDouble(100 * point.tally().interval().upper()));
        }
        List<Double> painted = picture.all("path").stream()
                .filter(p -> p.getAttribute("fill-opacity").equals("0.15"))
                .flatMapToDouble(p -> odd(SvgPicture.path(p)))
                .boxed()
                .toList();
        assertThat(painted).hasSameSizeAs(band);
        assertThat(band).allSatisfy(edge -> assertThat(painted).anyMatch(p -> Math.abs(p - edge) < PIXEL));
    }

    private static DoubleStream odd(double[] path) {
        DoubleStream.Builder ys = DoubleStream.builder();
        for (int i = 1; i < path.length; i += 2) {
            ys.add(path[i]);
        }
        return ys.build();
    }

    @Test
    void limitsAndRingsOfAControlChart() {
        MetricSeries<Proportion> series = ChartCases.shareByWeek(NAMES);
        ControlChartResult chart = series.chart();
        for (Chart one : List.of(Chart.of(chart), Chart.of(series, chart))) {
            SvgPicture picture = SvgPicture.of(one);
            DoubleUnaryOperator y = picture.upward();
            List<Element> dashed = picture.all("path").stream()
                    .filter(p -> p.getAttribute("stroke-dasharray").equals("6 4"))
                    .toList();
            assertThat(dashed).hasSize(2);
            List<Double> lower = odd(SvgPicture.path(dashed.get(0))).boxed().toList();
            List<Double> upper = odd(SvgPicture.path(dashed.get(1))).boxed().toList();
            for (ChartPoint point : chart.points()) {
                if (point.value() != null) {
                    assertThat(lower).anyMatch(v -> Math.abs(v - y.applyAsDouble(100 * point.lower())) < PIXEL);
                    assertThat(upper).anyMatch(v -> Math.abs(v - y.applyAsDouble(100 * point.upper())) < PIXEL);
                    long rings = picture.mark(point.label() + ": ", "circle").stream()
                            .filter(c -> c.getAttribute("class").equals("l-bad"))
                            .count();
                    assertThat(rings).as(point.label()).isEqualTo(point.isSignal() ? 1 : 0);
                }
            }
            assertThat(one.footer()).endsWith(chart.definition().toString());
        }
        assertThat(chart.signals()).isNotEmpty();
        ChartPoint outside = chart.points().stream()
                .filter(p -> p.value() != null && p.value() < p.lower())
                .findFirst()
                .orElseThrow();
        assertThat(SvgPicture.of(Chart.of(chart))
                        .labels(t -> t.getAttribute("class").startsWith("f-bad")))
                .extracting(SvgPicture.Label::text)
                .containsExactly(Figures.percent(outside.value(), 1));
    }

    @Test
    void aChangeHasItsRangeAndLevels() {
        MetricSeries<Proportion> series = ChartCases.shareByWeek(NAMES);
        ChangePoint<Proportion> change = series.changePoint();
        Chart chart = Chart.of(series, change);
        assertThat(chart.footer())
                .contains("changed at " + change.date() + " (95\u00A0% " + change.earliest() + " … " + change.latest()
                        + ")");
        SvgPicture picture = SvgPicture.of(chart);
        DoubleUnaryOperator y = picture.upward();
        List<double[]> levels = picture.all("path").stream()
                .filter(p -> p.getAttribute("stroke-dasharray").equals("6 4"))
                .map(SvgPicture::path)
                .toList();
        assertThat(levels).hasSize(2);
        assertThat(levels.get(0)[1])
                .isCloseTo(y.applyAsDouble(100 * change.before().value()), within(PIXEL));
        assertThat(levels.get(1)[1])
                .isCloseTo(y.applyAsDouble(100 * change.after().value()), within(PIXEL));
        Element first = picture.mark(change.date() + ": ", "circle").get(0);
        Element before =
                picture.mark(change.date().minusWeeks(1) + ": ", "circle").get(0);
        double edge = (SvgPicture.number(first, "cx") + SvgPicture.number(before, "cx")) / 2;
        assertThat(levels.get(0)[2]).isCloseTo(edge, within(PIXEL));
    }

    @Test
    void partsOfADistribution() {
        Map<String, Ratings> byArea = ChartCases.ratingsByGroup(NAMES, 4);
        SvgPicture picture = SvgPicture.of(Chart.distribution("area", byArea));
        DoubleUnaryOperator x = picture.across();
        byArea.forEach((name, ratings) -> {
            double at =
                    -100 * ratings.share(1, 2).value() - 50 * ratings.share(3).value();
            for (int point = 1; point <= 5; point++) {
                Element part = picture.mark(name + ", " + point + ": ", "rect").get(0);
                assertThat(SvgPicture.number(part, "x")).isCloseTo(x.applyAsDouble(at), within(PIXEL));
                at += 100 * ratings.share(point).value();
                assertThat(SvgPicture.number(part, "x") + SvgPicture.number(part, "width"))
                        .isCloseTo(x.applyAsDouble(at), within(PIXEL));
            }
        });
    }

    @Test
    void barsAndLossesOfAFunnel() {
        FunnelResult funnel = ChartCases.funnel(NAMES);
        SvgPicture picture = SvgPicture.of(Chart.of(funnel));
        double whole =
                SvgPicture.number(picture.mark(NAMES.word(0) + ": ", "rect").get(0), "width");
        for (int step = 1; step <= 6; step++) {
            Element bar = picture.mark(NAMES.word(step - 1) + ": ", "rect").get(0);
            assertThat(SvgPicture.number(bar, "width"))
                    .isCloseTo(whole * funnel.fromFirst(step).value(), within(PIXEL));
            if (step > 1) {
                double[] right = SvgPicture.path(
                        picture.mark(NAMES.word(step - 1) + ": ", "path").get(2));
                double upper = SvgPicture.number(bar, "x")
                        + whole * funnel.fromFirst(step).interval().upper();
                assertThat(right[2]).isCloseTo(upper, within(PIXEL));
                assertThat(picture.text()).contains("(\u2212" + Figures.count(funnel.dropOff(step)) + ")");
            }
        }
        assertThat(picture.text()).contains("1\u00A0310 · 65.5\u00A0%", "\u221234.5\u00A0% (\u2212690)");
        assertThat(Chart.of(funnel).footer()).contains("within 7 days", "as of 2025-11-01");
    }

    @Test
    void barsOfDurations() {
        Durations times = ChartCases.funnel(NAMES).timeToConvert();
        Chart chart = Chart.of(times);
        SvgPicture picture = SvgPicture.of(chart);
        DoubleUnaryOperator y = picture.upward();
        long sum = 0;
        for (List<String> row : chart.numbers().rows()) {
            Element bar = picture.mark(row.get(0) + " … " + row.get(1) + " hours: ", "rect")
                    .get(0);
            long n = (long) SvgPicture.value(row.get(2));
            assertThat(SvgPicture.number(bar, "y")).isCloseTo(y.applyAsDouble(n), within(PIXEL));
            sum += n;
        }
        assertThat(sum).isEqualTo(times.count());
    }

    @Test
    void durationsFarBeyondTheOthersAreOneBar() {
        long[] seconds = new long[1000];
        for (int i = 0; i < seconds.length; i++) {
            seconds[i] = i < 990 ? 60 + i % 100 : 1_000_000;
        }
        Chart chart = Chart.of(Durations.of(java.time.temporal.ChronoUnit.SECONDS, seconds));
        assertThat(chart.footer()).contains("10 took longer than ").contains("at most");
        List<? extends List<String>> rows = chart.numbers().rows();
        assertThat(rows.get(rows.size() - 1)).endsWith("10").contains("∞");
        assertThat(rows.stream().mapToDouble(r -> SvgPicture.value(r.get(2))).sum())
                .isEqualTo(1000);
    }

    @Test
    void cellsOfCohorts() {
        CohortTable table = ChartCases.cohorts(5);
        Chart chart = Chart.of(table);
        SvgPicture picture = SvgPicture.of(chart);
        double top = 0.7;
        for (LocalDate cohort : table.cohorts()) {
            String month = cohort.toString().substring(0, 7);
            for (int column = 0; column < table.columns(); column++) {
                String mark = month + " (100), " + column + ": ";
                if (table.cellIfMature(cohort, column).isEmpty()) {
                    assertThat(picture.tooltips()).noneMatch(t -> t.startsWith(mark));
                    continue;
                }
                double share = table.cell(cohort, column).value();
                Element cell = picture.mark(mark, "rect").get(0);
                assertThat(cell.getAttribute("fill"))
                        .isEqualTo(Palette.hex(Palette.heat(share / top).light()));
                assertThat(cell.hasAttribute("class")).isFalse();
                Element text = picture.mark(mark, "text").get(0);
                assertThat(text.getTextContent()).isEqualTo(Figures.fixed(100 * share, 0));
                assertThat(Colour.contrast(rgb(text), rgb(cell))).isGreaterThan(4);
            }
        }
        assertThat(Chart.of(table).atLeast(100).footer()).doesNotContain("hidden");
    }

    private static int rgb(Element element) {
        return Integer.parseInt(element.getAttribute("fill").substring(1), 16);
    }

    @Test
    void stepsOfSurvival() {
        SurvivalCurve curve = ChartCases.curve(3);
        for (Chart chart : List.of(Chart.of(curve), Chart.incidence(curve))) {
            boolean incidence = chart.title().startsWith("Cumulative");
            SvgPicture picture = SvgPicture.of(chart);
            DoubleUnaryOperator x = picture.across();
            DoubleUnaryOperator y = picture.upward();
            double[] line = SvgPicture.path(picture.mark(chart.title(), "path").get(0));
            for (int i = 0; i < line.length; i += 2) {
                // Months are whole, so a step lies between this month and the half before it.
                long time = Math.round(inverse(x, line[i]));
                double before = time == 0 ? 1 : curve.at(time - 0.5);
                double[] possible = {curve.at(time), before};
                double px = line[i + 1];
                assertThat(DoubleStream.of(possible).map(s -> y.applyAsDouble(100 * (incidence ? 1 - s : s))))
                        .as("at " + time)
                        .anyMatch(v -> Math.abs(v - px) < 0.3);
            }
            assertThat(picture.text()).contains("Number at risk");
            for (List<String> row : chart.numbers().rows()) {
                double tick = SvgPicture.value(row.get(1));
                assertThat(row.get(2)).isEqualTo(Figures.count(curve.atRisk(tick)));
                assertThat(picture.labels())
                        .anyMatch(l -> l.text().equals(row.get(2)) && Math.abs(l.x() - x.applyAsDouble(tick)) < 10);
                double share = incidence ? curve.failureAt(tick) : curve.at(tick);
                assertThat(SvgPicture.value(row.get(3))).isCloseTo(100 * share, within(0.051));
            }
        }
    }

    private static double inverse(DoubleUnaryOperator scale, double pixel) {
        double from = scale.applyAsDouble(0);
        return (pixel - from) / (scale.applyAsDouble(1) - from);
    }

    @Test
    void atRiskCountsThoseBeforeATime() {
        SurvivalCurve curve = io.github.cxmetrics.survival.SurvivalTally.of(
                        java.time.temporal.ChronoUnit.DAYS,
                        new long[] {2, 5, 5, 9},
                        new boolean[] {true, true, false, false})
                .curve();
        assertThat(List.of(
                        curve.atRisk(0),
                        curve.atRisk(2),
                        curve.atRisk(2.5),
                        curve.atRisk(5),
                        curve.atRisk(9),
                        curve.atRisk(10)))
                .containsExactly(4L, 4L, 3L, 3L, 1L, 0L);
    }

    @Test
    void aRetentionCurveIsTheOverallLine() {
        CohortTable table = ChartCases.cohorts(5);
        Chart chart = Chart.retention(table);
        SvgPicture picture = SvgPicture.of(chart);
        DoubleUnaryOperator x = picture.across();
        DoubleUnaryOperator y = picture.upward();
        double[] line = SvgPicture.path(picture.mark(chart.title(), "path").get(0));
        assertThat(line).hasSize(2 * table.columns());
        for (int column = 0; column < table.columns(); column++) {
            assertThat(line[2 * column]).isCloseTo(x.applyAsDouble(column), within(PIXEL));
            assertThat(line[2 * column + 1])
                    .isCloseTo(y.applyAsDouble(100 * table.overall(column).value()), within(PIXEL));
        }
        assertThat(picture.text()).contains("Customers observed so long");
    }

    @Test
    void moreThanFourCurvesBecomeSmallPlots() {
        Map<String, SurvivalCurve> many = ChartCases.grouped(NAMES, 6, ChartCases::curve);
        SvgPicture picture = SvgPicture.of(Chart.survival("contract", many));
        assertThat(picture.all("path").stream()
                        .filter(p -> p.getAttribute("class").matches("l-s[234]")))
                .isEmpty();
        assertThat(picture.tooltips()).hasSize(6);
        Chart four = Chart.survival("contract", ChartCases.grouped(NAMES, 4, ChartCases::curve));
        assertThat(SvgPicture.of(four).all("path").stream()
                        .filter(p -> p.getAttribute("class").matches("l-s[1234]")
                                && p.getAttribute("stroke-width").equals("2"))
                        .map(p -> p.getAttribute("stroke-dasharray"))
                        .distinct())
                .containsExactlyInAnyOrder("", "8 4", "2 3", "10 3 2 3");
    }
}
