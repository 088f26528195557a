package io.github.cxmetrics.journey.attribution;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.journey.EventLog;
import io.github.cxmetrics.journey.Timeline;
import io.github.cxmetrics.journey.internal.CodeColumn;
import io.github.cxmetrics.journey.internal.LogColumns;
import io.github.cxmetrics.journey.internal.UnitIndex;
import java.util.Arrays;
import java.util.List;

/** Finds touches and conversions in the rows of one unit after the other. For one thread. */
final class TouchReader {

    private final AttributionRule rule;
    private final EventLog log;
    private final LogColumns columns;
    private final TouchSink sink;
    private final CodeColumn events;
    private final long[] ticks;
    private final CodeColumn channels;
    private final int conversion;
    private final boolean[] isTouch;
    private final long lookback;
    private int[] touched = new int[16];
    private long[] times = new long[16];
    private int n;

    TouchReader(AttributionRule rule, EventLog log, TouchSink sink) {
        this.rule = rule;
        this.log = log;
        this.sink = sink;
        columns = log.columns();
        events = columns.events();
        ticks = columns.times();
        channels = rule.channel().isEmpty() ? events : columns.textsOrNone(rule.channel());
        conversion = events.codeOf(rule.conversion());
        isTouch = new boolean[events.names().size()];
        Arrays.fill(isTouch, rule.touches().isEmpty());
        rule.touches().stream()
                .mapToInt(events::codeOf)
                .filter(code -> code >= 0)
                .forEach(code -> isTouch[code] = true);
        lookback = rule.lookbackTicks(log);
    }

    /** The names of the channels. */
    List<String> channels() {
        return channels.names();
    }

    void checkKnown() {
        checkArgument(!rule.conversion().isEmpty(), "paths that were counted elsewhere can't go on with %s", log);
        if (!rule.channel().isEmpty()) {
            columns.texts(rule.channel());
        }
        checkKnown(rule.conversion());
        rule.touches().forEach(this::checkKnown);
    }

    private void checkKnown(String event) {
        if (events.codeOf(event) < 0) {
            throw new IllegalArgumentException(columns.unknownEvent(event));
        }
    }

    void readAll() {
        UnitIndex index = columns.byUser();
        index.units().forEach(unit -> {
            n = 0;
            int i = 0;
            while (i < index.size(unit) && goesOn(index.row(unit, i))) {
                i++;
            }
            end();
        });
    }

    /** Reads one unit. */
    void read(Timeline timeline) {
        n = 0;
        int i = 0;
        while (i < timeline.size() && goesOn(timeline.row(i))) {
            i++;
        }
        end();
    }

    /** Takes the next row of a unit by time; false where its further rows don't count. */
    private boolean goesOn(int row) {
        int event = events.at(row);
        if (event == conversion) {
            convert(ticks[row]);
            return rule.counted() != ConversionsCounted.FIRST;
        }
        if (isTouch[event]) {
            touch(row);
        }
        return true;
    }

    private void end() {
        if (n > 0) {
            sink.lost(touched, n);
        }
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
