package io.github.cxmetrics.shell.chart.internal;

import com.google.common.collect.ImmutableList;
import java.util.Comparator;
import java.util.List;

/** Names of lines at their ends, in ink: moved apart where they would meet, with a leader to their line where they moved far. */
public final class EndLabels {

    /**
     * A name.
     *
     * @param text the name
     * @param y where its line ends
     * @param type size and style
     */
    public record Label(String text, double y, Type type) {}

    private record Placed(Label label, List<String> lines, double height) {}

    private static final double GAP = 8;
    private static final double FAR = 12;
    private static final double LEADER = 14;

    private final ImmutableList<Placed> labels;
    private final double width;
    private final double height;

    private EndLabels(ImmutableList<Placed> labels, double width, double height) {
        this.labels = labels;
        this.width = width;
        this.height = height;
    }

    /** Wraps names to a width. */
    public static EndLabels of(Canvas canvas, List<Label> labels, double room) {
        ImmutableList<Placed> placed = labels.stream()
                .sorted(Comparator.comparingDouble(Label::y))
                .map(label -> placed(canvas, label, room))
                .collect(ImmutableList.toImmutableList());
        double width = placed.stream()
                .mapToDouble(p -> Wrap.width(canvas, p.label().type(), p.lines()))
                .max()
                .orElse(0);
        return new EndLabels(
                placed, width, placed.stream().mapToDouble(Placed::height).sum());
    }

    private static Placed placed(Canvas canvas, Label label, double room) {
        List<String> lines = Wrap.lines(canvas, label.type(), label.text(), room);
        return new Placed(label, lines, lines.size() * Wrap.LINE + (lines.size() > 1 ? 6 : 0));
    }

    public boolean isEmpty() {
        return labels.isEmpty();
    }

    /** How much room they take beside the plot, gap and leader included. */
    public double room() {
        return width + GAP + LEADER;
    }

    /** How high they are together: where the plot is lower, a key above it serves better. */
    double height() {
        return height;
    }

    /** Writes them on the right of an edge between two heights. */
    public void paint(Canvas canvas, double edge, double top, double bottom) {
        double[] tops = new double[labels.size()];
        double free = top - GAP;
        for (int i = 0; i < tops.length; i++) {
            Placed p = labels.get(i);
            tops[i] = Math.max(free, p.label().y() - p.height() / 2);
            free = tops[i] + p.height();
        }
        double end = bottom + GAP;
        for (int i = tops.length - 1; i >= 0; i--) {
            tops[i] = Math.min(tops[i], end - labels.get(i).height());
            end = tops[i];
        }
        for (int i = 0; i < tops.length; i++) {
            Placed p = labels.get(i);
            double middle = tops[i] + p.height() / 2;
            if (Math.abs(middle - p.label().y()) > FAR) {
                canvas.line(edge + 2, p.label().y(), edge + LEADER, middle, Palette.GREY, Pen.LEADER);
            }
            Wrap.write(
                    canvas,
                    p.lines(),
                    edge + LEADER + 4,
                    middle,
                    Anchor.START,
                    p.label().type(),
                    Palette.INK);
        }
    }
}
