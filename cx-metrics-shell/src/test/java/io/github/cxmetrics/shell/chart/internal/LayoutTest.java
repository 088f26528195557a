package io.github.cxmetrics.shell.chart.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.cxmetrics.Unit;
import java.awt.geom.Rectangle2D;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

/** Axes, numbers, wrapping and the placement of labels. */
class LayoutTest {

    private static final Canvas CANVAS = new SvgCanvas(false);

    @Property
    void anAxisCoversItsValuesWithFewNiceTicks(
            @ForAll @DoubleRange(min = -1e6, max = 1e6) double low,
            @ForAll @DoubleRange(min = 0, max = 1e6) double span,
            @ForAll @IntRange(min = 2, max = 24) int most) {
        Axis axis = Axis.covering(low, low + span, most, 0, 500);
        assertThat(axis.low()).isLessThanOrEqualTo(low + Math.abs(low) * 1e-9 + span * 1e-6 + 1e-9);
        assertThat(axis.high()).isGreaterThanOrEqualTo(low + span - Math.abs(low) * 1e-9 - span * 1e-6 - 1e-9);
        List<Double> ticks = axis.ticks();
        assertThat(ticks.size()).isBetween(2, most + 1);
        double mantissa = axis.step() / Math.pow(10, Math.floor(Math.log10(axis.step()) + 1e-9));
        assertThat(List.of(1.0, 2.0, 2.5, 5.0)).anyMatch(nice -> Math.abs(nice - mantissa) < 1e-6);
        assertThat(axis.valueAt(axis.at(low))).isCloseTo(low, within(1e-6 * (1 + Math.abs(low) + span)));
        assertThat(ticks.stream().map(axis::text).distinct()).hasSameSizeAs(ticks);
    }

    @Test
    void ticksPrintTheDecimalsOfTheirStep() {
        Axis axis = Axis.covering(-0.3, 0.4, 8, 0, 100);
        assertThat(axis.ticks().stream().map(axis::text))
                .containsExactly("\u22120.3", "\u22120.2", "\u22120.1", "0.0", "0.1", "0.2", "0.3", "0.4");
        assertThat(Axis.covering(0, 5000, 5, 0, 100).text(5000)).isEqualTo("5\u00A0000");
        Axis quarters = Axis.covering(0, 10, 4, 0, 100);
        assertThat(quarters.ticks().stream().map(quarters::text)).containsExactly("0.0", "2.5", "5.0", "7.5", "10.0");
    }

    @Test
    void timesHaveTheTicksThatPeopleCountIn() {
        assertThat(Times.axis(ChronoUnit.MONTHS, 72, 8).ticks())
                .containsExactly(0.0, 12.0, 24.0, 36.0, 48.0, 60.0, 72.0);
        assertThat(Times.axis(ChronoUnit.DAYS, 90, 8).ticks()).hasSize(8).contains(14.0, 98.0);
        assertThat(Times.axis(ChronoUnit.HOURS, 70, 8).ticks())
                .containsExactly(0.0, 12.0, 24.0, 36.0, 48.0, 60.0, 72.0);
        assertThat(Times.text("1", ChronoUnit.HOURS)).isEqualTo("1\u00A0hour");
        assertThat(Times.text("2", ChronoUnit.HOURS)).isEqualTo("2\u00A0hours");
    }

    @Test
    void figuresHaveARealMinusAndSpacesThatDontBreak() {
        assertThat(Figures.count(7_748)).isEqualTo("7\u00A0748");
        assertThat(Figures.count(-1_234_567)).isEqualTo("\u22121\u00A0234\u00A0567");
        assertThat(Figures.count(999)).isEqualTo("999");
        assertThat(Figures.fixed(-1234.56, 1)).isEqualTo("\u22121\u00A0234.6");
        assertThat(Figures.fixed(-0.04, 1)).isEqualTo("0.0");
        assertThat(Figures.fixed(Double.NEGATIVE_INFINITY, 1)).isEqualTo("\u2212∞");
        assertThat(Figures.fixed(Double.NaN, 1)).isEqualTo("–");
        assertThat(Figures.of(Unit.SCORE, -31.14)).isEqualTo("\u221231.1");
        assertThat(Figures.of(Unit.SHARE, 0.9999)).isEqualTo("99.99\u00A0%");
    }

    @Property
    void wrappedLinesFitAndLoseNothing(
            @ForAll @StringLength(max = 80) String text, @ForAll @IntRange(min = 60, max = 400) int width) {
        List<String> lines = Wrap.lines(CANVAS, Type.NAME, text, width);
        for (String line : lines) {
            boolean oneLetter = line.codePointCount(0, line.length()) == 1;
            assertThat(oneLetter || CANVAS.width(line, Type.NAME) <= width || graphemes(line) == 1)
                    .as(line)
                    .isTrue();
        }
        assertThat(letters(String.join("", lines))).isEqualTo(letters(text));
    }

    private static String letters(String text) {
        return text.codePoints()
                .filter(c -> !Character.isWhitespace(c) && !Character.isSpaceChar(c) && !Character.isISOControl(c))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static int graphemes(String text) {
        var breaks = java.text.BreakIterator.getCharacterInstance(java.util.Locale.ROOT);
        breaks.setText(text);
        int count = 0;
        while (breaks.next() != java.text.BreakIterator.DONE) {
            count++;
        }
        return count;
    }

    @Test
    void wrapsAtWordsAndBetweenChineseCharacters() {
        assertThat(Wrap.lines(CANVAS, Type.NAME, "Information desks and way-finding", 130))
                .containsExactly("Information desks", "and way-finding");
        assertThat(Wrap.lines(CANVAS, Type.NAME, " one\ttwo\nthree\u0007 ", 130))
                .containsExactly("one two three");
        assertThat(Wrap.lines(CANVAS, Type.NAME, "行李提取及遗失行李服务中心", 80)).containsExactly("行李提取及遗", "失行李服务中", "心");
        assertThat(Wrap.lines(CANVAS, Type.NAME, "", 80)).isEmpty();
        assertThat(Wrap.rowHeight(1)).isEqualTo(28);
        assertThat(Wrap.rowHeight(3)).isEqualTo(56);
    }

    @Test
    void widthsComeFromTheTableOrTheScript() {
        TableLettering table = TableLettering.INSTANCE;
        Type big = new Type(100, false, false);
        assertThat(table.width("0", big)).isEqualTo(63.6);
        assertThat(table.width("0", new Type(100, true, false))).isEqualTo(69.6);
        assertThat(table.width("国国", big)).isEqualTo(200);
        assertThat(table.width("e\u0301", big)).isEqualTo(table.width("e", big));
        assertThat(table.width("Ж", big)).isGreaterThan(table.width("i", big));
        assertThat(table.width("😀", big)).isEqualTo(130);
        assertThat(table.width("ไ", big)).isEqualTo(80);
    }

    @Property(tries = 50)
    void placedLabelsMeetNothing(@ForAll List<@IntRange(min = 0, max = 300) Integer> points) {
        Rectangle2D bounds = new Rectangle2D.Double(0, 0, 300, 300);
        LabelPlacement placement = new LabelPlacement(bounds);
        List<Rectangle2D> taken = new ArrayList<>();
        for (int i = 0; i + 1 < points.size(); i += 2) {
            placement.takeMark(points.get(i), points.get(i + 1), 5);
            taken.add(new Rectangle2D.Double(points.get(i) - 5, points.get(i + 1) - 5, 10, 10));
        }
        for (int i = 0; i + 1 < points.size(); i += 2) {
            Optional<Rectangle2D> box = placement.place(points.get(i), points.get(i + 1), 60, 1);
            box.ifPresent(b -> {
                assertThat(bounds.contains(b)).isTrue();
                assertThat(taken).noneMatch(b::intersects);
                taken.add(b);
            });
            assertThat(box.isPresent() || points.size() > 20).isTrue();
        }
    }

    @Test
    void aLabelFarFromItsPointHasALeader() {
        Rectangle2D label = new Rectangle2D.Double(100, 100, 50, 15);
        assertThat(LabelPlacement.leader(92, 107, label)).isEmpty();
        assertThat(LabelPlacement.leader(60, 107, label)).hasValueSatisfying(line -> {
            assertThat(line.getX2()).isEqualTo(100);
            assertThat(line.getY2()).isEqualTo(107);
        });
    }

    @Test
    void numbersOfSvgHaveTwoDecimalsAtMost() {
        assertThat(List.of(0.0, -0.001, 1.005, 12.3, -0.05, 100.0, -7.125))
                .extracting(SvgCanvas::number)
                .containsExactly("0", "0", "1", "12.3", "-0.05", "100", "-7.12");
    }
}
