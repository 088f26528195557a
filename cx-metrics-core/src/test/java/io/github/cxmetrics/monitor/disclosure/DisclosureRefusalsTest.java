package io.github.cxmetrics.monitor.disclosure;

import static io.github.cxmetrics.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxmetrics.RecordLimits;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the doors of this room refuse. */
class DisclosureRefusalsTest {

    @Test
    void tablesThatDoNotAddUp() {
        Long[][] shown = {{3L, null}, {null, 4L}};
        refused(
                "2 rows need as many totals, not 1",
                () -> SuppressionAudit.of(shown, new long[] {8}, new long[] {7, 9}));
        refused(
                "0 rows need as many totals, not 0",
                () -> SuppressionAudit.of(new Long[0][], new long[0], new long[0]));
        refused(
                "totals of rows must not be negative: -8",
                () -> SuppressionAudit.of(shown, new long[] {-8, 9}, new long[] {7, 9}));
        refused(
                "totals of columns must not be negative: -9",
                () -> SuppressionAudit.of(shown, new long[] {8, 9}, new long[] {7, -9}));
    }

    @Test
    void rowsAndCellsThatAreNone() {
        refused(
                "row 1 is absent",
                () -> SuppressionAudit.of(new Long[][] {{3L}, null}, new long[] {3, 4}, new long[] {7}));
        refused(
                "cell 1 of row 0 must not be negative: -3",
                () -> SuppressionAudit.of(new Long[][] {{3L, -3L}}, new long[] {3}, new long[] {3, 0}));
        refused(
                "the cells of column 1 exceed its total of 4",
                () -> SuppressionAudit.of(new Long[][] {{3L, 2L}, {1L, 3L}}, new long[] {9, 9}, new long[] {9, 4}));
        List<String> names = List.of("a", "b");
        refused("row 1 is absent", () -> SuppressedTable.of(5, names, names, new long[][] {{1, 2}, null}));
        refused(
                "the minimum to be shown must be at least 1, not 0",
                () -> SuppressedTable.of(0, names, names, new long[][] {{1, 2}, {3, 4}}));
        refused(
                "a table needs rows and columns, and counts for each of its 0 rows, not for 0",
                () -> SuppressedTable.of(5, List.of(), names, new long[0][]));
        SuppressedTable table =
                SuppressedTable.of(5, names, List.of("x", "y", "z"), new long[][] {{9, 8, 7}, {8, 9, 7}});
        for (int index : new int[] {-1, 2}) {
            String message = "row " + index + " is outside 0..1";
            refused(message, () -> table.count(index, 0));
            refused(message, () -> table.isHidden(index, 0));
            refused(message, () -> table.rowTotal(index));
        }
        for (int index : new int[] {-1, 3}) {
            String message = "column " + index + " is outside 0..2";
            refused(message, () -> table.count(0, index));
            refused(message, () -> table.isHidden(0, index));
            refused(message, () -> table.columnTotal(index));
        }
        assertThat(table.count(1, 2)).hasValue(7);
    }

    @Test
    void auditsPrintTheirCells() {
        SuppressionAudit audit =
                SuppressionAudit.of(new Long[][] {{null, null}, {3L, 4L}}, new long[] {8, 7}, new long[] {5, 10});
        assertThat(audit.table()).isEqualTo("""
                row  column  least  most
                0         0      2     2
                0         1      6     6
                """);
        assertThat(audit).hasToString("2 cells hidden, 2 of them disclosed");
    }

    @Test
    void placesThatAreHiddenTwice() {
        refused(
                "position 1 is hidden twice",
                () -> new Suppression(List.of(1L, 2L, 30L), 3, List.of(1, 1), List.of(), false));
        refused(
                "position 1 is hidden twice",
                () -> new Suppression(List.of(1L, 2L, 30L), 3, List.of(0, 1), List.of(1), false));
    }

    @Test
    void whereTheNumbersOfResultsEnd() {
        SuppressionAudit audit =
                SuppressionAudit.of(new Long[][] {{3L, null}, {null, 4L}}, new long[] {8, 9}, new long[] {8, 9});
        RecordLimits.check(
                getClass(),
                List.of(
                        audit,
                        audit.cells(),
                        new SuppressionAudit.Cell(0, 1, 2, 5),
                        Suppression.withTotal(5, 3, 4, 30, 40),
                        Suppression.withoutTotal(5, 3, 4, 30, 40)));
    }
}
