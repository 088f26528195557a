package io.github.cxmetrics.journey.attribution;

import io.github.cxmetrics.journey.EventLog;
import io.github.cxmetrics.journey.internal.CodeColumn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/** Counts the channels of one journey after the other. For one thread. */
final class ChannelCount {

    private static final int NONE = -1;

    private final ChannelRule rule;
    private CodeColumn channels = CodeColumn.missing(0);
    private CodeColumn events = channels;
    private int resolution = NONE;
    private boolean[] selfService = {};
    private final BitSet seen = new BitSet();

    private long[] distinct = {};
    private long pairs;
    private long switches;
    private long begun;
    private long contained;
    private long resolved;
    private long resolvedInFirst;
    private long excluded;

    ChannelCount(ChannelRule rule) {
        this.rule = rule;
    }

    void bind(EventLog log) {
        channels = log.columns().textsOrNone(rule.property());
        events = log.columns().events();
        resolution = rule.resolution().isEmpty() ? NONE : events.codeOf(rule.resolution());
        selfService = new boolean[channels.names().size()];
        rule.selfService().stream()
                .mapToInt(channels::codeOf)
                .filter(code -> code != NONE)
                .forEach(code -> selfService[code] = true);
    }

    /** Counts a journey, given by time. */
    void count(int[] rows) {
        int first = NONE;
        int last = NONE;
        boolean left = false;
        boolean assisted = false;
        int end = NONE;
        seen.clear();
        for (int i = 0; i < rows.length; i++) {
            int channel = channels.at(rows[i]);
            if (channel == NONE) {
                excluded++;
            } else {
                pairs += last == NONE ? 0 : 1;
                switches += last == NONE || last == channel ? 0 : 1;
                first = first == NONE ? channel : first;
                last = channel;
                left |= channel != first;
                assisted |= !selfService[channel];
                seen.set(channel);
            }
            if (end == NONE && first != NONE && resolution != NONE && events.at(rows[i]) == resolution) {
                end = i;
                resolved++;
                resolvedInFirst += left ? 0 : 1;
            }
        }
        if (first != NONE) {
            int n = seen.cardinality();
            distinct = n > distinct.length ? Arrays.copyOf(distinct, n) : distinct;
            distinct[n - 1]++;
            begun += selfService[first] ? 1 : 0;
            contained += selfService[first] && !assisted ? 1 : 0;
        }
    }

    ChannelTally tally() {
        List<Long> byDistinct = new ArrayList<>();
        for (long count : distinct) {
            byDistinct.add(count);
        }
        return new ChannelTally(
                rule,
                new ChannelTally.Counts(
                        rule, byDistinct, pairs, switches, begun, contained, resolved, resolvedInFirst, excluded));
    }
}
