/**
 * Any export in: files and queries as tables of coded text, their typed columns, verbs, and the doors to the metrics.
 *
 * <ul>
 *   <li>{@link io.github.cxmetrics.shell.table.Table} reads a file by the options of {@link io.github.cxmetrics.shell.table.Csv}, and is where everything else
 *       begins.
 *   <li>{@link io.github.cxmetrics.shell.table.Groups} are its rows by columns or periods, {@link io.github.cxmetrics.shell.table.Grouped} a metric of each,
 *       {@link io.github.cxmetrics.shell.table.Changes} that metric from month to month.
 *   <li>{@link io.github.cxmetrics.shell.table.ResultTable} is the other end: the numbers of a result, for a page or a wiki.
 * </ul>
 *
 * <p>In the guide: <a href="https://github.com/cxmetrics/cx-metrics/blob/main/docs/guide/load-anything.md">load anything</a>.
 */
@NullMarked
package io.github.cxmetrics.shell.table;

import org.jspecify.annotations.NullMarked;
