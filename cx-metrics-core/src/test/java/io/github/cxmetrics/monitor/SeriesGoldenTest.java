package io.github.cxmetrics.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cxmetrics.Confidence;
import io.github.cxmetrics.Metric;
import io.github.cxmetrics.Proportion;
import io.github.cxmetrics.calendar.CalendarPeriods;
import io.github.cxmetrics.calendar.PeriodUnit;
import io.github.cxmetrics.golden.Expected;
import io.github.cxmetrics.golden.GoldenFile;
import io.github.cxmetrics.golden.MonitorRoom;
import io.github.cxmetrics.survey.Nps;
import io.github.cxmetrics.survey.NpsBands;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Series, charts, change points, trends and targets of monitor.json, and the rolling and trend cases of survey.json. NPS are fractions there. */
class SeriesGoldenTest {

    private static final double CLOSE = 1e-12;
    private static final double SCORE = 1e-9;
    private static final double QUANTILE = 1e-10;
    private static final double RUN_LENGTH = 1e-6;
    private static final double POINTS = 100;

    @TestFactory
    Stream<DynamicTest> series() {
        return MonitorRoom.SERIES.tests(SeriesGoldenTest::check);
    }

    @TestFactory
    Stream<DynamicTest> survey() {
        return GoldenFile.testsOf(
                "survey.json",
                GoldenFile.SERIES_KINDS,
                node -> node.path("kind").asText(),
                SeriesGoldenTest::check);
    }

    private static void check(JsonNode node, Expected expected) {
        if (expected.raw("undefined").asBoolean()) {
            assertThatThrownBy(() -> checkDefined(node, expected))
                    .isInstanceOfAny(IllegalStateException.class, IllegalArgumentException.class);
        } else {
            checkDefined(node, expected);
        }
    }

    private static void checkDefined(JsonNode node, Expected expected) {
        JsonNode input = node.path("input");
        String kind = node.path("kind").asText();
        switch (kind) {
            case "series" -> periods(input, expected);
            case "rollingWindow" -> rollingWindow(input, expected);
            case "rolling" -> rolling(input, expected);
            case "trendTest" -> trendTest(input, expected);
            case "samePeriodLastYear" -> samePeriodLastYear(input, expected);
            case "yearOverYear" -> yearOverYear(input, expected);
            case "pChart", "uChart" -> attributes(kind, input, expected);
            case "pChartFalseAlarm" -> falseAlarm(input, expected);
            case "xmr" -> xmr(input, expected);
            case "runChart" -> runChart(input, expected);
            case "runRules" -> runRules(input, expected);
            case "ewma", "ewmaShare" -> ewma(input, expected);
            case "ewmaArl" -> ewmaArl(input, expected);
            case "cusum" -> cusum(input, expected);
            case "cusumArl" -> cusumArl(input, expected);
            case "changePoint" -> changePoint(input, expected);
            case "changePoints" -> changePoints(input, expected);
            case "mannKendall" -> mannKendall(input, expected);
            case "trendShare" -> trendShare(input, expected);
            case "target" -> target(input, expected);
            default -> throw new IllegalArgumentException("unknown kind of golden case: " + kind);
        }
    }

    private static double[] doubles(JsonNode list) {
        return elements(list)
                .mapToDouble(e -> e.isNull() ? Double.NaN : e.asDouble())
                .toArray();
    }

    private static long[] longs(JsonNode list) {
        return elements(list).mapToLong(JsonNode::asLong).toArray();
    }

    private static Stream<JsonNode> elements(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }

    private static Nps nps(JsonNode counts) {
        return Nps.promoters(counts.get(2).asLong())
                .passives(counts.get(1).asLong())
                .detractors(counts.get(0).asLong());
    }

    private static Proportion share(JsonNode counts) {
        return Proportion.of(counts.get(0).asLong(), counts.get(1).asLong());
    }

    /** A list in which null stands for what is undefined. */
    private static void list(Expected expected, String key, List<Double> got, double rel, double abs) {
        if (!expected.has(key)) {
            return;
        }
        JsonNode want = expected.raw(key);
        assertThat(got).as(key).hasSize(want.size());
        for (int i = 0; i < want.size(); i++) {
            if (want.get(i).isNull()) {
                assertThat(got.get(i)).as(key + "[" + i + "]").isNull();
            } else {
                double number = want.get(i).path("value").asDouble(want.get(i).asDouble());
                assertThat(got.get(i))
                        .as(key + "[" + i + "]")
                        .isNotNull()
                        .satisfies(value -> assertThat(Math.abs(value - number))
                                .isLessThanOrEqualTo(Math.max(abs, rel * Math.abs(number))));
            }
        }
    }

    private static void list(Expected expected, String key, List<Double> got) {
        list(expected, key, got, CLOSE, CLOSE);
    }

    private static List<Double> of(ControlChartResult chart, Function<ChartPoint, Double> part) {
        List<Double> parts = new ArrayList<>();
        chart.points().forEach(point -> parts.add(part.apply(point)));
        return parts;
    }

    private static void each(JsonNode rows, int size, IntFunction<Consumer<Expected>> check) {
        assertThat(rows).hasSize(size);
        for (int i = 0; i < size; i++) {
            Expected.checkAll(rows.get(i), CLOSE, check.apply(i));
        }
    }

    private static void periods(JsonNode input, Expected expected) {
        CalendarPeriods periods = new CalendarPeriods(
                PeriodUnit.valueOf(input.path("unit").asText()),
                DayOfWeek.valueOf(input.path("weekStart").asText("MONDAY")),
                ZoneId.of(input.path("zone").asText()));
        TreeMap<LocalDate, Nps> tallies = new TreeMap<>();
        List<Integer> scores = new ArrayList<>();
        List<Instant> times = new ArrayList<>();
        for (JsonNode row : input.path("rows")) {
            Instant at = Instant.parse(row.path("t").asText());
            tallies.merge(periods.firstDate(periods.numberOf(at)), nps(row.path("counts")), Nps::plus);
            int[] answers = {0, 7, 10};
            for (int band = 0; band < answers.length; band++) {
                for (int i = 0; i < row.path("counts").get(band).asInt(); i++) {
                    times.add(at);
                    scores.add(answers[band]);
                }
            }
        }
        List<Integer> rows = IntStream.range(0, scores.size()).boxed().toList();
        MetricSeries<Nps> counted = MetricSeries.count(periods, NpsBands.STANDARD, rows, times::get, scores::get);
        MetricSeries<Nps> series = MetricSeries.of(periods, tallies);
        assertThat(counted.points()).isEqualTo(series.points());
        each(expected.raw("periods"), series.size(), i -> one -> {
            SeriesPoint<Nps> point = series.points().get(i);
            one.exact("start", point::start);
            one.exact("n", () -> point.tally().count());
            one.number("nps", () -> point.tally().value() / POINTS);
        });
    }

    private static void rollingWindow(JsonNode input, Expected expected) {
        TreeMap<LocalDate, Proportion> days = new TreeMap<>();
        input.path("days")
                .forEach(day -> days.put(
                        LocalDate.parse(day.path("date").asText()),
                        Proportion.of(day.path("x").asLong(), day.path("n").asLong())));
        List<SeriesPoint<Proportion>> points = MetricSeries.of(CalendarPeriods.days(ZoneId.of("UTC")), days)
                .between(
                        LocalDate.parse(input.path("from").asText()),
                        LocalDate.parse(input.path("to").asText()))
                .rolling(input.path("window").asInt())
                .points();
        each(expected.raw("days"), points.size(), i -> one -> {
            SeriesPoint<Proportion> point = points.get(i);
            one.exact("date", point::start);
            one.exact("n", () -> point.tally().count());
            one.number("share", () -> point.tally().value());
            one.interval("wilson95", () -> point.tally().interval());
            one.exact("complete", point::complete);
        });
    }

    private static MetricSeries<Nps> days(JsonNode days) {
        TreeMap<LocalDate, Nps> tallies = new TreeMap<>();
        for (int i = 0; i < days.size(); i++) {
            tallies.put(LocalDate.of(2024, 1, 1).plusDays(i), nps(days.get(i)));
        }
        return MetricSeries.of(CalendarPeriods.days(ZoneId.of("UTC")), tallies);
    }

    private static void rolling(JsonNode input, Expected expected) {
        List<SeriesPoint<Nps>> points =
                days(input.path("days")).rolling(input.path("window").asInt()).points();
        each(expected.raw("rolling"), points.size(), i -> one -> {
            Nps pooled = points.get(i).tally();
            one.exact("day", () -> i);
            one.exact("n", pooled::count);
            one.number("nps", () -> pooled.value() / POINTS);
            one.interval("score95", CLOSE, SCORE, POINTS, pooled::interval);
        });
    }

    private static void trendTest(JsonNode input, Expected expected) {
        SeriesTrend trend = days(input.path("days")).trend();
        expected.number("slopePerDay", () -> trend.slope() / POINTS);
        expected.test("z", "p", trend::test);
    }

    private static void samePeriodLastYear(JsonNode input, Expected expected) {
        PeriodUnit unit = PeriodUnit.valueOf(input.path("unit").asText());
        LocalDate start = LocalDate.parse(input.path("start").asText());
        expected.exact("aligned", () -> YearShift.ALIGNED.before(unit, start));
        expected.exact("calendarDate", () -> YearShift.CALENDAR_DATE.before(unit, start));
    }

    private static void yearOverYear(JsonNode input, Expected expected) {
        if (input.path("metric").asText().equals("share")) {
            yearOverYear(input.path("pairs"), SeriesGoldenTest::share, 1, expected);
        } else {
            yearOverYear(input.path("pairs"), SeriesGoldenTest::nps, POINTS, expected);
        }
    }

    private static <M extends Metric<M>> void yearOverYear(
            JsonNode pairs, Function<JsonNode, M> tally, double scale, Expected expected) {
        YearOverYear<M> years = YearOverYear.of(
                elements(pairs).map(pair -> tally.apply(pair.get(0))).toList(),
                elements(pairs).map(pair -> tally.apply(pair.get(1))).toList());
        List<Double> differences = new ArrayList<>();
        years.pairs()
                .forEach(pair -> differences.add(
                        pair.difference().isPresent() ? pair.difference().getAsDouble() / scale : null));
        list(expected, "differences", differences);
        expected.number("pooled", () -> years.difference() / scale);
        expected.number("standardError", () -> years.standardError() / scale);
        expected.test("z", "p", years::test);
        expected.interval("ci95", CLOSE, CLOSE, scale, () -> years.interval(Confidence.DEFAULT));
        expected.number("crude", () -> years.crude() / scale);
    }

    private static ControlChart baseline(ControlChart chart, JsonNode input) {
        ControlChart based = input.path("baseline").isInt()
                ? chart.baseline(input.path("baseline").asInt())
                : chart;
        return input.path("sigmas").isNumber()
                ? based.sigmas(input.path("sigmas").asDouble())
                : based;
    }

    private static void attributes(String kind, JsonNode input, Expected expected) {
        Function<ControlChart, ControlChartResult> draw = kind.equals("pChart")
                ? chart -> baseline(chart, input).ofShares(longs(input.path("x")), longs(input.path("n")))
                : chart -> baseline(chart, input).ofRates(doubles(input.path("x")), doubles(input.path("n")));
        boolean shares = kind.equals("pChart");
        ControlChartResult plain = draw.apply(shares ? ControlChart.P : ControlChart.U);
        expected.number("centre", plain::centre);
        list(expected, "lower", of(plain, ChartPoint::lower));
        list(expected, "upper", of(plain, ChartPoint::upper));
        list(expected, "z", of(plain, ChartPoint::z));
        outside(expected, "outside", plain);
        expected.number("dispersion", () -> plain.dispersion().ratio());
        expected.pValue("dispersionP", QUANTILE, () -> plain.dispersion().pValue());
        expected.number("sigmaZ", () -> plain.dispersion().sigmaZ());
        expected.number("sigmaZExact", () -> plain.dispersion().sigmaZExact());
        ControlChartResult prime = draw.apply(shares ? ControlChart.P_PRIME : ControlChart.U_PRIME);
        list(expected, "lowerPrime", of(prime, ChartPoint::lower));
        list(expected, "upperPrime", of(prime, ChartPoint::upper));
        outside(expected, "outsidePrime", prime);
        ControlChartResult floored = draw.apply(shares ? ControlChart.P_PRIME_FLOORED : ControlChart.U_PRIME_FLOORED);
        list(expected, "lowerFloored", of(floored, ChartPoint::lower));
        list(expected, "upperFloored", of(floored, ChartPoint::upper));
        outside(expected, "outsideFloored", floored);
    }

    private static void outside(Expected expected, String key, ControlChartResult chart) {
        expected.exact(key, () -> list(chart.signals(ChartRule.NELSON_1)));
    }

    private static List<Integer> list(int[] positions) {
        return IntStream.of(positions).boxed().toList();
    }

    private static void falseAlarm(JsonNode input, Expected expected) {
        FalseAlarm alarm = ControlChart.P
                .sigmas(input.path("sigmas").asDouble(3))
                .falseAlarm(input.path("n").asLong(), input.path("p").asDouble());
        expected.number("below", QUANTILE, CLOSE, alarm::below);
        expected.number("above", QUANTILE, CLOSE, alarm::above);
        expected.number("falseAlarm", QUANTILE, CLOSE, alarm::probability);
    }

    private static void xmr(JsonNode input, Expected expected) {
        Function<ControlChart, ControlChartResult> draw =
                chart -> baseline(chart, input).ofValues(doubles(input.path("values")));
        ControlChartResult mean = draw.apply(ControlChart.XMR);
        expected.number("centre", mean::centre);
        expected.number("meanMovingRange", range(mean));
        limits(expected, "", mean);
        expected.number("movingRangeUpper", mean::movingRangeUpper);
        outside(expected, "outside", mean);
        ControlChartResult exact = draw.apply(ControlChart.XMR_EXACT);
        expected.number("lowerExact", () -> exact.points().get(0).lower());
        expected.number("upperExact", () -> exact.points().get(0).upper());
        ControlChartResult median = draw.apply(ControlChart.XMR_MEDIAN);
        expected.number("medianCentre", median::centre);
        expected.number("medianMovingRange", range(median));
        limits(expected, "median", median);
        expected.number("medianMovingRangeUpper", median::movingRangeUpper);
        ControlChartResult screened = draw.apply(ControlChart.XMR_SCREENED);
        expected.number("screenedMeanMovingRange", range(screened));
        limits(expected, "screened", screened);
    }

    private static DoubleSupplier range(ControlChartResult chart) {
        return () -> chart.stages().get(0).movingRange();
    }

    private static void limits(Expected expected, String form, ControlChartResult chart) {
        ChartPoint point = chart.points().get(0);
        expected.number(form.isEmpty() ? "lower" : form + "Lower", point::lower);
        expected.number(form.isEmpty() ? "upper" : form + "Upper", point::upper);
    }

    private static void runChart(JsonNode input, Expected expected) {
        double[] values = doubles(input.path("values"));
        RunChart chart = input.path("centre").isNumber()
                ? RunChart.around(input.path("centre").asDouble(), values)
                : RunChart.of(values);
        expected.number("centre", chart::centre);
        expected.exact("useful", chart::useful);
        expected.exact("longestRun", chart::longestRun);
        expected.exact("crossings", chart::crossings);
        expected.number("longestRunMax", chart::longestRunMax);
        expected.number("crossingsMin", chart::crossingsMin);
        if (expected.raw("signal").isNull()) {
            assertThatThrownBy(chart::isSignal).isInstanceOf(IllegalStateException.class);
            assertThat(chart.signalIfDefined()).isEmpty();
        } else {
            expected.exact("signal", chart::isSignal);
        }
    }

    private static void runRules(JsonNode input, Expected expected) {
        int[] signals = RunRules.signals(doubles(input.path("z")), 3);
        for (ChartRule rule : ChartRule.values()) {
            Expected part = expected.part(rule.name().startsWith("WEST") ? "westernElectric" : "nelson");
            part.exact(
                    rule.name().substring(rule.name().length() - 1),
                    () -> IntStream.range(0, signals.length)
                            .filter(i -> (signals[i] & rule.bit()) != 0)
                            .boxed()
                            .toList());
        }
    }

    private static void ewma(JsonNode input, Expected expected) {
        Ewma definition = new Ewma(
                input.path("lambda").asDouble(), input.path("limitWidth").asDouble());
        double target = input.path("target").asDouble();
        EwmaResult chart = input.has("values")
                ? definition.ofValues(target, input.path("sigma").asDouble(), doubles(input.path("values")))
                : definition.ofShares(target, longs(input.path("x")), longs(input.path("n")));
        list(expected, "ewma", chart.points().stream().map(EwmaPoint::ewma).toList());
        list(expected, "lower", chart.points().stream().map(EwmaPoint::lower).toList());
        list(expected, "upper", chart.points().stream().map(EwmaPoint::upper).toList());
        expected.exact(
                "firstSignal", () -> chart.firstSignal().map(EwmaPoint::index).orElse(null));
        expected.number(
                "asymptoticHalfWidth",
                () -> definition.asymptoticHalfWidth(input.path("sigma").asDouble()));
    }

    private static void ewmaArl(JsonNode input, Expected expected) {
        Ewma chart = new Ewma(
                input.path("lambda").asDouble(), input.path("limitWidth").asDouble());
        expected.number(
                "exact",
                RUN_LENGTH,
                0,
                () -> chart.averageRunLength(input.path("shift").asDouble()));
    }

    private static void cusum(JsonNode input, Expected expected) {
        Cusum definition = new Cusum(
                input.path("k").asDouble(),
                input.path("h").asDouble(),
                input.path("headStart").asDouble(0));
        CusumResult chart = definition.ofValues(
                input.path("target").asDouble(), input.path("sigma").asDouble(), doubles(input.path("values")));
        list(expected, "plus", chart.points().stream().map(CusumPoint::plus).toList());
        list(expected, "minus", chart.points().stream().map(CusumPoint::minus).toList());
        expected.exact(
                "runPlus",
                () -> chart.points().stream().map(CusumPoint::runPlus).toList());
        expected.exact(
                "runMinus",
                () -> chart.points().stream().map(CusumPoint::runMinus).toList());
        expected.exact(
                "firstSignal",
                () -> chart.changeIfFound().map(c -> c.signal().index()).orElse(null));
        expected.exact(
                "changeStart",
                () -> chart.changeIfFound().map(c -> c.start().index()).orElse(null));
        expected.number("levelEstimate", chart::level);
    }

    private static void cusumArl(JsonNode input, Expected expected) {
        Cusum chart = new Cusum(input.path("k").asDouble(), input.path("h").asDouble(), 0);
        double shift = input.path("shift").asDouble();
        expected.number("siegmundUpper", () -> chart.upperSiegmund(shift));
        expected.number("siegmund", () -> chart.siegmund(shift));
        expected.number("exactUpper", RUN_LENGTH, 0, () -> chart.upperAverageRunLength(shift));
        expected.number("exact", RUN_LENGTH, 0, () -> chart.averageRunLength(shift));
    }

    private static void changePoint(JsonNode input, Expected expected) {
        double dispersion = input.path("dispersion").asDouble(1);
        if (input.path("periods").get(0).size() == 2) {
            changePoint(ChangePoint.of(shares(input.path("periods")), dispersion), 1, expected);
        } else {
            changePoint(ChangePoint.of(scores(input.path("periods")), dispersion), POINTS, expected);
        }
    }

    private static List<Proportion> shares(JsonNode periods) {
        return elements(periods)
                .map(p -> Proportion.of(
                        p.get(1).asLong(), p.get(0).asLong() + p.get(1).asLong()))
                .toList();
    }

    private static List<Nps> scores(JsonNode periods) {
        return elements(periods).map(SeriesGoldenTest::nps).toList();
    }

    private static <M extends Metric<M>> void changePoint(ChangePoint<M> change, double scale, Expected expected) {
        expected.exact("index", change::index);
        expected.number("statistic", CLOSE, SCORE, change::statistic);
        list(
                expected,
                "posterior",
                change.posterior().stream().map(ChangePoint.Weight::probability).toList(),
                CLOSE,
                SCORE);
        expected.exact("interval95", () -> List.of(change.firstIndex(), change.lastIndex()));
        expected.number("logBayesFactor", CLOSE, SCORE, change::logBayesFactor);
        expected.number("before", () -> change.before().value() / scale);
        expected.number("after", () -> change.after().value() / scale);
    }

    private static void changePoints(JsonNode input, Expected expected) {
        double dispersion = input.path("dispersion").asDouble(1);
        double penalty = input.path("penalty").asDouble();
        if (input.path("periods").get(0).size() == 2) {
            changePoints(ChangePoints.of(shares(input.path("periods")), dispersion, penalty), expected);
        } else {
            changePoints(ChangePoints.of(scores(input.path("periods")), dispersion, penalty), expected);
        }
    }

    private static <M extends Metric<M>> void changePoints(ChangePoints<M> changes, Expected expected) {
        expected.exact(
                "starts",
                () -> changes.segments().stream()
                        .map(ChangePoints.Segment::index)
                        .toList());
        expected.number("cost", CLOSE, SCORE, changes::cost);
    }

    private static void mannKendall(JsonNode input, Expected expected) {
        MannKendall trend = MannKendall.of(doubles(input.path("values")));
        expected.exact("s", trend::s);
        expected.number("variance", trend::variance);
        expected.number("senSlope", trend::slope);
        expected.test("z", "p", trend::test);
        expected.number("tauB", trend::tauB);
        if (expected.has("senInterval95") && !expected.raw("senInterval95").isNull()) {
            list(
                    expected,
                    "senInterval95",
                    List.of(trend.interval().lower(), trend.interval().upper()));
        } else {
            expected.interval("senInterval95", trend::interval);
        }
    }

    private static void trendShare(JsonNode input, Expected expected) {
        Supplier<SeriesTrend> trend = () ->
                SeriesTrend.ofShares(longs(input.path("x")), longs(input.path("n")), doubles(input.path("scores")));
        expected.number("slope", () -> trend.get().slope());
        expected.test("z", "p", () -> trend.get().test());
        expected.number("chi2", () -> Math.pow(trend.get().test().statistic().orElseThrow(), 2));
        expected.number(
                "logitSlope", QUANTILE, CLOSE, () -> trend.get().logOdds().slope());
        expected.number(
                "logitSlopeSe", QUANTILE, CLOSE, () -> trend.get().logOdds().standardError());
        expected.interval(
                "logitWald95", QUANTILE, CLOSE, 1, () -> trend.get().logOdds().interval());
        expected.pValue("logitP", QUANTILE, () -> trend.get().logOdds().test().pValue());
    }

    private static void target(JsonNode input, Expected expected) {
        boolean share = input.path("metric").asText().equals("share");
        double value = input.path("target").asDouble() * (share ? 1 : POINTS);
        Target target =
                input.path("direction").asText().equals("AT_LEAST") ? Target.atLeast(value) : Target.atMost(value);
        Metric<?> metric = share ? share(input.path("counts")) : nps(input.path("counts"));
        ToDoubleFunction<Target> confidence = each ->
                each.check(metric).confidenceIfDefined().orElseThrow(() -> new IllegalStateException("no data"));
        expected.number("confidence", CLOSE, SCORE, () -> confidence.applyAsDouble(target));
        expected.number(
                "posterior",
                CLOSE,
                SCORE,
                () -> confidence.applyAsDouble(target.method(TargetMethod.JEFFREYS_POSTERIOR)));
        if (expected.raw("status").isTextual()) {
            expected.exact("status", () -> target.check(metric).status().name());
        }
    }
}
