package io.github.cxmetrics.journey.funnel;

import io.github.cxmetrics.internal.Ticks;
import java.util.Arrays;
import java.util.BitSet;

/**
 * Which first steps of a unit lead to the last one in time, all in one pass from the end: from each row the earliest end of a journey that goes on there hangs on
 * what comes later alone. For steps in order, or in rows that follow each other but for repeats; exclusions clear progress. For one thread.
 */
final class JourneyEnds {

    private static final int NONE = Integer.MAX_VALUE;

    private final FunnelPlan plan;
    private final TieGroups groups;
    private final boolean contiguous;
    private final int last;
    private final int[] needed;
    /** For each step the earliest end of a journey that has taken it and waits for the next. */
    private int[] waiting;

    private int[] before;
    private final Reach[] reaches;
    private int[] begins = new int[16];

    JourneyEnds(FunnelPlan plan) {
        this.plan = plan;
        groups = new TieGroups(plan);
        contiguous = plan.dialect.order() == StepOrder.CONTIGUOUS_BUT_REPEATS;
        last = plan.steps - 1;
        needed = new int[plan.steps];
        waiting = new int[plan.steps];
        before = new int[plan.steps];
        reaches = new Reach[plan.steps];
        Arrays.setAll(reaches, k -> new Reach(plan.gaps[k]));
    }

    /** The earliest end of journeys that take a step not too long after the one before: the smallest of what was added within a time. */
    private static final class Reach {

        private final long gap;
        private int[] groups = new int[16];
        private int[] ends = new int[16];
        private int head;
        private int tail;

        Reach(long gap) {
            this.gap = gap;
        }

        void clear() {
            head = 0;
            tail = 0;
        }

        /** Groups come from the last to the first: what ends no sooner and stands later is of no use any more. */
        void add(int group, int end) {
            if (end == NONE) {
                return;
            }
            while (tail > head && ends[tail - 1] >= end) {
                tail--;
            }
            if (tail == ends.length) {
                groups = Arrays.copyOf(groups, 2 * tail);
                ends = Arrays.copyOf(ends, 2 * tail);
            }
            groups[tail] = group;
            ends[tail++] = end;
        }

        int soonest(long[] times, long time) {
            while (head < tail && times[groups[head]] - time > gap) {
                head++;
            }
            return head < tail ? ends[head] : NONE;
        }
    }

    /** Whether the rule and the rows are such that this can tell. */
    boolean takes(UnitRows rows) {
        boolean ordered = plan.dialect.order() == StepOrder.ORDERED && plan.dialect.entry() == Entry.ANY_START;
        return (ordered && plan.dialect.stops().isEmpty() && plan.idle == Ticks.UNLIMITED || contiguous)
                && (plan.dialect.exclusions() == ExclusionPolicy.CLEARS_PROGRESS || !hasExclusion(rows));
    }

    private boolean hasExclusion(UnitRows rows) {
        for (int i = 0; i < rows.size; i++) {
            if ((rows.extras[i] & plan.exclusionBits()) != 0) {
                return true;
            }
        }
        return false;
    }

    /** The rows of those times from which a journey gets to the last step in time. */
    BitSet completing(UnitRows rows) {
        Arrays.fill(waiting, NONE);
        for (Reach reach : reaches) {
            reach.clear();
        }
        int count = readGroups(rows);
        BitSet completing = new BitSet();
        for (int g = count - 1; g >= 0; g--) {
            int from = begins[g];
            int to = g == count - 1 ? rows.size : begins[g + 1];
            groups.read(rows, from, to);
            int end = plan.hasGaps ? takeWithGaps(rows, from) : take(rows, from, to);
            if (end != NONE && rows.times[end] - rows.times[from] <= plan.span) {
                completing.set(from, to);
            }
        }
        return completing;
    }

    private int readGroups(UnitRows rows) {
        int count = 0;
        for (int i = 0; i < rows.size; i = groups.end(rows, i)) {
            if (count == begins.length) {
                begins = Arrays.copyOf(begins, 2 * count);
            }
            begins[count++] = i;
        }
        return count;
    }

    /** Goes back over a group; the earliest end of a journey that begins in it. */
    private int take(UnitRows rows, int from, int to) {
        plan.readExclusions(rows, from, to, needed);
        for (int k = 0; k < last; k++) {
            boolean stays = needed[k] == 0 && !(contiguous && to - from == 1 && (groups.union >>> k & 1) == 0);
            before[k] = Math.min(stays ? waiting[k] : NONE, endTaking(from, k + 1));
        }
        int end = endTaking(from, 0);
        int[] spare = waiting;
        waiting = before;
        before = spare;
        return end;
    }

    /** The earliest end of a journey that takes a step in a group, and maybe the next ones too. */
    private int endTaking(int group, int step) {
        int soonest = NONE;
        for (int q = step; q <= last && (groups.union >>> q & 1) != 0 && groups.run[q] > q - step; q++) {
            int taken = q - step + 1;
            int end = q == last ? group : needed[q] > taken ? NONE : waiting[q];
            soonest = Math.min(soonest, end);
        }
        return soonest;
    }

    private int takeWithGaps(UnitRows rows, int group) {
        for (int k = 0; k < last; k++) {
            waiting[k] = reaches[k + 1].soonest(rows.times, rows.times[group]);
        }
        for (int k = 1; k <= last; k++) {
            before[k] = endTaking(group, k);
        }
        int end = endTaking(group, 0);
        for (int k = 1; k <= last; k++) {
            reaches[k].add(group, before[k]);
        }
        return end;
    }
}
