package io.github.cxmetrics.journey;

import io.github.cxmetrics.journey.internal.CodeColumn;
import java.util.BitSet;

/** Finds out how rows are ordered. */
final class RowOrder {

    private RowOrder() {}

    static EventOrder of(CodeColumn users, long[] times) {
        if (isInRuns(users, times)) {
            return EventOrder.BY_USER_AND_TIME;
        }
        return isByTime(times) ? EventOrder.BY_TIME : EventOrder.NONE;
    }

    private static boolean isByTime(long[] times) {
        for (int row = 1; row < times.length; row++) {
            if (times[row - 1] > times[row]) {
                return false;
            }
        }
        return true;
    }

    private static boolean isInRuns(CodeColumn users, long[] times) {
        BitSet seen = new BitSet();
        int last = -1;
        for (int row = 0; row < times.length; row++) {
            int user = users.at(row);
            if (user == last) {
                if (times[row] < times[row - 1]) {
                    return false;
                }
            } else if (seen.get(user)) {
                return false;
            } else {
                seen.set(user);
                last = user;
            }
        }
        return true;
    }
}
