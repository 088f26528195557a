package io.github.cxmetrics.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cxmetrics.Metric;
import io.github.cxmetrics.Proportion;
import io.github.cxmetrics.Unit;
import io.github.cxmetrics.golden.Expected;
import io.github.cxmetrics.golden.GoldenFile;
import io.github.cxmetrics.golden.MonitorRoom;
import io.github.cxmetrics.monitor.disclosure.Suppression;
import io.github.cxmetrics.monitor.disclosure.SuppressionAudit;
import io.github.cxmetrics.survey.Nps;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class SegmentsGoldenTest {

    private static final double CLOSE = 1e-12;
    private static final double SCORE = 1e-9;
    private static final double TAIL = 1e-10;
    private static final double POINTS = 100;

    @TestFactory
    Stream<DynamicTest> segments() {
        return MonitorRoom.SEGMENTS.tests(SegmentsGoldenTest::check);
    }

    @TestFactory
    Stream<DynamicTest> corrections() {
        return GoldenFile.testsOf(
                "survey.json",
                GoldenFile.SEGMENT_KINDS,
                node -> node.path("kind").asText(),
                (node, expected) -> adjust(node.path("input"), expected));
    }

    private static void check(JsonNode node, Expected expected) {
        JsonNode input = node.path("input");
        switch (node.path("kind").asText()) {
            case "segmentVsRest" -> versusRest(input, expected);
            case "suppression" -> suppression(input, expected);
            case "suppressionBounds" -> bounds(input, expected);
            case "mixRate" -> mixRate(input, expected);
            case "heterogeneity" -> heterogeneity(input, expected);
            case "shrinkage" -> shrinkage(input, expected);
            case "topicImpact" -> topicImpact(input, expected);
            case "netSentiment" -> netSentiment(input, expected);
            case "pAdjustOther" -> adjust(input, expected);
            default -> throw new IllegalArgumentException("unknown kind " + node.path("kind"));
        }
    }

    private static void adjust(JsonNode input, Expected expected) {
        double[] p = StreamSupport.stream(input.path("p").spliterator(), false)
                .mapToDouble(each -> Double.parseDouble(each.asText()))
                .toArray();
        expected.numbers("holm", () -> PAdjustment.HOLM.adjust(p));
        expected.numbers("bh", () -> PAdjustment.BENJAMINI_HOCHBERG.adjust(p));
        expected.numbers("bonferroni", () -> PAdjustment.BONFERRONI.adjust(p));
        expected.numbers("hochberg", () -> PAdjustment.HOCHBERG.adjust(p));
        expected.numbers("by", () -> PAdjustment.BENJAMINI_YEKUTIELI.adjust(p));
    }

    private static boolean isShare(JsonNode input) {
        return input.path("metric").asText().equals("share");
    }

    private static Proportion share(JsonNode counts) {
        return Proportion.of(counts.get(0).asLong(), counts.get(1).asLong());
    }

    private static Nps nps(JsonNode counts) {
        return Nps.promoters(counts.get(2).asLong())
                .passives(counts.get(1).asLong())
                .detractors(counts.get(0).asLong());
    }

    private static String counts(Metric<?> metric) {
        return metric instanceof Proportion share
                ? "[" + share.successes() + ", " + share.trials() + "]"
                : Arrays.toString(Evidence.of(metric).categories());
    }

    private static void versusRest(JsonNode input, Expected expected) {
        if (isShare(input)) {
            Proportion part = share(input.path("segment"));
            Proportion total = share(input.path("total"));
            versusRest(part, total, total.minus(part), () -> VersusRest.ofPart(part, total), 1, expected);
        } else {
            Nps part = nps(input.path("segment"));
            Nps total = nps(input.path("total"));
            versusRest(part, total, total.minus(part), () -> VersusRest.ofPart(part, total), POINTS, expected);
        }
    }

    private static <T extends Metric<T>> void versusRest(
            T part, T total, T rest, Supplier<VersusRest> versus, double scale, Expected expected) {
        expected.exact("rest", () -> counts(rest));
        expected.number("difference", () -> versus.get().difference() / scale);
        expected.interval("interval95", CLOSE, SCORE, scale, () -> versus.get().interval());
        expected.test("z", "p", () -> versus.get().test());
        expected.number("differenceFromTotal", () -> versus.get().differenceFromTotal() / scale);
        expected.interval(
                "intervalFromTotal95", CLOSE, SCORE, scale, () -> versus.get().intervalFromTotal());
        if (expected.has("wrongZAsIfIndependentOfTotal")) {
            double z = versus.get().test().statistic().orElseThrow();
            double variance = Evidence.of(total).variance();
            expected.mistake(
                    "wrongZAsIfIndependentOfTotal",
                    () -> (part.value() - total.value())
                            / Math.sqrt(variance * (1.0 / part.count() + 1.0 / total.count())),
                    z,
                    () -> z);
        }
        Segments<T> segments = Segments.of(Map.of("part", part, "rest", rest));
        assertThat(segments.versusRest().of("part").versusRest())
                .isEqualTo(rest.count() == 0 ? Optional.empty() : Optional.of(versus.get()));
    }

    private static void suppression(JsonNode input, Expected expected) {
        long[] n = longs(input.path("n"));
        long minimum = input.path("minimum").asLong();
        Suppression got = input.path("totalPublished").asBoolean()
                ? Suppression.withTotal(minimum, n)
                : Suppression.withoutTotal(minimum, n);
        expected.exact("primary", got::primary);
        expected.exact("complementary", got::complementary);
        expected.exact("totalSuppressed", got::totalHidden);
        Map<String, Proportion> shares = new LinkedHashMap<>();
        for (int i = 0; i < n.length; i++) {
            shares.put("s" + i, Proportion.of(0, n[i]));
        }
        if (input.path("totalPublished").asBoolean()) {
            assertThat(Segments.of(shares).atLeast(minimum).hidden()).hasSize(got.hidden());
        }
    }

    private static long[] longs(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .mapToLong(JsonNode::asLong)
                .toArray();
    }

    private static void bounds(JsonNode input, Expected expected) {
        JsonNode rows = input.path("cells");
        Long[][] cells = new Long[rows.size()][];
        for (int row = 0; row < cells.length; row++) {
            cells[row] = new Long[rows.get(row).size()];
            for (int column = 0; column < cells[row].length; column++) {
                JsonNode cell = rows.get(row).get(column);
                cells[row][column] = cell.isNull() ? null : Long.valueOf(cell.asLong());
            }
        }
        SuppressionAudit audit =
                SuppressionAudit.of(cells, longs(input.path("rowTotals")), longs(input.path("columnTotals")));
        expected.exact(
                "hidden",
                () -> audit.cells().stream()
                        .map(cell -> List.of(cell.row(), cell.column()))
                        .toList());
        expected.exact(
                "bounds",
                () -> audit.cells().stream()
                        .map(cell -> List.of(cell.smallest(), cell.largest()))
                        .toList());
        expected.exact(
                "disclosed",
                () -> audit.disclosed().stream()
                        .map(cell -> List.of(cell.row(), cell.column()))
                        .toList());
    }

    private static void mixRate(JsonNode input, Expected expected) {
        List<MixAndRate.Part> parts = new ArrayList<>();
        for (JsonNode each : input.path("segments")) {
            parts.add(new MixAndRate.Part(
                    "s" + parts.size(),
                    each.get(0).asLong(),
                    each.get(1).asDouble(),
                    each.get(2).asLong(),
                    each.get(3).asDouble()));
        }
        boolean binomial = input.path("binomial").asBoolean(true);
        MixAndRate got = MixAndRate.of("rate", binomial ? Unit.SHARE : Unit.RATE, parts);
        expected.number("before", got::before);
        expected.number("after", got::after);
        expected.number("change", got::change);
        expected.number("rateEffect", got::rateEffect);
        expected.number("mixEffect", got::mixEffect);
        list(expected, "rateBySegment", got, MixAndRate.Row::rate);
        list(expected, "mixBySegment", got, MixAndRate.Row::mix);
        list(expected, "centredMixBySegment", got, MixAndRate.Row::centredMix);
        expected.number("baseMix", got::baseMix);
        expected.number("baseRate", got::baseRate);
        expected.number("baseInteraction", got::baseInteraction);
        expected.exact("simpson", got::isSimpson);
        expected.number("rateEffectSe", got::rateStandardError);
        if (binomial) {
            assertSameOfMetrics(parts, got);
        }
    }

    private static void assertSameOfMetrics(List<MixAndRate.Part> parts, MixAndRate got) {
        Map<String, Proportion> before = new LinkedHashMap<>();
        Map<String, Proportion> after = new LinkedHashMap<>();
        parts.forEach(part -> {
            before.put(part.segment(), Proportion.of((long) part.beforeSum(), part.beforeN()));
            after.put(part.segment(), Proportion.of((long) part.afterSum(), part.afterN()));
        });
        assertThat(MixAndRate.between(before, after).rows()).isEqualTo(got.rows());
    }

    private static void list(Expected expected, String key, MixAndRate got, ToDoubleFunction<MixAndRate.Row> of) {
        list(expected, key, got.rows().stream().mapToDouble(of).toArray());
    }

    /** Lists of exact numbers, each with its value. */
    private static void list(Expected expected, String key, double... got) {
        if (!expected.has(key)) {
            return;
        }
        JsonNode want = expected.raw(key);
        assertThat(got).as(key).hasSize(want.size());
        for (int i = 0; i < got.length; i++) {
            double value = want.get(i).has("value")
                    ? want.get(i).path("value").asDouble()
                    : want.get(i).asDouble();
            assertThat(Math.abs(got[i] - value))
                    .as("%s %s", key, i)
                    .isLessThanOrEqualTo(Math.max(CLOSE, CLOSE * Math.abs(value)));
        }
    }

    private static Map<String, Proportion> shares(JsonNode groups) {
        Map<String, Proportion> map = new LinkedHashMap<>();
        groups.forEach(group -> map.put("g" + map.size(), share(group)));
        return map;
    }

    private static Map<String, Nps> scores(JsonNode groups) {
        Map<String, Nps> map = new LinkedHashMap<>();
        groups.forEach(group -> map.put("g" + map.size(), nps(group)));
        return map;
    }

    private static void heterogeneity(JsonNode input, Expected expected) {
        JsonNode groups = input.path("groups");
        double scale = isShare(input) ? 1 : POINTS;
        Heterogeneity got = isShare(input) ? Heterogeneity.of(shares(groups)) : Heterogeneity.of(scores(groups));
        expected.number("pooled", () -> got.pooled() / scale);
        expected.exact("df", got::df);
        expected.number("range", () -> got.range() / scale);
        expected.number("q", got::q);
        expected.pValue("p", TAIL, () -> got.test().pValue());
        expected.number("i2", got::i2);
        expected.number("h2", got::h2);
        expected.number("tau2", () -> got.tau2() / scale / scale);
    }

    private static void shrinkage(JsonNode input, Expected expected) {
        JsonNode groups = input.path("groups");
        double scale = isShare(input) ? 1 : POINTS;
        Leaderboard got = isShare(input) ? Leaderboard.of(shares(groups)) : Leaderboard.of(scores(groups));
        List<Leaderboard.Row> rows = new ArrayList<>(got.rows());
        rows.sort(Comparator.comparing(row -> Integer.parseInt(row.group().substring(1))));
        expected.number("tau2", () -> got.tau2() / scale / scale);
        expected.number("prior", () -> got.prior() / scale);
        list(
                expected,
                "weights",
                rows.stream().mapToDouble(Leaderboard.Row::weight).toArray());
        list(
                expected,
                "shrunk",
                rows.stream().mapToDouble(row -> row.shrunk() / scale).toArray());
        list(
                expected,
                "posteriorSd",
                rows.stream()
                        .mapToDouble(row -> row.standardDeviation() / scale)
                        .toArray());
        int top = input.path("top").asInt();
        if (expected.raw("topK").isNull()) {
            assertThatThrownBy(() -> got.probabilityOfTop(top)).isInstanceOf(IllegalStateException.class);
        } else {
            Map<String, Double> byName = got.probabilityOfTop(top);
            expected.numbers(
                    "topK",
                    0,
                    1e-8,
                    () -> rows.stream()
                            .mapToDouble(row -> byName.get(row.group()))
                            .toArray());
        }
    }

    private static void topicImpact(JsonNode input, Expected expected) {
        TopicImpact got = TopicImpact.of(nps(input.path("total")), nps(input.path("topic")));
        expected.number("share", got::share);
        expected.number("total", () -> got.total() / POINTS);
        expected.number("without", scaled(got::valueWithout));
        expected.number("ofTopic", scaled(got::valueOfTopic));
        expected.number("impact", scaled(got::impact));
        expected.interval("interval95", CLOSE, SCORE, POINTS, got::interval);
    }

    private static DoubleSupplier scaled(DoubleSupplier points) {
        return () -> points.getAsDouble() / POINTS;
    }

    private static void netSentiment(JsonNode input, Expected expected) {
        NetSentiment got = NetSentiment.of(
                input.path("positive").asLong(),
                input.path("neutral").asLong(),
                input.path("negative").asLong());
        expected.number("net", () -> got.value() / POINTS);
        expected.interval("score95", CLOSE, SCORE, POINTS, got::interval);
        expected.number("positiveShare", () -> got.positiveShare().value());
        expected.number("netOfOpinionated", () -> got.netOfOpinionated() / POINTS);
        expected.number("positiveToNegative", got::positiveToNegative);
    }
}
