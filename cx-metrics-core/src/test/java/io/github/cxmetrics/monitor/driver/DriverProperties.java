package io.github.cxmetrics.monitor.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class DriverProperties {

    private static final int ROWS = 60;

    private final SplittableRandom seeds = new SplittableRandom(1977);

    private static String[] names(int k) {
        return IntStream.range(0, k).mapToObj(i -> "x" + i).toArray(String[]::new);
    }

    private static int[][] columns(int k, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int[][] columns = new int[k + 1][ROWS];
        for (int row = 0; row < ROWS; row++) {
            int halo = random.nextInt(3);
            for (int i = 0; i <= k; i++) {
                columns[i][row] = 1 + halo + random.nextInt(3);
            }
        }
        return columns;
    }

    private static Drivers drivers(int k, long seed) {
        int[][] columns = columns(k, seed);
        return DriverRule.of("y", names(k)).count(columns[0], java.util.Arrays.copyOfRange(columns, 1, k + 1));
    }

    @Property(tries = 200, seed = "1")
    void bothMethodsShareOutAllOfR2(@ForAll @IntRange(min = 1, max = 6) int k, @ForAll long seed) {
        Drivers drivers = drivers(k, seed);
        for (DriverShares shares : List.of(drivers.shapley(), drivers.johnson())) {
            assertThat(shares.shares()).allMatch(row -> row.part() >= 0);
            assertThat(shares.shares().stream().mapToDouble(DriverShare::part).sum())
                    .isCloseTo(drivers.r2(), within(1e-12));
            assertThat(shares.shares().stream().mapToDouble(DriverShare::share).sum())
                    .isCloseTo(1, within(1e-12));
        }
    }

    /** Over all orders of entering, one by one: the definition. */
    @Property(tries = 50, seed = "2")
    void shapleyIsTheMeanOverAllOrders(@ForAll @IntRange(min = 1, max = 5) int k, @ForAll long seed) {
        Drivers drivers = drivers(k, seed);
        int[][] columns = columns(k, seed);
        double[] gains = new double[k];
        List<List<Integer>> orders = orders(k);
        for (List<Integer> order : orders) {
            double before = 0;
            for (int at = 0; at < k; at++) {
                double after = r2(columns, order.subList(0, at + 1));
                gains[order.get(at)] += (after - before) / orders.size();
                before = after;
            }
        }
        for (int i = 0; i < k; i++) {
            assertThat(drivers.shapley().of("x" + i).part()).isCloseTo(gains[i], within(1e-12));
        }
    }

    private static double r2(int[][] columns, List<Integer> attributes) {
        int[][] some = attributes.stream().map(i -> columns[i + 1]).toArray(int[][]::new);
        return DriverRule.of("y", names(some.length)).count(columns[0], some).r2();
    }

    private static List<List<Integer>> orders(int k) {
        if (k == 0) {
            return List.of(List.of());
        }
        List<List<Integer>> longer = new ArrayList<>();
        for (List<Integer> shorter : orders(k - 1)) {
            for (int at = 0; at < k; at++) {
                List<Integer> order = new ArrayList<>(shorter);
                order.add(at, k - 1);
                longer.add(order);
            }
        }
        return longer;
    }

    @Property(tries = 100, seed = "3")
    void withoutCorrelationEachPartIsItsSquare(@ForAll @IntRange(min = 1, max = 8) int k, @ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[][] identity = new double[k][k];
        double[] r = new double[k];
        for (int i = 0; i < k; i++) {
            identity[i][i] = 1;
            r[i] = random.nextDouble(-1, 1) / Math.sqrt(k);
        }
        DriverModel model = DriverModel.of("y", List.of(names(k)), identity, r);
        for (int i = 0; i < k; i++) {
            assertThat(model.shapley().of("x" + i).part()).isCloseTo(r[i] * r[i], within(1e-14));
            assertThat(model.johnson().of("x" + i).part()).isCloseTo(r[i] * r[i], within(1e-14));
            assertThat(model.effects().get(i).beta()).isCloseTo(r[i], within(1e-14));
            assertThat(model.effects().get(i).vif()).isCloseTo(1, within(1e-14));
        }
    }

    @Property(tries = 100, seed = "4")
    void partsMergeToTheWholeAndComeOutAgain(@ForAll @IntRange(min = 0, max = ROWS) int cut, @ForAll long seed) {
        int[][] columns = columns(2, seed);
        List<DriverRow> rows = new ArrayList<>(IntStream.range(0, ROWS)
                .mapToObj(i -> DriverRow.of(i, columns[0][i], i % 9 == 8 ? null : columns[1][i], columns[2][i]))
                .toList());
        DriverRule rule = DriverRule.of("y", "x0", "x1").withBlocks(7);
        Drivers whole = rule.count(rows);
        Collections.shuffle(rows, new java.util.Random(seeds.nextLong()));
        Drivers one = rule.count(rows.subList(0, cut));
        Drivers two = rule.count(rows.subList(cut, ROWS));
        assertThat(one.plus(two)).isEqualTo(whole);
        assertThat(whole.minus(two)).isEqualTo(one);
        assertThat(one.plus(two).shapley()).isEqualTo(whole.shapley());
    }

    /** Shares don't know the units, nor the order in which attributes are named. */
    @Property(tries = 50, seed = "5")
    void unitsAndOrderDontMatter(@ForAll long seed) {
        int[][] columns = columns(3, seed);
        DriverRule rule = DriverRule.of("y", "a", "b", "c");
        Drivers drivers = rule.count(columns[0], columns[1], columns[2], columns[3]);
        int[] scaled = IntStream.of(columns[1]).map(value -> 7 - 20 * value).toArray();
        Drivers other = DriverRule.of("y", "c", "a", "b").count(columns[0], columns[3], scaled, columns[2]);
        for (String name : List.of("a", "b", "c")) {
            DriverShare expected = drivers.shapley().of(name);
            DriverShare got = other.shapley().of(name);
            assertThat(got.part()).isCloseTo(expected.part(), within(1e-12));
            assertThat(got.partError()).isCloseTo(expected.partError(), within(1e-12));
            assertThat(got.shareError()).isCloseTo(expected.shareError(), within(1e-12));
            assertThat(other.johnson().of(name).part())
                    .isCloseTo(drivers.johnson().of(name).part(), within(1e-12));
        }
    }
}
