package io.github.cxmetrics.journey.funnel;

import io.github.cxmetrics.journey.internal.CodeColumn;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Reads the rows of one unit after the other, scans them and keeps what was found. One instance for each thread. */
final class UnitReader {

    final FunnelPlan plan;
    private final long[] times;
    private final UnitScan scan;
    private final UnitRows rows = new UnitRows();
    private final Found found;
    private final @Nullable CodeColumn holding;

    UnitReader(FunnelPlan plan) {
        this.plan = plan;
        times = plan.log.columns().times();
        scan = plan.scan();
        found = new Found(plan.steps);
        String held = plan.funnel.toForm().holding();
        holding = held.isEmpty() ? null : plan.log.columns().names(held);
    }

    /** Scans the rows of a unit, given by time. */
    void count(int unit, int[] unitRows, Outcomes outcomes) {
        count(unit, unitRows, RowFilter.ALL, outcomes);
    }

    /** Scans the rows of a unit that a filter lets through, each with the steps that it leaves. */
    void count(int unit, int[] unitRows, RowFilter filter, Outcomes outcomes) {
        int mark = outcomes.size();
        scan(unit, unitRows, filter, outcomes);
        outcomes.filtered(mark, filter);
    }

    private void scan(int unit, int[] unitRows, RowFilter filter, Outcomes outcomes) {
        if (holding == null) {
            read(unitRows, filter);
            scanAll(unit, outcomes);
            return;
        }
        int mark = outcomes.size();
        boolean left = false;
        for (int[] part : byValue(holding, unitRows).values()) {
            read(part, filter);
            if (plan.dialect.entry() == Entry.EVERY_ENTRY) {
                scanAll(unit, outcomes);
                continue;
            }
            scan.scan(rows, 0, found);
            left |= found.left;
            if (found.level > 0) {
                outcomes.addOrReplace(mark, unit, found, rows);
            }
        }
        if (left && outcomes.size() == mark) {
            outcomes.addLeft();
        }
    }

    private void scanAll(int unit, Outcomes outcomes) {
        for (int from = 0; from < rows.size; ) {
            from = scan.scan(rows, from, found);
            if (found.left) {
                outcomes.addLeft();
            } else if (found.level > 0) {
                outcomes.add(unit, found, rows);
            }
        }
    }

    /** The rows of a unit that matter, whichever values are held; they stay as they are until the next unit is read. */
    UnitRows read(int[] unitRows) {
        read(unitRows, RowFilter.ALL);
        return rows;
    }

    private void read(int[] unitRows, RowFilter filter) {
        rows.clear();
        for (int row : unitRows) {
            if (!filter.keeps(row)) {
                continue;
            }
            long mask = filter.mask(row, plan.mask(row));
            long extra = plan.extra.mask(row);
            if ((mask | extra) != 0 || plan.needsAllRows) {
                rows.add(times[row], mask, extra, row);
            }
        }
    }

    /** What one scan reads of a unit's rows, one after the other: all rows, or those of each value that is held. */
    void read(int[] unitRows, RowFilter filter, BiConsumer<UnitScan, UnitRows> part) {
        if (holding == null) {
            read(unitRows, filter);
            part.accept(scan, rows);
            return;
        }
        for (int[] some : byValue(holding, unitRows).values()) {
            read(some, filter);
            part.accept(scan, rows);
        }
    }

    /** The rows of each value, in the order in which the values first appear; without those that have none. */
    static Map<Integer, int[]> byValue(CodeColumn codes, int[] unitRows) {
        Map<Integer, int[]> parts = new LinkedHashMap<>();
        Map<Integer, Integer> sizes = new HashMap<>();
        for (int row : unitRows) {
            int code = codes.at(row);
            if (code != CodeColumn.MISSING) {
                int size = sizes.merge(code, 1, Integer::sum) - 1;
                int[] part = parts.computeIfAbsent(code, key -> new int[1]);
                if (size == part.length) {
                    part = Arrays.copyOf(part, 2 * size);
                    parts.put(code, part);
                }
                part[size] = row;
            }
        }
        parts.replaceAll((code, part) -> Arrays.copyOf(part, sizes.getOrDefault(code, 0)));
        return parts;
    }

    static int[] distinct(CodeColumn codes, int[] unitRows) {
        return Arrays.stream(unitRows)
                .map(codes::at)
                .filter(code -> code != CodeColumn.MISSING)
                .distinct()
                .toArray();
    }
}
