package io.github.cxmetrics.journey.path;

import io.github.cxmetrics.journey.EventLog;
import io.github.cxmetrics.journey.internal.CodeColumn;
import io.github.cxmetrics.journey.internal.DealtPaths;
import io.github.cxmetrics.journey.internal.Threads;
import io.github.cxmetrics.journey.internal.VariantTable;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Counts the paths of a log in two turns: each thread deals the paths of its rows by their hash, and then counts those that were dealt to its shards of the table.
 * So a second core helps though nearly all paths be distinct, and the part of the table in hand fits a near cache. What waits is bounded.
 */
final class VariantScan {

    private static final int STRETCH = 1 << 14;

    private final EventLog log;
    private final PathScan scan;
    private final int limit;
    private final boolean inPlace;
    private final VariantTable table;
    private long excluded;

    VariantScan(EventLog log, PathRule rule, int limit) {
        this.log = log;
        this.limit = limit;
        scan = new PathScan(log, rule);
        inPlace = scan.isInRuns() && rule.repeats() == Repeats.KEPT && isComplete(scan.codes);
        byte[] column = scan.codes.bytes();
        table = inPlace && column != null
                ? VariantTable.referringTo(column)
                : VariantTable.dealt(scan.names.size(), log.size());
        count();
    }

    private boolean isComplete(CodeColumn codes) {
        if (codes == log.columns().events()) {
            return true;
        }
        int all = 0;
        for (int row = 0; row < codes.size(); row++) {
            all |= codes.at(row);
        }
        return all >= 0;
    }

    VariantTable table() {
        return table;
    }

    /** Rows that name no step. */
    long excluded() {
        return excluded;
    }

    /** The name of each code, not sorted. */
    List<String> names() {
        return inPlace ? scan.codes.names() : scan.names;
    }

    private void count() {
        int parts = Threads.parts(log.size());
        int expected = Math.min(log.columns().users().names().size(), log.size()) / parts;
        List<Part> all = IntStream.range(0, parts)
                .mapToObj(part -> new Part(
                        scan.border(Threads.bound(part, parts, scan.extent())),
                        scan.border(Threads.bound(part + 1, parts, scan.extent())),
                        expected))
                .toList();
        while (!all.stream().allMatch(Part::isDone)) {
            Threads.map(parts, part -> all.get(part).deal());
            table.addAll(all.stream().map(part -> part.dealt).toList());
        }
        table.settle(parts);
        excluded = all.stream().mapToLong(part -> part.excluded).sum();
    }

    /** What one thread reads. */
    private final class Part extends PathSink<Variants> {

        final DealtPaths dealt;
        private final int to;
        private int at;

        Part(int from, int to, int expected) {
            dealt = table.dealt(expected);
            this.to = to;
            at = from;
        }

        boolean isDone() {
            return at >= to;
        }

        /** As many as may wait. */
        Part deal() {
            dealt.clear();
            while (!isDone() && !dealt.isFull()) {
                int next = to - at <= STRETCH ? to : Math.min(to, scan.border(at + STRETCH));
                if (inPlace) {
                    refer(at, next);
                } else {
                    scan.read(at, next, this);
                }
                at = next;
            }
            return this;
        }

        private void refer(int from, int to) {
            CodeColumn users = log.columns().users();
            byte[] narrow = scan.codes.bytes();
            int[] wide = narrow == null ? scan.codes.toInts() : new int[0];
            int start = from;
            while (start < to) {
                int end = users.runEnd(start, to);
                int cut = end - start > limit ? start + limit : end;
                if (narrow != null) {
                    dealt.refer(narrow, start, cut);
                } else {
                    dealt.add(wide, start, cut);
                }
                start = end;
            }
        }

        @Override
        void path(int[] steps, int length) {
            dealt.add(steps, 0, Math.min(length, limit));
        }

        @Override
        Variants tally(List<String> names) {
            throw new UnsupportedOperationException("parts are counted together");
        }
    }
}
