package io.github.cxmetrics.spark;

import io.github.cxmetrics.journey.Codes;
import io.github.cxmetrics.journey.EventLog;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Rows that become a log together, as columns that grow: of one user as they come, or of users that are whole. */
final class CodedRows {

    /** So far apart may times be that are sorted together with the names in one number: four years. */
    private static final long SPAN = 1L << Long.SIZE - 1 - CodedEvents.NAME_BITS;

    private int[] unitOf = new int[64];
    private int[] names = new int[64];
    private long[] times = new long[64];
    private int size;
    private int units;
    private boolean isSorted = true;

    int size() {
        return size;
    }

    long time(int row) {
        return times[row];
    }

    /** Adds a row of the one user. */
    void add(long time, int name) {
        reserve(1);
        if (size > 0) {
            long last = times[size - 1];
            isSorted &= last < time || last == time && names[size - 1] <= name;
        }
        times[size] = time;
        names[size++] = name;
    }

    /** Adds all rows of another user. */
    void addUnit(CodedRows unit) {
        reserve(unit.size);
        System.arraycopy(unit.times, 0, times, size, unit.size);
        System.arraycopy(unit.names, 0, names, size, unit.size);
        Arrays.fill(unitOf, size, size + unit.size, units++);
        size += unit.size;
    }

    private void reserve(int more) {
        int needed = Math.addExact(size, more);
        if (needed > times.length) {
            int length = Math.max(needed, Math.addExact(size, size / 2));
            unitOf = Arrays.copyOf(unitOf, length);
            names = Arrays.copyOf(names, length);
            times = Arrays.copyOf(times, length);
        }
    }

    /** By time, and at one time by name. */
    void sort() {
        if (isSorted) {
            return;
        }
        long first = Arrays.stream(times, 0, size).min().orElseThrow();
        long last = Arrays.stream(times, 0, size).max().orElseThrow();
        long distance = last - first;
        if (distance >= 0 && distance < SPAN) {
            sortAsNumbers(first);
        } else {
            sortAsObjects();
        }
        isSorted = true;
    }

    private void sortAsNumbers(long first) {
        for (int i = 0; i < size; i++) {
            times[i] = times[i] - first << CodedEvents.NAME_BITS | names[i];
        }
        Arrays.sort(times, 0, size);
        for (int i = 0; i < size; i++) {
            names[i] = CodedEvents.name(times[i]);
            times[i] = (times[i] >> CodedEvents.NAME_BITS) + first;
        }
    }

    private void sortAsObjects() {
        long[] unsorted = times.clone();
        int[] named = names.clone();
        int[] order = IntStream.range(0, size)
                .boxed()
                .sorted(Comparator.comparingLong((Integer i) -> unsorted[i]).thenComparingInt(i -> named[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        for (int i = 0; i < size; i++) {
            times[i] = unsorted[order[i]];
            names[i] = named[order[i]];
        }
    }

    /** The log of the first rows. */
    EventLog log(int to, List<String> eventNames) {
        return EventLog.of(
                Codes.numbered(Arrays.copyOf(unitOf, to), Math.max(1, units)),
                Codes.of(Arrays.copyOf(names, to), eventNames),
                Arrays.copyOf(times, to),
                ChronoUnit.MICROS);
    }

    /** Leaves out the first rows of the one user. */
    void dropTo(int from) {
        System.arraycopy(times, from, times, 0, size - from);
        System.arraycopy(names, from, names, 0, size - from);
        size -= from;
    }

    void clear() {
        size = 0;
        units = 0;
        isSorted = true;
    }
}
