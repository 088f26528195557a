package io.github.cxmetrics.journey.attribution;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.journey.EventLog;
import io.github.cxmetrics.journey.Timeline;
import io.github.cxmetrics.journey.internal.CodeColumn;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Counts the channels of one journey after the other. */
final class ChannelCount implements Accumulator<Timeline, ChannelTally> {

    private static final int NONE = -1;

    private final ChannelRule rule;
    private ChannelTally joined;
    private @Nullable EventLog log;
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
        joined = counted();
    }

    private void bind(EventLog to) {
        channels = to.columns().textsOrNone(rule.property());
        events = to.columns().events();
        resolution = rule.resolution().isEmpty() ? NONE : events.codeOf(rule.resolution());
        selfService = new boolean[channels.names().size()];
        rule.selfService().stream()
                .mapToInt(channels::codeOf)
                .filter(code -> code != NONE)
                .forEach(code -> selfService[code] = true);
        log = to;
    }

    @Override
    public void add(Timeline timeline) {
        checkArgument(timeline != null, "a timeline must not be null");
        if (log != timeline.log()) {
            bind(timeline.log());
        }
        int first = NONE;
        int last = NONE;
        boolean left = false;
        boolean assisted = false;
        boolean ended = false;
        seen.clear();
        for (int i = 0; i < timeline.size(); i++) {
            int row = timeline.row(i);
            int channel = channels.at(row);
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
            if (!ended && first != NONE && resolution != NONE && events.at(row) == resolution) {
                ended = true;
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

    @Override
    public void addAll(ChannelTally tally) {
        joined = joined.plus(tally);
    }

    @Override
    public ChannelTally snapshot() {
        return joined.plus(counted());
    }

    private ChannelTally counted() {
        List<Long> byDistinct = Arrays.stream(distinct).boxed().toList();
        return new ChannelTally(
                rule, byDistinct, pairs, switches, begun, contained, resolved, resolvedInFirst, excluded);
    }
}
