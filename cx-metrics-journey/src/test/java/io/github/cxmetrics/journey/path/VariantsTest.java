package io.github.cxmetrics.journey.path;

import static io.github.cxmetrics.journey.Refusals.refuses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.cxmetrics.Proportion;
import io.github.cxmetrics.journey.Walks;
import io.github.cxmetrics.journey.internal.VariantTable;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VariantsTest {

    private static final Variants ALL =
            Variants.of(Walks.log("a b", "a b", "a b c", "b", "a b", "a a a b a", "b", "c"));

    @Test
    void countsPaths() {
        assertThat(ALL.count()).isEqualTo(8);
        assertThat(ALL.distinct()).isEqualTo(5);
        assertThat(ALL.count("a", "b")).isEqualTo(3);
        assertThat(ALL.count("b", "a")).isZero();
        assertThat(ALL.count("nothing")).isZero();
        assertThat(ALL.share("b")).isEqualTo(Proportion.of(2, 8).named("path b", "paths"));
        assertThat(ALL.lengths()).isEqualTo(Map.of(1, 3L, 2, 3L, 3, 1L, 5, 1L));
        assertThat(ALL.meanLength()).isEqualTo(17 / 8.0);
        assertThat(ALL.medianLength()).isEqualTo(2);
        assertThat(Variants.of(Walks.log("a", "a b")).medianLength()).isEqualTo(1.5);
    }

    @Test
    void foldsTheTailAndSaysHowMuch() {
        Variants.Top top = ALL.top(2);
        assertThat(top.kept()).hasToString("[a > b: 3, b: 2]");
        assertThat(top.foldedVariants()).isEqualTo(3);
        assertThat(top.foldedUnits()).isEqualTo(3);
        assertThat(ALL.coverage(2)).isEqualTo(Proportion.of(5, 8).named("top 2 paths", "paths"));
        assertThat(ALL.coverage(99).percent()).isEqualTo(100);
        assertThat(top.coverage()).hasToString("kept paths 62.5 % (95 % CI 30.6 % … 86.3 %), 5 of 8");
        assertThat(top.toString()).isEqualTo("""
                path             units   share
                a > b                3  37.5 %
                b                    2  25.0 %
                (other) 3 paths      3  37.5 %
                """);
        assertThat(ALL.top(99).kept()).hasToString("[a > b: 3, b: 2, a > a > a > b > a: 1, a > b > c: 1, c: 1]");
    }

    @Test
    void pathsByTheirFirstSteps() {
        Variants first = PathRule.events().variants(2).count(Walks.log("a b c", "a b d", "a b", "a"));
        assertThat(first.top(9).kept()).hasToString("[a > b: 3, a: 1]");
    }

    @Test
    void rework() {
        Variants.Rework a = ALL.rework().get(0);
        assertThat(a).isEqualTo(new Variants.Rework("a", 8, 5, 1, 2, 1, 8));
        assertThat(a.repeatingShare()).isEqualTo(Proportion.of(1, 5).named("units that repeat a", "units with a"));
        assertThat(a.reach()).isEqualTo(Proportion.of(5, 8).named("units with a", "units"));
        assertThat(ALL.rework()).extracting(Variants.Rework::step).containsExactly("a", "b", "c");
    }

    @Test
    void sequencesOfEqualHashAreNotTakenForOne() {
        // Every pair of a million or so short sequences: any collision that were not checked would lose a variant.
        VariantTable table = new VariantTable();
        int[] codes = new int[3];
        for (int i = 0; i < 1 << 18; i++) {
            codes[0] = i & 63;
            codes[1] = i >> 6 & 63;
            codes[2] = i >> 12;
            table.add(codes, 3, 1);
            table.add(codes, 2, 1);
        }
        assertThat(table.size()).isEqualTo((1 << 18) + (1 << 12));
        assertThat(table.count(table.find(new int[] {1, 2, 3}))).isOne();
        assertThat(table.count(table.find(new int[] {1, 2}))).isEqualTo(64);
    }

    @Test
    void equalityDoesNotDependOnNamesThatDontOccur() {
        Variants known = Variants.of(Walks.log("b c").knowing("a", "z"));
        assertThat(known).isEqualTo(Variants.of(Walks.log("b c"))).hasSameHashCodeAs(Variants.of(Walks.log("b c")));
        assertThat(known).isNotEqualTo(Variants.of(Walks.log("b d")));
    }

    @Test
    void refusesWhatCannotBe() {
        refuses("the number of paths to keep must be positive, not 0", () -> ALL.top(0));
        refuses(
                "the number of first steps must not be negative: -1",
                () -> PathRule.events().variants(-1));
        refuses(
                "a path stands twice (position 1)",
                () -> new Variants.Counts(
                                "variants",
                                1,
                                PathRule.events().variants().toForm(),
                                List.of(new Variant(List.of("a", "b"), 1), new Variant(List.of("a", "b"), 2)),
                                0)
                        .toTally());
        refuses(
                "a path has 1..2 steps, not 3",
                () -> new Variants.Counts(
                                "variants",
                                1,
                                PathRule.events().variants(2).toForm(),
                                List.of(new Variant(List.of("a", "b", "c"), 1)),
                                0)
                        .toTally());
        assertThatIllegalStateException()
                .isThrownBy(() -> Variants.of(Walks.log()).meanLength())
                .withMessage("the mean length of paths is undefined: no paths");
        assertThatIllegalStateException()
                .isThrownBy(() -> Variants.of(Walks.log()).medianLength())
                .withMessage("the median length of paths is undefined: no paths");
        assertThat(Variants.of(Walks.log())).hasToString("variants: no paths");
    }
}
