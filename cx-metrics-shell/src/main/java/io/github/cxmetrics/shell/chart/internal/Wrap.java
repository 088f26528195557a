package io.github.cxmetrics.shell.chart.internal;

import com.google.common.base.CharMatcher;
import com.google.common.collect.ImmutableList;
import java.text.BreakIterator;
import java.util.List;
import java.util.Locale;

/** Breaks text into lines that fit: between words, in Chinese between characters, and inside a word only where it is longer than a line. */
public final class Wrap {

    /** From one line of a name to the next. */
    public static final double LINE = 16;

    private static final CharMatcher SPACE =
            CharMatcher.forPredicate(c -> Character.isWhitespace(c) || Character.isISOControl(c));

    private Wrap() {}

    public static List<String> lines(Canvas canvas, Type type, String text, double width) {
        ImmutableList.Builder<String> lines = ImmutableList.builder();
        StringBuilder line = new StringBuilder();
        for (String piece : pieces(onOneLine(text), BreakIterator.getLineInstance(Locale.ROOT))) {
            if (line.length() > 0 && canvas.width(line + piece.stripTrailing(), type) > width) {
                lines.add(line.toString().stripTrailing());
                line.setLength(0);
            }
            if (canvas.width(piece.stripTrailing(), type) > width) {
                for (String letter : pieces(piece, BreakIterator.getCharacterInstance(Locale.ROOT))) {
                    if (line.length() > 0 && canvas.width(line + letter, type) > width) {
                        lines.add(line.toString());
                        line.setLength(0);
                    }
                    line.append(letter);
                }
            } else {
                line.append(piece);
            }
        }
        String last = line.toString().stripTrailing();
        return last.isEmpty() ? lines.build() : lines.add(last).build();
    }

    /** Line ends, tabs and control characters are spaces; a number and its per cent sign stay together. */
    private static String onOneLine(String text) {
        return SPACE.collapseFrom(text, ' ').strip().replace(" %", Figures.SPACE + "%");
    }

    private static List<String> pieces(String text, BreakIterator breaks) {
        ImmutableList.Builder<String> pieces = ImmutableList.builder();
        breaks.setText(text);
        int start = breaks.first();
        for (int end = breaks.next(); end != BreakIterator.DONE; end = breaks.next()) {
            if (!isInNumber(text, end)) {
                pieces.add(text.substring(start, end));
                start = end;
            }
        }
        return pieces.build();
    }

    /** Behind a real minus, a decimal point is taken for the end of a sentence. */
    private static boolean isInNumber(String text, int at) {
        return at > 1
                && at < text.length()
                && text.charAt(at - 1) == '.'
                && Character.isDigit(text.charAt(at - 2))
                && Character.isDigit(text.charAt(at));
    }

    /** The widest of some lines. */
    public static double width(Canvas canvas, Type type, List<String> lines) {
        return lines.stream().mapToDouble(l -> canvas.width(l, type)).max().orElse(0);
    }

    /** How high a row with a name of so many lines is. */
    static double rowHeight(int lines) {
        return Math.max(28, lines * LINE + 8);
    }

    /** Writes lines one below the other around a middle. */
    public static void write(
            Canvas canvas, List<String> lines, double x, double middle, Anchor anchor, Type type, Colour colour) {
        double y = middle - (lines.size() - 1) / 2.0 * LINE;
        for (String line : lines) {
            canvas.text(line, x, y, anchor, type, colour);
            y += LINE;
        }
    }
}
