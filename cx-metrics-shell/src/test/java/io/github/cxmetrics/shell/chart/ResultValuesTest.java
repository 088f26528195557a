package io.github.cxmetrics.shell.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.cxmetrics.Interval;
import io.github.cxmetrics.MetricTable;
import io.github.cxmetrics.Proportion;
import io.github.cxmetrics.contact.call.CallTally;
import io.github.cxmetrics.contact.call.ServiceLevelPolicy;
import io.github.cxmetrics.journey.attribution.Credits;
import io.github.cxmetrics.journey.map.JourneyMap;
import io.github.cxmetrics.journey.path.PathRule;
import io.github.cxmetrics.journey.path.Sankey;
import io.github.cxmetrics.journey.path.StepMatrix;
import io.github.cxmetrics.kano.KanoResults;
import io.github.cxmetrics.lifetime.model.HoldoutReport;
import io.github.cxmetrics.lifetime.purchases.PurchaseHistories;
import io.github.cxmetrics.lifetime.value.CltvRanking;
import io.github.cxmetrics.monitor.Cusum;
import io.github.cxmetrics.monitor.Ewma;
import io.github.cxmetrics.monitor.SegmentComparisons;
import io.github.cxmetrics.monitor.VersusRest;
import io.github.cxmetrics.monitor.driver.DriverShares;
import io.github.cxmetrics.monitor.experiment.Experiment;
import io.github.cxmetrics.monitor.experiment.WatchedResult;
import io.github.cxmetrics.retention.revenue.MrrMovements;
import io.github.cxmetrics.shell.chart.internal.Figures;
import io.github.cxmetrics.staffing.RequiredAgents;
import io.github.cxmetrics.usability.Sus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;

/** What is painted of kano, lifetime, journeys, contacts and experiments is what the result holds. */
class ResultValuesTest {

    private static final ChartCases.Names NAMES = ChartCases.NAMES.get(0);
    private static final double PIXEL = 0.03;

    private static double number(Element element, String attribute) {
        return SvgPicture.number(element, attribute);
    }

    private static List<String> column(Chart chart, int column) {
        return chart.numbers().rows().stream().map(row -> row.get(column)).toList();
    }

    @ParameterizedTest
    @ValueSource(ints = {960, 390})
    void featuresStandAtBetterAndWorse(int width) {
        KanoResults results = ResultCases.kano(NAMES, 25).read();
        SvgPicture picture = SvgPicture.of(Chart.of(results).svg(width));
        DoubleUnaryOperator x = picture.across();
        DoubleUnaryOperator y = picture.upward();
        int seen = 0;
        for (KanoResults.Row row : results.rows()) {
            double worse = x.applyAsDouble(-row.reading().worse().value());
            double better = y.applyAsDouble(row.reading().better().value());
            for (Element dot : picture.mark(row.feature() + ": ", "circle")) {
                assertThat(number(dot, "cx")).isCloseTo(worse, within(PIXEL));
                assertThat(number(dot, "cy")).isCloseTo(better, within(PIXEL));
                seen++;
            }
            for (Element square : picture.mark(row.feature() + ": ", "rect")) {
                assertThat(number(square, "x") + 5).isCloseTo(worse, within(PIXEL));
                assertThat(number(square, "y") + 5).isCloseTo(better, within(PIXEL));
                seen++;
            }
        }
        assertThat(seen).isGreaterThan(8);
    }

    @Test
    void featuresBelowAMinimumAreHiddenAndCounted() {
        Chart chart = Chart.of(ResultCases.kano(NAMES, 6).read());
        assertThat(column(chart, 0)).hasSize(6);
        assertThat(chart.footer())
                .startsWith("n = 212 answers a feature · 95\u00A0% intervals: Wilson · table: Berger");
        assertThat(chart.atLeast(212).numbers().rows()).hasSize(6);
        assertThatThrownBy(() -> chart.atLeast(213))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("none of 6 features")
                .hasMessageContaining("213");
    }

    @Test
    void namesStandBesideTheirPointsOrBelow() {
        Chart few = Chart.of(ResultCases.kano(NAMES, 6).read());
        assertThat(SvgPicture.of(few).labels()).noneMatch(l -> l.text().equals("1"));
        Chart many = Chart.of(ResultCases.kano(ChartCases.NAMES.get(3), 25).read());
        List<String> texts = SvgPicture.of(many).labels().stream()
                .map(SvgPicture.Label::text)
                .toList();
        for (int i = 1; i <= 25; i++) {
            assertThat(Collections.frequency(texts, Integer.toString(i)))
                    .as("number %s, at its point and in the key", i)
                    .isEqualTo(2);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {960, 390})
    void segmentsStandAtTheirDifferences(int width) {
        SegmentComparisons comparisons = ResultCases.segments(NAMES).versusRest();
        SvgPicture picture = SvgPicture.of(Chart.of(comparisons).svg(width));
        DoubleUnaryOperator x = picture.across();
        for (SegmentComparisons.Row row : comparisons.rows()) {
            if (row.versusRest().isPresent()) {
                VersusRest rest = row.comparison();
                String name = row.segment() + " (";
                double[] whisker = SvgPicture.path(picture.mark(name, "path").get(0));
                assertThat(whisker[0]).isCloseTo(x.applyAsDouble(rest.interval().lower()), within(PIXEL));
                assertThat(whisker[2]).isCloseTo(x.applyAsDouble(rest.interval().upper()), within(PIXEL));
                List<Element> dots = picture.mark(name, "circle");
                assertThat(number(dots.get(0), "cx")).isCloseTo(x.applyAsDouble(rest.difference()), within(PIXEL));
                assertThat(dots).as("filled or hollow").hasSize(row.adjustedP().orElseThrow() < 0.05 ? 1 : 2);
            }
        }
    }

    @Test
    void hiddenSegmentsAreCountedAndNowhereElse() {
        SegmentComparisons comparisons = ResultCases.segments(NAMES).versusRest();
        List<String> hidden = comparisons.rows().stream()
                .filter(SegmentComparisons.Row::hidden)
                .map(SegmentComparisons.Row::segment)
                .toList();
        Chart chart = Chart.of(comparisons);
        assertThat(hidden).isNotEmpty();
        assertThat(chart.footer()).contains(hidden.size() + " groups below n = 90");
        hidden.forEach(name -> assertThat(column(chart, 0)).doesNotContain(name));
        hidden.forEach(name -> assertThat(chart.svg()).doesNotContain(name + " ("));
    }

    @Test
    void driversHaveTheirShares() {
        DriverShares shares = ResultCases.drivers(NAMES).shapley();
        Chart chart = Chart.of(shares);
        assertThat(column(chart, 0))
                .containsExactlyElementsOf(
                        shares.ranked().stream().map(s -> s.name()).toList());
        SvgPicture picture = SvgPicture.of(chart);
        DoubleUnaryOperator x = picture.across();
        shares.shares().forEach(share -> {
            Element bar = picture.mark(share.name() + ": ", "rect").get(0);
            assertThat(number(bar, "x") + number(bar, "width"))
                    .isCloseTo(x.applyAsDouble(100 * share.share()), within(PIXEL));
        });
        assertThat(column(chart.inOrder(), 0))
                .containsExactlyElementsOf(
                        shares.shares().stream().map(s -> s.name()).toList());
    }

    @Test
    void recurringRevenueAddsUpFromStartToEnd() {
        MrrMovements movements = ResultCases.mrr();
        Chart chart = Chart.of(movements);
        SvgPicture picture = SvgPicture.of(chart);
        DoubleUnaryOperator x = picture.across();
        double at = number(picture.mark("start: ", "rect").get(0), "width");
        for (MrrMovements.Kind kind : MrrMovements.Kind.values()) {
            Element bar = picture.mark(kind + ": ", "rect").get(0);
            double from = number(bar, "x") - x.applyAsDouble(0);
            double width = number(bar, "width");
            double next = kind.isGain() ? at + width : at - width;
            assertThat(from).as(kind.toString()).isCloseTo(Math.min(at, next), within(PIXEL));
            at = next;
        }
        assertThat(at).isCloseTo(number(picture.mark("end: ", "rect").get(0), "width"), within(PIXEL));
        assertThat(at)
                .isCloseTo(
                        x.applyAsDouble(movements.end().amount().doubleValue()) - x.applyAsDouble(0),
                        within(2 * PIXEL));
        assertThat(column(chart, 2))
                .containsExactly(
                        "7\u00A0299.50",
                        "+1\u00A0250.00",
                        "+600.00",
                        "+600.00",
                        "\u2212600.00",
                        "\u2212400.00",
                        "8\u00A0749.50");
        assertThat(chart.footer()).contains("NRR 94.5\u00A0%").contains("GRR 86.3\u00A0%");
    }

    @Test
    void customersHaveTheirValues() {
        CltvRanking ranking = ResultCases.cltv().top(15, ResultCases.histories(NAMES));
        Chart chart = Chart.of(ranking);
        SvgPicture picture = SvgPicture.of(chart);
        DoubleUnaryOperator x = picture.across();
        for (CltvRanking.Row row : ranking.rows()) {
            Element bar = picture.mark(row.id() + ": ", "rect").get(0);
            assertThat(number(bar, "width"))
                    .isCloseTo(x.applyAsDouble(row.value()) - x.applyAsDouble(0), within(2 * PIXEL));
        }
        assertThat(chart.subtitle()).doesNotContain("whiskers");
    }

    @Test
    void aDistributionOfValueHoldsEveryCustomer() {
        PurchaseHistories histories = ResultCases.histories(NAMES);
        Chart chart = Chart.of(ResultCases.cltv(), histories);
        long customers = column(chart, 2).stream()
                .mapToLong(c -> Long.parseLong(c.replace("\u00A0", "")))
                .sum();
        assertThat(customers).isEqualTo(histories.totalWeight());
        double[] values = ResultCases.cltv().values(histories);
        long first = Arrays.stream(values).filter(v -> v < 10).count();
        assertThat(column(chart, 2).get(0)).isEqualTo(Long.toString(first));
        Arrays.sort(values);
        double best =
                Arrays.stream(values, 180, 200).sum() / Arrays.stream(values).sum();
        assertThat(chart.footer()).contains("the best tenth of the customers holds " + Figures.percent(best, 1));
        assertThat(chart.footer()).contains("median " + Figures.fixed(values[99], 2));
        SvgPicture picture = SvgPicture.of(chart);
        DoubleUnaryOperator y = picture.upward();
        assertThat(number(picture.mark("0 … 10: ", "rect").get(0), "y"))
                .isCloseTo(y.applyAsDouble(first), within(PIXEL));
    }

    @Test
    void aHoldoutIsTrackedToItsEnd() {
        HoldoutReport report = ResultCases.holdout();
        Chart chart = Chart.of(report);
        List<HoldoutReport.Point> points = report.tracking();
        assertThat(chart.numbers().rows()).hasSize(points.size());
        HoldoutReport.Point last = points.get(points.size() - 1);
        assertThat(chart.footer()).startsWith("n = " + Figures.count(last.cumulativeActual()) + " repeat purchases");
        assertThat(column(chart, 1).stream().filter("calibration"::equals))
                .hasSize((int) points.stream().filter(p -> !p.isHoldout()).count());
        assertThat(column(chart, 5).get(points.size() - 1)).isEqualTo(Figures.fixed(last.cumulativeExpected(), 1));
    }

    @Test
    void barsAndRibbonsOfASankeyAreAsWideAsTheirPaths() {
        Sankey sankey = ResultCases.steps(NAMES).sankey(4);
        SvgPicture picture = SvgPicture.of(Chart.of(sankey));
        long total = sankey.nodes().stream()
                .filter(n -> n.position() == 1)
                .mapToLong(Sankey.Node::units)
                .sum();
        for (Sankey.Node node : sankey.nodes()) {
            boolean end = node.step().equals(PathRule.END) && node.position() > 1;
            long units = end
                    ? sankey.links().stream()
                            .filter(l -> l.position() == node.position() - 1 && l.to().equals(PathRule.END))
                            .mapToLong(Sankey.Link::units)
                            .sum()
                    : node.units();
            Element bar = picture.mark(node.position() + ": " + node.step() + " ", "rect")
                    .get(0);
            assertThat(number(bar, "height")).isCloseTo(Math.max(1, 380.0 * units / total), within(PIXEL));
        }
        for (Sankey.Link link : sankey.links()) {
            if (link.position() > 0) {
                Element ribbon = picture.mark(
                                link.position() + " " + link.from() + " → " + (link.position() + 1) + " " + link.to()
                                        + ": ",
                                "path")
                        .get(0);
                double[] path = SvgPicture.path(ribbon);
                assertThat(path[9] - path[7])
                        .as(link.toString())
                        .isCloseTo(380.0 * link.units() / total, within(PIXEL));
            }
        }
    }

    @Test
    void stepsHaveTheirSharesAtEachPosition() {
        StepMatrix matrix = ResultCases.steps(NAMES);
        Chart chart = Chart.of(matrix);
        for (List<String> row : chart.numbers().rows()) {
            for (int p = 1; p <= 5; p++) {
                assertThat(row.get(p))
                        .isEqualTo(Figures.percent(matrix.share(p, row.get(0)).value(), 1));
            }
        }
        assertThat(SvgPicture.of(chart).tooltips())
                .contains("(end) at 5: "
                        + Figures.percent(matrix.share(5, PathRule.END).value(), 1));
    }

    @Test
    void channelsHaveTheirCredits() {
        Credits first = ResultCases.credits(NAMES, "last touch", 1);
        Credits second = ResultCases.credits(NAMES, "linear", 2);
        Chart chart = Chart.of(first, second);
        SvgPicture picture = SvgPicture.of(chart);
        DoubleUnaryOperator x = picture.across();
        for (Credits credits : List.of(first, second)) {
            credits.byChannel().forEach((channel, credit) -> {
                Element bar = picture.mark(channel + ", " + credits.model() + ": ", "rect")
                        .get(0);
                assertThat(number(bar, "width"))
                        .isCloseTo(x.applyAsDouble(credit) - x.applyAsDouble(0), within(2 * PIXEL));
            });
        }
        List<String> sorted = first.byChannel().entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
                .map(Map.Entry::getKey)
                .toList();
        assertThat(column(chart, 0)).containsExactlyElementsOf(sorted);
        assertThat(column(chart.inOrder(), 0))
                .containsExactlyElementsOf(first.byChannel().keySet());
    }

    @Test
    void theEmotionCurveIsStraightAndBreaksWhereNothingIsKnown() {
        JourneyMap map = ResultCases.map(NAMES);
        List<JourneyMap.Emotion> curve = map.emotionCurve("ces");
        Chart chart = Chart.of(map, "ces");
        SvgPicture picture = SvgPicture.of(chart);
        List<Double> heights = new ArrayList<>();
        for (JourneyMap.Emotion emotion : curve) {
            if (emotion.mean().isPresent()) {
                boolean bad = emotion.mean().getAsDouble() < 0.5;
                Element mark = picture.mark(emotion.stage() + ": ", bad ? "rect" : "circle")
                        .get(0);
                heights.add(bad ? number(mark, "y") + 6 : number(mark, "cy"));
            }
        }
        Element line = picture.all("path").stream()
                .filter(p -> p.getAttribute("stroke-width").equals("2.5"))
                .findFirst()
                .orElseThrow();
        assertThat(line.getAttribute("d")).doesNotContain("C").doesNotContain("Q");
        assertThat(line.getAttribute("d").chars().filter(c -> c == 'M'))
                .as("one gap")
                .hasSize(2);
        double[] path = SvgPicture.path(line);
        for (int i = 0; i < heights.size(); i++) {
            assertThat(path[2 * i + 1]).isCloseTo(heights.get(i), within(PIXEL));
        }
        double best = heights.stream().mapToDouble(h -> h).min().orElseThrow();
        assertThat(best).isLessThan(heights.get(0));
        assertThat(column(chart, 6).get(0)).isEqualTo("100.0\u00A0%");
        assertThat(column(chart, 7).get(0))
                .isEqualTo("\u2212" + map.movedOn(curve.get(0).stage()).failures());
        assertThat(column(chart, 7).get(7))
                .as("nobody is lost in the last stage")
                .isEmpty();
    }

    @Test
    void intervalsWithoutCallsAreGaps() {
        SortedMap<Instant, CallTally> calls = ResultCases.calls();
        Chart chart = Chart.of(ResultCases.half(), calls, ServiceLevelPolicy.ICMI_3, 0.8);
        assertThat(chart.numbers().rows()).hasSize(20);
        assertThat(chart.numbers().rows().get(7)).containsExactly("11:30", "0", "0", "–", "–", "–");
        CallTally first = calls.get(calls.firstKey());
        Interval interval = first.serviceLevel(ServiceLevelPolicy.ICMI_3).interval();
        assertThat(chart.numbers().rows().get(0))
                .containsExactly(
                        "08:00",
                        Long.toString(first.calls().offered()),
                        Long.toString(first.calls().abandoned()),
                        Figures.percent(
                                first.serviceLevel(ServiceLevelPolicy.ICMI_3).value(), 1),
                        Figures.percent(interval.lower(), 1),
                        Figures.percent(interval.upper(), 1));
        assertThat(SvgPicture.of(chart).tooltips()).noneMatch(t -> t.startsWith("11:30: service level"));
        assertThat(chart.subtitle()).endsWith("dashed: target 80.0\u00A0%");
    }

    @Test
    void tooFewAgentsAreFlagged() {
        Map<String, RequiredAgents> need = ResultCases.need();
        Map<String, Integer> there = ResultCases.there();
        Chart chart = Chart.staffing(need, there);
        List<String> flagged = SvgPicture.of(chart).tooltips().stream()
                .filter(t -> t.contains(": too few "))
                .toList();
        List<String> few = need.keySet().stream()
                .filter(k -> there.get(k) < need.get(k).agents())
                .map(k -> k + ": too few \u2212" + (need.get(k).agents() - there.get(k)))
                .toList();
        assertThat(few).isNotEmpty();
        assertThat(flagged).containsExactlyElementsOf(few);
        assertThat(chart.footer()).contains("too few in " + few.size() + " of 24 intervals");
        assertThat(SvgPicture.of(Chart.staffing(need)).tooltips()).noneMatch(t -> t.contains("too few"));
    }

    @Test
    void aWatchedTestIsMarkedWhereItWasDecided() {
        WatchedResult watched = ResultCases.watched(NAMES);
        Chart chart = Chart.of(watched);
        assertThat(chart.footer()).contains("decided on day 3").contains("p < 0.0001");
        SvgPicture picture = SvgPicture.of(chart);
        double day = number(picture.mark("3: odds ratio ", "circle").get(0), "cx");
        assertThat(picture.all("path").stream()
                        .map(SvgPicture::path)
                        .filter(p -> p.length == 4 && p[0] == p[2] && Math.abs(p[0] - day) < PIXEL))
                .hasSize(1);
        DoubleUnaryOperator y = picture.upward();
        watched.looks()
                .forEach(look -> assertThat(number(
                                picture.mark(look.day() + ": odds ratio ", "circle")
                                        .get(0),
                                "cy"))
                        .isCloseTo(y.applyAsDouble(look.estimate()), within(PIXEL)));
    }

    @Test
    void watchesOfColumnsHaveNoUnit() {
        long[] met = {84, 79, 0, 40};
        long[] calls = {100, 100, 0, 100};
        Chart ewma = Chart.of(Ewma.STANDARD.ofShares(0.8, met, calls));
        assertThat(ewma.title()).isEqualTo("share: moving average against 0.80");
        assertThat(List.<List<String>>copyOf(ewma.numbers().rows()))
                .containsExactly(
                        List.of("0", "100", "0.84", "0.81", "0.78", "0.82", ""),
                        List.of("1", "100", "0.79", "0.80", "0.77", "0.83", ""),
                        List.of("2", "0", "–", "0.80", "0.77", "0.83", ""),
                        List.of("3", "100", "0.40", "0.72", "0.77", "0.83", "outside"));
        assertThat(SvgPicture.of(ewma).labels(t -> true))
                .extracting(SvgPicture.Label::text)
                .contains("share", "0.72")
                .doesNotContain("share, %");
        Chart cusum = Chart.of(Cusum.STANDARD.ofValues(10, 2, 11, 10, Double.NaN, 30));
        assertThat(cusum.title()).isEqualTo("value: CUSUM against 10.00");
        assertThat(column(cusum, 2)).containsExactly("11.00", "10.00", "–", "30.00");
        assertThat(column(cusum, 5)).containsExactly("", "", "", "above h");
        assertThat(SvgPicture.of(cusum).all("path")).isNotEmpty();
    }

    @Test
    void anExperimentWithAnotherSplitIsNotToBeTrusted() {
        Chart trusted = Chart.of(ResultCases.experiment(NAMES));
        assertThat(trusted.title()).isEqualTo("Check-in, treatment against control");
        Chart broken = Chart.of(Experiment.of(Proportion.of(1330, 10_050), Proportion.of(1080, 9_000)));
        assertThat(broken.title()).startsWith("Not to be trusted");
        assertThat(trusted.numbers().rows().get(2))
                .containsExactly("difference", "20\u00A0000", "+1.2\u00A0pp", "+0.3\u00A0pp", "+2.1\u00A0pp");
    }

    @Test
    void scoresStandOverTheirGrades() {
        Map<String, Sus> versions = ChartCases.grouped(NAMES, 5, ResultCases::sus);
        Chart chart = Chart.grades(MetricTable.of("version", versions));
        SvgPicture picture = SvgPicture.of(chart);
        DoubleUnaryOperator x = picture.across();
        versions.forEach((name, sus) -> assertThat(
                        number(picture.mark(name + " (", "circle").get(0), "cx"))
                .isCloseTo(x.applyAsDouble(sus.value()), within(PIXEL)));
        assertThat(column(chart, 5)).allMatch(grade -> grade.matches("[A-F][+\u2212]?"));
    }
}
