package io.github.cxmetrics.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The airport areas against the rest, with hidden cells. */
class SegmentsExampleTest {

    @Test
    void theExampleComparesAreasAndHidesSmallOnes() {
        List<String> lines = Examples.run("segments.jsh");
        assertThat(lines)
                .containsSubsequence(
                        "area      n   NPS  vs rest       95 % CI         p  p (Holm)",
                        "A       661  19.7    -15.1  -21.8 … -8.5  < 0.0001  < 0.0001",
                        "D       495  38.4     +9.1  +1.8 … +16.1    0.0139    0.0695",
                        "E       157  51.0    +21.2  +9.5 … +31.4    0.0005    0.0031",
                        "total  2650  31.0",
                        "NPS by area: 2 of 7 differ from the rest (Holm, 5 %): A, E",
                        "Screening: NPS by area: 3 of 7 differ from the rest (Benjamini–Hochberg, 5 %): A, D, E",
                        "NPS of 7 groups: true values spread by 8.5 (sd), 83 % of the variance beyond chance; Q 34.6, df 6, p < 0.0001",
                        "Area G: -2.7 from the rest, -2.2 from the total, one p-value: 0.4697")
                .containsSubsequence(
                        "B      hidden  hidden   hidden        hidden    hidden    hidden",
                        "C      hidden  hidden   hidden        hidden    hidden    hidden",
                        "D         495    38.4     +9.1  +1.8 … +16.1    0.0139    0.0417",
                        "E      hidden  hidden   hidden        hidden    hidden    hidden",
                        "Hidden are [B, C, E]: with one alone, its number is the total less the others.")
                .containsSubsequence(
                        "D         hidden       hidden        261    521",
                        "E         hidden           95     hidden    170",
                        "total        679         1035       1095   2809",
                        "8 of 21 cells hidden below 40, none of them disclosed by what is shown")
                .containsSubsequence(
                        "simulated chi-square of 7 groups: 57.66, df 24, p = 0.0005, Cramér's V 0.07",
                        "Kruskal–Wallis of 7 groups: 45.08, df 6, p < 0.0001, ε² 0.02")
                .containsSubsequence(
                        "total    100.0 %  100.0 %  39.8  31.0  -9.4  +0.5",
                        "NPS 39.8 → 31.0: -8.9 = rate -9.4 + mix +0.5")
                .contains(
                        "NPS by area: E leads with 45.0 (as measured 51.0, n = 157), truly first with probability 86.5 %");
    }
}
