package io.github.cxmetrics.shell.chart;

import com.google.common.collect.ImmutableList;
import io.github.cxmetrics.shell.chart.internal.Anchor;
import io.github.cxmetrics.shell.chart.internal.Area;
import io.github.cxmetrics.shell.chart.internal.Canvas;
import io.github.cxmetrics.shell.chart.internal.Colour;
import io.github.cxmetrics.shell.chart.internal.Figures;
import io.github.cxmetrics.shell.chart.internal.NumberedKey;
import io.github.cxmetrics.shell.chart.internal.Palette;
import io.github.cxmetrics.shell.chart.internal.Sheet;
import io.github.cxmetrics.shell.chart.internal.Type;
import io.github.cxmetrics.shell.chart.internal.Wrap;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Paints a Sankey whose nodes have their order.
 *
 * @param layers nodes by position, from above
 * @param links between neighbouring positions
 * @param total units of the first position
 * @param colours by step; a step without one is grey
 */
record SankeyPlot(
        ImmutableList<ImmutableList<Node>> layers,
        List<SankeyOrder.Link> links,
        long total,
        Map<String, Colour> colours)
        implements Sheet.Body {

    /**
     * A node.
     *
     * @param index what links call it
     * @param step its name
     * @param units how many are there
     */
    record Node(int index, String step, long units) {}

    private static final double FLOW = 380;
    private static final double BAR = 14;
    private static final double GAP = 10;
    private static final double LEAST_NAME = 96;
    private static final double LINKS = 0.25;

    /** A node with its place: its bar, and where the next link leaves and arrives. */
    private static final class Slot {
        private final double x;
        private final double top;
        private final double height;
        private final List<String> lines;
        private double leaves;
        private double arrives;

        private Slot(double x, double top, double height, List<String> lines) {
            this.x = x;
            this.top = top;
            this.height = height;
            this.lines = lines;
            leaves = top;
            arrives = top;
        }
    }

    /** A link with where it leaves and arrives. */
    private static final class Ribbon {
        private final SankeyOrder.Link link;
        private double leaves;
        private double arrives;

        private Ribbon(SankeyOrder.Link link) {
            this.link = link;
        }
    }

    @Override
    public double paint(Canvas canvas, Area area) {
        double column = area.width() / layers.size();
        double name = column - BAR - 14;
        boolean numbered = name < LEAST_NAME;
        List<String> steps = new ArrayList<>(new LinkedHashSet<>(
                layers.stream().flatMap(List::stream).map(Node::step).toList()));
        double scale = FLOW / total;
        List<Slot[]> slots = new ArrayList<>();
        double bottom = area.top();
        for (int layer = 0; layer < layers.size(); layer++) {
            Slot[] here = new Slot[layers.get(layer).size()];
            double y = area.top();
            for (Node node : layers.get(layer)) {
                List<String> lines = numbered
                        ? List.of(Integer.toString(steps.indexOf(node.step()) + 1))
                        : Wrap.lines(canvas, Type.STRONG, node.step(), name);
                double height = Math.max(1, node.units() * scale);
                double room = Math.max(height, (lines.size() + (hasCount(canvas, node, name) ? 1 : 0)) * Wrap.LINE);
                here[node.index()] = new Slot(area.left() + layer * column, y + (room - height) / 2, height, lines);
                y += room + GAP;
            }
            slots.add(here);
            bottom = Math.max(bottom, y - GAP);
        }
        links(canvas, scale, column, slots);
        for (int layer = 0; layer < layers.size(); layer++) {
            for (Node node : layers.get(layer)) {
                node(canvas, layer, node, slots.get(layer)[node.index()], name);
            }
        }
        return numbered ? NumberedKey.paint(canvas, area, numbers(steps), steps, bottom + 16) : bottom + 4;
    }

    private static List<String> numbers(List<String> steps) {
        return IntStream.rangeClosed(1, steps.size())
                .mapToObj(Integer::toString)
                .toList();
    }

    private String count(Node node) {
        return Figures.count(node.units()) + " · " + Figures.percent((double) node.units() / total, 0);
    }

    private String shortCount(Node node) {
        return Figures.percent((double) node.units() / total, 0);
    }

    private boolean hasCount(Canvas canvas, Node node, double room) {
        return canvas.width(shortCount(node), Type.NUMBER) <= room;
    }

    private void node(Canvas canvas, int layer, Node node, Slot slot, double room) {
        canvas.mark(
                (layer + 1) + ": " + node.step() + " " + count(node),
                () -> canvas.bar(slot.x, slot.top, slot.x + BAR, slot.top + slot.height, colour(node.step())));
        boolean counted = hasCount(canvas, node, room);
        int lines = slot.lines.size() + (counted ? 1 : 0);
        double y = slot.top + slot.height / 2 - (lines - 1) / 2.0 * Wrap.LINE;
        for (String line : slot.lines) {
            canvas.haloed(line, slot.x + BAR + 6, y, Anchor.START, Type.STRONG, Palette.INK);
            y += Wrap.LINE;
        }
        if (counted) {
            String text = canvas.width(count(node), Type.NUMBER) <= room ? count(node) : shortCount(node);
            canvas.haloed(text, slot.x + BAR + 6, y, Anchor.START, Type.NUMBER, Palette.INK);
        }
    }

    private Colour colour(String step) {
        return colours.getOrDefault(step, Palette.GREY);
    }

    /** Links leave and arrive in the order of the nodes at their other ends, so that those of one node don't cross. */
    private void links(Canvas canvas, double scale, double column, List<Slot[]> slots) {
        for (int layer = 0; layer + 1 < layers.size(); layer++) {
            int at = layer;
            Slot[] left = slots.get(layer);
            Slot[] right = slots.get(layer + 1);
            List<Ribbon> here =
                    links.stream().filter(l -> l.layer() == at).map(Ribbon::new).toList();
            here.stream()
                    .sorted(Comparator.comparingDouble(r -> right[r.link.to()].top))
                    .forEach(r -> {
                        Slot slot = left[r.link.from()];
                        r.leaves = slot.leaves;
                        slot.leaves += r.link.weight() * scale;
                    });
            here.stream()
                    .sorted(Comparator.comparingDouble(r -> left[r.link.from()].top))
                    .forEach(r -> {
                        Slot slot = right[r.link.to()];
                        r.arrives = slot.arrives;
                        slot.arrives += r.link.weight() * scale;
                    });
            for (Ribbon r : here) {
                double x = left[r.link.from()].x + BAR;
                link(canvas, r.link, r.leaves, r.arrives, r.link.weight() * scale, x, column);
            }
        }
    }

    private void link(
            Canvas canvas, SankeyOrder.Link link, double from, double to, double width, double x, double column) {
        String left = name(link.layer(), link.from());
        String right = name(link.layer() + 1, link.to());
        double end = x + column - BAR;
        double middle = (x + end) / 2;
        Path2D ribbon = new Path2D.Double();
        ribbon.moveTo(x, from);
        ribbon.curveTo(middle, from, middle, to, end, to);
        ribbon.lineTo(end, to + width);
        ribbon.curveTo(middle, to + width, middle, from + width, x, from + width);
        ribbon.closePath();
        String tooltip = (link.layer() + 1) + " " + left + " → " + (link.layer() + 2) + " " + right + ": "
                + Figures.count(Math.round(link.weight()));
        canvas.mark(tooltip, () -> canvas.fill(ribbon, colour(left).withOpacity(LINKS)));
    }

    private String name(int layer, int index) {
        return layers.get(layer).stream()
                .filter(node -> node.index() == index)
                .map(Node::step)
                .findFirst()
                .orElseThrow();
    }
}
