package io.github.cxmetrics.journey;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.internal.Ticks;
import io.github.cxmetrics.journey.internal.CodeColumn;
import io.github.cxmetrics.journey.internal.LogColumns;
import io.github.cxmetrics.journey.internal.UnitIndex;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The session of each row. */
final class SessionColumn {

    private static final int SEVERAL = -2;

    private final LogColumns log;
    private final long gap;
    private final long longest;
    private final @Nullable ZoneId zone;
    private final CodeColumn campaigns;
    private final boolean[] begins;

    private SessionColumn(Sessions.Cut cut, LogColumns log) {
        this.log = log;
        gap = gap(cut, log);
        longest = cut.longest().isEmpty() ? Ticks.UNLIMITED : Ticks.floor(Duration.parse(cut.longest()), log.unit());
        zone = cut.midnight().isEmpty() ? null : ZoneId.of(cut.midnight());
        campaigns = cut.campaign().isEmpty() ? CodeColumn.missing(log.size()) : log.names(cut.campaign());
        begins = new boolean[log.events().names().size()];
        for (String event : cut.separators()) {
            int code = log.events().codeOf(event);
            if (code >= 0) {
                begins[code] = true;
            } else {
                log.checkEvent(event);
            }
        }
    }

    private static long gap(Sessions.Cut cut, LogColumns log) {
        if (cut.gap().isEmpty()) {
            return Ticks.UNLIMITED;
        }
        Duration gap = Duration.parse(cut.gap());
        return cut.exactGap() == Sessions.ExactGap.SAME_SESSION
                ? Ticks.floor(gap, log.unit())
                : Ticks.below(gap, log.unit());
    }

    static CodeColumn of(Sessions sessions, LogColumns log) {
        requireNonNull(log, "log");
        if (sessions instanceof Sessions.Cut cut) {
            return new SessionColumn(cut, log).cut();
        }
        Sessions.Named named = (Sessions.Named) sessions;
        if (log.size() > 0 || log.isStrict()) {
            log.property(named.property());
        }
        CodeColumn names = log.names(named.property());
        int empty = names.codeOf("");
        for (int row = 0; row < log.size(); row++) {
            checkArgument(
                    names.at(row) != CodeColumn.MISSING, "%s must not be missing (row %s)", named.property(), row);
            checkArgument(names.at(row) != empty, "%s must not be empty (row %s)", named.property(), row);
        }
        return named.scope() == Sessions.Scope.LOG ? names : byUserAndName(log.users(), names);
    }

    private static CodeColumn byUserAndName(CodeColumn users, CodeColumn names) {
        int[] owners = new int[names.names().size()];
        Arrays.fill(owners, CodeColumn.MISSING);
        Map<Long, Integer> known = new HashMap<>();
        List<Long> pairs = new ArrayList<>();
        int[] sessions = new int[users.size()];
        for (int row = 0; row < sessions.length; row++) {
            int name = names.at(row);
            int user = users.at(row);
            owners[name] = owners[name] == CodeColumn.MISSING || owners[name] == user ? user : SEVERAL;
            long pair = (long) user << Integer.SIZE | name;
            Integer session = known.putIfAbsent(pair, pairs.size());
            if (session == null) {
                session = pairs.size();
                pairs.add(pair);
            }
            sessions[row] = session;
        }
        Set<String> taken = new HashSet<>(names.names());
        List<String> all = new ArrayList<>();
        for (long pair : pairs) {
            int name = (int) pair;
            String text = names.names().get(name);
            all.add(
                    owners[name] != SEVERAL
                            ? text
                            : free(text + " of " + users.names().get((int) (pair >> Integer.SIZE)), taken));
        }
        return CodeColumn.of(sessions, all);
    }

    private static String free(String wanted, Set<String> taken) {
        String name = wanted;
        for (int i = 2; !taken.add(name); i++) {
            name = wanted + " (" + i + ")";
        }
        return name;
    }

    private CodeColumn cut() {
        int[] sessions = new int[log.size()];
        int count = 0;
        UnitIndex index = log.byUser();
        for (int user = 0; user < index.capacity(); user++) {
            long first = 0;
            int campaign = CodeColumn.MISSING;
            for (int i = 0; i < index.size(user); i++) {
                int row = index.row(user, i);
                int own = campaigns.at(row);
                boolean changes = own != CodeColumn.MISSING && own != campaign;
                if (i == 0 || changes || isCut(index.row(user, i - 1), row, first)) {
                    count++;
                    first = log.times()[row];
                    campaign = own;
                }
                sessions[row] = count - 1;
            }
        }
        return CodeColumn.numbered(sessions, count);
    }

    /** Whether a row begins a session, whatever its campaign. */
    private boolean isCut(int before, int row, long first) {
        long time = log.times()[row];
        long last = log.times()[before];
        return time - last > gap
                || time - first > longest
                || begins[log.events().at(row)]
                || zone != null && time != last && !date(before, zone).equals(date(row, zone));
    }

    private LocalDate date(int row, ZoneId of) {
        return log.time(row).atZone(of).toLocalDate();
    }
}
