package io.github.cxmetrics.shell.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Nodes of a Sankey in an order in which links cross little. */
class SankeyOrderTest {

    private static List<SankeyOrder.Link> random(Random random, int[] sizes) {
        List<SankeyOrder.Link> links = new ArrayList<>();
        for (int layer = 0; layer + 1 < sizes.length; layer++) {
            for (int from = 0; from < sizes[layer]; from++) {
                for (int to = 0; to < sizes[layer + 1]; to++) {
                    if (random.nextBoolean()) {
                        links.add(new SankeyOrder.Link(layer, from, to, 1 + random.nextInt(20)));
                    }
                }
            }
        }
        return links;
    }

    /** Counted from the definition, pair by pair. */
    private static double crossings(List<List<Integer>> order, List<SankeyOrder.Link> links) {
        double sum = 0;
        for (SankeyOrder.Link a : links) {
            for (SankeyOrder.Link b : links) {
                if (a.layer() == b.layer()
                        && order.get(a.layer()).indexOf(a.from())
                                < order.get(a.layer()).indexOf(b.from())
                        && order.get(a.layer() + 1).indexOf(a.to())
                                > order.get(a.layer() + 1).indexOf(b.to())) {
                    sum += a.weight() * b.weight();
                }
            }
        }
        return sum;
    }

    private static List<List<Integer>> permutations(List<Integer> rest) {
        if (rest.isEmpty()) {
            return List.of(List.of());
        }
        List<List<Integer>> all = new ArrayList<>();
        for (Integer first : rest) {
            List<Integer> others = new ArrayList<>(rest);
            others.remove(first);
            for (List<Integer> tail : permutations(others)) {
                List<Integer> whole = new ArrayList<>(List.of(first));
                whole.addAll(tail);
                all.add(whole);
            }
        }
        return all;
    }

    private static double least(int[] sizes, List<SankeyOrder.Link> links) {
        List<List<List<Integer>>> orders = List.of(List.of());
        for (int size : sizes) {
            List<List<List<Integer>>> longer = new ArrayList<>();
            for (List<List<Integer>> order : orders) {
                for (List<Integer> layer :
                        permutations(IntStream.range(0, size).boxed().toList())) {
                    List<List<Integer>> whole = new ArrayList<>(order);
                    whole.add(layer);
                    longer.add(whole);
                }
            }
            orders = longer;
        }
        return orders.stream()
                .mapToDouble(order -> crossings(order, links))
                .min()
                .orElse(0);
    }

    @Test
    void smallOnesAreMostlyTheBestThereIs() {
        Random random = new Random(1);
        int best = 0;
        double found = 0;
        double least = 0;
        for (int trial = 0; trial < 60; trial++) {
            int[] sizes = {3, 4, 3};
            List<SankeyOrder.Link> links = random(random, sizes);
            double crossed = crossings(new SankeyOrder(sizes, links).ordered(), links);
            double optimum = least(sizes, links);
            assertThat(crossed).isGreaterThanOrEqualTo(optimum);
            best += crossed == optimum ? 1 : 0;
            found += crossed;
            least += optimum;
        }
        assertThat(best).isGreaterThanOrEqualTo(45);
        assertThat(found).isLessThan(1.05 * least);
    }

    @Test
    void noOrderIsWorseThanTheFirst() {
        Random random = new Random(2);
        for (int trial = 0; trial < 50; trial++) {
            int[] sizes = {5, 7, 6, 4};
            List<SankeyOrder.Link> links = random(random, sizes);
            List<List<Integer>> first = IntStream.of(sizes)
                    .mapToObj(size -> IntStream.range(0, size).boxed().toList())
                    .toList();
            List<List<Integer>> ordered = new SankeyOrder(sizes, links).ordered();
            assertThat(crossings(ordered, links)).isLessThanOrEqualTo(crossings(first, links));
            for (int layer = 0; layer < sizes.length; layer++) {
                assertThat(ordered.get(layer)).containsExactlyInAnyOrderElementsOf(first.get(layer));
            }
        }
    }

    @Test
    void theLargestPictureIsOrderedInTime() {
        int[] sizes = IntStream.range(0, 12).map(layer -> 30).toArray();
        List<SankeyOrder.Link> links = random(new Random(3), sizes);
        List<List<Integer>> ordered =
                assertTimeoutPreemptively(Duration.ofSeconds(30), () -> new SankeyOrder(sizes, links).ordered());
        assertThat(ordered).hasSize(12);
    }

    @Test
    void whatNeedNotCrossDoesNot() {
        List<SankeyOrder.Link> reversed = List.of(
                new SankeyOrder.Link(0, 0, 2, 5), new SankeyOrder.Link(0, 1, 1, 5), new SankeyOrder.Link(0, 2, 0, 5));
        assertThat(crossings(new SankeyOrder(new int[] {3, 3}, reversed).ordered(), reversed))
                .isZero();
    }
}
