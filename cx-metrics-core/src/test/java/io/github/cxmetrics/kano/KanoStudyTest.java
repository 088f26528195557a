package io.github.cxmetrics.kano;

import static io.github.cxmetrics.kano.KanoAnswer.DISLIKE;
import static io.github.cxmetrics.kano.KanoAnswer.EXPECT;
import static io.github.cxmetrics.kano.KanoAnswer.LIKE;
import static io.github.cxmetrics.kano.KanoAnswer.LIVE_WITH;
import static io.github.cxmetrics.kano.KanoAnswer.NEUTRAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cxmetrics.Comparison;
import io.github.cxmetrics.Confidence;
import io.github.cxmetrics.Equality;
import io.github.cxmetrics.MetricTable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class KanoStudyTest {

    private static final List<KanoRow> ROWS = List.of(
            KanoRow.of("ann", "search", LIKE, DISLIKE).withImportance(9),
            KanoRow.of("ann", "themes", LIKE, NEUTRAL).withImportance(3),
            KanoRow.of("bob", "search", EXPECT, DISLIKE).withImportance(8),
            KanoRow.of("bob", "themes", LIKE, null),
            KanoRow.of("cat", "search", NEUTRAL, DISLIKE),
            KanoRow.of("cat", "themes", NEUTRAL, NEUTRAL),
            KanoRow.of("dan", "themes", LIKE, LIVE_WITH));

    @Test
    void rowsArePairedByName() {
        KanoStudy study = KanoStudy.of(ROWS);
        assertThat(study.features().keySet()).containsExactly("search", "themes");
        assertThat(study.feature("search"))
                .isEqualTo(ofStated(KanoTally.of(LIKE, DISLIKE, EXPECT, DISLIKE, NEUTRAL, DISLIKE), 9, 8));
        assertThat(study.feature("themes").count()).isEqualTo(3);
        assertThat(study.feature("themes").halfAnswered()).isEqualTo(1);
        assertThat(study.form()).isEqualTo(AnswerForm.FIVE_ANSWERS);
    }

    private static KanoTally ofStated(KanoTally pairs, int... importances) {
        List<Long> stated = new ArrayList<>(Collections.nCopies(9, 0L));
        for (int importance : importances) {
            stated.set(importance - 1, stated.get(importance - 1) + 1);
        }
        KanoTally.Counts counts = pairs.toCounts();
        return new KanoTally.Counts("kano-tally", 1, counts.rule(), counts.pairs(), 0, 0, stated).toTally();
    }

    /** Each half in a row of its own, all rows shuffled: still the same pairs. */
    @Test
    void halvesFindEachOther() {
        List<KanoRow> halves = new ArrayList<>();
        for (KanoRow row : ROWS) {
            halves.add(KanoRow.of(row.respondent(), row.feature(), row.functional(), null));
            halves.add(KanoRow.of(row.respondent(), row.feature(), null, row.dysfunctional()));
            row.importance()
                    .ifPresent(stated -> halves.add(KanoRow.of(row.respondent(), row.feature(), null, null)
                            .withImportance(stated)));
        }
        KanoStudy study = KanoStudy.of(ROWS);
        for (long seed = 0; seed < 20; seed++) {
            Collections.shuffle(halves, new Random(seed));
            assertThat(KanoStudy.of(halves).features()).as("seed %s", seed).isEqualTo(study.features());
        }
    }

    @Test
    void columnsArePairedByName() {
        Map<String, byte[]> functional = new LinkedHashMap<>();
        functional.put("F4", new byte[] {1, 2, 0});
        functional.put("F10", new byte[] {3, 1, 1});
        Map<String, byte[]> dysfunctional = new LinkedHashMap<>();
        dysfunctional.put("F10", new byte[] {3, 5, 0});
        dysfunctional.put("F4", new byte[] {5, 5, 0});
        KanoStudy study = KanoStudy.ofCodes(AnswerForm.FIVE_ANSWERS, functional, dysfunctional, 0);
        assertThat(study.features().keySet()).containsExactly("F4", "F10");
        assertThat(study.feature("F4"))
                .isEqualTo(KanoTally.ofCodes(AnswerForm.FIVE_ANSWERS, new byte[] {1, 2, 0}, new byte[] {5, 5, 0}, 0));
        assertThat(study.feature("F10").halfAnswered()).isEqualTo(1);
        dysfunctional.put("F10", new byte[] {3, 5, 8});
        assertRefused(
                "feature \"F10\": dysfunctional answer 8 is outside 1..5 (row 2)",
                () -> KanoStudy.ofCodes(AnswerForm.FIVE_ANSWERS, functional, dysfunctional, 0));
    }

    @Test
    void aFeatureWithOneOfThePairIsRefused() {
        Map<String, byte[]> one = Map.of("price", new byte[] {1});
        assertRefused(
                "feature \"price\" has only functional answers, its dysfunctional question is missing",
                () -> KanoStudy.ofCodes(AnswerForm.FIVE_ANSWERS, one, Map.of()));
        assertRefused(
                "feature \"price\" has only dysfunctional answers, its functional question is missing",
                () -> KanoStudy.ofCodes(AnswerForm.FIVE_ANSWERS, Map.of(), one));
        assertRefused(
                "feature \"price\" has only functional answers, its dysfunctional question is missing",
                () -> KanoStudy.of(
                        List.of(KanoRow.of("ann", "price", LIKE, null), KanoRow.of("ann", "prize", LIKE, LIKE))));
        assertRefused(
                "feature \"price\" has only dysfunctional answers, its functional question is missing",
                () -> KanoStudy.of(List.of(KanoRow.of("ann", "price", null, LIKE))));
    }

    @Test
    void badRowsAreRefused() {
        assertRefused("a Kano study needs at least one feature", () -> KanoStudy.of(List.of()));
        assertRefused("a Kano study needs at least one feature", () -> KanoStudy.ofTallies(Map.of()));
        assertRefused(
                "a respondent answered the functional question of a feature twice (row 7)",
                () -> KanoStudy.of(with(KanoRow.of("ann", "search", LIKE, null))));
        assertRefused(
                "a respondent answered the dysfunctional question of a feature twice (row 7)",
                () -> KanoStudy.of(with(KanoRow.of("ann", "search", null, LIKE))));
        assertRefused(
                "a respondent answered the importance of a feature twice (row 7)",
                () -> KanoStudy.of(with(KanoRow.of("ann", "search", null, null).withImportance(9))));
        assertRefused("a Kano row must not be null (row 7)", () -> KanoStudy.of(with(null)));
        assertRefused("a Kano row needs a respondent", () -> KanoRow.of(" ", "f", LIKE, LIKE));
        assertRefused("a Kano row needs a feature", () -> KanoRow.of("r", "", LIKE, LIKE));
        assertRefused(
                "importance 0 is outside 1..9",
                () -> KanoRow.of("r", "f", LIKE, LIKE).withImportance(0));
        assertRefused(
                "answer EXPECT is not in the three-answer form: LIKE, NEUTRAL, DISLIKE",
                () -> KanoStudy.of(AnswerForm.THREE_ANSWERS, ROWS));
        assertRefused(
                "feature \"chat\" is none of [search, themes]",
                () -> KanoStudy.of(ROWS).feature("chat"));
        assertRefused(
                "a respondent has no segment",
                () -> KanoStudy.bySegment(AnswerForm.FIVE_ANSWERS, ROWS, respondent -> null));
        assertRefused(
                "Kano answers: five-answer form and three-answer form don't go together",
                () -> KanoStudy.of(ROWS)
                        .plus(KanoStudy.ofTallies(
                                Map.of("search", KanoTally.of(AnswerForm.THREE_ANSWERS, LIKE, LIKE)))));
    }

    private static List<KanoRow> with(KanoRow row) {
        List<KanoRow> rows = new ArrayList<>(ROWS);
        rows.add(row);
        return rows;
    }

    private static void assertRefused(String message, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }

    @Test
    void segmentsSplitTheStudy() {
        Map<String, String> plans = Map.of("ann", "free", "bob", "paid", "cat", "paid", "dan", "free");
        Map<String, KanoStudy> segments = KanoStudy.bySegment(AnswerForm.FIVE_ANSWERS, ROWS, plans::get);
        assertThat(segments.keySet()).containsExactly("free", "paid");
        assertThat(segments.values())
                .allSatisfy(study -> assertThat(study.features().keySet()).containsExactly("search", "themes"));
        assertThat(segments.get("free").plus(segments.get("paid"))).isEqualTo(KanoStudy.of(ROWS));
        KanoResults free = segments.get("free").read();
        KanoResults paid = segments.get("paid").read();
        Map<String, Comparison> better = free.versus(paid, KanoCoefficient.Kind.BETTER, Confidence.DEFAULT);
        assertThat(better.keySet()).containsExactly("search", "themes");
        assertThat(better.get("search").difference()).isEqualTo(1);
        assertRefused(
                "feature \"search\" is none of the baseline's [chat]",
                () -> free.versus(
                        KanoStudy.ofTallies(Map.of("chat", KanoTally.of())).read(),
                        KanoCoefficient.Kind.WORSE,
                        Confidence.DEFAULT));
        KanoStudy unanswered = KanoStudy.ofTallies(Map.of("search", KanoTally.of(), "themes", KanoTally.of()));
        assertThat(free.versus(unanswered.read(), KanoCoefficient.Kind.WORSE, Confidence.DEFAULT))
                .isEmpty();
    }

    /** The three features of Sauerwein et al. (1996), one that nobody answered, and one that all reject. */
    private static KanoStudy skis() {
        Map<String, KanoTally> features = new LinkedHashMap<>();
        features.put("unseen", KanoTally.of());
        features.put("edge grip", ofCategories(7, 33, 50, 10, 0, 0));
        features.put("ease of turn", ofCategories(11, 46, 31, 12, 0, 0));
        features.put("service", ofCategories(66, 22, 3, 9, 0, 0));
        features.put("noise", ofCategories(0, 0, 0, 0, 5, 0));
        return KanoStudy.ofTallies(features);
    }

    private static KanoTally ofCategories(long a, long o, long m, long i, long r, long q) {
        return KanoTally.ofCounts(
                new long[] {q, 0, a, 0, o}, new long[5], new long[] {r, 0, i, 0, m}, new long[5], new long[5]);
    }

    @Test
    void resultsPrintAligned() {
        assertThat(skis().read().sortedBy(KanoResults.Order.SEQUENCE)).hasToString("""
                feature         n  incomplete   M   O   A   I  R  Q  category         p  better      95 % CI  worse        95 % CI
                edge grip     100           0  50  33   7  10  0  0         M    0.0620    0.40  0.31 … 0.50  -0.83  -0.89 … -0.74
                ease of turn  100           0  31  46  11  12  0  0         O    0.0874    0.57  0.47 … 0.66  -0.77  -0.84 … -0.68
                service       100           0   3  22  66   9  0  0         A  < 0.0001    0.88  0.80 … 0.93  -0.25  -0.34 … -0.18
                noise           5           0   0   0   0   0  5  0         R    0.0253       –            –      –              –
                unseen          0           0   0   0   0   0  0  0         –         –       –            –      –              –
                """);
    }

    @Test
    void resultsSortByAnyCoefficient() {
        assertThat(sorted(KanoResults.Order.SEQUENCE))
                .containsExactly("edge grip", "ease of turn", "service", "noise", "unseen");
        assertThat(sorted(KanoResults.Order.BETTER))
                .containsExactly("service", "ease of turn", "edge grip", "unseen", "noise");
        assertThat(sorted(KanoResults.Order.WORSE))
                .containsExactly("edge grip", "ease of turn", "service", "unseen", "noise");
        assertThat(sorted(KanoResults.Order.ASC))
                .containsExactly("ease of turn", "edge grip", "service", "unseen", "noise");
        assertThat(sorted(KanoResults.Order.TOTAL_STRENGTH))
                .containsExactly("service", "edge grip", "ease of turn", "noise", "unseen");
        assertThat(sorted(KanoResults.Order.CATEGORY_STRENGTH))
                .containsExactly("noise", "service", "edge grip", "ease of turn", "unseen");
        assertThat(sorted(KanoResults.Order.IMPORTANCE))
                .isEqualTo(List.copyOf(skis().features().keySet()));
        assertThat(KanoStudy.of(ROWS)
                        .read()
                        .sortedBy(KanoResults.Order.IMPORTANCE)
                        .rows())
                .extracting(KanoResults.Row::feature)
                .containsExactly("search", "themes");
    }

    private static List<String> sorted(KanoResults.Order order) {
        return skis().read().sortedBy(order).rows().stream()
                .map(KanoResults.Row::feature)
                .toList();
    }

    @Test
    void coefficientsGoIntoAMetricTable() {
        Map<String, KanoCoefficient> better = skis().read().coefficients(KanoCoefficient.Kind.BETTER);
        assertThat(MetricTable.of("feature", better).toString().lines())
                .hasSize(6)
                .anyMatch(line -> line.startsWith("service") && line.endsWith("0.88  0.80 … 0.93"));
    }

    @Test
    void theQuadrantIsDrawn() {
        assertThat(skis().read().quadrant()).isEqualTo("""
                        better
                           1 | attractive             | one-dimensional
                             |                        |
                             |            3           |
                             |                        |
                             |                        |
                             |                        |
                             |                        |
                             |                        |            2
                         0.5 |------------------------+------------------------
                             |                        |
                             |                        |               1
                             |                        |
                             |                        |
                             |                        |
                             |                        |
                             |                        |
                           0 | indifferent            | must-be
                              0                       0.5                     1  |worse|
                          feature       category  better  |worse|
                        1 edge grip            M    0.40     0.83
                        2 ease of turn         O    0.57     0.77
                        3 service              A    0.88     0.25
                          unseen               –       –        –
                          noise                –       –        –
                        """);
    }

    @Test
    void theContinuousQuadrantIsDrawn() {
        assertThat(skis().continuousQuadrant()).isEqualTo("""
                        functional
                           4 | attractive                     | one-dimensional
                             |                        3       |
                             |                                |
                             |                                |
                             |                                |
                           2 |--------------------------------+--------2-------
                             |                                |          1
                             |                                |
                             |                                |
                             |                                |
                             |                                |
                             |4                               |
                             |                                |
                             |                                |
                             |                                |
                             |                                |
                          -2 | indifferent                    | must-be
                              -2                              2               4  dysfunctional
                          feature       category  functional  dysfunctional
                        1 edge grip            M        1.60           3.32
                        2 ease of turn         O        2.28           3.08
                        3 service              A        3.52           1.00
                        4 noise                I        0.00          -2.00
                          unseen               –           –              –
                        """);
    }

    @Test
    void pointsInOnePlaceAreMarkedTogether() {
        KanoTally same = ofCategories(7, 33, 50, 10, 0, 0);
        Map<String, KanoTally> features = new LinkedHashMap<>();
        features.put("one", same);
        features.put("two", same);
        assertThat(KanoStudy.ofTallies(features).read().quadrant())
                .contains(" *")
                .contains("1 one", "2 two");
    }

    @Test
    void equalFeaturesAreOneStudy() {
        KanoTally tally = KanoTally.of(LIKE, DISLIKE);
        Equality.check(
                KanoStudy.of(ROWS),
                KanoStudy.of(List.copyOf(ROWS)),
                KanoStudy.of(with(KanoRow.of("eve", "search", LIKE, LIKE))));
        Equality.check(
                KanoStudy.ofTallies(Map.of("a", tally)),
                KanoStudy.ofTallies(Map.of("a", tally)),
                KanoStudy.ofTallies(Map.of("b", tally)));
        assertThat(KanoStudy.of(ROWS)).hasToString(KanoStudy.of(ROWS).read().toString());
        assertThat(KanoStudy.of(ROWS).toString().lines()).hasSize(3);
        assertThat(KanoStudy.of(ROWS).read(EvaluationTable.POULIOT).table()).isEqualTo(EvaluationTable.POULIOT);
    }

    /** Also where no feature is in both. */
    @Test
    void formsDontMix() {
        KanoTally five = KanoTally.of(LIKE, DISLIKE);
        KanoTally three = KanoTally.of(AnswerForm.THREE_ANSWERS, LIKE, DISLIKE);
        String message = "Kano answers: five-answer form and three-answer form don't go together";
        Map<String, KanoTally> both = new LinkedHashMap<>();
        both.put("a", five);
        both.put("b", three);
        assertRefused(message, () -> KanoStudy.ofTallies(both));
        assertRefused(
                message, () -> KanoStudy.ofTallies(Map.of("a", five)).plus(KanoStudy.ofTallies(Map.of("b", three))));
    }

    @Test
    void theStrongestComesFirstInAnyOrderOfFeatures() {
        Map<String, KanoTally> features = new LinkedHashMap<>();
        features.put("mild", ofStated(ofCategories(0, 1, 0, 3, 0, 0), 2, 3));
        features.put("strong", ofStated(ofCategories(0, 0, 3, 1, 0, 0), 9));
        features.put("middle", ofStated(ofCategories(0, 2, 0, 2, 0, 0), 5));
        KanoResults results = KanoStudy.ofTallies(features).read();
        for (KanoResults.Order order : List.of(KanoResults.Order.WORSE, KanoResults.Order.IMPORTANCE)) {
            assertThat(results.sortedBy(order).rows())
                    .as("%s", order)
                    .extracting(KanoResults.Row::feature)
                    .containsExactly("strong", "middle", "mild");
        }
    }

    @Test
    void aFeatureThatOneSideDoesNotAnswerIsNotCompared() {
        KanoResults unanswered =
                KanoStudy.ofTallies(Map.of("search", KanoTally.of())).read();
        KanoResults answered = KanoStudy.ofTallies(Map.of("search", KanoTally.of(LIKE, DISLIKE, NEUTRAL, NEUTRAL)))
                .read();
        assertThat(unanswered.versus(answered, KanoCoefficient.Kind.BETTER, Confidence.DEFAULT))
                .isEmpty();
        assertThat(answered.versus(unanswered, KanoCoefficient.Kind.BETTER, Confidence.DEFAULT))
                .isEmpty();
        assertThat(answered.versus(answered, KanoCoefficient.Kind.BETTER, Confidence.DEFAULT))
                .containsOnlyKeys("search");
    }

    /** There are 35 marks; the 36th feature and those after it share one. */
    @Test
    void featuresBeyondTheMarksShareOne() {
        Map<String, KanoTally> features = new LinkedHashMap<>();
        for (int i = 1; i <= 37; i++) {
            features.put("f" + i, ofCategories(i, 37 - i, 0, 3, 0, 0));
        }
        assertThat(KanoStudy.ofTallies(features).read().quadrant().lines().map(String::strip))
                .anyMatch(line -> line.startsWith("z f35 "))
                .anyMatch(line -> line.startsWith("* f36 "))
                .anyMatch(line -> line.startsWith("* f37 "));
    }
}
