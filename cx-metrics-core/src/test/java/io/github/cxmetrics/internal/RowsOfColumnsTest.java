package io.github.cxmetrics.internal;

import static io.github.cxmetrics.Refusals.missing;
import static io.github.cxmetrics.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What reads, numbers and sorts the rows of columns. */
class RowsOfColumnsTest {

    @Test
    void aRefusalNamesItsRow() {
        List<Integer> read = new ArrayList<>();
        refused(
                "no number (row 2)",
                () -> NumberedRows.each(List.of(5, 7, -1, 9), row -> {
                    if (row < 0) {
                        throw new IllegalArgumentException("no number");
                    }
                    read.add(row);
                }));
        assertThat(read).containsExactly(5, 7);
        missing("rows", () -> NumberedRows.each((List<Integer>) null, read::add));
    }

    /** 1024 codes of room and four for each row, else ranks. */
    @Test
    void codesAreTheirOwnIndicesWhereTheyAreAsManyAsRows() {
        int[] codes = {0, 1031, 2};
        DenseCodes dense = DenseCodes.of(codes);
        assertThat(dense.ascending()).isNull();
        assertThat(dense.count()).isEqualTo(1032);
        assertThat(dense.indexOf(1031)).isEqualTo(1031);
        assertThat(dense.indexOf(1032)).isEqualTo(-1);
        assertThat(dense.code(2)).isEqualTo(2);
        assertThat(dense.indices(codes)).isSameAs(codes);
        assertThat(DenseCodes.of(new int[] {0, 1035, 2}).count()).isEqualTo(1036);
        assertThat(DenseCodes.of(new int[0]).count()).isZero();
    }

    @Test
    void sparseCodesAreRanked() {
        DenseCodes ranked = DenseCodes.of(new int[] {7, 1036, 7});
        assertThat(ranked.ascending()).containsExactly(7, 1036);
        assertThat(ranked.count()).isEqualTo(2);
        assertThat(ranked.indexOf(7)).isZero();
        assertThat(ranked.indexOf(1036)).isEqualTo(1);
        assertThat(ranked.indexOf(8)).isNegative();
        assertThat(ranked.code(1)).isEqualTo(1036);
        assertThat(ranked.indices(new int[] {1036, 7, 7})).containsExactly(1, 0, 0);
    }

    /** Keys of one, two and three digits of eleven bits, with ties, against a stable sort of pairs. */
    @Test
    void pairsAreSortedByKeyAndStayInOrder() {
        for (int bits : new int[] {0, 1, 10, 11, 12, 22, 23, 40, 63}) {
            Random random = new Random(bits);
            long[] keys = random.longs(300)
                    .map(key -> bits == 0 ? 0 : key >>> 64 - bits)
                    .toArray();
            // Ties.
            for (int i = 1; i < keys.length; i += 3) {
                keys[i] = keys[i - 1];
            }
            long[] values = IntStream.range(0, keys.length).asLongStream().toArray();
            List<long[]> pairs = new ArrayList<>();
            for (int i = 0; i < keys.length; i++) {
                pairs.add(new long[] {keys[i], values[i]});
            }
            pairs.sort(Comparator.comparingLong(pair -> pair[0]));
            PairSort sorted = new PairSort(keys, values);
            sorted.sort(bits);
            assertThat(sorted.keys())
                    .as("%s bits", bits)
                    .isEqualTo(pairs.stream().mapToLong(pair -> pair[0]).toArray());
            assertThat(sorted.values())
                    .as("%s bits", bits)
                    .isEqualTo(pairs.stream().mapToLong(pair -> pair[1]).toArray());
        }
    }

    @Test
    void aRowOfATableHasAllCells() {
        TextTable table = TextTable.of("a", "bb").row("ccc", "1");
        refused("a row needs 2 cells, not 1", () -> table.row("d"));
        missing("cells", () -> table.row((String[]) null));
        assertThat(table.row("d", "").row("e", "222")).hasToString("""
                        a     bb
                        ccc    1
                        d
                        e    222
                        """);
    }
}
