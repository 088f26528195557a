package io.github.cxmetrics.journey.path;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.Tally;
import io.github.cxmetrics.journey.Timeline;
import io.github.cxmetrics.journey.internal.PathBuffer;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.BinaryOperator;

/** Counts timelines one by one into a sink. */
final class PathAccumulator<S extends PathSink, T extends Tally<T>> implements Accumulator<Timeline, T> {

    private final PathRule rule;
    private final StepNames names = new StepNames();
    private final PathBuffer buffer;
    private final S sink;
    private final BiFunction<S, List<String>, T> tally;
    private T joined;

    /**
     * Makes an accumulator.
     *
     * @param tally makes a tally of what a sink has counted; the names need not be sorted
     */
    PathAccumulator(PathRule rule, S sink, BiFunction<S, List<String>, T> tally) {
        this.rule = rule;
        this.sink = sink;
        this.tally = tally;
        buffer = rule.buffer();
        joined = tally.apply(sink, List.of());
    }

    @Override
    public void add(Timeline timeline) {
        checkArgument(timeline != null, "a timeline must not be null");
        PathScan.read(timeline, rule, names, buffer, sink);
    }

    @Override
    public void addAll(T counted) {
        joined = joined.plus(counted);
    }

    @Override
    public T snapshot() {
        return joined.plus(tally.apply(sink, names.names()));
    }

    /** One tally of many. */
    static <T extends Tally<T>> T sum(List<T> parts, BinaryOperator<T> plus) {
        return parts.stream().reduce(plus).orElseThrow();
    }
}
