package io.github.cxmetrics.shell.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxmetrics.shell.chart.internal.Canvas;
import io.github.cxmetrics.shell.chart.internal.FontLettering;
import io.github.cxmetrics.shell.chart.internal.Frame;
import io.github.cxmetrics.shell.chart.internal.Palette;
import io.github.cxmetrics.shell.chart.internal.PngCanvas;
import io.github.cxmetrics.shell.chart.internal.SvgCanvas;
import io.github.cxmetrics.shell.table.ResultTable;
import java.awt.Rectangle;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;

/** What every picture promises, for each case and each language. */
class ChartsTest {

    private static final int[] WIDTHS = {Frame.WIDE, Frame.NARROW};
    private static final Pattern HEX = Pattern.compile("(fill|stroke)=\"#([0-9A-F]{6})\"");

    static Stream<ChartCases.Case> cases() {
        return ChartCases.all();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void noTextMeetsAnotherOrLeavesTheFrame(ChartCases.Case c) {
        for (ChartCases.Names names : ChartCases.NAMES) {
            Chart chart = c.chart().apply(names);
            for (int width : WIDTHS) {
                SvgCanvas svg = new SvgCanvas(false);
                int height = chart.paint(svg, width);
                assertThat(faults(svg.boxes(), width, height))
                        .as(c + ", SVG, " + names.language() + ", " + width)
                        .isEmpty();
                PngCanvas png = new PngCanvas(new FontLettering(), width, 1, 1, false);
                String what = c + ", PNG, " + names.language() + ", " + width;
                try {
                    int pixels = chart.paint(png, width);
                    assertThat(faults(png.boxes(), width, pixels)).as(what).isEmpty();
                } catch (IllegalStateException noFont) {
                    assertThat(noFont).as(what).hasMessageStartingWith("no font of this machine can draw ");
                    assertThat(names.canBeDrawnHere()).as(what).isFalse();
                }
            }
        }
    }

    private static List<String> faults(List<Canvas.TextBox> boxes, int width, int height) {
        List<String> faults = new ArrayList<>();
        Rectangle2D frame = new Rectangle(0, 0, width, height);
        for (int i = 0; i < boxes.size(); i++) {
            if (!frame.contains(boxes.get(i).bounds())) {
                faults.add("outside: " + boxes.get(i));
            }
            for (int j = i + 1; j < boxes.size(); j++) {
                if (boxes.get(i).bounds().intersects(boxes.get(j).bounds())) {
                    faults.add(boxes.get(i) + " meets " + boxes.get(j));
                }
            }
        }
        return faults;
    }

    @Test
    void theTestOfMeetingTextsFindsThem() {
        Canvas.TextBox left = new Canvas.TextBox("left", new Rectangle2D.Double(10, 10, 20, 12));
        Canvas.TextBox right = new Canvas.TextBox("right", new Rectangle2D.Double(29, 15, 20, 12));
        assertThat(faults(List.of(left, right), 100, 100)).hasSize(1);
        assertThat(faults(List.of(left, right), 40, 100)).hasSize(2);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void namesAreWhole(ChartCases.Case c) {
        for (ChartCases.Names names : ChartCases.NAMES) {
            String svg = c.chart().apply(names).svg();
            assertThat(svg)
                    .doesNotContain("…<")
                    .doesNotContain("NaN")
                    .doesNotContain("Infinity")
                    .doesNotContain("null");
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void coloursAreThoseOfThePalette(ChartCases.Case c) {
        for (boolean dark : new boolean[] {false, true}) {
            Chart chart = c.chart().apply(ChartCases.NAMES.get(0));
            Matcher colours = HEX.matcher((dark ? chart.dark() : chart).svg());
            Set<Integer> allowed = new HashSet<>();
            Palette.ROLES.forEach(r -> allowed.add(r.rgb(dark)));
            // Cells of heat maps and their numbers are the same on light and dark paper.
            IntStream.rangeClosed(0, 4000)
                    .forEach(i -> allowed.add(Palette.heat(i / 4000.0).light()));
            allowed.add(0xFFFFFF);
            allowed.add(Palette.INK.light());
            while (colours.find()) {
                assertThat(allowed).as(colours.group()).contains(Integer.parseInt(colours.group(2), 16));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void whatHasARoleHasItsClass(ChartCases.Case c) {
        SvgPicture picture = SvgPicture.of(c.chart().apply(ChartCases.NAMES.get(0)));
        for (String shape : List.of("rect", "circle", "path", "text")) {
            for (Element element : picture.all(shape)) {
                boolean hasClass = element.hasAttribute("class");
                boolean heat = Palette.ROLES.stream()
                        .noneMatch(r -> element.getAttribute("fill").equals(Palette.hex(r.light())));
                boolean onHeat = shape.equals("text") && !hasClass;
                assertThat(hasClass || heat || onHeat)
                        .as(shape + " " + element.getAttribute("fill"))
                        .isTrue();
                assertThat(shape.equals("text") && heat).isFalse();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void nothingIsSmallerThanElevenPixels(ChartCases.Case c) {
        for (int width : WIDTHS) {
            SvgPicture picture =
                    SvgPicture.of(c.chart().apply(ChartCases.NAMES.get(0)).svg(width));
            assertThat(picture.all("text"))
                    .isNotEmpty()
                    .allSatisfy(
                            t -> assertThat(SvgPicture.number(t, "font-size")).isGreaterThanOrEqualTo(11));
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aPictureSpeaksAndStandsAlone(ChartCases.Case c) {
        for (ChartCases.Names names : ChartCases.NAMES) {
            Chart chart = c.chart().apply(names);
            SvgPicture picture = SvgPicture.of(chart);
            assertThat(picture.root().getAttribute("role")).isEqualTo("img");
            assertThat(picture.root().getAttribute("aria-label")).isEqualTo(chart.altText());
            assertThat(chart.altText()).startsWith(chart.title()).contains(chart.subtitle());
            assertThat(chart.svg().replace("xmlns=\"http://www.w3.org/2000/svg\"", ""))
                    .doesNotContain("http");
            assertThat(picture.tooltips()).isNotEmpty().doesNotHaveDuplicates();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theFooterSaysHowManyAndFromWhere(ChartCases.Case c) {
        for (ChartCases.Names names : ChartCases.NAMES) {
            Chart chart = c.chart().apply(names).source("the moon");
            assertThat(chart.footer())
                    .startsWith("n = ")
                    .endsWith(" · Source: the moon")
                    .doesNotContain("·  ·");
            String shown = SvgPicture.of(chart).text().replace('\n', ' ').replace('\u00A0', ' ');
            assertThat(shown).endsWith(chart.footer().replace('\u00A0', ' '));
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void numbersHaveTheirMinusAndNoGaps(ChartCases.Case c) {
        ResultTable numbers = c.chart().apply(ChartCases.NAMES.get(0)).numbers();
        assertThat(numbers.rows()).isNotEmpty();
        for (List<String> row : numbers.rows()) {
            assertThat(row).hasSameSizeAs(numbers.columns());
            assertThat(row).noneMatch(cell -> cell.matches("-[0-9].*") || cell.contains("NaN"));
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void twoPaintingsAreEqual(ChartCases.Case c) {
        ChartCases.Names names = ChartCases.NAMES.get(1);
        Chart again = c.fresh(names);
        assertThat(again.svg()).isEqualTo(c.chart().apply(names).svg());
        assertThat(again.png()).isEqualTo(c.chart().apply(names).png());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aPngHasTwicePixelsAndInk(ChartCases.Case c) throws Exception {
        ChartCases.Names names = ChartCases.NAMES.get(2);
        Chart chart = c.chart().apply(names.canBeDrawnHere() ? names : ChartCases.NAMES.get(1));
        for (Chart one : List.of(chart, chart.narrow(), chart.dark())) {
            BufferedImage image = ImageIO.read(new ByteArrayInputStream(one.png()));
            assertThat(image.getWidth()).isEqualTo(one == chart || one.svg().contains("width=\"960\"") ? 1920 : 780);
            Set<Integer> colours = new HashSet<>();
            for (int y = 0; y < image.getHeight(); y += 2) {
                for (int x = 0; x < image.getWidth(); x += 2) {
                    colours.add(image.getRGB(x, y) & 0xFFFFFF);
                }
            }
            assertThat(colours).hasSizeGreaterThan(20);
        }
    }
}
