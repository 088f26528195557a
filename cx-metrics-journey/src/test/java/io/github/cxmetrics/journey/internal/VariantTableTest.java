package io.github.cxmetrics.journey.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables of paths beside a map of lists: narrow and wide codes, one shard and many, paths that are copied and paths that stay where they are. */
class VariantTableTest {

    /** From so many rows on a table has many shards. */
    private static final int LARGE = 1 << 17;

    private static List<Integer> list(int[] codes) {
        return Arrays.stream(codes).boxed().toList();
    }

    private static int[] path(Random random, int codes) {
        return random.ints(1 + random.nextInt(12), 0, codes).toArray();
    }

    /** What a table holds; each variant is found under its own codes. */
    private static Map<List<Integer>, Long> held(VariantTable table) {
        Map<List<Integer>, Long> held = new HashMap<>();
        table.variants().forEach(v -> {
            int[] codes = table.codes(v);
            assertThat(held.put(list(codes), table.count(v))).isNull();
            assertThat(table.length(v)).isEqualTo(codes.length);
            assertThat(table.find(codes)).isEqualTo(v);
        });
        assertThat(table.size()).isEqualTo(held.size());
        return held;
    }

    private static List<Supplier<VariantTable>> tables(int codes) {
        return List.of(
                VariantTable::new,
                () -> VariantTable.ofCodes(codes),
                () -> VariantTable.dealt(codes, LARGE - 1),
                () -> VariantTable.dealt(codes, LARGE));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 128, 129, 300})
    void pathsAreCountedAsAMapCountsThem(int codes) {
        for (Supplier<VariantTable> made : tables(codes)) {
            Random random = new Random(codes);
            VariantTable table = made.get();
            Map<List<Integer>, Long> wanted = new HashMap<>();
            boolean[] used = new boolean[codes];
            assertThat(held(table)).isEmpty();
            for (int i = 0; i < 2_000; i++) {
                int[] path = path(random, codes);
                int[] longer = Arrays.copyOf(path, path.length + 3);
                table.add(longer, path.length, 1 + i % 3);
                wanted.merge(list(path), 1L + i % 3, Long::sum);
                Arrays.stream(path).forEach(code -> used[code] = true);
            }
            assertThat(held(table)).isEqualTo(wanted);
            assertThat(table.used(codes)).isEqualTo(used);
            assertThat(table.find(new int[40])).isEqualTo(-1);
            assertThat(table.total())
                    .isEqualTo(
                            wanted.values().stream().mapToLong(Long::longValue).sum());
            Map<List<Integer>, Long> turned = new HashMap<>();
            wanted.forEach((path, count) ->
                    turned.put(path.stream().map(code -> codes - 1 - code).toList(), count));
            VariantTable recoded = table.recoded(
                    IntStream.range(0, codes).map(code -> codes - 1 - code).toArray(), codes);
            assertThat(held(recoded)).isEqualTo(turned);
            assertThat(recoded.isFormOf(codes)).isTrue();
            assertThat(recoded.isFormOf(codes <= 128 ? 129 : 128)).isFalse();
        }
    }

    /** Codes that differ in any of their bytes, and not in the others. */
    @Test
    void wideCodesStandByTheirRanks() {
        VariantTable table = new VariantTable();
        int[] rankOf = IntStream.range(0, 70_000).map(code -> -code).toArray();
        for (int code : new int[] {1, 2, 257, 65_537}) {
            table.add(new int[] {7, code, 3}, 3, 1);
        }
        int one = table.find(new int[] {7, 1, 3});
        for (int code : new int[] {2, 257, 65_537}) {
            int other = table.find(new int[] {7, code, 3});
            assertThat(table.compare(one, other, rankOf)).isPositive();
            assertThat(table.compare(other, one, rankOf)).isNegative();
        }
    }

    /** By the first code that differs, as the ranks say; what goes on comes after what ends. */
    @ParameterizedTest
    @ValueSource(ints = {3, 129})
    void pathsStandByTheRanksOfTheirCodes(int codes) {
        int[] rankOf =
                IntStream.range(0, codes).map(code -> (code * 2 + 1) % codes).toArray();
        for (Supplier<VariantTable> made : tables(codes)) {
            Random random = new Random(2);
            VariantTable table = made.get();
            for (int i = 0; i < 60; i++) {
                int[] path = path(random, codes);
                table.add(path, path.length, 1);
                table.add(path, path.length / 2 + 1, 1);
            }
            for (int a : table.variants().toArray()) {
                for (int b : table.variants().toArray()) {
                    int[] mine = Arrays.stream(table.codes(a))
                            .map(code -> rankOf[code])
                            .toArray();
                    int[] other = Arrays.stream(table.codes(b))
                            .map(code -> rankOf[code])
                            .toArray();
                    assertThat(Integer.signum(table.compare(a, b, rankOf)))
                            .isEqualTo(Integer.signum(Arrays.compare(mine, other)));
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 129})
    void tablesOfOneFormAddWhateverTheirShards(int codes) {
        Random random = new Random(3);
        VariantTable one = VariantTable.ofCodes(codes);
        VariantTable many = VariantTable.dealt(codes, LARGE);
        Map<List<Integer>, Long> wanted = new HashMap<>();
        for (VariantTable table : List.of(one, many)) {
            for (int i = 0; i < 500; i++) {
                int[] path = path(random, codes);
                table.add(path, path.length, 2);
                wanted.merge(list(path), 2L, Long::sum);
            }
        }
        assertThat(held(one.plus(many))).isEqualTo(wanted);
        assertThat(held(many.plus(one))).isEqualTo(wanted);
        assertThat(one.plus(many).sameAs(many.plus(one))).isTrue();
        assertThat(one.plus(VariantTable.ofCodes(codes)).sameAs(one)).isTrue();
    }

    /** Alike are those of the same paths with the same counts. */
    @Test
    void tablesDifferInPathsAndCounts() {
        VariantTable one = VariantTable.ofCodes(3);
        one.add(new int[] {0, 1}, 2, 5);
        one.add(new int[] {2}, 1, 1);
        VariantTable same = VariantTable.dealt(3, LARGE);
        same.add(new int[] {2}, 1, 1);
        same.add(new int[] {0, 1}, 2, 5);
        assertThat(one.sameAs(same)).isTrue();
        same.add(new int[] {2}, 1, 1);
        assertThat(one.sameAs(same)).isFalse();
        VariantTable fewer = VariantTable.ofCodes(3);
        fewer.add(new int[] {0, 1}, 2, 5);
        assertThat(one.sameAs(fewer)).isFalse();
        assertThat(fewer.sameAs(one)).isFalse();
        fewer.add(new int[] {1}, 1, 1);
        assertThat(one.sameAs(fewer)).isFalse();
    }

    /**
     * Paths of a column, dealt by one and by many, and counted. Where they are few, the table keeps copies in the end, and the column may change; where they
     * are many, it goes on to refer to it.
     */
    @ParameterizedTest
    @ValueSource(ints = {2, 127})
    void pathsOfAColumnAreCountedWhereTheyLie(int most) {
        for (int rows : new int[] {1_000, LARGE + 5}) {
            for (int[] each : new int[][] {{1, 1}, {3, 2}, {70, 100}}) {
                int dealers = each[0];
                int parts = each[1];
                Random random = new Random(rows);
                byte[] column = new byte[rows];
                for (int row = 0; row < rows; row++) {
                    column[row] = (byte) random.nextInt(most + 1);
                }
                VariantTable table = VariantTable.referringTo(column);
                Map<List<Integer>, Long> wanted = new HashMap<>();
                // Room for none, which grows, and for all.
                List<DealtPaths> dealt = new ArrayList<>(IntStream.range(0, dealers)
                        .mapToObj(i -> table.dealt(i % 2 == 0 ? 0 : rows))
                        .toList());
                for (int from = 0, i = 0; from < rows; i++) {
                    int to = Math.min(rows, from + 1 + random.nextInt(most == 2 ? 3 : 9));
                    dealt.get(i % dealers).refer(column, from, to);
                    List<Integer> path = new ArrayList<>();
                    for (int row = from; row < to; row++) {
                        path.add((int) column[row]);
                    }
                    wanted.merge(path, 1L, Long::sum);
                    from = to;
                }
                table.addAll(dealt);
                table.settle(parts);
                if (most == 2) {
                    Arrays.fill(column, (byte) 99);
                }
                assertThat(held(table)).as("%s rows, %s dealers", rows, dealers).isEqualTo(wanted);
            }
        }
    }
}
