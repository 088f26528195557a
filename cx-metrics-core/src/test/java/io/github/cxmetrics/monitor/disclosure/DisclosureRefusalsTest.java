package io.github.cxmetrics.monitor.disclosure;

import static io.github.cxmetrics.Refusals.refused;

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
