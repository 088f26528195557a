package io.github.cxmetrics.journey.funnel;

import io.github.cxmetrics.journey.internal.StableSort;
import io.github.cxmetrics.journey.internal.Threads;
import java.util.Arrays;
import java.util.List;

/**
 * Rows in no order: those of steps are scattered into partitions of some thousand units, which fit into the cache; there each unit's rows are brought together and
 * sorted. Never a sort of everything.
 */
final class UserPartitions {

    private static final int MIN_UNIT_BITS = 9;
    private static final int MAX_PARTITION_BITS = 11;
    private static final int STEP_BITS = 6;
    private static final int STEP_MASK = (1 << STEP_BITS) - 1;

    private final FastInput in;
    private final int unitBits;
    private final int partitions;
    private final int parts;
    private final long[] times;
    private final int[] unitSteps;
    private final int[][] cursors;

    private UserPartitions(FastInput in) {
        this.in = in;
        int bits = 32 - Integer.numberOfLeadingZeros(Math.max(1, in.unitCount - 1));
        unitBits = Math.max(MIN_UNIT_BITS, bits - MAX_PARTITION_BITS);
        partitions = (in.unitCount >> unitBits) + 1;
        parts = Threads.parts(in.times.length);
        cursors = Threads.map(parts, this::countPart).toArray(int[][]::new);
        int sum = 0;
        for (int p = 0; p < partitions; p++) {
            for (int[] cursor : cursors) {
                int count = cursor[p];
                cursor[p] = sum;
                sum += count;
            }
        }
        times = new long[sum];
        unitSteps = new int[sum];
    }

    static long[] levels(FastInput in) {
        return new UserPartitions(in).levels();
    }

    private int[] countPart(int part) {
        int[] counts = new int[partitions];
        StepRowsOld picked = new StepRowsOld(in);
        int to = Threads.bound(part + 1, parts, in.times.length);
        for (int begin = Threads.bound(part, parts, in.times.length);
                begin < to;
                begin = StepRowsOld.blockEnd(begin, to)) {
            int n = picked.pick(begin, StepRowsOld.blockEnd(begin, to));
            for (int i = 0; i < n; i++) {
                int unit = in.units[picked.rows[i]];
                if (unit >= 0) {
                    counts[unit >> unitBits]++;
                }
            }
        }
        return counts;
    }

    private int scatterPart(int part) {
        int[] cursor = cursors[part];
        int[] units = in.units;
        int unitMask = (1 << unitBits) - 1;
        StepRowsOld picked = new StepRowsOld(in);
        int to = Threads.bound(part + 1, parts, in.times.length);
        for (int begin = Threads.bound(part, parts, in.times.length);
                begin < to;
                begin = StepRowsOld.blockEnd(begin, to)) {
            int n = picked.pick(begin, StepRowsOld.blockEnd(begin, to));
            for (int i = 0; i < n; i++) {
                int row = picked.rows[i];
                int unit = units[row];
                if (unit >= 0) {
                    int at = cursor[unit >> unitBits]++;
                    times[at] = in.times[row];
                    unitSteps[at] = (unit & unitMask) << STEP_BITS | picked.steps[i];
                }
            }
        }
        return part;
    }

    private long[] levels() {
        Threads.map(parts, this::scatterPart);
        // After the scatter, the last part's cursors stand at the ends of the partitions.
        int[] ends = cursors[parts - 1];
        List<long[]> levels = Threads.map(parts, part -> {
            Partition partition = new Partition();
            for (int p = Threads.bound(part, parts, partitions); p < Threads.bound(part + 1, parts, partitions); p++) {
                partition.count(p == 0 ? 0 : ends[p - 1], ends[p]);
            }
            return partition.levels;
        });
        return FastScan.sum(levels);
    }

    /** Works on one partition after the other. */
    private final class Partition {

        private final long[] levels = new long[in.steps + 1];
        private final int[] offsets = new int[(1 << unitBits) + 1];
        private final long[] start = new long[in.steps];
        private long[] sorted = new long[1024];
        private byte[] steps = new byte[1024];

        void count(int from, int to) {
            Arrays.fill(offsets, 0);
            for (int i = from; i < to; i++) {
                offsets[(unitSteps[i] >> STEP_BITS) + 1]++;
            }
            for (int u = 1; u < offsets.length; u++) {
                offsets[u] += offsets[u - 1];
            }
            if (sorted.length < to - from) {
                sorted = new long[Math.max(to - from, 2 * sorted.length)];
                steps = new byte[sorted.length];
            }
            for (int i = from; i < to; i++) {
                int at = offsets[unitSteps[i] >> STEP_BITS]++;
                sorted[at] = times[i];
                steps[at] = (byte) (unitSteps[i] & STEP_MASK);
            }
            int begin = 0;
            for (int u = 0; u < offsets.length - 1; u++) {
                int end = offsets[u];
                if (end > begin) {
                    sort(begin, end);
                    levels[level(begin, end)]++;
                }
                begin = end;
            }
        }

        /** By time; equal times by step or as they stood. Few rows by insertion; many by sorting keys that carry the rest. */
        private void sort(int from, int to) {
            if (to - from > 64) {
                sortMany(from, to);
                return;
            }
            for (int i = from + 1; i < to; i++) {
                long time = sorted[i];
                byte step = steps[i];
                int j = i - 1;
                while (j >= from && (sorted[j] > time || sorted[j] == time && in.tiesByStep && steps[j] > step)) {
                    sorted[j + 1] = sorted[j];
                    steps[j + 1] = steps[j];
                    j--;
                }
                sorted[j + 1] = time;
                steps[j + 1] = step;
            }
        }

        private void sortMany(int from, int to) {
            int n = to - from;
            int[] order = new int[n];
            Arrays.setAll(order, i -> i);
            long[] keys = Arrays.copyOfRange(sorted, from, to);
            byte[] by = Arrays.copyOfRange(steps, from, to);
            new StableSort(keys).byTime(order, 0, n);
            for (int i = 0; i < n; i++) {
                sorted[from + i] = keys[order[i]];
                steps[from + i] = by[order[i]];
            }
            for (int i = from, j; in.tiesByStep && i < to; i = j) {
                j = i + 1;
                while (j < to && sorted[j] == sorted[i]) {
                    j++;
                }
                Arrays.sort(steps, i, j);
            }
        }

        private int level(int from, int to) {
            int level = 0;
            for (int i = from; i < to; i++) {
                int k = steps[i];
                if (k == 0) {
                    if (!in.firstStart || level == 0) {
                        start[0] = sorted[i];
                    }
                    level = Math.max(level, 1);
                } else if (k <= level && sorted[i] - start[k - 1] <= in.span) {
                    start[k] = start[k - 1];
                    level = Math.max(level, k + 1);
                }
            }
            return level;
        }
    }
}
