/**
 * The analyst's session: JShell with the library at hand, help from the guide, sample data, scripts.
 *
 * <p>In the guide: <a href="https://github.com/cxmetrics/cx-metrics/blob/main/docs/guide/shell.md">the session</a>.
 */
@NullMarked
package io.github.cxmetrics.shell;

import org.jspecify.annotations.NullMarked;
