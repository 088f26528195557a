package io.github.cxmetrics.journey.funnel;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Rows that are taken together because they are at the same time, and which steps in a row they can fill. With ties in input order, each row is a group of its
 * own.
 */
final class TieGroups {

    private final int steps;
    private final Ties ties;
    private final boolean severalSteps;
    /** For each step k of the present group: how many steps up to k, k included, the group can fill one after the other. */
    final int[] run;
    /** The steps that the present group matches. */
    long union;

    private boolean uniform;

    private final Map<Long, Integer> alike = new HashMap<>();
    private int[] candidates = new int[16];
    private int candidateCount;
    private int[] takenBy = new int[16];
    private boolean[] visited = new boolean[16];

    TieGroups(FunnelPlan plan) {
        steps = plan.steps;
        ties = plan.dialect.ties();
        severalSteps = plan.dialect.use() == EventUse.SEVERAL_STEPS;
        run = new int[steps];
    }

    /** Where the group that begins at an index ends. */
    int end(UnitRows rows, int from) {
        int to = from + 1;
        if (ties != Ties.INPUT_ORDER) {
            long time = rows.times[from];
            while (to < rows.size && rows.times[to] == time) {
                to++;
            }
        }
        return to;
    }

    /** Looks at a group. */
    void read(UnitRows rows, int from, int to) {
        union = 0;
        uniform = true;
        boolean single = true;
        for (int i = from; i < to; i++) {
            long mask = rows.masks[i];
            single &= (mask & (mask - 1)) == 0;
            union |= mask;
            uniform &= mask == rows.masks[from];
        }
        if (union == 0) {
            return;
        }
        if (ties == Ties.STRICTLY_LATER || to - from == 1 && !severalSteps) {
            fillWithOnes();
        } else if (single || severalSteps) {
            fillFromUnion();
        } else {
            fillByMatching(rows, from, to);
        }
    }

    /** Whether all rows of the group that was read fill the same steps. */
    boolean isUniform() {
        return uniform;
    }

    private void fillWithOnes() {
        for (long rest = union; rest != 0; rest &= rest - 1) {
            run[Long.numberOfTrailingZeros(rest)] = 1;
        }
    }

    private void fillFromUnion() {
        int length = 0;
        for (int k = 0; k < steps; k++) {
            length = (union >>> k & 1) == 0 ? 0 : length + 1;
            run[k] = length;
        }
    }

    private void fillByMatching(UnitRows rows, int from, int to) {
        chooseCandidates(rows, from, to);
        for (int k = 0; k < steps; k++) {
            run[k] = (union >>> k & 1) == 0 ? 0 : longestMatched(rows, k);
        }
    }

    private int longestMatched(UnitRows rows, int last) {
        Arrays.fill(takenBy, 0, candidateCount, -1);
        int length = 0;
        while (length <= last && augment(rows, last - length)) {
            length++;
        }
        return length;
    }

    /** One more row for a step, by moving others if need be (Kuhn 1955). */
    private boolean augment(UnitRows rows, int step) {
        Arrays.fill(visited, 0, candidateCount, false);
        return tryStep(rows, step);
    }

    private boolean tryStep(UnitRows rows, int step) {
        for (int c = 0; c < candidateCount; c++) {
            if (!visited[c] && (rows.masks[candidates[c]] >>> step & 1) != 0) {
                visited[c] = true;
                if (takenBy[c] < 0 || tryStep(rows, takenBy[c])) {
                    takenBy[c] = step;
                    return true;
                }
            }
        }
        return false;
    }

    /** Of rows that match the same steps, no more than there are steps can be of use. */
    private void chooseCandidates(UnitRows rows, int from, int to) {
        candidateCount = 0;
        alike.clear();
        for (int i = from; i < to; i++) {
            if (rows.masks[i] != 0 && alike.merge(rows.masks[i], 1, Integer::sum) <= steps) {
                if (candidateCount == candidates.length) {
                    candidates = Arrays.copyOf(candidates, 2 * candidateCount);
                    takenBy = Arrays.copyOf(takenBy, 2 * candidateCount);
                    visited = Arrays.copyOf(visited, 2 * candidateCount);
                }
                candidates[candidateCount++] = i;
            }
        }
    }

    /** Rows for some steps that the group can fill: {@code at[first..last]}. */
    void assign(UnitRows rows, int from, int to, int first, int last, int[] at) {
        if (severalSteps || first == last) {
            for (int k = first; k <= last; k++) {
                at[k] = firstMatching(rows, from, k);
            }
            return;
        }
        chooseCandidates(rows, from, to);
        Arrays.fill(takenBy, 0, candidateCount, -1);
        for (int k = first; k <= last; k++) {
            if (!augment(rows, k)) {
                throw new AssertionError("step " + k + " can't be filled");
            }
        }
        for (int c = 0; c < candidateCount; c++) {
            if (takenBy[c] >= 0) {
                at[takenBy[c]] = candidates[c];
            }
        }
    }

    private static int firstMatching(UnitRows rows, int from, int step) {
        int i = from;
        while ((rows.masks[i] >>> step & 1) == 0) {
            i++;
        }
        return i;
    }

    /** Whether a row can fill a step while others of its group fill the steps before it; how many steps, the row's included. */
    int runEndingAt(UnitRows rows, int from, int to, int row, int step) {
        if (ties == Ties.STRICTLY_LATER || to - from == 1 && !severalSteps) {
            return 1;
        }
        if (severalSteps) {
            fillFromUnion();
            return run[step];
        }
        chooseCandidates(rows, from, to);
        Arrays.fill(takenBy, 0, candidateCount, -1);
        int self = -1;
        for (int c = 0; c < candidateCount; c++) {
            self = candidates[c] == row ? c : self;
        }
        if (self < 0) {
            self = 0;
            candidates[0] = row;
        }
        int length = 1;
        while (length <= step && augmentWithout(rows, step - length, self)) {
            length++;
        }
        return length;
    }

    private boolean augmentWithout(UnitRows rows, int step, int blocked) {
        Arrays.fill(visited, 0, candidateCount, false);
        visited[blocked] = true;
        return tryStep(rows, step);
    }
}
