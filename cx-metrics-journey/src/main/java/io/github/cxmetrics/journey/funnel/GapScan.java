package io.github.cxmetrics.journey.funnel;

import java.util.Arrays;

/**
 * Steps in order with limits between them: a later start may come with an earlier last step, so each level keeps those journeys of which none is both later
 * begun and later arrived. They stand in a queue: oldest arrival first, which has the latest start; arrivals too old for the next step leave it for good.
 */
final class GapScan implements UnitScan {

    private static final int NONE = -1;

    private final FunnelPlan plan;
    private final TieGroups groups;
    private final Queue[] queues;

    GapScan(FunnelPlan plan) {
        this.plan = plan;
        groups = new TieGroups(plan);
        queues = new Queue[plan.steps];
        Arrays.setAll(queues, k -> new Queue());
    }

    /** Journeys of one level: starts fall, arrivals rise. */
    private static final class Queue {

        private int[] starts = new int[8];
        private int[] arrivals = new int[8];
        private int head;
        private int tail;

        void clear() {
            head = 0;
            tail = 0;
        }

        void push(int start, int arrival) {
            while (tail > head && starts[tail - 1] <= start) {
                tail--;
            }
            if (tail == starts.length) {
                makeRoom();
            }
            starts[tail] = start;
            arrivals[tail++] = arrival;
        }

        private void makeRoom() {
            int live = tail - head;
            int length = Math.max(8, 2 * live);
            starts = Arrays.copyOf(Arrays.copyOfRange(starts, head, tail), length);
            arrivals = Arrays.copyOf(Arrays.copyOfRange(arrivals, head, tail), length);
            head = 0;
            tail = live;
        }

        /** The latest start of a journey that arrived no longer than the gap ago. */
        int latest(UnitRows rows, long time, long gap) {
            while (head < tail && time - rows.times[arrivals[head]] > gap) {
                head++;
            }
            return head < tail ? starts[head] : NONE;
        }
    }

    @Override
    public int scan(UnitRows rows, int from, Found found) {
        for (Queue queue : queues) {
            queue.clear();
        }
        found.level = 0;
        int begin = NONE;
        int end = NONE;
        boolean entered = false;
        int[] pushed = new int[plan.steps];
        for (int i = from; i < rows.size && found.level < plan.steps; ) {
            int j = groups.end(rows, i);
            groups.read(rows, i, j);
            boolean mayStart = i < rows.startsEnd && (plan.dialect.entry() == Entry.ANY_START || !entered);
            for (int k = plan.steps - 1; k >= 0; k--) {
                pushed[k] = (groups.union >>> k & 1) == 0 ? NONE : journey(rows, i, k, mayStart);
            }
            for (int k = 0; k < plan.steps; k++) {
                if (pushed[k] != NONE) {
                    queues[k].push(pushed[k], i);
                    if (k + 1 > found.level) {
                        found.level = k + 1;
                        begin = pushed[k];
                        end = i;
                    }
                }
            }
            entered |= (groups.union & 1) != 0;
            i = j;
        }
        if (found.level > 0) {
            new GapPath(plan, groups).follow(rows, begin, end, found);
        }
        return rows.size;
    }

    /** The latest start of a journey that takes step k in this group. */
    private int journey(UnitRows rows, int group, int k, boolean mayStart) {
        long time = rows.times[group];
        int best = NONE;
        for (int m = groups.run[k]; m >= 1; m--) {
            int begin;
            if (m == k + 1) {
                begin = mayStart ? group : NONE;
            } else {
                begin = queues[k - m].latest(rows, time, plan.gaps[k - m + 1]);
            }
            if (begin != NONE && time - rows.times[begin] <= plan.span) {
                best = Math.max(best, begin);
            }
        }
        return best;
    }
}
