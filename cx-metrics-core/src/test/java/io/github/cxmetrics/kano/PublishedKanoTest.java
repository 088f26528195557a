package io.github.cxmetrics.kano;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Examples that were printed by others. Where a paper rounds twice, the exact value stands here and the comment has the printed one. */
class PublishedKanoTest {

    /** Sauerwein, Bailom, Matzler and Hinterhuber (1996), Fig. 11, percentages. Printed: -0.78 for ease of turn, 0.89 for service. */
    @ParameterizedTest
    @CsvSource({
        "edge grip,     7, 33, 50, 10, 0.40, -0.83, MUST_BE",
        "ease of turn, 11, 46, 31, 12, 0.57, -0.77, ONE_DIMENSIONAL",
        "service,      66, 22,  3,  9, 0.88, -0.25, ATTRACTIVE"
    })
    void skis(String feature, long a, long o, long m, long i, double better, double worse, KanoCategory category) {
        KanoReading reading = Aomi.reading(a, o, m, i, 0, 0);
        assertThat(reading.better().value()).as(feature).isEqualTo(better, within(1e-15));
        assertThat(reading.worse().value()).isEqualTo(worse, within(1e-15));
        assertThat(reading.category()).isEqualTo(category);
    }

    /** Brand and Rese (2026), Table 1. */
    @ParameterizedTest
    @CsvSource({
        "bonus app,    216, 56, 13, 275, 23, 24, 0.486, -0.123, 0.485714, -0.123214, INDIFFERENT, INDIFFERENT",
        "smart mirror, 229, 42,  5, 276, 33, 22, 0.491, -0.085, 0.490942, -0.085145, INDIFFERENT, INDIFFERENT",
        "free WiFi,    187, 71, 46, 258, 19, 26, 0.459, -0.208, 0.459075, -0.208185, INDIFFERENT, ATTRACTIVE"
    })
    void retail(
            String feature,
            long a,
            long o,
            long m,
            long i,
            long r,
            long q,
            double printedBetter,
            double printedWorse,
            double better,
            double worse,
            KanoCategory mode,
            KanoCategory block) {
        KanoReading reading = Aomi.reading(a, o, m, i, r, q);
        assertThat(reading.better().value()).as(feature).isEqualTo(printedBetter, within(0.0005));
        assertThat(reading.worse().value()).isEqualTo(printedWorse, within(0.0005));
        assertThat(reading.better().value()).isEqualTo(better, within(5e-7));
        assertThat(reading.worse().value()).isEqualTo(worse, within(5e-7));
        assertThat(reading.category()).isEqualTo(mode);
        assertThat(a + o + m > i + r + q).isEqualTo(block == KanoCategory.ATTRACTIVE);
        assertThat(reading.category(ClassificationRule.BLOCK)).isEqualTo(block);
    }

    /** The REPPL study of 358 respondents, anonymous transfers, read with Pouliot's table; printed to seven digits. */
    @Test
    void anonymousTransfers() {
        KanoReading reading = Aomi.reading(91, 19, 9, 160, 49, 30);
        assertThat(reading.count()).isEqualTo(358);
        assertThat(reading.better().value()).isEqualTo(0.3942652, within(5e-8));
        assertThat(reading.worse().value()).isEqualTo(-0.1003584, within(5e-8));
        assertThat(reading.category()).isEqualTo(KanoCategory.INDIFFERENT);
    }

    /** proofofthepudding.be: features A, B and C with M, O, A, I have the priority C, A, B. */
    @Test
    void rankingBySequence() {
        Map<String, KanoReading> features = Map.of(
                "A", Aomi.reading(2, 24, 53, 21, 0, 0),
                "B", Aomi.reading(27, 20, 46, 7, 0, 0),
                "C", Aomi.reading(18, 28, 38, 16, 0, 0));
        List<String> ranked = Stream.of("A", "B", "C")
                .sorted((one, two) -> KanoReading.BY_SEQUENCE.compare(features.get(one), features.get(two)))
                .toList();
        assertThat(ranked).containsExactly("C", "A", "B");
        assertThat(features.get("A").sequence())
                .startsWith(
                        KanoCategory.MUST_BE,
                        KanoCategory.ONE_DIMENSIONAL,
                        KanoCategory.INDIFFERENT,
                        KanoCategory.ATTRACTIVE);
    }
}
