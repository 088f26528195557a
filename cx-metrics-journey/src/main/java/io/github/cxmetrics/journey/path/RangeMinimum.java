package io.github.cxmetrics.journey.path;

import java.util.Arrays;

/** The smallest value between two indexes, in logarithmic time. */
final class RangeMinimum {

    private final int size;
    private final int[] tree;

    RangeMinimum(int[] values) {
        size = values.length;
        tree = new int[2 * size];
        System.arraycopy(values, 0, tree, size, size);
        for (int i = size - 1; i >= 1; i--) {
            tree[i] = Math.min(tree[2 * i], tree[2 * i + 1]);
        }
    }

    /** {@link Integer#MAX_VALUE} where the range is empty. */
    int between(int from, int toExclusive) {
        int smallest = Integer.MAX_VALUE;
        int right = Math.min(toExclusive, size) + size;
        for (int left = Math.max(from, 0) + size; left < right; left >>= 1, right >>= 1) {
            if ((left & 1) == 1) {
                smallest = Math.min(smallest, tree[left++]);
            }
            if ((right & 1) == 1) {
                smallest = Math.min(smallest, tree[--right]);
            }
        }
        return smallest;
    }

    @Override
    public String toString() {
        return Arrays.toString(Arrays.copyOfRange(tree, size, 2 * size));
    }
}
