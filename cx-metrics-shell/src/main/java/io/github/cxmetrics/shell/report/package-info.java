/**
 * A report as one HTML file: results, tables, pictures and text.
 *
 * <p>In the guide: <a href="https://github.com/cxmetrics/cx-metrics/blob/main/docs/guide/report.md">report</a>.
 */
@NullMarked
package io.github.cxmetrics.shell.report;

import org.jspecify.annotations.NullMarked;
