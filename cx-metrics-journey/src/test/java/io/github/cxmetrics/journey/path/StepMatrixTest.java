package io.github.cxmetrics.journey.path;

import static io.github.cxmetrics.journey.Refusals.refuses;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxmetrics.Proportion;
import io.github.cxmetrics.journey.Walks;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class StepMatrixTest {

    private static final StepMatrix MATRIX =
            PathRule.events().stepMatrix(4).count(Walks.log("a b c", "a b d", "a c", "b", "a b c c"));

    @Test
    void theEndStandsAtEveryLaterPosition() {
        assertThat(MATRIX.count()).isEqualTo(5);
        assertThat(MATRIX.at(1)).isEqualTo(Map.of("a", 4L, "b", 1L));
        assertThat(MATRIX.at(2)).isEqualTo(Map.of("b", 3L, "c", 1L, PathRule.END, 1L));
        assertThat(MATRIX.at(3)).isEqualTo(Map.of("c", 2L, "d", 1L, PathRule.END, 2L));
        assertThat(MATRIX.at(4)).isEqualTo(Map.of("c", 1L, PathRule.END, 4L));
        assertThat(MATRIX.share(4, PathRule.END)).isEqualTo(Proportion.of(4, 5).named("(end) at position 4", "paths"));
    }

    @Test
    void linksAndNodesOfASankey() {
        Sankey sankey = MATRIX.sankey(1);
        assertThat(sankey.nodes())
                .containsExactly(
                        new Sankey.Node(1, "a", 4, 1),
                        new Sankey.Node(1, PathRule.OTHER, 1, 1),
                        new Sankey.Node(2, "b", 3, 1),
                        new Sankey.Node(2, PathRule.OTHER, 1, 1),
                        new Sankey.Node(2, PathRule.END, 1, 1),
                        new Sankey.Node(3, "c", 2, 1),
                        new Sankey.Node(3, PathRule.OTHER, 1, 1),
                        new Sankey.Node(3, PathRule.END, 2, 1),
                        new Sankey.Node(4, "c", 1, 1),
                        new Sankey.Node(4, PathRule.END, 4, 1));
        assertThat(sankey.links())
                .hasToString("[1 a → 2 b: 3, 1 (other) → 2 (end): 1, 1 a → 2 (other): 1, 2 b → 3 c: 2,"
                        + " 2 (other) → 3 (end): 1, 2 b → 3 (other): 1, 3 (other) → 4 (end): 1, 3 c → 4 (end): 1,"
                        + " 3 c → 4 c: 1]");
        assertThat(sankey.toString()).startsWith("link                 units\n1 a → 2 b                3\n");
    }

    @Test
    void foldingLosesNobody() {
        StepMatrix walks = PathRule.events().stepMatrix(5).count(Walks.log(Walks.random(7, 200, 6, 9)));
        for (int keep = 1; keep < 7; keep++) {
            Map<Integer, Long> at = walks.sankey(keep).nodes().stream()
                    .collect(Collectors.groupingBy(Sankey.Node::position, Collectors.summingLong(Sankey.Node::units)));
            assertThat(at).isEqualTo(Map.of(1, 200L, 2, 200L, 3, 200L, 4, 200L, 5, 200L));
        }
    }

    @Test
    void prints() {
        assertThat(MATRIX.toString()).isEqualTo("""
                step matrix: 5 paths
                step        1       2       3       4
                (end)   0.0 %  20.0 %  40.0 %  80.0 %
                a      80.0 %   0.0 %   0.0 %   0.0 %
                b      20.0 %  60.0 %   0.0 %   0.0 %
                c       0.0 %  20.0 %  40.0 %  20.0 %
                d       0.0 %   0.0 %  20.0 %   0.0 %
                """);
        assertThat(PathRule.events().stepMatrix(3).count(Walks.log())).hasToString("step matrix: no paths");
    }

    @Test
    void refusesWhatCannotBe() {
        refuses("position 5 is outside 1..4", () -> MATRIX.at(5));
        refuses(
                "the number of positions must be 1..1000, not 0",
                () -> PathRule.events().stepMatrix(0));
        refuses("the number of steps to keep must be positive, not 0", () -> MATRIX.sankey(0));
        refuses("the start stands at position 0, not at position 2", () -> new Sankey.Link(2, PathRule.START, "a", 1));
        refuses("position 0 holds the start only", () -> new Sankey.Link(0, "a", "b", 1));
        refuses("(end) → a leads nowhere", () -> new Sankey.Link(1, PathRule.END, "a", 1));
        refuses("units must not be negative: -1", () -> new Sankey.Link(1, "a", "b", -1));
        refuses(
                "position 1 is reached by 2 units at 1 steps and left by 1 at 1",
                () -> new StepMatrix.Counts(
                                "step-matrix",
                                1,
                                PathRule.events().stepMatrix(2).toForm(),
                                List.of(new Sankey.Link(0, PathRule.START, "a", 2), new Sankey.Link(1, "a", "b", 1)),
                                0)
                        .toTally());
        refuses(
                "a link from position 2 lies beyond position 2",
                () -> new StepMatrix.Counts(
                                "step-matrix",
                                1,
                                PathRule.events().stepMatrix(2).toForm(),
                                List.of(new Sankey.Link(2, "a", "b", 1)),
                                0)
                        .toTally());
        refuses(
                "step matrix: events, 4 positions and events, 3 positions don't go together",
                () -> MATRIX.plus(PathRule.events().stepMatrix(3).count(Walks.log("a"))));
    }
}
