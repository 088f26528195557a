/** A report as one HTML file. */
@NullMarked
package io.github.cxmetrics.shell.report;

import org.jspecify.annotations.NullMarked;
