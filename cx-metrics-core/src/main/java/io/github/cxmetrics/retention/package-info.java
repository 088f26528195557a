/**
 * Who stayed: retention, churn, cohorts, revenue retention and the life cycle of customers.
 *
 * <p>Whatever a window still keeps open is pending, never 0: cohort cells that are not complete are absent, repeat purchases are read off customers whose
 * window is over, and what can still rise says that it is provisional. Periods are those of a stated region.
 *
 * @serial exclude
 */
@NullMarked
package io.github.cxmetrics.retention;

import org.jspecify.annotations.NullMarked;
