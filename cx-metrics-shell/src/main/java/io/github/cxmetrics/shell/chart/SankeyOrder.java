package io.github.cxmetrics.shell.chart;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Orders the nodes of each layer so that wide links cross little: sweeps by the mean place of neighbours (Sugiyama, Tagawa and Toda 1981), then swaps of
 * neighbours while they help. For one thread.
 */
final class SankeyOrder {

    /**
     * A link between neighbouring layers.
     *
     * @param layer the layer on the left
     * @param from the node that it leaves, by its first place
     * @param to the node that it reaches, by its first place
     * @param weight how wide it is
     */
    record Link(int layer, int from, int to, double weight) {}

    private static final int SWEEPS = 12;

    private final List<List<Integer>> order = new ArrayList<>();
    private final Map<Integer, List<Link>> links = new HashMap<>();

    /** Begins with nodes in their first order. */
    SankeyOrder(int[] sizes, List<Link> all) {
        for (int size : sizes) {
            List<Integer> layer = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                layer.add(i);
            }
            order.add(layer);
        }
        all.forEach(link -> links.computeIfAbsent(link.layer(), l -> new ArrayList<>()).add(link));
    }

    /** The nodes of each layer by their first places, from above. */
    List<List<Integer>> ordered() {
        List<List<Integer>> best = copy();
        double least = crossings();
        for (int sweep = 0; sweep < SWEEPS && least > 0; sweep++) {
            for (int k = 1; k < order.size(); k++) {
                boolean right = sweep % 2 == 0;
                sortByNeighbours(right ? k : order.size() - 1 - k, right);
            }
            swap();
            double now = crossings();
            if (now < least) {
                least = now;
                best = copy();
            }
        }
        return best;
    }

    private List<List<Integer>> copy() {
        return order.stream().map(List::copyOf).toList();
    }

    private static int[] places(List<Integer> layer) {
        int[] places = new int[layer.size()];
        for (int i = 0; i < places.length; i++) {
            places[layer.get(i)] = i;
        }
        return places;
    }

    /** Nodes without neighbours on that side stay where they are. */
    private void sortByNeighbours(int layer, boolean fromLeft) {
        List<Integer> nodes = order.get(layer);
        int[] own = places(nodes);
        int[] others = places(order.get(fromLeft ? layer - 1 : layer + 1));
        double[] sum = new double[own.length];
        double[] weight = new double[own.length];
        for (Link link : links.getOrDefault(fromLeft ? layer - 1 : layer, List.of())) {
            int node = fromLeft ? link.to() : link.from();
            sum[node] += link.weight() * others[fromLeft ? link.from() : link.to()];
            weight[node] += link.weight();
        }
        nodes.sort(Comparator.comparingDouble(node -> weight[node] == 0 ? own[node] : sum[node] / weight[node]));
    }

    private void swap() {
        for (int layer = 0; layer < order.size(); layer++) {
            List<Integer> nodes = order.get(layer);
            for (int i = 0; i + 1 < nodes.size(); i++) {
                double before = around(layer);
                Collections.swap(nodes, i, i + 1);
                if (around(layer) >= before) {
                    Collections.swap(nodes, i, i + 1);
                }
            }
        }
    }

    private double around(int layer) {
        return (layer == 0 ? 0 : crossings(layer - 1)) + (layer == order.size() - 1 ? 0 : crossings(layer));
    }

    /** The sum of the products of widths over all pairs of links that cross. */
    double crossings() {
        double sum = 0;
        for (int layer = 0; layer < order.size() - 1; layer++) {
            sum += crossings(layer);
        }
        return sum;
    }

    private double crossings(int layer) {
        List<Link> here = links.getOrDefault(layer, List.of());
        int[] left = places(order.get(layer));
        int[] right = places(order.get(layer + 1));
        double sum = 0;
        for (int i = 0; i < here.size(); i++) {
            for (int k = i + 1; k < here.size(); k++) {
                Link a = here.get(i);
                Link b = here.get(k);
                long side = (long) (left[a.from()] - left[b.from()]) * (right[a.to()] - right[b.to()]);
                sum += side < 0 ? a.weight() * b.weight() : 0;
            }
        }
        return sum;
    }
}
