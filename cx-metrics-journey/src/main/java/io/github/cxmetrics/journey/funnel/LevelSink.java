package io.github.cxmetrics.journey.funnel;

/** Takes how far units got, many at a time. For one thread. */
interface LevelSink {

    /**
     * Takes the levels of some units, each unit once in all.
     *
     * @param levels the level of each
     * @param n how many there are
     */
    void take(byte[] levels, int n);

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

        /** An entry for each level from 0; that of 0 says nothing, because units without a row of a step may be in it or not. */
        long[] counts() {
            long[] counts = even.clone();
            for (int level = 0; level < counts.length; level++) {
                counts[level] += odd[level];
            }
            return counts;
        }
    }
}
