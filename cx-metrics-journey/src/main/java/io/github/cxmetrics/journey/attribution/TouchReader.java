package io.github.cxmetrics.journey.attribution;

import static com.google.common.base.Preconditions.checkArgument;

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

/** Finds touches and conversions in the rows of one unit after the other. For one thread. */
final class TouchReader {

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
    private int[] touched = new int[16];
    private long[] times = new long[16];
    private int n;

    TouchReader(AttributionRule rule, EventLog log, TouchSink sink) {
        this.rule = rule;
        this.log = log;
        this.sink = sink;
        LogColumns columns = log.columns();
        events = columns.events();
        ticks = columns.times();
        channels = rule.channel().isEmpty() ? events : columns.textsOrNone(rule.channel());
        ranks = TieOrder.ranks(channels.names());
        conversion = events.codeOf(rule.conversion());
        isTouch = new boolean[events.names().size()];
        Arrays.fill(isTouch, rule.touches().isEmpty());
        rule.touches().stream()
                .mapToInt(events::codeOf)
                .filter(code -> code >= 0)
                .forEach(code -> isTouch[code] = true);
        lookback = rule.lookback() == null ? Ticks.UNLIMITED : Ticks.floor(rule.lookback(), log.unit());
    }

    /** The names of the channels. */
    List<String> channels() {
        return channels.names();
    }

    EventLog log() {
        return log;
    }

    /** Refuses a log that does not know what the rule asks for. */
    static void checkKnown(AttributionRule rule, EventLog log) {
        checkArgument(!rule.conversion().isEmpty(), "paths that were counted elsewhere can't go on with %s", log);
        LogColumns columns = log.columns();
        if (!rule.channel().isEmpty()) {
            columns.texts(rule.channel());
        }
        for (String event : Iterables.concat(List.of(rule.conversion()), rule.touches())) {
            if (columns.events().codeOf(event) < 0) {
                throw new IllegalArgumentException(columns.unknownEvent(event));
            }
        }
    }

    /** Reads one unit, up to the end of the data. */
    void read(Timeline timeline) {
        n = 0;
        Timeline seen = rule.readAsOf().map(timeline::upTo).orElse(timeline);
        sink.afterAsOf += timeline.size() - seen.size();
        int[] rows = IntStream.range(0, seen.size()).map(seen::row).toArray();
        TieOrder.sort(rows, ticks, this::rank);
        int i = 0;
        while (i < rows.length && goesOn(rows[i])) {
            i++;
        }
        if (n > 0) {
            sink.lost(touched, n);
        }
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
            convert(ticks[row]);
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
            sink.excluded++;
            return;
        }
        if (n == touched.length) {
            touched = Arrays.copyOf(touched, 2 * n);
            times = Arrays.copyOf(times, 2 * n);
        }
        touched[n] = channel;
        times[n++] = ticks[row];
    }

    private void convert(long time) {
        int from = 0;
        while (from < n && time - times[from] > lookback) {
            from++;
        }
        sink.expired += from;
        if (from == n) {
            sink.untouched++;
        } else {
            for (int i = from; i < n; i++) {
                times[i] = time - times[i];
            }
            sink.converted(touched, times, from, n);
        }
        n = 0;
    }
}
