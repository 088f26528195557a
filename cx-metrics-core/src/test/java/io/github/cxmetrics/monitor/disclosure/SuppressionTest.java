package io.github.cxmetrics.monitor.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class SuppressionTest {

    @Test
    void whatIsHiddenHoldsTheMinimumTogether() {
        Suppression hidden = Suppression.withTotal(10, 120, 4, 80, 35, 200);
        assertThat(hidden.primary()).containsExactly(1);
        assertThat(hidden.complementary()).containsExactly(3);
        assertThat(hidden).hasToString("2 of 5 counts hidden (fewer than 10, and what would give them away)");
        assertThat(hidden.table()).isEqualTo("""
                                    n
                        0         120
                        1      hidden
                        2          80
                        3      hidden
                        4         200
                        total     439
                        """);
        assertThat(Suppression.withoutTotal(10, 120, 4, 80).complementary()).isEmpty();
        assertThat(Suppression.withTotal(10, 9, 0, 0))
                .hasToString("1 of 3 counts hidden (fewer than 10, and what would give them away), and the total");
    }

    @Property(tries = 500, seed = "23104")
    void hiddenCountsCantBeSubtracted(
            @ForAll @Size(min = 1, max = 12) List<@LongRange(max = 40) Long> counts,
            @ForAll @IntRange(min = 1, max = 30) int minimum) {
        long[] n = counts.stream().mapToLong(Long::longValue).toArray();
        Suppression hidden = Suppression.withTotal(minimum, n);
        long together = 0;
        for (int i = 0; i < n.length; i++) {
            assertThat(hidden.isHidden(i))
                    .isIn(hidden.primary().contains(i), hidden.complementary().contains(i));
            if (n[i] == 0) {
                assertThat(hidden.isHidden(i)).as("zeros hide nothing").isFalse();
            } else if (n[i] < minimum) {
                assertThat(hidden.primary()).contains(i);
            }
            together += hidden.isHidden(i) ? n[i] : 0;
        }
        if (hidden.hidden() > 0 && !hidden.totalHidden()) {
            assertThat(hidden.hidden()).isGreaterThanOrEqualTo(2);
            assertThat(together).isGreaterThanOrEqualTo(minimum);
        }
        if (hidden.totalHidden()) {
            assertThat(IntStream.range(0, n.length).allMatch(i -> n[i] == 0 || hidden.isHidden(i)))
                    .as("nothing was left to hide behind")
                    .isTrue();
        }
    }

    @Test
    void badInputIsRefused() {
        assertThatThrownBy(() -> Suppression.withTotal(0, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the minimum to be shown must be at least 1, not 0");
        assertThatThrownBy(() -> Suppression.withoutTotal(5, 1, -2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("count 1 must not be negative: -2");
        assertThatThrownBy(() -> SuppressionAudit.of(new Long[][] {{3L, null}}, new long[] {2}, new long[] {3, 0}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the cells of row 0 exceed its total of 2");
        assertThatThrownBy(() -> SuppressionAudit.of(new Long[][] {{null, null}}, new long[] {2}, new long[] {3, 0}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no counts fit these margins");
        assertThatThrownBy(() -> SuppressionAudit.of(new Long[][] {{null}}, new long[] {2}, new long[] {1, 1}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("row 0 has 1 cells and the table 2 column totals");
        assertThatThrownBy(() -> SuppressedTable.of(5, List.of("a"), List.of("x", "y"), new long[][] {{1}}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("row 0 needs a count for each of 2 columns, not 1");
        assertThatThrownBy(() -> SuppressedTable.of(5, List.of("a"), List.of("x"), new long[][] {{-1}}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the counts of row 0 must not be negative: -1");
    }

    /** Every way to fill the hidden cells, counted one by one. */
    @Property(tries = 300, seed = "23105")
    void theAuditFindsTheBoundsThatEveryFillingHas(
            @ForAll long seed,
            @ForAll @IntRange(min = 2, max = 3) int rows,
            @ForAll @IntRange(min = 2, max = 3) int columns) {
        Random random = new Random(seed);
        long[][] counts = new long[rows][columns];
        Long[][] shown = new Long[rows][columns];
        long[] rowTotals = new long[rows];
        long[] columnTotals = new long[columns];
        long[] rowLeft = new long[rows];
        long[] columnLeft = new long[columns];
        List<int[]> hidden = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                counts[row][column] = random.nextInt(5);
                rowTotals[row] += counts[row][column];
                columnTotals[column] += counts[row][column];
                if (random.nextInt(10) < 6) {
                    hidden.add(new int[] {row, column});
                    rowLeft[row] += counts[row][column];
                    columnLeft[column] += counts[row][column];
                } else {
                    shown[row][column] = counts[row][column];
                }
            }
        }
        long[][] bounds = new long[hidden.size()][];
        fill(hidden, 0, new long[hidden.size()], rowLeft, columnLeft, bounds);
        SuppressionAudit audit = SuppressionAudit.of(shown, rowTotals, columnTotals);
        assertThat(audit.cells()).hasSize(hidden.size());
        for (int i = 0; i < bounds.length; i++) {
            SuppressionAudit.Cell cell = audit.cells().get(i);
            assertThat(new long[] {cell.smallest(), cell.largest()}).isEqualTo(bounds[i]);
            assertThat(cell.isDisclosed()).isEqualTo(bounds[i][0] == bounds[i][1]);
        }
    }

    /** What is left of the totals is never overdrawn, so nothing is tried that can't come out. */
    private static void fill(
            List<int[]> hidden, int next, long[] values, long[] rowLeft, long[] columnLeft, long[][] bounds) {
        if (next < hidden.size()) {
            int row = hidden.get(next)[0];
            int column = hidden.get(next)[1];
            long most = Math.min(rowLeft[row], columnLeft[column]);
            for (long value = 0; value <= most; value++) {
                values[next] = value;
                rowLeft[row] -= value;
                columnLeft[column] -= value;
                fill(hidden, next + 1, values, rowLeft, columnLeft, bounds);
                rowLeft[row] += value;
                columnLeft[column] += value;
            }
            return;
        }
        if (Arrays.stream(rowLeft).allMatch(left -> left == 0)
                && Arrays.stream(columnLeft).allMatch(left -> left == 0)) {
            for (int i = 0; i < values.length; i++) {
                long[] bound = bounds[i] == null ? new long[] {values[i], values[i]} : bounds[i];
                bounds[i] = new long[] {Math.min(bound[0], values[i]), Math.max(bound[1], values[i])};
            }
        }
    }

    private static List<String> names(String prefix, int count) {
        return IntStream.range(0, count).mapToObj(i -> prefix + i).toList();
    }

    @Property(tries = 400, seed = "23106")
    void noCellOfARandomTableIsExact(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 7) int rows,
            @ForAll @IntRange(min = 1, max = 7) int columns,
            @ForAll @IntRange(min = 2, max = 12) int minimum) {
        Random random = new Random(seed);
        int largest = 1 + random.nextInt(40);
        long[][] counts = new long[rows][columns];
        for (long[] row : counts) {
            for (int column = 0; column < columns; column++) {
                row[column] = Math.max(0, random.nextInt(largest + 4) - 3);
            }
        }
        SuppressedTable table = SuppressedTable.of(minimum, names("r", rows), names("c", columns), counts);
        assertThat(table.audit().disclosed()).isEmpty();
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                long count = counts[row][column];
                if (count == 0) {
                    assertThat(table.isHidden(row, column))
                            .as("zeros are shown")
                            .isFalse();
                }
                if (count > 0 && count < minimum) {
                    assertThat(table.isHidden(row, column)).isTrue();
                }
                if (!table.isHidden(row, column)) {
                    assertThat(table.count(row, column)).hasValue(count);
                }
            }
        }
        assertBoundsHoldTheTruth(table, counts);
        assertOfWhatIsPublished(table, rows, columns);
    }

    private static void assertBoundsHoldTheTruth(SuppressedTable table, long[][] counts) {
        for (SuppressionAudit.Cell cell : table.audit().cells()) {
            if (cell.row() < counts.length && cell.column() < counts[0].length) {
                assertThat(counts[cell.row()][cell.column()]).isBetween(cell.smallest(), cell.largest());
            }
        }
    }

    /** Where all margins are shown, the audit of what anybody can read says the same. */
    private static void assertOfWhatIsPublished(SuppressedTable table, int rows, int columns) {
        boolean all = IntStream.range(0, rows).allMatch(i -> table.rowTotal(i).isPresent())
                && IntStream.range(0, columns)
                        .allMatch(i -> table.columnTotal(i).isPresent());
        if (!all) {
            return;
        }
        Long[][] shown = new Long[rows][columns];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                shown[row][column] = table.isHidden(row, column)
                        ? null
                        : Long.valueOf(table.count(row, column).getAsLong());
            }
        }
        SuppressionAudit audit = SuppressionAudit.of(
                shown,
                IntStream.range(0, rows)
                        .mapToLong(i -> table.rowTotal(i).getAsLong())
                        .toArray(),
                IntStream.range(0, columns)
                        .mapToLong(i -> table.columnTotal(i).getAsLong())
                        .toArray());
        assertThat(audit).isEqualTo(table.audit());
    }

    @Test
    void aTablePrintsWithoutWhatIsHidden() {
        SuppressedTable table = SuppressedTable.of(
                10, List.of("north", "south", "west"), List.of("phone", "mail", "chat"), new long[][] {
                    {40, 3, 22}, {35, 30, 0}, {50, 41, 60}
                });
        assertThat(table.table()).isEqualTo("""
                                phone    mail    chat  total
                        north  hidden  hidden  hidden     65
                        south  hidden  hidden       0     65
                        west       50  hidden  hidden    151
                        total     125      74      82    281
                        """);
        assertThat(table).hasToString("7 of 9 cells hidden below 10, none of them disclosed by what is shown");
        assertThat(table.audit().cells())
                .contains(new SuppressionAudit.Cell(0, 1, 0, 55), new SuppressionAudit.Cell(0, 2, 0, 55));
    }

    @Test
    void aTableCountedByTwoKeysIsTheSame() {
        Map<String, Map<String, Long>> counts = new TreeMap<>();
        counts.put("north", new TreeMap<>(Map.of("chat", 22L, "mail", 3L, "phone", 40L)));
        counts.put("south", Map.of("phone", 35L));
        SuppressedTable table = SuppressedTable.of(10, counts);
        SuppressedTable same = SuppressedTable.of(
                10, List.of("north", "south"), List.of("chat", "mail", "phone"), new long[][] {{22, 3, 40}, {0, 0, 35}
                });
        assertThat(table).hasToString(same.toString());
        assertThat(table.table()).isEqualTo(same.table());
        assertThatThrownBy(() -> SuppressedTable.of(10, Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a table needs rows and columns, and counts for each of its 0 rows, not for 0");
    }

    @Test
    void aRowWithNothingElseToHideLosesItsTotal() {
        SuppressedTable table = SuppressedTable.of(
                10, List.of("north", "south"), List.of("phone", "mail"), new long[][] {{4, 0}, {35, 30}});
        assertThat(table.rowTotal(0)).isEmpty();
        assertThat(table.count(0, 1)).hasValue(0);
        assertThat(table.audit().disclosed()).isEmpty();
        assertThat(table.table()).isEqualTo("""
                                phone  mail   total
                        north  hidden     0  hidden
                        south  hidden    30  hidden
                        total      39    30      69
                        """);
    }

    @Test
    void whatIsNotInATableIsRefusedInWords() {
        SuppressedTable table = SuppressedTable.of(10, List.of("north"), List.of("phone"), new long[][] {{35}});
        assertThatThrownBy(() -> table.count(3, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("row 3 is outside 0..0");
        assertThatThrownBy(() -> table.columnTotal(-1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("column -1 is outside 0..0");
        assertThatThrownBy(() -> SuppressedTable.of(Long.MAX_VALUE, Map.of("north", Map.of("phone", 3L))))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageStartingWith("twice the counts and the minimum overflow");
        assertThatThrownBy(() -> Suppression.withoutTotal(3, Long.MAX_VALUE, 1))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageStartingWith("counts overflow");
        assertThatThrownBy(() -> new Suppression(List.of(1L), 3, List.of(1), List.of(), false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("position 1 is outside the 1 counts");
    }
}
