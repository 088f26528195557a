package io.github.cxmetrics.shell.chart.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.cxmetrics.shell.chart.Chart;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Colours: contrast on paper, and how far apart series are for all kinds of sight. */
class PaletteTest {

    @ParameterizedTest
    @CsvSource({
        "ink, 1B1F24, 16.6, E8ECF0, 15.3",
        "muted, 57606A, 6.4, A3ADB8, 8.0",
        "grid, E3E7EB, 1.2, 2A3139, 1.4",
        "grey, 8A939D, 3.1, 7C8793, 5.0",
        "s1, 193769, 11.7, B0C1F9, 10.2",
        "s2, E4490A, 4.0, D9541F, 4.5",
        "s3, 4DA38E, 3.0, 2B9483, 4.9",
        "s4, A261E8, 3.9, B06AE8, 5.3",
        "bad, B42318, 6.6, FF8A7A, 7.9"
    })
    void contrastOnPaper(String role, String light, double onWhite, String dark, double onDark) {
        Colour colour = Palette.ROLES.stream()
                .filter(r -> role.equals(r.role()))
                .findFirst()
                .orElseThrow();
        assertThat(Palette.hex(colour.light())).isEqualTo("#" + light);
        assertThat(Palette.hex(colour.dark())).isEqualTo("#" + dark);
        assertThat(Colour.contrast(colour.light(), Palette.PAPER.light())).isCloseTo(onWhite, within(0.06));
        assertThat(Colour.contrast(colour.dark(), Palette.PAPER.dark())).isCloseTo(onDark, within(0.06));
    }

    @Test
    void theScaleOfHeatMapsPassesThroughItsColours() {
        assertThat(List.of(0.0, 0.25, 0.5, 0.75, 1.0))
                .extracting(v -> Palette.hex(Palette.heat(v).light()))
                .containsExactly("#F2F7FC", "#C6DBEF", "#6BAED6", "#2171B5", "#08306B");
        assertThat(Palette.heat(-1)).isEqualTo(Palette.heat(0));
        assertThat(Palette.heat(2)).isEqualTo(Palette.heat(1));
        for (int i = 0; i <= 100; i++) {
            Colour cell = Palette.heat(i / 100.0);
            assertThat(Colour.contrast(Palette.on(cell).light(), cell.light())).isGreaterThan(4);
            assertThat(Palette.on(cell).role()).isNull();
        }
    }

    @Test
    void seriesStayApartForColourBlindReaders() {
        assertThat(smallestDifference(false)).isCloseTo(25.8, within(0.5));
        assertThat(smallestDifference(true)).isCloseTo(16.9, within(0.5));
        assertThat(Sight.difference(0x0B62A8, 0x7A4699, Sight.DEUTERANOPIA)).isLessThan(8);
    }

    private static double smallestDifference(boolean dark) {
        double least = Double.MAX_VALUE;
        for (Series one : Series.values()) {
            for (Series other : Series.values()) {
                for (double[][] sight : Sight.ALL) {
                    if (one != other) {
                        least = Math.min(least, Sight.difference(one.colour.rgb(dark), other.colour.rgb(dark), sight));
                    }
                }
            }
        }
        return least;
    }

    @Test
    void theFormulaOfDifferencesIsRight() {
        // Pairs 1, 7 and 17 of Sharma, Wu and Dalal (2005), table 1.
        assertThat(Sight.ciede2000(new double[] {50, 2.6772, -79.7751}, new double[] {50, 0, -82.7485}))
                .isCloseTo(2.0425, within(1e-4));
        assertThat(Sight.ciede2000(new double[] {50, 0, 0}, new double[] {50, -1, 2}))
                .isCloseTo(2.3669, within(1e-4));
        assertThat(Sight.ciede2000(new double[] {50, 2.5, 0}, new double[] {73, 25, -18}))
                .isCloseTo(27.1492, within(1e-4));
    }

    @Test
    void theStyleSheetHasAllRolesInBothSchemes() {
        String css = Chart.css();
        for (Colour role : Palette.ROLES) {
            assertThat(css)
                    .contains(
                            "--" + role.role() + ":" + Palette.hex(role.light()),
                            "--" + role.role() + ":" + Palette.hex(role.dark()));
            assertThat(css)
                    .contains(
                            ".f-" + role.role() + "{fill:var(--" + role.role() + ")}",
                            ".l-" + role.role() + "{stroke:var(--" + role.role() + ")}");
        }
        assertThat(css)
                .contains(
                        "@media(prefers-color-scheme:dark){:root{--paper:#12161B",
                        "@media print{:root{color-scheme:light;--paper:#FFFFFF");
        assertThat(css.chars().filter(c -> c == '{').count())
                .isEqualTo(css.chars().filter(c -> c == '}').count());
    }
}
