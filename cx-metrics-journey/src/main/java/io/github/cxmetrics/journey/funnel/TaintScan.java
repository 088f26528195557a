package io.github.cxmetrics.journey.funnel;

import java.util.Arrays;

/**
 * Exclusions that take users out of the funnel. How deep a journey can get is found without them; then the untainted journey that gets there first is looked
 * for. Users without an excluded event take the plain way.
 *
 * <p>An exclusion is open where its end is not reached: it then reaches to the end of the window, which hangs on the start. Starts whose windows end between
 * the same two open exclusions are alike but for that, so that the latest of them stands for all, and what a journey does after the step where the exclusion
 * begins lies between these two: each stretch is scanned once. Only where open exclusions begin at several steps, or others begin before them, is each start
 * followed by itself.
 */
final class TaintScan implements UnitScan {

    private static final int NONE = -1;

    private final FunnelPlan plan;
    private final ChainScan plain;
    private final TieGroups groups;
    private final JourneyPath path;
    private final int[] best;
    /** For each level the latest start: of all journeys, and of those of the present stretch. */
    private final int[] latest;

    private final int[] start;
    private final int[] used;
    private int[] starts = new int[16];
    private int startCount;

    TaintScan(FunnelPlan plan) {
        this.plan = plan;
        plain = new ChainScan(plan);
        groups = new TieGroups(plan);
        path = new JourneyPath(plan, groups);
        best = new int[plan.steps];
        latest = new int[plan.steps];
        start = new int[plan.steps];
        used = new int[plan.steps];
    }

    @Override
    public int scan(UnitRows rows, int from, Found found) {
        plain.scan(rows, from, found);
        if (found.level == 0 || !hasExclusion(rows, from)) {
            return rows.size;
        }
        int level = found.level;
        int begin = openFrom(level) < 0 || plan.dialect.entry() != Entry.ANY_START
                ? followAll(rows, from, level)
                : scanStretches(rows, from, level);
        found.left = begin == NONE;
        found.level = found.left ? 0 : level;
        path.assign(rows, best, found);
        return rows.size;
    }

    /** Follows each start; the one whose untainted journey gets to the level first, and of those the latest. */
    private int followAll(UnitRows rows, int from, int level) {
        int end = NONE;
        int begin = NONE;
        for (int i = from; i < rows.size; ) {
            int j = groups.end(rows, i);
            groups.read(rows, i, j);
            if ((groups.union & 1) != 0 && i < rows.startsEnd) {
                int arrived = follow(rows, i, level, end);
                if (arrived != NONE && (end == NONE || arrived <= end)) {
                    end = arrived;
                    begin = i;
                    System.arraycopy(path.to(level - 1), 0, best, 0, level);
                }
                if (plan.dialect.entry() == Entry.FIRST_START) {
                    break;
                }
            }
            i = j;
        }
        return begin;
    }

    private boolean isOpen(int x, int level) {
        return plan.clearsFrom[x] <= level - 1 && level - 1 <= plan.clearsTo[x];
    }

    /** The step after which open exclusions begin, from 0; the last one where there are none; −1 where stretches don't tell. */
    private int openFrom(int level) {
        int from = -1;
        for (int x = 0; x < plan.exclusions; x++) {
            if (isOpen(x, level)) {
                if (from >= 0 && from != plan.clearsFrom[x]) {
                    return -1;
                }
                from = plan.clearsFrom[x];
            }
        }
        if (from <= 0) {
            return Math.max(0, from);
        }
        for (int x = 0; x < plan.exclusions; x++) {
            if (plan.clearsFrom[x] < from) {
                return -1;
            }
        }
        return from;
    }

    private long openBits(int level) {
        long bits = 0;
        for (int x = 0; x < plan.exclusions; x++) {
            bits |= isOpen(x, level) ? 1L << x : 0;
        }
        return bits;
    }

    private static long bits(UnitRows rows, int from, int to) {
        long bits = 0;
        for (int i = from; i < to; i++) {
            bits |= rows.extras[i];
        }
        return bits;
    }

    /** Scans the stretches between open exclusions; the start of the untainted journey that gets to the level first. */
    private int scanStretches(UnitRows rows, int from, int level) {
        int before = openFrom(level);
        long open = openBits(level);
        Arrays.fill(latest, NONE);
        startCount = 0;
        for (int a = from, b; a < rows.size; a = b) {
            b = groups.end(rows, a);
            while (b < rows.size && (bits(rows, b, groups.end(rows, b)) & open) == 0) {
                b = groups.end(rows, b);
            }
            Arrays.fill(start, NONE);
            for (int k = 0; k < before; k++) {
                start[k] = lastBefore(rows, latest[k], b);
            }
            int begin = scanStretch(rows, a, b, level);
            if (begin != NONE) {
                follow(rows, begin, level, NONE);
                System.arraycopy(path.to(level - 1), 0, best, 0, level);
                return begin;
            }
            for (int i = a; i < b && before > 0; i = groups.end(rows, i)) {
                groups.read(rows, i, groups.end(rows, i));
                noteStart(i);
                advance(rows, i, latest, i < rows.startsEnd, before);
            }
        }
        return NONE;
    }

    private void noteStart(int group) {
        if ((groups.union & 1) != 0) {
            if (startCount == starts.length) {
                starts = Arrays.copyOf(starts, 2 * startCount);
            }
            starts[startCount++] = group;
        }
    }

    /** The latest start that is no later than another and whose window ends before an open exclusion. */
    private int lastBefore(UnitRows rows, int limit, int exclusion) {
        if (limit == NONE) {
            return NONE;
        }
        int low = 0;
        int high = startCount;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (starts[middle] <= limit && endsBefore(rows, starts[middle], exclusion)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low == 0 ? NONE : starts[low - 1];
    }

    private boolean endsBefore(UnitRows rows, int begin, int exclusion) {
        return exclusion == rows.size || rows.times[exclusion] - rows.times[begin] > plan.span;
    }

    private int scanStretch(UnitRows rows, int a, int b, int level) {
        for (int i = a; i < b; ) {
            int j = groups.end(rows, i);
            groups.read(rows, i, j);
            boolean mayStart = i < rows.startsEnd && endsBefore(rows, i, b);
            advance(rows, i, start, mayStart, level);
            for (long rest = bits(rows, i, j) & plan.exclusionBits(); rest != 0; rest &= rest - 1) {
                int x = Long.numberOfTrailingZeros(rest);
                for (int k = plan.clearsFrom[x]; k <= Math.min(plan.clearsTo[x], level - 1); k++) {
                    start[k] = used[k] < k - plan.clearsFrom[x] + 1 ? NONE : start[k];
                }
            }
            if (used[level - 1] > 0 && start[level - 1] != NONE) {
                return start[level - 1];
            }
            i = j;
        }
        return NONE;
    }

    /** Moves journeys on through a group that has been read, as far as a level. */
    private void advance(UnitRows rows, int group, int[] begins, boolean mayStart, int level) {
        Arrays.fill(used, 0);
        long time = rows.times[group];
        for (int k = level - 1; k >= 0; k--) {
            int longest = (groups.union >>> k & 1) == 0 ? 0 : groups.run[k];
            for (int m = longest; m >= 1; m--) {
                int begin = m == k + 1 ? mayStart ? group : NONE : begins[k - m];
                if (begin != NONE && time - rows.times[begin] <= plan.span) {
                    begins[k] = begin;
                    used[k] = m;
                    break;
                }
            }
        }
    }

    private boolean hasExclusion(UnitRows rows, int from) {
        for (int i = from; i < rows.size; i++) {
            if ((rows.extras[i] & plan.exclusionBits()) != 0) {
                return true;
            }
        }
        return false;
    }

    /** The group where an untainted journey from a start first gets to a level and stays untainted; none that ends after a limit is of use. */
    private int follow(UnitRows rows, int begin, int level, int limit) {
        path.clear();
        boolean open = isOpen(level);
        for (int i = begin; i < rows.size && rows.times[i] - rows.times[begin] <= plan.span; ) {
            int j = groups.end(rows, i);
            groups.read(rows, i, j);
            path.take(rows, i, j, i == begin);
            boolean there = path.reaches(level - 1);
            if (there && !open || !there && limit != NONE && i > limit) {
                break;
            }
            i = j;
        }
        return path.to(level - 1)[level - 1];
    }

    private boolean isOpen(int level) {
        return openBits(level) != 0;
    }
}
