package io.github.cxmetrics.survey;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.Metric;
import java.io.Serializable;

/**
 * A survey metric with the kind of its sample. The interval is the metric's own; what prints says what it does not cover.
 *
 * @param metric the metric
 * @param sampling how the respondents were chosen
 * @param <M> the metric's type
 */
public record SurveyResult<M extends Metric<M>>(M metric, SamplingKind sampling) implements Serializable {

    /**
     * Checks the parts.
     *
     * @param metric the metric
     * @param sampling how the respondents were chosen
     * @throws IllegalArgumentException if one is null
     */
    public SurveyResult {
        checkArgument(
                metric != null && sampling != null, "a survey result needs a metric and a kind of sample, not null");
    }

    /** The metric's line, and the note of its kind of sample. */
    @Override
    public String toString() {
        return sampling.note().isEmpty() ? metric.toString() : metric + " (" + sampling.note() + ")";
    }
}
