package io.github.cxmetrics.survival;

import io.github.cxmetrics.internal.CountMath;
import java.util.Arrays;

/**
 * Counts keys one by one. They wait in a buffer that is sorted and merged when it is as large as what is counted already, so that memory goes with the
 * distinct keys and time with the sort. For one thread.
 */
final class KeyCounter implements DurationsAccumulator.Counter {

    private static final int SMALLEST_BUFFER = 1 << 10;

    private final String what;
    private CountedKeys counted = CountedKeys.EMPTY;
    private long[] waiting = new long[16];
    private int size;

    KeyCounter(String what) {
        this.what = what;
    }

    /** Refuses one more key where the count would overflow. */
    void checkRoom() {
        CountMath.sum(counted.total(), size + 1L, what);
    }

    @Override
    public void add(long key) {
        checkRoom();
        if (size == waiting.length) {
            makeRoom();
        }
        waiting[size++] = key;
    }

    private void makeRoom() {
        if (size < Math.max(SMALLEST_BUFFER, counted.distinct())) {
            waiting = Arrays.copyOf(waiting, 2 * size);
        } else {
            merge();
        }
    }

    private void merge() {
        counted = counted.plus(CountedKeys.ofUnsorted(waiting, size), what);
        size = 0;
    }

    @Override
    public void addAll(CountedKeys keys) {
        counted = snapshot().plus(keys, what);
    }

    @Override
    public CountedKeys snapshot() {
        merge();
        return counted;
    }
}
