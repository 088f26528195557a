package io.github.cxmetrics.lifetime.model;

import java.util.Arrays;

/**
 * The chances of 0, 1, 2, … purchases of a customer with Erlang-k times who does not stop, stage by stage, each from its neighbour; no subtraction.
 *
 * @param isWhole whether what is beyond is negligible
 */
record StageHead(double[] counts, boolean isWhole) {

    private static final double NEGLIGIBLE = 1e-18;
    private static final double SMALLEST_LOG = -600;

    /** At most so many chances. */
    static StageHead of(RegularFuture future, double time, int most) {
        double[] stages = future.stages();
        Head head = new Head(future, time, most);
        for (int j = 0; j < stages.length; j++) {
            if (stages[j] > 0) {
                head.add(j, stages[j]);
            }
        }
        return new StageHead(Arrays.copyOf(head.counts, head.used), head.whole);
    }

    private static final class Head {

        private final RegularFuture future;
        private final double time;
        private final int most;
        private final double ratio;
        private double[] counts = new double[16];
        private int used;
        private boolean whole = true;

        Head(RegularFuture future, double time, int most) {
            this.future = future;
            this.time = time;
            this.most = most;
            ratio = time / (future.end() + time);
        }

        /** Adds the chances where j stages have passed: from stage 0 on, or both ways from the mode where stage 0 would underflow. */
        void add(int j, double weight) {
            double shape = future.shape() + j;
            long last = (long) most * future.k() - j - 1;
            double mode = Math.max(0, (shape - 1) * time / future.end());
            long start = future.logStages(0, j, time) > SMALLEST_LOG ? 0 : (long) Math.min(mode, last);
            double first = weight * Math.exp(future.logStages(start, j, time));
            double below = first;
            for (long i = start; i > 0 && below > NEGLIGIBLE * first; i--) {
                below *= i / ((shape + i - 1) * ratio);
                put(i - 1 + j, below);
            }
            double chance = first;
            double purchases = 0;
            for (long i = start; ; i++) {
                if (i > last) {
                    whole = false;
                    return;
                }
                put(i + j, chance);
                purchases += i + j >= future.k() ? chance : 0;
                double next = (shape + i) / (i + 1) * ratio;
                if (i > mode && next < 1 && chance <= NEGLIGIBLE * (1 - next) * purchases) {
                    return;
                }
                chance *= next;
            }
        }

        private void put(long stage, double chance) {
            int n = (int) (stage / future.k());
            if (n >= counts.length) {
                counts = Arrays.copyOf(counts, Math.max(n + 1, 2 * counts.length));
            }
            counts[n] += chance;
            used = Math.max(used, n + 1);
        }
    }
}
