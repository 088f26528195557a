/**
 * Pictures of results, as SVG and PNG: {@link io.github.cxmetrics.shell.chart.Chart} takes a result, and paints it with its interval, its n and the name of
 * the method.
 *
 * <p>In the guide: <a href="https://github.com/cxmetrics/cx-metrics/blob/main/docs/guide/pictures.md">pictures</a>.
 */
@NullMarked
package io.github.cxmetrics.shell.chart;

import org.jspecify.annotations.NullMarked;
