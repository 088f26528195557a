package io.github.cxmetrics.journey.path;

import io.github.cxmetrics.journey.internal.VariantTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Counts which steps are repeated within a path. */
final class ReworkCount {

    private final long[] visits;
    private final long[] units;
    private final long[] repeating;
    private final long[] loops;

    ReworkCount(VariantTable table, int steps) {
        visits = new long[steps];
        units = new long[steps];
        repeating = new long[steps];
        loops = new long[steps];
        int[] times = new int[steps];
        table.variants().forEach(v -> {
            int[] path = table.codes(v);
            for (int i = 0; i < path.length; i++) {
                times[path[i]]++;
                if (i > 0 && path[i] == path[i - 1]) {
                    loops[path[i]] = Math.addExact(loops[path[i]], table.count(v));
                }
            }
            count(path, times, table.count(v));
        });
    }

    private void count(int[] path, int[] times, long count) {
        for (int step : path) {
            if (times[step] > 0) {
                units[step] = Math.addExact(units[step], count);
                repeating[step] = Math.addExact(repeating[step], times[step] > 1 ? count : 0);
                visits[step] = Math.addExact(visits[step], Math.multiplyExact(times[step], count));
                times[step] = 0;
            }
        }
    }

    List<Variants.Rework> rows(List<String> names, long paths) {
        List<Variants.Rework> rows = new ArrayList<>();
        for (int step = 0; step < units.length; step++) {
            if (units[step] > 0) {
                long returns = visits[step] - units[step] - loops[step];
                rows.add(new Variants.Rework(
                        names.get(step), visits[step], units[step], repeating[step], loops[step], returns, paths));
            }
        }
        rows.sort(Comparator.comparing(Variants.Rework::step));
        return List.copyOf(rows);
    }
}
