package io.github.cxmetrics.shell.chart;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Orders the nodes of each layer so that wide links cross little: sweeps by the mean place of neighbours (Sugiyama, Tagawa and Toda 1981), each followed by
 * sifting. For one thread.
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

    private static final int SWEEPS = 8;
    private static final int MOST_STARTS = 24;
    private static final double PAIRS = 1e5;
    private static final long SEED = 1;
    private static final int ROUNDS = 10;

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
        all.forEach(link ->
                links.computeIfAbsent(link.layer(), l -> new ArrayList<>()).add(link));
    }

    /** The nodes of each layer by their first places, from above. */
    List<List<Integer>> ordered() {
        List<List<Integer>> best = copy();
        double least = crossings();
        Random shuffled = new Random(SEED);
        for (int start = 0; start < starts() && least > 0; start++) {
            if (start > 0) {
                order.forEach(layer -> Collections.shuffle(layer, shuffled));
            }
            sift();
            for (int sweep = 0; sweep < SWEEPS; sweep++) {
                double now = crossings();
                if (now < least) {
                    least = now;
                    best = copy();
                }
                sweep(sweep % 2 == 0);
                sift();
            }
        }
        return best;
    }

    /** Small ones begin from several orders, always the same; large ones from their own alone. */
    private int starts() {
        double pairs = links.values().stream()
                .mapToDouble(l -> (double) l.size() * l.size())
                .sum();
        return (int) Math.max(1, Math.min(MOST_STARTS, PAIRS / Math.max(1, pairs)));
    }

    private void sweep(boolean right) {
        for (int k = 1; k < order.size(); k++) {
            sortByNeighbours(right ? k : order.size() - 1 - k, right);
        }
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

    /** Sifts each layer until nothing is gained: each node goes where it crosses least (Matuszewski, Schönfeld and Molitor 1999). */
    private void sift() {
        for (int round = 0; round < ROUNDS; round++) {
            boolean moved = false;
            for (int layer = 0; layer < order.size(); layer++) {
                moved |= sift(order.get(layer), pairs(layer));
            }
            if (!moved) {
                return;
            }
        }
    }

    private static boolean sift(List<Integer> nodes, double[][] pairs) {
        boolean moved = false;
        for (Integer node : List.copyOf(nodes)) {
            int at = nodes.indexOf(node);
            nodes.remove(at);
            double cost = 0;
            double least = 0;
            int best = 0;
            // The cost of each place against that of the first, one neighbour passed at a time.
            double here = 0;
            for (int place = 0; place <= nodes.size(); place++) {
                if (place > 0) {
                    int passed = nodes.get(place - 1);
                    cost += pairs[passed][node] - pairs[node][passed];
                }
                here = place == at ? cost : here;
                if (cost < least) {
                    least = cost;
                    best = place;
                }
            }
            boolean better = least < here;
            nodes.add(better ? best : at, node);
            moved |= better;
        }
        return moved;
    }

    /** How much the links of each two nodes of a layer cross if the first stands above the second. */
    private double[][] pairs(int layer) {
        int size = order.get(layer).size();
        double[][] pairs = new double[size][size];
        if (layer > 0) {
            pairs(links.getOrDefault(layer - 1, List.of()), places(order.get(layer - 1)), true, pairs);
        }
        if (layer + 1 < order.size()) {
            pairs(links.getOrDefault(layer, List.of()), places(order.get(layer + 1)), false, pairs);
        }
        return pairs;
    }

    private static void pairs(List<Link> here, int[] others, boolean fromLeft, double[][] pairs) {
        for (Link a : here) {
            for (Link b : here) {
                int otherOfA = others[fromLeft ? a.from() : a.to()];
                int otherOfB = others[fromLeft ? b.from() : b.to()];
                if (otherOfA > otherOfB) {
                    pairs[fromLeft ? a.to() : a.from()][fromLeft ? b.to() : b.from()] += a.weight() * b.weight();
                }
            }
        }
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
