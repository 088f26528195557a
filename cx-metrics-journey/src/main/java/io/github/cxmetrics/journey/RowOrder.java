package io.github.cxmetrics.journey;

import io.github.cxmetrics.journey.internal.CodeColumn;
import io.github.cxmetrics.journey.internal.LogColumns;
import java.util.BitSet;

/** Finds out how rows are ordered, and where they are not. */
final class RowOrder {

    private RowOrder() {}

    static EventOrder of(CodeColumn users, long[] times) {
        if (firstOutOfRuns(users, times) == times.length) {
            return EventOrder.BY_USER_AND_TIME;
        }
        return firstOutOfTime(times) == times.length ? EventOrder.BY_TIME : EventOrder.NONE;
    }

    /** Refuses a log that does not have an order; one by user and time may well be by time too. */
    static void check(EventOrder claimed, LogColumns log) {
        int rows = log.size();
        int row = switch (claimed) {
            case BY_USER_AND_TIME -> firstOutOfRuns(log.users(), log.times());
            case BY_TIME -> firstOutOfTime(log.times());
            case NONE -> rows;
        };
        if (row < rows) {
            throw new IllegalArgumentException("the log is not ordered " + claimed + ": row " + row + " ("
                    + log.describe(row) + ") comes after row " + (row - 1) + " (" + log.describe(row - 1) + ")");
        }
    }

    private static int firstOutOfTime(long[] times) {
        int row = 1;
        while (row < times.length && times[row - 1] <= times[row]) {
            row++;
        }
        return Math.max(0, Math.min(row, times.length));
    }

    private static int firstOutOfRuns(CodeColumn users, long[] times) {
        BitSet seen = new BitSet();
        int last = -1;
        for (int row = 0; row < times.length; row++) {
            int user = users.at(row);
            if (user == last) {
                if (times[row] < times[row - 1]) {
                    return row;
                }
            } else if (seen.get(user)) {
                return row;
            } else {
                seen.set(user);
                last = user;
            }
        }
        return times.length;
    }
}
