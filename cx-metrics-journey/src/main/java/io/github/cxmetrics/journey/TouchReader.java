package io.github.cxmetrics.journey;

import static com.google.common.base.Preconditions.checkArgument;

import java.util.Arrays;
import java.util.List;

/** Finds touches and conversions in the rows of one unit after the other. For one thread. */
final class TouchReader {

    private final AttributionRule rule;
    private final EventLog log;
    private final TouchSink sink;
    private final Codes channels;
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
        channels = rule.channel().isEmpty() ? log.events : Texts.ofPart(log, rule.channel());
        conversion = log.events.codeOf(rule.conversion());
        isTouch = new boolean[log.eventNames().size()];
        Arrays.fill(isTouch, rule.touches().isEmpty());
        rule.touches().stream()
                .mapToInt(log.events::codeOf)
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
            Texts.of(log, rule.channel());
        }
        checkKnown(rule.conversion());
        rule.touches().forEach(this::checkKnown);
    }

    private void checkKnown(String event) {
        if (log.events.codeOf(event) < 0) {
            throw new IllegalArgumentException(Nearest.refusal(event, log));
        }
    }

    void readAll() {
        UnitIndex index = log.byUser();
        index.units().forEach(unit -> {
            int[] rows = index.rowsOf(unit);
            read(rows, rows.length);
        });
    }

    /** Reads a unit's rows, given by time. */
    void read(int[] rows, int length) {
        n = 0;
        for (int i = 0; i < length; i++) {
            int row = rows[i];
            int event = log.events.at(row);
            if (event == conversion) {
                convert(log.times[row]);
                if (rule.counted() == ConversionsCounted.FIRST) {
                    return;
                }
            } else if (isTouch[event]) {
                touch(row);
            }
        }
        if (n > 0) {
            sink.lost(touched, n);
        }
    }

    private void touch(int row) {
        int channel = channels.at(row);
        if (channel == Codes.MISSING) {
            sink.excluded++;
            return;
        }
        if (n == touched.length) {
            touched = Arrays.copyOf(touched, 2 * n);
            times = Arrays.copyOf(times, 2 * n);
        }
        touched[n] = channel;
        times[n++] = log.times[row];
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
