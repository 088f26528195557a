package io.github.cxmetrics.journey.attribution;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import com.google.common.collect.Iterables;
import io.github.cxmetrics.internal.Ticks;
import io.github.cxmetrics.journey.EventLog;
import io.github.cxmetrics.journey.Timeline;
import io.github.cxmetrics.journey.internal.CodeColumn;
import io.github.cxmetrics.journey.internal.LogColumns;
import io.github.cxmetrics.journey.internal.TieOrder;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Finds touches and conversions in the rows of one unit after the other. For one thread. A unit is read as a whole before the sink sees any of it, so that one
 * that is refused changes nothing.
 */
final class TouchReader {

    /** Touches in all paths of one unit, where they serve again. */
    static final long MAX_SERVED = 10_000_000;

    private final AttributionRule rule;
    private final EventLog log;
    private final TouchSink sink;
    private final CodeColumn events;
    private final long[] ticks;
    private final CodeColumn channels;
    private final int conversion;
    private final int[] ranks;
    private final boolean[] isTouch;
    private final long lookback;
    private final long end;
    private final int empty;
    private int[] touched = new int[16];
    private long[] times = new long[16];
    private int n;
    private int since;
    private int[] froms = new int[16];
    private int[] tos = new int[16];
    private int[] converting = new int[16];
    private int conversions;
    private long expired;
    private long excluded;

    TouchReader(AttributionRule rule, EventLog log, TouchSink sink) {
        this.rule = rule;
        this.log = log;
        this.sink = sink;
        LogColumns columns = log.columns();
        events = columns.events();
        ticks = columns.times();
        channels = rule.channel().isEmpty() ? events : columns.names(rule.channel());
        ranks = TieOrder.ranks(channels.names());
        conversion = events.codeOf(rule.conversion());
        isTouch = new boolean[events.names().size()];
        Arrays.fill(isTouch, rule.touches().isEmpty());
        rule.touches().stream()
                .mapToInt(events::codeOf)
                .filter(code -> code >= 0)
                .forEach(code -> isTouch[code] = true);
        lookback = rule.lookback() == null ? Ticks.UNLIMITED : Ticks.floor(rule.lookback(), log.unit());
        end = rule.asOf() == null ? Ticks.UNLIMITED : Ticks.floorOrEnd(rule.asOf(), log.unit());
        empty = channels.codeOf("");
    }

    /** The names of the channels. */
    List<String> channels() {
        return channels.names();
    }

    EventLog log() {
        return log;
    }

    /** Refuses a strict log that does not know what the rule asks for. */
    static void checkKnown(AttributionRule rule, EventLog log) {
        requireNonNull(log, "log");
        checkArgument(!rule.conversion().isEmpty(), "paths that were counted elsewhere can't go on with a log");
        LogColumns columns = log.columns();
        if (!rule.channel().isEmpty()) {
            columns.propertyOrNone(rule.channel());
        }
        Iterables.concat(List.of(rule.conversion()), rule.touches()).forEach(columns::checkEvent);
    }

    /** Reads one unit, up to the end of the data. */
    void read(Timeline timeline) {
        n = 0;
        since = 0;
        conversions = 0;
        expired = 0;
        excluded = 0;
        Timeline seen = rule.readAsOf().map(timeline::upTo).orElse(timeline);
        int[] rows = IntStream.range(0, seen.size()).map(seen::row).toArray();
        TieOrder.sort(rows, ticks, this::rank);
        int i = 0;
        while (i < rows.length && goesOn(rows[i])) {
            i++;
        }
        checkServed();
        sink.afterAsOf += timeline.size() - seen.size();
        sink.expired += expired;
        sink.excluded += excluded;
        for (int c = 0; c < conversions; c++) {
            if (froms[c] == tos[c]) {
                sink.untouched++;
                sink.untouched(converting[c]);
            } else {
                boolean young = isOpen(times[tos[c] - 1]);
                sink.converted(new TouchSink.Path(touched, times, froms[c], tos[c]), converting[c], young);
            }
        }
        boolean goesOn = rule.counted() != AttributionRule.Conversions.FIRST || conversions == 0;
        if (goesOn && n > since) {
            open();
        }
    }

    /** Whether a path with such a last touch could still convert after the end of the data. */
    private boolean isOpen(long lastTouch) {
        return rule.asOf() != null && Ticks.plus(lastTouch, lookback) > end;
    }

    private void open() {
        int from = since;
        while (times[n - 1] - times[from] > lookback) {
            from++;
        }
        sink.expired += from - since;
        if (isOpen(times[n - 1])) {
            sink.pending++;
        } else {
            sink.lost(new TouchSink.Path(touched, times, from, n));
        }
    }

    private void checkServed() {
        long served = 0;
        for (int c = 0; c < conversions; c++) {
            served += tos[c] - froms[c];
        }
        checkArgument(
                served <= MAX_SERVED || rule.serving() == AttributionRule.Serving.ONCE,
                "touches that serve again would make paths of %s touches for one user, more than %s:"
                        + " take a shorter lookback, or let them serve once",
                served,
                MAX_SERVED);
    }

    /** Within a tick touches stand by channel, then conversions; what is neither stands anywhere. */
    private int rank(int row) {
        int channel = channels.at(row);
        boolean isTouched = isTouch[events.at(row)] && channel != CodeColumn.MISSING;
        return events.at(row) == conversion || !isTouched ? ranks.length : ranks[channel];
    }

    /** Takes the next row of a unit by time; false where its further rows don't count. */
    private boolean goesOn(int row) {
        int event = events.at(row);
        if (event == conversion) {
            convert(row);
            return rule.counted() != AttributionRule.Conversions.FIRST;
        }
        if (isTouch[event]) {
            touch(row);
        }
        return true;
    }

    private void touch(int row) {
        int channel = channels.at(row);
        if (channel == CodeColumn.MISSING) {
            excluded++;
            return;
        }
        checkArgument(channel != empty, "a channel must not be empty (row %s of the log)", row);
        if (n == touched.length) {
            touched = Arrays.copyOf(touched, 2 * n);
            times = Arrays.copyOf(times, 2 * n);
        }
        touched[n] = channel;
        times[n++] = ticks[row];
    }

    private void convert(int row) {
        int from = conversions > 0 && rule.serving() == AttributionRule.Serving.AGAIN ? froms[conversions - 1] : since;
        int first = from;
        while (from < n && ticks[row] - times[from] > lookback) {
            from++;
        }
        expired += from - first;
        if (conversions == froms.length) {
            froms = Arrays.copyOf(froms, 2 * conversions);
            tos = Arrays.copyOf(tos, 2 * conversions);
            converting = Arrays.copyOf(converting, 2 * conversions);
        }
        froms[conversions] = from;
        tos[conversions] = n;
        converting[conversions++] = row;
        since = n;
    }
}
