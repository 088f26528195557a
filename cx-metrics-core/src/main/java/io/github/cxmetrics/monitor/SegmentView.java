package io.github.cxmetrics.monitor;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.MetricView;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * A segment as plain data.
 *
 * @param segment its name
 * @param hidden whether its numbers may not be shown
 * @param metric value, interval and n; null where it is hidden, which is not 0
 */
public record SegmentView(
        String segment, boolean hidden, @Nullable MetricView metric) implements Serializable {

    /**
     * Checks that what is hidden has no numbers.
     *
     * @param segment its name
     * @param hidden whether its numbers may not be shown
     * @param metric value, interval and n; null where it is hidden
     * @throws IllegalArgumentException if it is hidden and has numbers, or is shown without
     */
    public SegmentView {
        requireNonNull(segment, "segment");
        checkArgument(hidden == (metric == null), "a segment has numbers, or it is hidden");
    }

    static SegmentView hidden(String segment) {
        return new SegmentView(segment, true, null);
    }

    static SegmentView of(String segment, MetricView metric) {
        return new SegmentView(segment, false, metric);
    }
}
