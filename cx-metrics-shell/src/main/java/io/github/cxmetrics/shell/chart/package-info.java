/** Pictures of results, in SVG and PNG. */
@NullMarked
package io.github.cxmetrics.shell.chart;

import org.jspecify.annotations.NullMarked;
