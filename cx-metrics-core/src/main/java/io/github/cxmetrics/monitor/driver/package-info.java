/**
 * What drives a rating: which attributes of the service go with the overall rating, and how much of its variance each explains.
 *
 * <p>Start with {@link io.github.cxmetrics.monitor.driver.DriverRule}: name the outcome and its attributes, count columns or rows, and ask the {@link
 * io.github.cxmetrics.monitor.driver.Drivers} for {@code shapley()}, {@code johnson()}, {@code effects()} or {@code table()}. {@link
 * io.github.cxmetrics.monitor.driver.ImportancePerformance} sets importance against performance in four fields. {@link
 * io.github.cxmetrics.monitor.driver.DriverModel} does the same from published correlations, and {@link
 * io.github.cxmetrics.monitor.driver.RankCorrelation} looks at ranks, because ratings are ordinal.
 *
 * <p>The tally holds sums of products as whole numbers, in blocks of rows: it merges exactly, and the blocks give the intervals (grouped jackknife). Drivers
 * are associations of a survey, not effects: a cause that nobody asked about is in no table.
 *
 * <p>In the guide: <a href="https://github.com/cxmetrics/cx-metrics/blob/main/docs/guide/drivers.md">drivers</a>.
 *
 * @serial exclude
 */
@NullMarked
package io.github.cxmetrics.monitor.driver;

import org.jspecify.annotations.NullMarked;
