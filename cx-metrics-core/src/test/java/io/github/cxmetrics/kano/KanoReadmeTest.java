package io.github.cxmetrics.kano;

import static io.github.cxmetrics.kano.KanoAnswer.DISLIKE;
import static io.github.cxmetrics.kano.KanoAnswer.EXPECT;
import static io.github.cxmetrics.kano.KanoAnswer.LIKE;
import static io.github.cxmetrics.kano.KanoAnswer.NEUTRAL;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxmetrics.Confidence;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The snippets of the README's section on Kano. */
class KanoReadmeTest {

    @Test
    void oneFeature() {
        KanoTally kano = KanoTally.of(LIKE, NEUTRAL, LIKE, DISLIKE); // pairs functional, dysfunctional
        assertThat(kano.category()).isEqualTo(KanoCategory.ONE_DIMENSIONAL);
        assertThat(kano.read().categories(ClassificationRule.MODE))
                .containsExactly(KanoCategory.ONE_DIMENSIONAL, KanoCategory.ATTRACTIVE);
        assertThat(kano.better()).hasToString("better (CS+) 1.00 (95 % CI 0.34 … 1.00), n = 2");
        assertThat(kano.worse()).hasToString("worse (CS-) -0.50 (95 % CI -0.91 … -0.09), n = 2");
        assertThat(kano.read(EvaluationTable.POULIOT).separated(Confidence.DEFAULT))
                .isFalse();
    }

    @Test
    void manyFeatures() {
        List<KanoRow> rows = List.of(
                KanoRow.of("ann", "search", EXPECT, DISLIKE),
                KanoRow.of("ann", "dark mode", LIKE, NEUTRAL),
                KanoRow.of("bob", "search", NEUTRAL, DISLIKE),
                KanoRow.of("bob", "dark mode", LIKE, null),
                KanoRow.of("cat", "search", LIKE, DISLIKE),
                KanoRow.of("cat", "dark mode", NEUTRAL, NEUTRAL));
        KanoStudy study = KanoStudy.of(rows); // paired by the names of respondent and feature
        assertThat(study.read().sortedBy(KanoResults.Order.WORSE)).hasToString("""
                        feature    n  incomplete  M  O  A  I  R  Q  category       p  better      95 % CI  worse        95 % CI
                        search     3           0  2  1  0  0  0  0         M  0.5637    0.33  0.06 … 0.79  -1.00  -1.00 … -0.44
                        dark mode  2           1  0  0  1  1  0  0       A=I  1.0000    0.50  0.09 … 0.91   0.00   -0.66 … 0.00
                        """);
        assertThat(study.read().quadrant()).isEqualTo("""
                        better
                           1 | attractive             | one-dimensional
                             |                        |
                             |                        |
                             |                        |
                             |                        |
                             |                        |
                             |                        |
                             |                        |
                         0.5 |2-----------------------+------------------------
                             |                        |
                             |                        |
                             |                        |                       1
                             |                        |
                             |                        |
                             |                        |
                             |                        |
                           0 | indifferent            | must-be
                              0                       0.5                     1  |worse|
                          feature    category  better  |worse|
                        1 search            M    0.33     1.00
                        2 dark mode       A=I    0.50     0.00
                        """);
        assertThat(KanoPlan.WORST_CASE.respondents(0.2)).isEqualTo(93);
    }

    @Test
    void segments() {
        record Answer(String plan, KanoResponse response) {}
        List<Answer> answers = List.of(
                new Answer("free", KanoResponse.of(LIKE, NEUTRAL)), new Answer("paid", KanoResponse.of(LIKE, DISLIKE)));
        Map<String, KanoTally> byPlan = answers.stream()
                .collect(
                        groupingBy(Answer::plan, LinkedHashMap::new, mapping(Answer::response, KanoTally.collector())));
        assertThat(byPlan.get("paid").worse().versus(byPlan.get("free").worse()).difference())
                .isEqualTo(-1);
    }
}
