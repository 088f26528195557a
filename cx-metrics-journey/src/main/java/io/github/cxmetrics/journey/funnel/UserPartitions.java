package io.github.cxmetrics.journey.funnel;

import io.github.cxmetrics.journey.internal.KeySort;
import io.github.cxmetrics.journey.internal.PickedRows;
import io.github.cxmetrics.journey.internal.Threads;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Rows in another order than by user: those of steps are dealt into partitions of some hundred units, each row as one long of unit, time and step. There they are
 * sorted by time, unless they came so, and the state of the units stays in fast memory. Rows of one unit are far apart then, so that none has to wait for another.
 * The room is 8 bytes for a row that fills a step, however many units and steps there are. Where there are few units, each with many rows, partitions are slices of
 * time besides, so that what is sorted at once stays near.
 *
 * <p>Where the time goes, of 10 M rows of a million users on a Xeon: dealing takes 45 to 55 %, nearly half of it waiting for stores into partitions, as much for 128
 * of them as for 2 048; counting 18 %, the states 15 %, making the keys' array 5 %, sorting 20 % in no order and 5 % by time.
 */
final class UserPartitions {

    private static final int MIN_UNIT_BITS = 9;
    private static final int MAX_PARTITION_BITS = 11;
    /** Times are given up bits for rather more partitions than is best, up to so many. */
    private static final int MAX_PARTITIONS = 1 << 16;

    private static final int MAX_TIME_BITS = 61;
    /** A slice of time has about so many rows, 2 to that. */
    private static final int SLICE_ROW_BITS = 12;
    /** So many longs of state are enough, 2 MiB, even where there are many more units than rows. */
    private static final int MAX_STATE = 1 << 18;

    private final FastInput in;
    private final int stepBits;
    private final int timeBits;
    private final int unitBits;
    /** How many groups of units there are. */
    private final int groups;
    /** By how many of the highest bits of time the rows of a group are dealt. */
    private final int sliceBits;
    /** How many partitions there are: slices of groups. */
    private final int partitions;

    private final int parts;
    private final int[][] cursors;
    private final long[] keys;

    private UserPartitions(FastInput in, int unitBits, boolean sliced) {
        this.in = in;
        this.unitBits = unitBits;
        stepBits = stepBits(in);
        timeBits = timeBits(in);
        groups = (in.unitCount - 1 >> unitBits) + 1;
        sliceBits = sliced ? sliceBits() : 0;
        partitions = groups << sliceBits;
        parts = Threads.parts(in.times.length);
        cursors = Threads.map(parts, sliceBits == 0 ? this::count : this::countSlices)
                .toArray(int[][]::new);
        int sum = 0;
        // Behind the partitions: rows of steps without a unit.
        for (int p = 0; p < groups + 1 << sliceBits; p++) {
            for (int[] cursor : cursors) {
                int count = cursor[p];
                cursor[p] = sum;
                sum += count;
            }
        }
        keys = new long[sum];
        Threads.map(parts, this::deal);
    }

    private int sliceBits() {
        int groupBits = bits(groups - 1);
        int wanted = bits(in.times.length >>> SLICE_ROW_BITS) - groupBits;
        return Math.max(0, Math.min(wanted, Math.min(timeBits, MAX_PARTITION_BITS - groupBits)));
    }

    /** How many bits a number has. */
    private static int bits(int number) {
        return Integer.SIZE - Integer.numberOfLeadingZeros(number);
    }

    /**
     * Gives each sink of some, one for a thread, how far some units got.
     *
     * @param <S> what takes the levels
     * @param in the rows
     * @param byTime whether they are by time
     * @param sinks makes a sink
     * @return the sinks; null where units and times don't fit into a key
     */
    static <S extends LevelSink> @Nullable List<S> scan(FastInput in, boolean byTime, Supplier<S> sinks) {
        UserPartitions dealt = of(in, !byTime);
        return dealt == null ? null : dealt.each(() -> dealt.new Levels<>(sinks.get(), byTime));
    }

    /**
     * Gives each scan of some, one for a thread, the rows of some units, unit by unit.
     *
     * @param in the rows
     * @param scans makes a scan
     * @return the scans; null where units and times don't fit into a key
     */
    static @Nullable List<TallyScan> tally(FastInput in, Supplier<TallyScan> scans) {
        UserPartitions dealt = of(in, false);
        return dealt == null ? null : dealt.each(() -> dealt.new Units(scans.get()));
    }

    private static @Nullable UserPartitions of(FastInput in, boolean sliced) {
        int bits = bits(Math.max(1, in.unitCount - 1));
        int stateBits = 31 - Integer.numberOfLeadingZeros(MAX_STATE / (in.steps + 1));
        int unitBits = Math.min(
                Math.max(MIN_UNIT_BITS, bits - MAX_PARTITION_BITS),
                Math.min(stateBits, Long.SIZE - 1 - timeBits(in) - stepBits(in)));
        boolean fits = timeBits(in) <= MAX_TIME_BITS && unitBits > 0 && in.unitCount >> unitBits < MAX_PARTITIONS;
        return fits ? new UserPartitions(in, unitBits, sliced) : null;
    }

    private static int stepBits(FastInput in) {
        return bits(in.steps - 1);
    }

    private static int timeBits(FastInput in) {
        return Long.SIZE - Long.numberOfLeadingZeros(in.last - in.first);
    }

    /** How many rows of each partition there are in a part of the log. */
    private int[] count(int part) {
        int others = groups + 1;
        int[] counts = new int[2 * others];
        int[] units = in.units;
        byte[] codes = in.codes;
        byte[] stepOf = in.stepOf;
        int unitBits = this.unitBits;
        int none = groups;
        int to = Threads.bound(part + 1, parts, in.times.length);
        // Rows without a step are counted by partition too: in one cell, each would wait for the one before.
        for (int row = Threads.bound(part, parts, in.times.length); row < to; row++) {
            int without = stepOf[codes[row] & 0xff] >> 31;
            int partition = Math.min(units[row] >>> unitBits, none);
            counts[partition + (others & without)]++;
        }
        return counts;
    }

    /** How many rows of each partition there are in a part of the log, where partitions are slices of time. */
    private int[] countSlices(int part) {
        int others = groups + 1 << sliceBits;
        int[] counts = new int[2 * others];
        int to = Threads.bound(part + 1, parts, in.times.length);
        for (int row = Threads.bound(part, parts, in.times.length); row < to; row++) {
            int without = in.stepOf[in.codes[row] & 0xff] >> 31;
            int group = Math.min(in.units[row] >>> unitBits, groups);
            int slice = (int) (in.times[row] - in.first >>> timeBits - sliceBits);
            counts[(group << sliceBits | slice) + (others & without)]++;
        }
        return counts;
    }

    private int deal(int part) {
        PickedRows rows = new PickedRows(
                in.codes,
                in.stepOf,
                Threads.bound(part, parts, in.times.length),
                Threads.bound(part + 1, parts, in.times.length));
        while (rows.hasMore()) {
            int n = rows.pick();
            if (sliceBits == 0) {
                deal(rows.picked(), n, rows.base(), cursors[part]);
            } else {
                dealSlices(rows.picked(), n, rows.base(), cursors[part]);
            }
        }
        return part;
    }

    private void deal(int[] picked, int n, int base, int[] cursor) {
        int[] units = in.units;
        long[] times = in.times;
        long[] keys = this.keys;
        long first = in.first;
        int unitBits = this.unitBits;
        int unitMask = (1 << unitBits) - 1;
        int stepBits = this.stepBits;
        int keyBits = stepBits + timeBits;
        int none = groups;
        for (int i = 0; i < n; i++) {
            int row = base + (picked[i] >> PickedRows.STEP_BITS);
            int unit = units[row];
            int at = cursor[Math.min(unit >>> unitBits, none)]++;
            keys[at] = (long) (unit & unitMask) << keyBits
                    | times[row] - first << stepBits
                    | picked[i] & PickedRows.STEP_MASK;
        }
    }

    /** What {@link #deal(int[], int, int, int[])} does, where partitions are slices of time: in one loop for both, the others would take a tenth longer. */
    private void dealSlices(int[] picked, int n, int base, int[] cursor) {
        int[] units = in.units;
        long[] times = in.times;
        long[] keys = this.keys;
        long first = in.first;
        int unitBits = this.unitBits;
        int unitMask = (1 << unitBits) - 1;
        int stepBits = this.stepBits;
        int keyBits = stepBits + timeBits;
        int none = groups;
        int sliceBits = this.sliceBits;
        int notSlice = timeBits - sliceBits;
        for (int i = 0; i < n; i++) {
            int row = base + (picked[i] >> PickedRows.STEP_BITS);
            int unit = units[row];
            long time = times[row] - first;
            int at = cursor[Math.min(unit >>> unitBits, none) << sliceBits | (int) (time >>> notSlice)]++;
            keys[at] = (long) (unit & unitMask) << keyBits | time << stepBits | picked[i] & PickedRows.STEP_MASK;
        }
    }

    /** Works on one group after the other. */
    private interface Worker<R> {

        void take(int group, int from, int to);

        R result();
    }

    private <R> List<R> each(Supplier<Worker<R>> workers) {
        int all = partitions == 0 ? 0 : end(partitions - 1);
        return Threads.map(parts, part -> {
            Worker<R> worker = workers.get();
            // Parts have equally many rows, which partitions need not.
            int from = Threads.bound(part, parts, all);
            int to = Threads.bound(part + 1, parts, all);
            for (int group = 0; group < groups; group++) {
                int begin = group == 0 ? 0 : end((group << sliceBits) - 1);
                int end = end((group + 1 << sliceBits) - 1);
                if (begin >= from && begin < to && begin < end) {
                    worker.take(group, begin, end);
                }
            }
            return worker.result();
        });
    }

    /** Where a partition ends: where the last part of the log has dealt its rows. */
    private int end(int partition) {
        return cursors[parts - 1][partition];
    }

    /** Gives the rows of a group unit by unit. */
    private final class Units implements Worker<TallyScan> {

        private final TallyScan scan;
        private final KeySort sort = new KeySort(stepBits, stepBits + timeBits + unitBits);

        Units(TallyScan scan) {
            this.scan = scan;
        }

        @Override
        public void take(int group, int from, int to) {
            long[] sorted = sort.sort(keys, from, to);
            int begin = sorted == keys ? from : 0;
            int stepMask = (1 << stepBits) - 1;
            long timeMask = (1L << timeBits) - 1;
            int unit = -1;
            for (int i = begin; i < begin + to - from; i++) {
                int its = (int) (sorted[i] >>> stepBits + timeBits);
                if (its != unit) {
                    scan.endUnit();
                    unit = its;
                }
                scan.add((sorted[i] >>> stepBits & timeMask) + in.first, (int) sorted[i] & stepMask);
            }
            scan.endUnit();
        }

        @Override
        public TallyScan result() {
            return scan;
        }
    }

    /** Follows the states of all units of a group at once. */
    private final class Levels<S extends LevelSink> implements Worker<S> {

        private final S sink;
        private final boolean byTime;
        private final KeySort sort = new KeySort(in.tiesByStep ? 0 : stepBits, stepBits + timeBits - sliceBits);
        private final byte[] reached = new byte[1 << unitBits];
        /** For each unit, at k + 1 the latest start that got to step k; defined for levels that are reached. */
        private final long[] start = new long[(in.steps + 1) << unitBits];

        Levels(S sink, boolean byTime) {
            this.sink = sink;
            this.byTime = byTime;
        }

        @Override
        public S result() {
            return sink;
        }

        @Override
        public void take(int group, int from, int to) {
            Arrays.fill(reached, (byte) 0);
            int begin = from;
            for (int slice = group << sliceBits; slice < group + 1 << sliceBits; slice++) {
                takeSlice(begin, end(slice));
                begin = end(slice);
            }
            int n = Math.min(reached.length, in.unitCount - (group << unitBits));
            int[] units = sink.expect(n);
            for (int i = 0; units != null && i < n; i++) {
                units[i] = (group << unitBits) + i;
            }
            sink.take(reached, n);
        }

        private void takeSlice(int from, int to) {
            long[] sorted = byTime ? sort.sortNearly(keys, from, to) : sort.sort(keys, from, to);
            int begin = sorted == keys ? from : 0;
            if (in.firstStart) {
                takeFirstStarts(sorted, begin, begin + to - from);
            } else {
                take(sorted, begin, begin + to - from);
            }
        }

        private void take(long[] keys, int from, int to) {
            byte[] reached = this.reached;
            long[] start = this.start;
            long span = in.span;
            int width = in.steps + 1;
            int stepMask = (1 << stepBits) - 1;
            long timeMask = (1L << timeBits) - 1;
            int shift = stepBits;
            int keyBits = stepBits + timeBits;
            for (int i = from; i < to; i++) {
                long key = keys[i];
                int k = (int) key & stepMask;
                long time = key >>> shift & timeMask;
                int unit = (int) (key >>> keyBits);
                int slot = unit * width;
                int level = reached[unit];
                start[slot] = time;
                long begun = start[slot + k];
                long stays = (level - k | span - (time - begun)) >> 63;
                start[slot + k + 1] = begun ^ (begun ^ start[slot + k + 1]) & stays;
                reached[unit] = (byte) Math.max(level, k + 1 & (int) ~stays);
            }
        }

        /** Only the first start of a unit counts: it is kept at 0. */
        private void takeFirstStarts(long[] keys, int from, int to) {
            int stepMask = (1 << stepBits) - 1;
            long timeMask = (1L << timeBits) - 1;
            for (int i = from; i < to; i++) {
                int k = (int) keys[i] & stepMask;
                long time = keys[i] >>> stepBits & timeMask;
                int unit = (int) (keys[i] >>> stepBits + timeBits);
                int level = reached[unit];
                start[unit] = level == 0 ? time : start[unit];
                boolean moves = k == level & time - start[unit] <= in.span;
                reached[unit] = (byte) (moves ? level + 1 : level);
            }
        }
    }
}
