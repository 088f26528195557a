/** The shape that every metric shares: rule, tally, metric, and its doubt. */
@NullMarked
package io.github.cxmetrics;

import org.jspecify.annotations.NullMarked;
