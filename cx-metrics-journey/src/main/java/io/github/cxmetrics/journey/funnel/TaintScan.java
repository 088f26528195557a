package io.github.cxmetrics.journey.funnel;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Exclusions that take users out of the funnel. How deep a journey can get is found without them; then the untainted journey that gets there first is looked
 * for. Users without an excluded event in the window of a start take the plain way.
 */
final class TaintScan implements UnitScan {

    private static final int NONE = -1;

    private final FunnelPlan plan;
    private final ChainScan plain;
    private final TieGroups groups;
    private final JourneyPath path;
    private final UntaintedStart starts;

    TaintScan(FunnelPlan plan) {
        this.plan = plan;
        plain = new ChainScan(plan);
        groups = new TieGroups(plan);
        path = new JourneyPath(plan, groups);
        starts = new UntaintedStart(plan, groups);
    }

    @Override
    public int scan(UnitRows rows, int from, Found found) {
        found.left = false;
        boolean needsRows = found.needsRows;
        plain.scan(rows, from, found);
        if (found.level == 0 || !mayTaint(rows, from)) {
            return rows.size;
        }
        int begin = starts.find(rows, from, found.level);
        if (begin == NONE) {
            found.left = true;
            found.level = 0;
            return rows.size;
        }
        // The journey is another one, with another window.
        found.needsRows = needsRows;
        if (needsRows) {
            follow(rows, begin, found.level);
            path.assign(rows, path.to(found.level - 1), found);
        }
        return rows.size;
    }

    /** Whether an exclusion comes within the window of a start, so that it may taint a journey; one at the time of a start counts as behind it. */
    private boolean mayTaint(UnitRows rows, int from) {
        long exclusions = plan.exclusionBits();
        long[] times = rows.times;
        boolean started = false;
        boolean excluded = false;
        long start = 0;
        long exclusion = 0;
        for (int i = from; i < rows.size; i++) {
            long time = times[i];
            if ((rows.masks[i] & 1) != 0) {
                started = true;
                start = time;
            }
            if ((rows.extras[i] & exclusions) != 0) {
                excluded = true;
                exclusion = time;
            }
            if (started && excluded && exclusion >= start && exclusion - start <= plan.span) {
                return true;
            }
        }
        return false;
    }

    /** Follows one start to where an untainted journey first gets to a level and, where exclusions are open there, stays so. */
    private void follow(UnitRows rows, int begin, int level) {
        path.clear();
        boolean open = plan.openExclusions(level) != 0;
        for (int i = begin; i < rows.size && rows.times[i] - rows.times[begin] <= plan.span; ) {
            int j = groups.end(rows, i);
            groups.read(rows, i, j);
            path.take(rows, i, j, i == begin);
            if (!open && path.reaches(level - 1)) {
                return;
            }
            i = j;
        }
    }

    /**
     * Looks for the start of the untainted journey that gets to a level first, of several for the latest. All starts are followed in one pass: what becomes of
     * one hangs on the steps that it has untainted journeys to, and on the end of its window. Starts that agree in the steps are one cohort from
     * there on, whatever
     * brought them together, so that a user costs rows times cohorts, of which there are a few.
     *
     * <p>An exclusion is open where its end is not reached: then a start has to stay at its level up to the end of its window, else getting there is enough.
     */
    private static final class UntaintedStart {

        private static final int NONE = -1;

        private final FunnelPlan plan;
        private final TieGroups groups;
        /** For each level how many steps must be taken in the present group itself; 0 where it has no exclusion. */
        private final int[] needed;

        private List<Cohort> cohorts = new ArrayList<>();
        private List<Cohort> spare = new ArrayList<>();
        private int level;
        private boolean open;
        /** The last group that cleared the level, after which arrivals are new ones. */
        private int cleared;

        private int begin;
        private int end;

        UntaintedStart(FunnelPlan plan, TieGroups groups) {
            this.plan = plan;
            this.groups = groups;
            needed = new int[plan.steps];
        }

        /** Starts with untainted journeys to the same steps. */
        private static final class Cohort {

            private long reached;
            /** The group in which it got to the level. */
            private int arrival = NONE;
            /** Each start, with the group in which it got to the level if that was in another cohort. */
            private TreeMap<Integer, Integer> starts = new TreeMap<>();
        }

        /** The first row of the group in which the journey begins; −1 if all journeys are tainted. */
        int find(UnitRows rows, int from, int toLevel) {
            cohorts.clear();
            level = toLevel;
            open = plan.openExclusions(level) != 0;
            cleared = NONE;
            begin = NONE;
            end = NONE;
            boolean onlyFirst = plan.dialect.entry() == Entry.FIRST_START;
            boolean entered = false;
            for (int i = from; i < rows.size && !isFound(); ) {
                int j = groups.end(rows, i);
                groups.read(rows, i, j);
                leave(rows, rows.times[i]);
                boolean starts =
                        (groups.union & 1) != 0 && i < rows.startsEnd && !(onlyFirst && entered) && begin == NONE;
                if (starts) {
                    entered = true;
                    enter(i);
                }
                if (!cohorts.isEmpty()) {
                    take(rows, i, j);
                }
                i = j;
            }
            settle();
            return begin;
        }

        /** Whether no other start can do better: those that are still followed get there later. */
        private boolean isFound() {
            if (begin == NONE) {
                return false;
            }
            for (Cohort cohort : cohorts) {
                if (isThere(cohort)) {
                    return false;
                }
            }
            return true;
        }

        private boolean isThere(Cohort cohort) {
            return (cohort.reached >>> level - 1 & 1) != 0;
        }

        private void enter(int group) {
            Cohort fresh = new Cohort();
            fresh.starts.put(group, NONE);
            cohorts.add(fresh);
        }

        /** Starts whose window is over. Those at an open level have stayed there. */
        private void leave(UnitRows rows, long now) {
            for (int c = cohorts.size() - 1; c >= 0; c--) {
                Cohort cohort = cohorts.get(c);
                while (!cohort.starts.isEmpty() && now - rows.times[cohort.starts.firstKey()] > plan.span) {
                    Map.Entry<Integer, Integer> over = cohort.starts.pollFirstEntry();
                    if (isThere(cohort)) {
                        arrived(over.getKey(), over.getValue() > cleared ? over.getValue() : cohort.arrival);
                    }
                }
                if (cohort.starts.isEmpty()) {
                    cohorts.remove(c);
                }
            }
        }

        /** At the end of the rows all windows are over. */
        private void settle() {
            for (Cohort cohort : cohorts) {
                if (isThere(cohort)) {
                    cohort.starts.forEach((start, own) -> arrived(start, own > cleared ? own : cohort.arrival));
                }
            }
        }

        private void arrived(int start, int arrival) {
            if (begin == NONE || arrival < end || arrival == end && start > begin) {
                begin = start;
                end = arrival;
            }
        }

        /** Takes a group that has been read. */
        private void take(UnitRows rows, int from, int to) {
            plan.readExclusions(rows, from, to, needed);
            if (needed[level - 1] > 0) {
                cleared = from;
            }
            boolean there = false;
            for (Cohort cohort : cohorts) {
                boolean before = isThere(cohort) && needed[level - 1] == 0;
                cohort.reached = next(cohort.reached, cohort.starts.lastKey() == from);
                cohort.arrival = before ? cohort.arrival : from;
                there |= isThere(cohort);
            }
            join();
            if (there && !open) {
                settle();
                cohorts.clear();
            }
        }

        /** The steps that are reached after a group, from those before it. */
        private long next(long reached, boolean isStart) {
            long next = 0;
            for (int k = 0; k < level; k++) {
                boolean stays = needed[k] == 0 && (reached >>> k & 1) != 0;
                if (stays || (groups.union >>> k & 1) != 0 && isTaken(reached, k, isStart)) {
                    next |= 1L << k;
                }
            }
            return next;
        }

        private boolean isTaken(long reached, int k, boolean isStart) {
            for (int m = Math.max(1, needed[k]); m <= groups.run[k]; m++) {
                if (m == k + 1 ? isStart : (reached >>> k - m & 1) != 0) {
                    return true;
                }
            }
            return false;
        }

        /** Cohorts that have come to agree become one; starts with no step left are out for good. */
        private void join() {
            spare.clear();
            for (Cohort cohort : cohorts) {
                Cohort same = null;
                for (Cohort other : spare) {
                    same = other.reached == cohort.reached ? other : same;
                }
                if (same != null) {
                    join(same, cohort);
                } else if (cohort.reached != 0) {
                    spare.add(cohort);
                }
            }
            List<Cohort> old = cohorts;
            cohorts = spare;
            spare = old;
        }

        private void join(Cohort into, Cohort other) {
            TreeMap<Integer, Integer> fewer = other.starts;
            int arrival = other.arrival;
            if (fewer.size() > into.starts.size()) {
                fewer = into.starts;
                into.starts = other.starts;
                arrival = into.arrival;
                into.arrival = other.arrival;
            }
            int theirs = isThere(into) ? arrival : NONE;
            fewer.forEach((start, own) -> into.starts.put(start, own > cleared ? own : theirs));
            if (!open) {
                // The latest start can do all that the others can, and longer.
                into.starts.headMap(into.starts.lastKey()).clear();
            }
        }
    }
}
