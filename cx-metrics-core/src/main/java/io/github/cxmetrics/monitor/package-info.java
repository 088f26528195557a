/**
 * What changed, and is it real: metrics over time, against targets, and by segment.
 *
 * <p>Everything here reads tallies and makes values: nothing is counted twice, no clock is read, and a chart, a change date or a verdict is a record with
 * its numbers, a line and a table.
 *
 * <ul>
 *   <li>Over time: start with {@link io.github.cxmetrics.monitor.MetricSeries}, a metric by calendar period. It makes rolling windows, control charts, run
 *       charts, EWMA and CUSUM, change points, trends and the comparison with last year.
 *   <li>Against a target: {@link io.github.cxmetrics.monitor.Target}.
 *   <li>By segment: {@link io.github.cxmetrics.monitor.Segments} against the rest, with small ones hidden, {@link io.github.cxmetrics.monitor.MixAndRate} for
 *       what changed a total, {@link io.github.cxmetrics.monitor.Leaderboard} for who leads, {@link io.github.cxmetrics.monitor.TopicImpact} for topics.
 *   <li>In rooms of their own: {@code monitor.experiment}, {@code monitor.disclosure} (hidden counts), {@code monitor.group} (tests of several groups).
 * </ul>
 *
 * <p>A period is {@code [start, next)} in a time zone. The one that holds {@code asOf} is partial: it is shown and never charted, tested or alarmed on. An
 * empty one is a gap: undefined, not 0, and no run goes across it.
 *
 * <p>In the guide: <a href="https://github.com/cxmetrics/cx-metrics/blob/main/docs/guide/monitor.md">monitor</a>,
 *     <a href="https://github.com/cxmetrics/cx-metrics/blob/main/docs/guide/segments.md">segments</a>.
 *
 * @serial exclude
 */
@NullMarked
package io.github.cxmetrics.monitor;

import org.jspecify.annotations.NullMarked;
