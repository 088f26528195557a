/**
 * What may be shown of small counts: which to hide, which others to hide with them so that nobody can subtract, and an audit of what a reader can still find.
 *
 * <ul>
 *   <li>{@link io.github.cxmetrics.monitor.disclosure.Suppression} for a list of counts with or without its total; segments of a metric have it built in
 *       ({@code Segments.atLeast}).
 *   <li>{@link io.github.cxmetrics.monitor.disclosure.SuppressedTable} for a two-way table with its margins.
 *   <li>{@link io.github.cxmetrics.monitor.disclosure.SuppressionAudit} for a table that somebody else made: the bounds of each hidden cell.
 * </ul>
 *
 * <p>Start with {@code SuppressedTable.of(10, rows, columns, counts)}.
 *
 * <p>In the guide: <a href="https://github.com/cxmetrics/cx-metrics/blob/main/docs/guide/segments.md">segments</a>.
 *
 * @serial exclude
 */
@NullMarked
package io.github.cxmetrics.monitor.disclosure;

import org.jspecify.annotations.NullMarked;
