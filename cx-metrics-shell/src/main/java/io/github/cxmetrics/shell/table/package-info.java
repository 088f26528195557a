/** Any export in: files and queries as tables of coded text, their typed columns, verbs, and the doors to the metrics. */
@NullMarked
package io.github.cxmetrics.shell.table;

import org.jspecify.annotations.NullMarked;
