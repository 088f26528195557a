package io.github.cxmetrics.journey.path;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.Tally;
import io.github.cxmetrics.journey.Timeline;
import io.github.cxmetrics.journey.internal.PathBuffer;
import java.util.List;

/** Counts timelines one by one into a sink. */
final class PathAccumulator<T extends Tally<T>> implements Accumulator<Timeline, T> {

    private final PathRule rule;
    private final StepNames names = new StepNames();
    private final PathBuffer buffer;
    private final PathSink<T> sink;
    private T joined;

    PathAccumulator(PathRule rule, PathSink<T> sink) {
        this.rule = rule;
        this.sink = sink;
        buffer = rule.buffer();
        joined = sink.tally(List.of());
    }

    @Override
    public void add(Timeline timeline) {
        checkArgument(timeline != null, "a timeline must not be null");
        PathScan.read(timeline, rule, names, buffer, sink);
    }

    @Override
    public void addAll(T counted) {
        requireNonNull(counted, "counted");
        // What would not fit is refused before anything changes.
        snapshot().plus(counted);
        joined = joined.plus(counted);
    }

    @Override
    public T snapshot() {
        return joined.plus(sink.tally(names.names()));
    }
}
