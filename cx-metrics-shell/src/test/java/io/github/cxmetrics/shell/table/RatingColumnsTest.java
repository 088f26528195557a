package io.github.cxmetrics.shell.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.cxmetrics.shell.Samples;
import io.github.cxmetrics.survey.Nps;
import io.github.cxmetrics.survey.RatingScale;
import io.github.cxmetrics.survey.Ratings;
import io.github.cxmetrics.survey.ScaleLabels;
import io.github.cxmetrics.survey.WeightedRatings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RatingColumnsTest {

    private static final RatingScale SCALE = RatingScale.ZERO_TO_TEN.missing(11);

    @TempDir
    Path folder;

    private Table table(String... lines) throws IOException {
        return Table.read(Files.writeString(folder.resolve("survey.csv"), String.join("\n", lines) + "\n"));
    }

    @Test
    void emptyCellsAndCodesAreMissing() throws IOException {
        Table table = table("area,score", "A,10", "B,", "A,11", "B,3");
        assertThat(table.ratings("score", SCALE)).isEqualTo(Ratings.of(SCALE, 10, 11, 11, 3));
    }

    @Test
    void groupsStayAlignedWithTheirRows() throws IOException {
        Table table = table("area,score", "B,10", "A,", ",7", "B,11", "A,3");
        assertThat(table.by("area").ratings("score", SCALE))
                .containsExactly(
                        Map.entry("A", Ratings.of(SCALE, 11, 3)),
                        Map.entry("B", Ratings.of(SCALE, 10, 11)),
                        Map.entry("(empty)", Ratings.of(SCALE, 7)));
        assertThat(table.by("area").ratings("score", SCALE, Nps::from)).hasToString("""
                area     n     NPS        95 % CI
                A        1  -100.0  -100.0 … 58.7
                B        1   100.0  -58.7 … 100.0
                (empty)  1     0.0   -79.3 … 79.3
                """);
    }

    @Test
    void weightsStayAlignedWithTheirRows() throws IOException {
        Table table = table("score,weight", "10,2.5", ",", "11,", "3,0.5", ",7");
        WeightedRatings weighted = table.weightedRatings("score", SCALE, "weight");
        assertThat(weighted.count()).isEqualTo(2);
        assertThat(weighted.missing()).isEqualTo(3);
        assertThat(weighted.sumWeights()).isEqualTo(3);
        assertThat(weighted.nps().value()).isEqualTo(200.0 / 3, within(1e-12));
    }

    @Test
    void badCellsAreNamedByFileLineAndColumn() throws IOException {
        Table table = table("area,score,weight", "A,10,1", "B,12,1", "A,9,");
        assertThatThrownBy(() -> table.ratings("score", SCALE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("survey.csv line 3, column score: rating 12 is outside 0..10");
        assertThatThrownBy(() -> table.by("area").ratings("score", SCALE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("survey.csv line 3, column score: rating 12 is outside 0..10");
        assertThatThrownBy(() -> table.weightedRatings("score", SCALE, "weight"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("survey.csv line 3, column score: rating 12 is outside 0..10");
        assertThatThrownBy(() -> table.weightedRatings("score", SCALE.missing(12), "weight"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("survey.csv line 4, column weight: a rating has no weight");
        assertThatThrownBy(() -> table("score,weight", "9,-1").weightedRatings("score", SCALE, "weight"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("survey.csv line 2, column weight: weight -1.0 must be finite and not negative");
        assertThatThrownBy(() -> table.ratings("Score", SCALE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("survey.csv has no column \"Score\"; the nearest is \"score\"");
    }

    @Test
    void halfPointsAreReadAsDecimals() throws IOException {
        RatingScale halves = RatingScale.halfPoints(0, 5).missing(99);
        Table table = table("area,stars,weight", "A,4.5,1", "B,,1", "A,99,1", "B,3,2", "A,5.0,1");
        assertThat(table.ratings("stars", halves)).isEqualTo(Ratings.of(halves, 4.5, 99, 99, 3, 5));
        assertThat(table.by("area").ratings("stars", halves)).containsEntry("B", Ratings.of(halves, 99.0, 3.0));
        assertThat(table.weightedRatings("stars", halves, "weight").mean().value())
                .isEqualTo(15.5 / 4, within(1e-12));
        assertThatThrownBy(() -> table("stars", "4.5", "3.7").ratings("stars", halves))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("survey.csv line 3, column stars: rating 3.7 is no point of 0..5 by 0.5");
    }

    @Test
    void labelsAreReadAsText() throws IOException {
        ScaleLabels labels =
                RatingScale.labelled("Dissatisfied", "Neutral", "Satisfied").missing("n/a");
        Table table = table("answer,other", "Satisfied,", ",x", " satisfied ,", "N/A,", "neutral,");
        assertThat(table.ratings("answer", labels)).hasToString("1..3: n = 3, mean 2.67, counts [0, 1, 2], 2 missing");
        assertThatThrownBy(
                        () -> table("answer", "Satisfied", "jane@example.org").ratings("answer", labels))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "survey.csv line 3, column answer: an answer is neither a label nor a point of 1..3, nor declared as missing");
    }

    @Test
    void theSamplesHaveTheirMissingCodes() {
        assertThat(Samples.sfo2017().ratings("NETPRO", SCALE).missing()).isEqualTo(85);
        assertThat(Samples.sfo2018().ratings("NETPRO", SCALE).missing()).isEqualTo(159);
        assertThatThrownBy(() -> Samples.sfo2017().ratings("NETPRO", RatingScale.ZERO_TO_TEN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageMatching("sfo_2017\\.csv line \\d+, column NETPRO: rating 11 is outside 0\\.\\.10");
    }
}
