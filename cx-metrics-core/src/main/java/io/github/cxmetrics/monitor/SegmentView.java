package io.github.cxmetrics.monitor;

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
     * Checks the name.
     *
     * @param segment its name
     * @param hidden whether its numbers may not be shown
     * @param metric value, interval and n; null where it is hidden
     */
    public SegmentView {
        requireNonNull(segment, "segment");
    }

    static SegmentView hidden(String segment) {
        return new SegmentView(segment, true, null);
    }

    static SegmentView of(String segment, MetricView metric) {
        return new SegmentView(segment, false, metric);
    }
}
