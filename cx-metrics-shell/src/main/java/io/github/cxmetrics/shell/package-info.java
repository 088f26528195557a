/** The analyst's session: tables from CSV files, sample data, scripts. */
@NullMarked
package io.github.cxmetrics.shell;

import org.jspecify.annotations.NullMarked;
