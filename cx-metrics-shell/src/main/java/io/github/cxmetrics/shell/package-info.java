/**
 * The analyst's session: tables from CSV files, sample data, scripts.
 *
 * <p>In the guide: <a href="https://github.com/cxmetrics/cx-metrics/blob/main/docs/guide/recipes.md">recipes</a>.
 */
@NullMarked
package io.github.cxmetrics.shell;

import org.jspecify.annotations.NullMarked;
