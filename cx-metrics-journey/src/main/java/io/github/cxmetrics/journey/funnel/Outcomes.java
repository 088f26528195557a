package io.github.cxmetrics.journey.funnel;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The journeys that count, as columns: one for each unit that entered, or for each attempt. Filled by one thread, then read by many. */
final class Outcomes {

    /** A property may have many values with few journeys each. */
    private static final int FEW = 4;

    final FunnelPlan plan;
    private int size;
    private int left;
    private int[] units = new int[FEW];
    private int[] levels = new int[FEW];
    private long[] optional = new long[FEW];
    private long[] firstEntries = new long[FEW];
    private long[] lastEntries = new long[FEW];
    private int[] rows;
    /** What each scan saw of its unit's rows; null where it saw all in all cases. */
    private RowFilter @Nullable [] filters;

    Outcomes(FunnelPlan plan) {
        this.plan = plan;
        rows = new int[FEW * plan.steps];
    }

    void addLeft() {
        left++;
    }

    void add(int unit, Found found, UnitRows from) {
        reserve();
        set(size, unit, found, from);
        enter(size++, found, from);
    }

    /** Adds a journey of a unit of which is known when it first and last took step 1. */
    void add(int unit, Found found, UnitRows from, long firstEntry, long lastEntry) {
        reserve();
        set(size, unit, found, from);
        firstEntries[size] = firstEntry;
        lastEntries[size++] = plan.dialect.entry() == Entry.FIRST_START ? firstEntry : lastEntry;
    }

    private void reserve() {
        if (size == units.length) {
            grow(2 * size);
        }
    }

    /** Keeps what the scans from an index on saw. */
    void filtered(int from, RowFilter filter) {
        if (filter != RowFilter.ALL && from < size) {
            filters = filters(filters, units.length);
            Arrays.fill(filters, from, size, filter);
        }
    }

    private static RowFilter[] filters(RowFilter @Nullable [] known, int capacity) {
        RowFilter[] all = known == null ? new RowFilter[0] : known;
        if (all.length == capacity) {
            return all;
        }
        RowFilter[] more = Arrays.copyOf(all, capacity);
        Arrays.fill(more, all.length, capacity, RowFilter.ALL);
        return more;
    }

    RowFilter filter(int i) {
        return filters == null ? RowFilter.ALL : filters[i];
    }

    private void grow(int capacity) {
        filters = filters == null ? null : filters(filters, capacity);
        units = Arrays.copyOf(units, capacity);
        levels = Arrays.copyOf(levels, capacity);
        optional = Arrays.copyOf(optional, capacity);
        firstEntries = Arrays.copyOf(firstEntries, capacity);
        lastEntries = Arrays.copyOf(lastEntries, capacity);
        rows = Arrays.copyOf(rows, Math.multiplyExact(capacity, plan.steps));
    }

    /** The journey of a unit that has one already from an index on, if it is deeper, else ends earlier, else starts later. */
    void addOrReplace(int index, int unit, Found found, UnitRows from) {
        if (index == size) {
            add(unit, found, from);
            return;
        }
        int level = found.level;
        long end = from.times[found.at[level - 1]];
        long begin = from.times[found.at[0]];
        boolean better = level != level(index)
                ? level > level(index)
                : end != time(index, level - 1) ? end < time(index, level - 1) : begin > time(index, 0);
        if (better) {
            set(index, unit, found, from);
        }
        // Which of the journeys counts hangs on the outcome; when the unit entered must not.
        long first = firstEntries[index];
        long last = lastEntries[index];
        enter(index, found, from);
        firstEntries[index] = Math.min(first, firstEntries[index]);
        lastEntries[index] = Math.max(last, lastEntries[index]);
    }

    private void set(int index, int unit, Found found, UnitRows from) {
        units[index] = unit;
        levels[index] = found.level;
        for (int k = 0; k < found.level; k++) {
            rows[index * plan.steps + k] = from.rows[found.at[k]];
        }
        optional[index] = plan.optionalAfter.length == 0 ? 0 : OptionalSteps.taken(plan, found, from);
    }

    private void enter(int index, Found found, UnitRows from) {
        boolean unordered = plan.dialect.order() == StepOrder.UNORDERED;
        boolean attempts = plan.dialect.entry() == Entry.EVERY_ENTRY;
        int first = -1;
        int last = -1;
        for (int i = 0; i < from.size && !attempts; i++) {
            if (unordered ? from.masks[i] != 0 : (from.masks[i] & 1) != 0) {
                first = first < 0 ? i : first;
                last = i;
            }
        }
        firstEntries[index] = from.times[first < 0 ? found.at[0] : first];
        lastEntries[index] =
                first < 0 || plan.dialect.entry() == Entry.FIRST_START ? firstEntries[index] : from.times[last];
    }

    void addAll(Outcomes others) {
        if (size + others.size > units.length) {
            grow(Math.max(2 * units.length, size + others.size));
        }
        if (filters != null || others.filters != null) {
            filters = filters(filters, units.length);
            System.arraycopy(filters(others.filters, others.units.length), 0, filters, size, others.size);
        }
        System.arraycopy(others.units, 0, units, size, others.size);
        System.arraycopy(others.levels, 0, levels, size, others.size);
        System.arraycopy(others.optional, 0, optional, size, others.size);
        System.arraycopy(others.firstEntries, 0, firstEntries, size, others.size);
        System.arraycopy(others.lastEntries, 0, lastEntries, size, others.size);
        System.arraycopy(others.rows, 0, rows, size * plan.steps, others.size * plan.steps);
        size += others.size;
        left += others.left;
    }

    int size() {
        return size;
    }

    int left() {
        return left;
    }

    int unit(int i) {
        return units[i];
    }

    /** How many required steps were reached, at least 1. */
    int level(int i) {
        return levels[i];
    }

    /** The row of a required step that was reached. */
    int row(int i, int k) {
        return rows[i * plan.steps + k];
    }

    long time(int i, int k) {
        return plan.log.columns().times()[row(i, k)];
    }

    /** When the unit first took step 1; of an attempt, when it began. */
    long firstEntry(int i) {
        return firstEntries[i];
    }

    /** When the unit last took step 1 in a way that could begin a journey. */
    long lastEntry(int i) {
        return lastEntries[i];
    }

    boolean isComplete(int i) {
        return levels[i] == plan.steps;
    }

    /** Whether a journey took a step, be it required or optional. */
    boolean took(int i, int step) {
        int index = plan.requiredIndex(step);
        return index >= 0 ? levels[i] > index : (optional[i] >>> plan.optionalIndex(step) & 1) != 0;
    }

    /** Adds how many got to each step. */
    void addReached(long[] reached) {
        for (int step = 0; step < reached.length; step++) {
            for (int i = 0; i < size; i++) {
                reached[step] += took(i, step) ? 1 : 0;
            }
        }
    }
}
