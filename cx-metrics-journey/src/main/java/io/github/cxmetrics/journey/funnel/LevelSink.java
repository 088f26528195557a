package io.github.cxmetrics.journey.funnel;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes how far units got, many at a time. For one thread. */
interface LevelSink {

    /**
     * Takes the levels of some units, each unit once in all.
     *
     * @param levels the level of each
     * @param n how many there are
     */
    void take(byte[] levels, int n);

    /**
     * Room for the units whose levels come next, in their order.
     *
     * @param most how many there may be
     * @return the room to fill; null if units don't matter
     */
    default int @Nullable [] expect(int most) {
        return null;
    }

    /** How far each unit got. Threads may fill the same column, because their units are others. */
    final class OfUnits implements LevelSink {

        private final byte[] levelOf;
        private int[] units = new int[0];
        private int next;

        OfUnits(byte[] levelOf) {
            this.levelOf = levelOf;
        }

        @Override
        public int[] expect(int most) {
            if (units.length < most) {
                units = new int[most];
            }
            next = 0;
            return units;
        }

        @Override
        public void take(byte[] levels, int n) {
            for (int i = 0; i < n; i++) {
                levelOf[units[next++]] = levels[i];
            }
        }
    }

    /** How many units got exactly that far. */
    final class Counts implements LevelSink {

        private final long[] even;
        private final long[] odd;

        Counts(int steps) {
            even = new long[steps + 1];
            odd = new long[steps + 1];
        }

        @Override
        public void take(byte[] levels, int n) {
            // Neighbours mostly have one level: in two columns, a count does not wait for the one before.
            for (int i = 1; i < n; i += 2) {
                even[levels[i - 1]]++;
                odd[levels[i]]++;
            }
            if (n % 2 == 1) {
                even[levels[n - 1]]++;
            }
        }

        /** All counts together: an entry for each level from 0; that of 0 says nothing, because units without a row of a step may be in it or not. */
        static long[] sum(List<Counts> parts) {
            long[] sum = new long[parts.get(0).even.length];
            for (Counts part : parts) {
                for (int level = 0; level < sum.length; level++) {
                    sum[level] += part.even[level] + part.odd[level];
                }
            }
            return sum;
        }
    }
}
