package io.github.cxmetrics.journey.path;

import io.github.cxmetrics.Tally;
import io.github.cxmetrics.journey.EventLog;
import io.github.cxmetrics.journey.EventOrder;
import io.github.cxmetrics.journey.Timeline;
import io.github.cxmetrics.journey.internal.CodeColumn;
import io.github.cxmetrics.journey.internal.PathBuffer;
import io.github.cxmetrics.journey.internal.Threads;
import io.github.cxmetrics.journey.internal.UnitIndex;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Reads the paths of a log, column by column. Codes of steps are ranks of their names, so that the order of codes is that of the names. */
final class PathScan {

    /** The names of the steps, ascending. */
    final List<String> names;

    /** The steps as the log numbers them. */
    final CodeColumn codes;

    private final EventLog log;
    private final PathRule rule;
    private final int[] rankOf;
    private final @Nullable UnitIndex index;

    PathScan(EventLog log, PathRule rule) {
        this.log = log;
        this.rule = rule;
        codes = rule.codes(log);
        List<String> unsorted = codes.names();
        unsorted.forEach(PathRule::checkName);
        rankOf = ranks(unsorted);
        String[] sorted = new String[rankOf.length];
        for (int code = 0; code < rankOf.length; code++) {
            sorted[rankOf[code]] = unsorted.get(code);
        }
        names = List.of(sorted);
        index = log.order() == EventOrder.BY_USER_AND_TIME
                ? null
                : log.columns().byUser();
    }

    /** Where each name stands among all of them, ascending. */
    static int[] ranks(List<String> names) {
        int[] order = IntStream.range(0, names.size())
                .boxed()
                .sorted(Comparator.comparing(names::get))
                .mapToInt(Integer::intValue)
                .toArray();
        int[] rankOf = new int[order.length];
        for (int rank = 0; rank < order.length; rank++) {
            rankOf[order[rank]] = rank;
        }
        return rankOf;
    }

    /** The tally of all units: of each part of the log, counted on its own, and then together. */
    static <T extends Tally<T>> T count(EventLog log, PathRule rule, IntFunction<? extends PathSink<T>> sinkOfNames) {
        PathScan scan = new PathScan(log, rule);
        return Tally.merge(scan.run(() -> sinkOfNames.apply(scan.names.size())).stream()
                .map(sink -> sink.tally(scan.names))
                .toList());
    }

    /** Sinks that have each counted some of the units. */
    private <S extends PathSink<?>> List<S> run(Supplier<S> sinks) {
        int parts = Threads.parts(log.size());
        return Threads.map(parts, part -> {
            S sink = sinks.get();
            read(border(Threads.bound(part, parts, extent())), border(Threads.bound(part + 1, parts, extent())), sink);
            return sink;
        });
    }

    /** Whether the rows of each unit lie side by side and in order. */
    boolean isInRuns() {
        return index == null;
    }

    /** How far positions go: rows where units are runs, numbers of units where they are not. */
    int extent() {
        return index == null ? log.size() : index.capacity();
    }

    /** The first position at or after another where a unit begins. */
    int border(int position) {
        return index == null ? runStart(position) : position;
    }

    /** Gives a sink the paths of the units between two borders. */
    void read(int from, int to, PathSink<?> sink) {
        if (index == null) {
            readRuns(from, to, sink);
        } else {
            readUnits(index, from, to, sink);
        }
    }

    private int runStart(int row) {
        CodeColumn users = log.columns().users();
        int start = row;
        while (start > 0 && start < users.size() && users.at(start) == users.at(start - 1)) {
            start++;
        }
        return start;
    }

    private void readRuns(int from, int to, PathSink<?> sink) {
        PathBuffer buffer = rule.buffer();
        CodeColumn users = log.columns().users();
        int unit = -1;
        for (int row = from; row < to; row++) {
            if (users.at(row) != unit) {
                flush(buffer, sink);
                unit = users.at(row);
            }
            read(row, buffer, sink);
        }
        flush(buffer, sink);
    }

    private void readUnits(UnitIndex index, int from, int to, PathSink<?> sink) {
        PathBuffer buffer = rule.buffer();
        for (int unit = from; unit < to; unit++) {
            for (int i = 0; i < index.size(unit); i++) {
                read(index.row(unit, i), buffer, sink);
            }
            flush(buffer, sink);
        }
    }

    private void read(int row, PathBuffer buffer, PathSink<?> sink) {
        int code = codes.at(row);
        if (code == CodeColumn.MISSING) {
            sink.excluded++;
        } else {
            buffer.add(rankOf[code]);
        }
    }

    private static void flush(PathBuffer buffer, PathSink<?> sink) {
        if (buffer.length() > 0) {
            sink.path(buffer.steps(), buffer.length());
            buffer.clear();
        }
    }

    /** The steps of one timeline of the log as codes of another dictionary. */
    static void read(Timeline timeline, PathRule rule, StepNames names, PathBuffer buffer, PathSink<?> sink) {
        int[] codeOf = names.codesOf(timeline.log(), rule);
        CodeColumn codes = names.column();
        buffer.clear();
        long excluded = 0;
        for (int i = 0; i < timeline.size(); i++) {
            int code = codes.at(timeline.row(i));
            if (code == CodeColumn.MISSING) {
                excluded++;
            } else {
                buffer.add(codeOf[code]);
            }
        }
        sink.excluded += excluded;
        flush(buffer, sink);
    }
}
