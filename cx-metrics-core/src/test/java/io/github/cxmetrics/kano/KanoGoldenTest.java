package io.github.cxmetrics.kano;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cxmetrics.golden.Expected;
import io.github.cxmetrics.golden.GoldenFile;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The Kano cases of survey.json and of survey-reference.json: all closed forms, to 1e-12. */
class KanoGoldenTest {

    private static final Map<String, EvaluationTable> TABLES =
            Map.of("berger", EvaluationTable.BERGER, "pouliot", EvaluationTable.POULIOT);

    @TestFactory
    Stream<DynamicTest> survey() {
        return GoldenFile.testsOf(
                "survey.json", GoldenFile.KANO_KINDS, node -> node.path("kind").asText(), (node, expected) -> {
                    if (node.path("kind").asText().equals("kano")) {
                        kano(node.path("input"), expected);
                    } else {
                        kanoTable(node.path("input"), expected);
                    }
                });
    }

    @TestFactory
    Stream<DynamicTest> reference() {
        return GoldenFile.testsOf(
                "survey-reference.json",
                GoldenFile.KANO_KINDS,
                node -> node.path("id").asText().startsWith("kano-") ? "kano" : "survey",
                (node, expected) -> reference(node.path("input"), expected));
    }

    private static void kanoTable(JsonNode input, Expected expected) {
        EvaluationTable table = TABLES.get(input.path("variant").asText());
        assertThat(input.path("rows").asText()).isEqualTo("functional");
        assertThat(texts(input.path("order")).stream().map(KanoAnswer::parse)).containsExactly(KanoAnswer.values());
        assertThat(texts(expected.raw("table"))).isEqualTo(table.rows());
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private static void kano(JsonNode input, Expected expected) {
        Map<KanoCategory, Long> counts = new EnumMap<>(KanoCategory.class);
        for (KanoCategory category : KanoCategory.values()) {
            counts.put(category, input.path(letter(category)).asLong());
        }
        KanoReading reading = KanoReading.ofCounts(counts);
        if (input.has("pairs")) {
            KanoTally tally =
                    KanoTally.of(StreamSupport.stream(input.path("pairs").spliterator(), false)
                            .flatMap(pair -> texts(pair).stream())
                            .map(KanoAnswer::parse)
                            .toArray(KanoAnswer[]::new));
            reading = tally.read(TABLES.get(input.path("variant").asText()));
            assertThat(reading).isEqualTo(KanoReading.ofCounts(reading.table(), counts));
            continuous(expected, tally.continuous());
        }
        reading(expected, reading);
    }

    private static String letter(KanoCategory category) {
        return String.valueOf(category.letter());
    }

    private static void reading(Expected expected, KanoReading reading) {
        undefined(expected, reading);
        expected.exact("n", reading::count);
        if (expected.has("counts")) {
            for (KanoCategory category : KanoCategory.values()) {
                expected.part("counts").exact(letter(category), () -> reading.countOf(category));
            }
        }
        coefficients(expected, reading);
        categories(expected, reading);
        expected.number("totalStrength", () -> reading.totalStrength().value());
        expected.number("categoryStrength", reading::categoryStrength);
        expected.exact("mixedBy6PercentRule", reading::mixedBySixPercentRule);
        expected.exact("fongDifference", () -> reading.fong().difference());
        expected.number("fongThreshold90", () -> reading.fong().threshold());
        expected.exact("fongSignificant90", () -> reading.fong().significant());
        expected.test("fongZ", "fongP", () -> reading.fong().test());
        expected.test("multinomialZ", "multinomialP", reading::separation);
    }

    private static void undefined(Expected expected, KanoReading reading) {
        expected.exact("undefined", () -> reading.better().valueIfDefined().isEmpty());
        if (expected.has("undefined")) {
            assertThat(reading.count()).isZero();
            assertThatThrownBy(reading::category).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(reading.better()::value).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(reading.totalStrength()::value).isInstanceOf(IllegalStateException.class);
        }
    }

    private static void coefficients(Expected expected, KanoReading reading) {
        expected.number("better", () -> reading.better().value());
        expected.number("worse", () -> reading.worse().value());
        expected.number("asc", reading::asc);
        expected.interval("betterWilson95", () -> reading.better().interval());
        expected.interval("worseWilson95", () -> reading.worse().interval());
        expected.number("betterSe", () -> reading.better().standardError());
        expected.number("worseSe", () -> reading.worse().standardError());
        expected.number("betterWorseCovariance", reading::betterWorseCovariance);
    }

    private static void categories(Expected expected, KanoReading reading) {
        if (expected.has("modes")) {
            assertThat(texts(expected.raw("modes")))
                    .isEqualTo(reading.categories(ClassificationRule.MODE).stream()
                            .map(KanoGoldenTest::letter)
                            .toList());
        }
        for (String key : List.of("category", "first", "mode")) {
            expected.exact(key, () -> letter(reading.category()));
        }
        expected.exact("second", () -> letter(reading.sequence().get(1)));
        for (String key : List.of("bergerBlockRule", "blockRule")) {
            expected.exact(key, () -> letter(reading.category(ClassificationRule.BLOCK)));
        }
        expected.exact("bergerBlockTie", reading::blocksTie);
    }

    private static void continuous(Expected expected, ContinuousKano continuous) {
        expected.number(
                "continuousFunctionalMean", () -> continuous.functional().mean());
        expected.number(
                "continuousDysfunctionalMean", () -> continuous.dysfunctional().mean());
        expected.number("continuousFunctionalSd", () -> continuous.functional().standardDeviation());
        expected.number(
                "continuousDysfunctionalSd", () -> continuous.dysfunctional().standardDeviation());
        expected.exact("continuousQuadrant", () -> letter(continuous.quadrant()));
    }

    private static void reference(JsonNode input, Expected expected) {
        long[][] matrix = StreamSupport.stream(input.path("matrix").spliterator(), false)
                .map(row -> StreamSupport.stream(row.spliterator(), false)
                        .mapToLong(JsonNode::asLong)
                        .toArray())
                .toArray(long[][]::new);
        KanoTally tally = KanoTally.ofCounts(matrix);
        assertThat(Arrays.stream(matrix).flatMapToLong(Arrays::stream).boxed().collect(Collectors.toList()))
                .isEqualTo(tally.toCounts().pairs());
        expected.exact("n", tally::count);
        expected.raw("missing");
        ContinuousKano continuous = tally.continuous();
        Expected means = expected.part("continuous");
        means.number("functionalMean", () -> continuous.functional().mean());
        means.number("dysfunctionalMean", () -> continuous.dysfunctional().mean());
        TABLES.forEach((variant, table) -> reading(expected.part(variant), tally.read(table)));
    }
}
