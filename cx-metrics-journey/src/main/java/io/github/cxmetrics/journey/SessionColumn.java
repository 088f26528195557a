package io.github.cxmetrics.journey;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.internal.Ticks;
import io.github.cxmetrics.journey.internal.CodeColumn;
import io.github.cxmetrics.journey.internal.LogColumns;
import io.github.cxmetrics.journey.internal.UnitIndex;

/** The session of each row. */
final class SessionColumn {

    private SessionColumn() {}

    static CodeColumn of(Sessions sessions, LogColumns log) {
        return sessions instanceof Sessions.Named named
                ? byName(named.property(), log)
                : afterIdle(Ticks.floor(((Sessions.Idle) sessions).gap(), log.unit()), log);
    }

    private static CodeColumn byName(String property, LogColumns log) {
        CodeColumn names = log.texts(property);
        for (int row = 0; row < log.size(); row++) {
            checkArgument(names.at(row) != CodeColumn.MISSING, "%s must not be missing (row %s)", property, row);
        }
        return names;
    }

    private static CodeColumn afterIdle(long longest, LogColumns log) {
        int[] sessions = new int[log.size()];
        int count = 0;
        UnitIndex index = log.byUser();
        long[] times = log.times();
        for (int user = 0; user < index.capacity(); user++) {
            long before = 0;
            for (int i = 0; i < index.size(user); i++) {
                int row = index.row(user, i);
                if (i == 0 || times[row] - before > longest) {
                    count++;
                }
                before = times[row];
                sessions[row] = count - 1;
            }
        }
        return CodeColumn.numbered(sessions, count);
    }
}
