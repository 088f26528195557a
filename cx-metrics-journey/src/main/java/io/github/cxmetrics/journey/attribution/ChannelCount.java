package io.github.cxmetrics.journey.attribution;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.journey.EventLog;
import io.github.cxmetrics.journey.Timeline;
import io.github.cxmetrics.journey.internal.CodeColumn;
import io.github.cxmetrics.journey.internal.TieOrder;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
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
    private int[] ranks = {};
    private int empty = NONE;
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
        channels = to.columns().names(rule.property());
        events = to.columns().events();
        resolution = rule.resolution().isEmpty() ? NONE : events.codeOf(rule.resolution());
        ranks = TieOrder.ranks(channels.names());
        empty = channels.codeOf("");
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
        int[] rows = IntStream.range(0, timeline.size()).map(timeline::row).toArray();
        for (int row : rows) {
            checkArgument(
                    empty == NONE || channels.at(row) != empty, "a channel must not be empty (row %s of the log)", row);
        }
        long[] times = timeline.log().columns().times();
        TieOrder.sort(rows, times, row -> channels.at(row) == NONE ? ranks.length : ranks[channels.at(row)]);
        int first = NONE;
        int last = NONE;
        boolean left = false;
        boolean assisted = false;
        boolean resolving = false;
        boolean ended = false;
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
            resolving |= resolution != NONE && events.at(rows[i]) == resolution;
            if (i + 1 == rows.length || times[rows[i + 1]] != times[rows[i]]) {
                if (resolving && !ended && first != NONE) {
                    ended = true;
                    resolved++;
                    resolvedInFirst += left ? 0 : 1;
                }
                resolving = false;
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
        requireNonNull(tally, "tally");
        // What would not fit is refused before anything changes.
        snapshot().plus(tally);
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
