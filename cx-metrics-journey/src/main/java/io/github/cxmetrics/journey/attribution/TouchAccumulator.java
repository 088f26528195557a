package io.github.cxmetrics.journey.attribution;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.journey.Timeline;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Counts timelines one by one: by the codes of their log as long as it stays the same, then by the names of the channels. */
final class TouchAccumulator implements Accumulator<Timeline, AttributionTally> {

    private final AttributionRule rule;
    private AttributionTally joined;
    private @Nullable TouchReader reader;
    private TouchPaths found;
    private final TreeMap<List<String>, ChannelPath> paths = new TreeMap<>(TouchPaths.BY_CHANNELS);
    private AttributionTally.Aside aside = AttributionTally.Aside.NONE;

    TouchAccumulator(AttributionRule rule) {
        this.rule = rule;
        joined = new AttributionTally(rule, List.of(), AttributionTally.Aside.NONE);
        found = new TouchPaths(rule.repeats());
    }

    @Override
    public void add(Timeline timeline) {
        checkArgument(timeline != null, "a timeline must not be null");
        checkArgument(!rule.conversion().isEmpty(), "paths that were counted elsewhere can't go on with a timeline");
        TouchReader known = reader;
        if (known == null || known.log() != timeline.log()) {
            TouchPaths next = new TouchPaths(rule.repeats());
            known = new TouchReader(rule, timeline.log(), next);
            settle();
            found = next;
            reader = known;
        }
        known.read(timeline);
    }

    private void settle() {
        if (reader != null) {
            found.addTo(paths, reader.channels());
            aside = aside.plus(AttributionTally.Aside.of(found));
            reader = null;
        }
    }

    @Override
    public void addAll(AttributionTally tally) {
        requireNonNull(tally, "tally");
        // What would not fit is refused before anything changes.
        snapshot().plus(tally);
        joined = joined.plus(tally);
    }

    @Override
    public AttributionTally snapshot() {
        settle();
        return joined.plus(new AttributionTally(rule, List.copyOf(paths.values()), aside));
    }
}
