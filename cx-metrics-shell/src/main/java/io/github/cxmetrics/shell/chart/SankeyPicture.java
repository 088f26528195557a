package io.github.cxmetrics.shell.chart;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;
import io.github.cxmetrics.journey.path.PathRule;
import io.github.cxmetrics.journey.path.Sankey;
import io.github.cxmetrics.shell.chart.internal.Colour;
import io.github.cxmetrics.shell.chart.internal.Figures;
import io.github.cxmetrics.shell.chart.internal.Painting;
import io.github.cxmetrics.shell.chart.internal.Series;
import io.github.cxmetrics.shell.chart.internal.Sheet;
import io.github.cxmetrics.shell.table.ResultTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** Ways through steps: nodes by position, links as wide as their units, ordered to cross little. */
final class SankeyPicture {

    private static final int MOST_POSITIONS = 12;
    private static final int MOST_NODES = 30;

    /** A node of a layer. */
    record Node(String step, long units) {}

    private SankeyPicture() {}

    static Painting of(Sankey sankey) {
        checkArgument(!sankey.nodes().isEmpty(), "a Sankey without nodes has no picture");
        int positions =
                sankey.nodes().stream().mapToInt(Sankey.Node::position).max().orElse(0);
        checkArgument(
                positions <= MOST_POSITIONS,
                "a Sankey of %s positions can't be read: count at most %s, or draw the step matrix",
                positions,
                MOST_POSITIONS);
        List<List<Node>> layers = layers(sankey, positions);
        int most = layers.stream().mapToInt(List::size).max().orElse(0);
        checkArgument(
                most <= MOST_NODES,
                "a Sankey of %s steps at a position can't be read: keep at most %s",
                most,
                MOST_NODES);
        List<SankeyOrder.Link> links = links(sankey, layers);
        long total = layers.get(0).stream().mapToLong(Node::units).sum();
        int folded = sankey.nodes().stream()
                .filter(n -> n.step().equals(PathRule.OTHER))
                .mapToInt(Sankey.Node::folded)
                .max()
                .orElse(0);
        ResultTable.Builder numbers = ResultTable.withColumns("position", "from", "to", "units", "share of all");
        for (Sankey.Link link : sankey.links()) {
            if (link.position() > 0) {
                numbers.row(
                        Integer.toString(link.position()),
                        link.from(),
                        link.to(),
                        Figures.count(link.units()),
                        Figures.percent((double) link.units() / total, 1));
            }
        }
        if (positions == 1) {
            layers.get(0)
                    .forEach(node -> numbers.row(
                            "1",
                            PathRule.START,
                            node.step(),
                            Figures.count(node.units()),
                            Figures.percent((double) node.units() / total, 1)));
        }
        return new Sheet(
                "a Sankey",
                "Ways through the first " + (positions == 1 ? "step" : positions + " steps"),
                "Width: paths; per cent of all paths; (end): paths that stop there",
                Footer.of("n = " + Figures.count(total) + (total == 1 ? " path" : " paths"))
                        .part(
                                folded > 0,
                                "the most frequent steps of each position, up to " + Figures.count(folded)
                                        + " rarer ones are (other)")
                        .parts(),
                numbers.build(),
                new SankeyPlot(ordered(layers, links), links(sankey, layers), total, colours(layers)));
    }

    /** The nodes by position; of those at the end only the ones who come there, not those who stay. */
    private static List<List<Node>> layers(Sankey sankey, int positions) {
        Map<String, Long> arrivals = new HashMap<>();
        sankey.links().forEach(l -> arrivals.merge((l.position() + 1) + " " + l.to(), l.units(), Math::addExact));
        List<List<Node>> layers = new ArrayList<>();
        IntStream.rangeClosed(1, positions).forEach(p -> layers.add(new ArrayList<>()));
        for (Sankey.Node node : sankey.nodes()) {
            boolean end = node.step().equals(PathRule.END);
            long units = end && node.position() > 1
                    ? arrivals.getOrDefault(node.position() + " " + node.step(), 0L)
                    : node.units();
            if (units > 0) {
                layers.get(node.position() - 1).add(new Node(node.step(), units));
            }
        }
        return layers;
    }

    private static List<SankeyOrder.Link> links(Sankey sankey, List<List<Node>> layers) {
        ImmutableList.Builder<SankeyOrder.Link> links = ImmutableList.builder();
        for (Sankey.Link link : sankey.links()) {
            int layer = link.position() - 1;
            if (layer >= 0 && layer + 1 < layers.size()) {
                links.add(new SankeyOrder.Link(
                        layer,
                        index(layers.get(layer), link.from()),
                        index(layers.get(layer + 1), link.to()),
                        link.units()));
            }
        }
        return links.build();
    }

    private static int index(List<Node> layer, String step) {
        return IntStream.range(0, layer.size())
                .filter(i -> layer.get(i).step().equals(step))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "a link of the Sankey leads to a step that is no node of its position: " + step));
    }

    /** The same nodes with their places, from above. */
    private static ImmutableList<ImmutableList<SankeyPlot.Node>> ordered(
            List<List<Node>> layers, List<SankeyOrder.Link> links) {
        int[] sizes = layers.stream().mapToInt(List::size).toArray();
        List<List<Integer>> order = new SankeyOrder(sizes, links).ordered();
        ImmutableList.Builder<ImmutableList<SankeyPlot.Node>> result = ImmutableList.builder();
        for (int layer = 0; layer < layers.size(); layer++) {
            List<Node> nodes = layers.get(layer);
            result.add(order.get(layer).stream()
                    .map(i -> new SankeyPlot.Node(
                            i, nodes.get(i).step(), nodes.get(i).units()))
                    .collect(ImmutableList.toImmutableList()));
        }
        return result.build();
    }

    /** A step has one colour at all positions; what is over, and what is folded, has none. */
    private static Map<String, Colour> colours(List<List<Node>> layers) {
        Set<String> steps = new LinkedHashSet<>();
        layers.forEach(layer -> layer.forEach(node -> steps.add(node.step())));
        steps.removeAll(Set.of(PathRule.END, PathRule.OTHER));
        Map<String, Colour> colours = new HashMap<>();
        for (String step : steps) {
            colours.put(step, Series.of(colours.size() % Series.MOST).colour);
        }
        return Map.copyOf(colours);
    }
}
