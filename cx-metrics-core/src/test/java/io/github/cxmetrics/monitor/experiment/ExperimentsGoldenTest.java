package io.github.cxmetrics.monitor.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cxmetrics.Confidence;
import io.github.cxmetrics.Interval;
import io.github.cxmetrics.Metric;
import io.github.cxmetrics.Proportion;
import io.github.cxmetrics.ProportionTest;
import io.github.cxmetrics.golden.Expected;
import io.github.cxmetrics.golden.MonitorRoom;
import io.github.cxmetrics.survey.Nps;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class ExperimentsGoldenTest {

    private static final double CLOSE = 1e-12;
    private static final double WATCHED = 1e-9;
    private static final double TAIL = 1e-10;
    private static final double POINTS = 100;

    @TestFactory
    Stream<DynamicTest> experiments() {
        return MonitorRoom.EXPERIMENTS.tests(ExperimentsGoldenTest::check);
    }

    private static void check(JsonNode node, Expected expected) {
        JsonNode input = node.path("input");
        switch (node.path("kind").asText()) {
            case "srm" -> sampleRatio(input, expected);
            case "relativeLift" -> lift(input, expected);
            case "sequentialByDay" -> byDay(input, expected);
            case "sequentialDifference" -> difference(input, expected);
            case "sequentialMean" -> mean(input, expected);
            case "sequentialShare" -> share(input, expected);
            case "cuped" -> cuped(input, expected);
            case "powerShares" -> power(input, expected);
            case "nMinusOne" -> nMinusOne(input, expected);
            default -> throw new IllegalArgumentException("unknown kind " + node.path("kind"));
        }
    }

    private static Stream<JsonNode> each(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }

    private static double[] numbers(JsonNode list) {
        return each(list).mapToDouble(n -> Double.parseDouble(n.asText())).toArray();
    }

    private static void sampleRatio(JsonNode input, Expected expected) {
        SampleRatio.Result got = SampleRatio.planned(numbers(input.path("planned")))
                .test(each(input.path("counts")).mapToLong(JsonNode::asLong).toArray());
        expected.number("chi2", () -> got.test().statistic().orElseThrow());
        expected.exact("df", () -> (int) got.test().degreesOfFreedom().orElseThrow());
        expected.pValue("p", TAIL, () -> got.test().pValue());
        expected.exact("mismatch", got::isMismatch);
    }

    private static Proportion one(JsonNode input, String arm) {
        return Proportion.of(
                input.path("x" + arm).asLong(), input.path("n" + arm).asLong());
    }

    private static void lift(JsonNode input, Expected expected) {
        RelativeLift got = RelativeLift.of(one(input, "1"), one(input, "2"));
        expected.number("lift", got::value);
        limits(expected.raw("score95"), got.interval(), TAIL, TAIL);
    }

    /** A null is an open end. */
    private static void limits(JsonNode want, Interval got, double rel, double abs) {
        limit(want.get(0), got.lower(), rel, abs);
        limit(want.get(1), got.upper(), rel, abs);
    }

    private static void limit(JsonNode want, double got, double rel, double abs) {
        if (want.isNull()) {
            assertThat(got == 0 || Double.isInfinite(got)).as("open").isTrue();
        } else {
            assertThat(Math.abs(got - want.asDouble()))
                    .as("%s of %s", got, want)
                    .isLessThanOrEqualTo(Math.max(abs, rel * Math.abs(want.asDouble())));
        }
    }

    private static void byDay(JsonNode input, Expected expected) {
        List<Arms<Proportion>> days = each(input.path("days"))
                .map(day -> Arms.of(
                        Proportion.of(day.get(0).asLong(), day.get(1).asLong()),
                        Proportion.of(day.get(2).asLong(), day.get(3).asLong())))
                .toList();
        double tau = input.path("tau").asDouble();
        WatchedResult got =
                ExactByDay.withTau(tau).alpha(input.path("alpha").asDouble()).watch(days);
        expected.numbers("logEvidence", WATCHED, WATCHED, () -> ExactByDay.logEvidence(tau, days));
        pValues(expected, got);
        JsonNode intervals = expected.raw("oddsRatioInterval");
        for (int i = 0; i < intervals.size(); i++) {
            limits(intervals.get(i), got.looks().get(i).interval(), WATCHED, WATCHED);
        }
    }

    private static void pValues(Expected expected, WatchedResult got) {
        expected.numbers(
                "alwaysValidP",
                WATCHED,
                WATCHED,
                () -> got.looks().stream().mapToDouble(Look::alwaysValidP).toArray());
    }

    private static void difference(JsonNode input, Expected expected) {
        AsymptoticDifference test = WatchedTest.asymptotic(
                        input.path("plannedTotal").asLong())
                .alpha(input.path("alpha").asDouble());
        boolean share = input.path("metric").asText().equals("share");
        WatchedResult got;
        if (share) {
            List<Arms<Proportion>> sums = each(input.path("looks"))
                    .map(look -> Arms.of(
                            Proportion.of(look.get(0).asLong(), look.get(1).asLong()),
                            Proportion.of(look.get(2).asLong(), look.get(3).asLong())))
                    .toList();
            got = test.watch(days(sums, Proportion::minus));
        } else {
            List<Arms<Nps>> sums = each(input.path("looks"))
                    .map(look -> Arms.of(nps(look.get(0)), nps(look.get(1))))
                    .toList();
            got = test.watch(days(sums, Nps::minus));
        }
        double scale = share ? 1 : POINTS;
        JsonNode differences = expected.raw("difference");
        for (int i = 0; i < differences.size(); i++) {
            limit(differences.get(i).path("value"), got.looks().get(i).estimate() / scale, CLOSE, CLOSE);
        }
        expected.numbers(
                "halfWidth",
                WATCHED,
                WATCHED,
                () -> got.looks().stream()
                        .mapToDouble(look -> look.interval().width() / 2 / scale)
                        .toArray());
        pValues(expected, got);
    }

    private static Nps nps(JsonNode counts) {
        return Nps.promoters(counts.get(2).asLong())
                .passives(counts.get(1).asLong())
                .detractors(counts.get(0).asLong());
    }

    private static <T extends Metric<T>> List<Arms<T>> days(List<Arms<T>> sums, BinaryOperator<T> minus) {
        List<Arms<T>> days = new ArrayList<>();
        for (int i = 0; i < sums.size(); i++) {
            Arms<T> now = sums.get(i);
            days.add(
                    i == 0
                            ? now
                            : Arms.of(
                                    minus.apply(now.treatment(), sums.get(i - 1).treatment()),
                                    minus.apply(now.control(), sums.get(i - 1).control())));
        }
        return days;
    }

    private static void mean(JsonNode input, Expected expected) {
        WatchedMean got = WatchedTest.mean(input.path("tightestAt").asLong())
                .alpha(input.path("alpha").asDouble());
        expected.number("rho", got::rho);
        expected.numbers(
                "halfWidth",
                WATCHED,
                WATCHED,
                () -> each(input.path("looks"))
                        .mapToDouble(look ->
                                got.halfWidth(look.get(0).asLong(), look.get(1).asDouble()))
                        .toArray());
    }

    private static void share(JsonNode input, Expected expected) {
        WatchedShare got = WatchedTest.share().alpha(input.path("alpha").asDouble());
        JsonNode intervals = expected.raw("interval");
        for (int i = 0; i < intervals.size(); i++) {
            JsonNode look = input.path("looks").get(i);
            Interval interval =
                    got.interval(Proportion.of(look.get(0).asLong(), look.get(1).asLong()));
            limits(intervals.get(i), interval, WATCHED, WATCHED);
        }
    }

    private static void cuped(JsonNode input, Expected expected) {
        double[][][] arms = each(input.path("arms"))
                .map(arm -> IntStream.range(0, 2)
                        .mapToObj(i -> each(arm)
                                .mapToDouble(row -> row.get(i).isNull()
                                        ? Double.NaN
                                        : row.get(i).asDouble())
                                .toArray())
                        .toArray(double[][]::new))
                .toArray(double[][][]::new);
        Cuped got = Cuped.of(arms[0][0], arms[0][1], arms[1][0], arms[1][1]);
        expected.number("theta", got::theta);
        expected.number("difference", () -> got.plain().difference());
        expected.number("standardError", got::standardError);
        expected.number("adjustedDifference", () -> got.adjusted().difference());
        expected.number("adjustedStandardError", got::adjustedStandardError);
        expected.number(
                "df",
                TAIL,
                CLOSE,
                () -> got.adjusted().test().degreesOfFreedom().orElseThrow());
        expected.interval("ci95", TAIL, TAIL, 1, () -> got.adjusted().interval());
        expected.number("varianceRatio", got::varianceRatio);
    }

    private static void power(JsonNode input, Expected expected) {
        ExperimentSize got = ExperimentSize.forShares(
                        input.path("p1").asDouble(), input.path("p2").asDouble())
                .with(
                        Confidence.of(1 - input.path("alpha").asDouble()),
                        input.path("power").asDouble());
        expected.number("nPerGroupRaw", got::raw);
        expected.exact("nPerGroup", got::perArm);
        expected.number("nPerGroupUnpooledRaw", got::rawUnpooled);
    }

    private static void nMinusOne(JsonNode input, Expected expected) {
        Proportion first = one(input, "1");
        Proportion second = one(input, "2");
        expected.number("chi2", () -> {
            double z =
                    first.test(second, ProportionTest.N_MINUS_ONE).statistic().orElseThrow();
            return z * z;
        });
        expected.test("z", "p", () -> first.test(second, ProportionTest.N_MINUS_ONE));
    }
}
