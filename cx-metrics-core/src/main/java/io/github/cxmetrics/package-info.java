/**
 * The shape that every metric shares: a rule says how one observation is counted, a tally is the exact mergeable count, a metric is a tally with one
 * headline number, and its doubt is an interval and a signed comparison.
 *
 * <ul>
 *   <li>{@link io.github.cxmetrics.TallyRule} is plain data. It makes an {@link io.github.cxmetrics.Accumulator}, the only mutable side, which belongs to
 *       one thread; {@link io.github.cxmetrics.TallyRecorder} and {@link io.github.cxmetrics.WindowedRecorder} are the thread-safe side for services.
 *   <li>{@link io.github.cxmetrics.Tally} is an immutable value that may be shared between threads. Because tallies count in {@code long}s, a sequential
 *       run, a parallel stream, a recorder and a cluster give equal objects. Its {@link io.github.cxmetrics.TallyCounts} are what is stored and sent.
 *   <li>{@link io.github.cxmetrics.Metric} adds the number with its {@link io.github.cxmetrics.Interval} and {@link io.github.cxmetrics.Comparison};
 *       {@link io.github.cxmetrics.MetricTable} prints many of them.
 *   <li>{@link io.github.cxmetrics.Proportion} is the share that most metrics come down to, with its methods by name
 *       ({@link io.github.cxmetrics.ProportionMethod}, {@link io.github.cxmetrics.DifferenceMethod}).
 *   <li>{@link io.github.cxmetrics.Money} is an exact amount of one currency.
 * </ul>
 *
 * <p>Empty is a tally, not a number: an empty tally may be held and merged, and asking for its number throws {@link IllegalStateException} with the
 * metric's name. Full precision inside; rounding only in {@code toString} and tables.
 *
 * <p>In the guide: <a href="https://github.com/cxmetrics/cx-metrics/blob/main/docs/guide/write-your-own-metric.md">write your own metric</a>,
 *     <a href="https://github.com/cxmetrics/cx-metrics/blob/main/docs/guide/what-merges-over-what.md">what merges over what</a>,
 *     <a href="https://github.com/cxmetrics/cx-metrics/blob/main/docs/guide/which-intervals.md">which intervals</a>.
 *
 * @serial exclude
 */
@NullMarked
package io.github.cxmetrics;

import org.jspecify.annotations.NullMarked;
