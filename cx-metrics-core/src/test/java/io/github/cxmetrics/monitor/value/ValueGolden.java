package io.github.cxmetrics.monitor.value;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.cxmetrics.Money;
import io.github.cxmetrics.golden.Expected;
import io.github.cxmetrics.survey.NpsBand;
import io.github.cxmetrics.survey.RatingScale;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** Checks the golden cases of what experience is worth. */
public final class ValueGolden {

    private static final double T_REL = 1e-10;

    private ValueGolden() {}

    public static void check(JsonNode node, Expected expected) {
        JsonNode input = node.path("input");
        String kind = node.path("kind").asText();
        switch (kind) {
            case "cxReturn" -> cxReturn(input, expected);
            case "growthRate" -> growthRate(input, expected);
            case "healthBands" -> healthBands(input, expected);
            case "servqual" -> servqual(input, expected);
            case "valueByGroup" -> valueByGroup(input, expected);
            default -> throw new IllegalArgumentException("unknown kind " + kind);
        }
    }

    private static Estimate estimate(JsonNode input, String name) {
        return Estimate.of(input.path(name).asDouble(), input.path(name + "Se").asDouble(0));
    }

    private static void cxReturn(JsonNode input, Expected expected) {
        CxReturn back = CxReturn.gaining(estimate(input, "gain"))
                .worthEach(estimate(input, "value"))
                .costing(estimate(input, "cost"));
        expected.number("benefit", () -> back.benefit().value());
        expected.number("benefitSe", () -> back.benefit().standardError());
        expected.number("net", () -> back.net().value());
        expected.number("netSe", () -> back.net().standardError());
        expected.interval("net95", back::interval);
        expected.number("probabilityPositive", back::probabilityPositive);
        expected.number("roi", () -> back.roi().value());
        expected.number("roiSe", () -> back.roi().standardError());
        expected.number("breakEvenGain", back::breakEvenGain);
    }

    private static void growthRate(JsonNode input, Expected expected) {
        Growth growth = Growth.from(input.path("before").asDouble())
                .to(input.path("after").asDouble());
        expected.number("growth", growth::rate);
        expected.number(
                "compoundPerPeriod",
                () -> growth.perPeriod(input.path("periods").asDouble(1)));
    }

    private static void healthBands(JsonNode input, Expected expected) {
        List<HealthMeasure> measures = new ArrayList<>();
        Map<String, BigDecimal> values = new HashMap<>();
        for (JsonNode component : input.path("components")) {
            String name = component.path("name").asText();
            HealthMeasure measure = HealthMeasure.of(
                            name,
                            component.path("low").asDouble(),
                            component.path("high").asDouble())
                    .withWeight(component.path("weight").asDouble());
            measures.add(component.path("higherIsBetter").asBoolean(true) ? measure : measure.lowIsGood());
            if (component.hasNonNull("value")) {
                values.put(name, new BigDecimal(component.path("value").asText()));
            }
        }
        List<HealthBand> bands = new ArrayList<>();
        for (JsonNode band : input.path("bands")) {
            bands.add(
                    HealthBand.of(band.path("name").asText(), band.path("from").asDouble()));
        }
        HealthScore score = HealthRule.of(measures.toArray(new HealthMeasure[0]))
                .withBands(bands.toArray(new HealthBand[0]))
                .withMinimumCoverage(input.path("minimumCoverage").asDouble(0))
                .score(values);
        JsonNode components = expected.raw("components");
        for (int i = 0; i < components.size(); i++) {
            String name = measures.get(i).name();
            JsonNode points = components.get(i);
            JsonNode holder = JsonNodeFactory.instance.objectNode().set("points", points);
            Expected.checkAll(
                    holder,
                    1e-12,
                    one -> one.number(
                            "points",
                            () -> score.points(name).orElseThrow(() -> new IllegalStateException("not observed"))));
        }
        expected.number("coverage", score::coverage);
        expected.number("score", score::value);
        expected.exact("band", () -> score.bandIfDefined().orElse(null));
    }

    /** 1..7, or wider where the answers are. */
    private static RatingScale scale(JsonNode rows) {
        int min = 1;
        int max = 7;
        for (JsonNode row : rows) {
            for (String answer : List.of("perceived", "expected")) {
                min = Math.min(min, row.path(answer).asInt());
                max = Math.max(max, row.path(answer).asInt());
            }
        }
        return RatingScale.of(min, max);
    }

    private static void servqual(JsonNode input, Expected expected) {
        Set<String> dimensions = new LinkedHashSet<>();
        input.path("rows").forEach(row -> dimensions.add(row.path("dimension").asText()));
        ServiceGap gap = ServiceGapRule.of(scale(input.path("rows")), dimensions.toArray(new String[0]))
                .count(
                        input.path("rows"),
                        row -> new ServiceGap.Answer(
                                row.path("dimension").asText(),
                                row.path("perceived").asInt(),
                                row.path("expected").asInt()));
        if (expected.has("dimensions")) {
            Expected each = expected.part("dimensions");
            for (String dimension : each.keys()) {
                Expected one = each.part(dimension);
                one.exact("n", () -> gap.count(dimension));
                one.number("gap", () -> gap.gap(dimension));
                one.number("sd", () -> gap.standardDeviation(dimension));
                one.interval("ci95t", T_REL, T_REL, 1, () -> gap.interval(dimension));
            }
        }
        expected.number("unweighted", gap::unweighted);
        Map<String, BigDecimal> weights = new HashMap<>();
        JsonNode given = input.path("weights");
        given.fieldNames()
                .forEachRemaining(name ->
                        weights.put(name, new BigDecimal(given.path(name).asText())));
        expected.number("weighted", () -> gap.weighted(weights));
    }

    private static void valueByGroup(JsonNode input, Expected expected) {
        Map<String, NpsBand> bands =
                Map.of("promoters", NpsBand.PROMOTER, "passives", NpsBand.PASSIVE, "detractors", NpsBand.DETRACTOR);
        Map<NpsBand, long[]> amounts = new HashMap<>();
        Currency euro = Currency.getInstance("EUR");
        bands.forEach((name, band) -> amounts.put(
                band,
                IntStream.range(0, input.path(name).size())
                        .mapToLong(i -> Money.of(
                                        new BigDecimal(input.path(name).get(i).asText()), euro)
                                .minor())
                        .toArray()));
        ValueByBand value = ValueByBand.ofAmounts(euro, amounts);
        bands.forEach((name, band) -> {
            expected.part("mean").number(name, () -> value.mean(band));
            expected.part("valueShare").number(name, () -> value.share(band));
        });
        comparison("promotersMinusDetractors", NpsBand.DETRACTOR, value, expected);
        comparison("promotersMinusPassives", NpsBand.PASSIVE, value, expected);
    }

    private static void comparison(String key, NpsBand baseline, ValueByBand value, Expected expected) {
        if (expected.has(key)) {
            expected.part(key).number("difference", () -> value.difference(NpsBand.PROMOTER, baseline));
            expected.part(key)
                    .interval(
                            "welch95",
                            T_REL,
                            T_REL,
                            1,
                            () -> value.versus(NpsBand.PROMOTER, baseline).interval());
        }
    }
}
