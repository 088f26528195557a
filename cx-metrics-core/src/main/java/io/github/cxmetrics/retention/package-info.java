/**
 * Who stayed: retention, churn, cohorts, revenue retention and the life cycle of customers.
 *
 * <p>Whatever a window still keeps open is pending, never 0: cohort cells that are not complete are absent, repeat purchases are read off customers whose
 * window is over, and what can still rise says that it is provisional. Periods are those of a stated region.
 *
 * <p>The denominator is the question in this field, so it always has a name: customers at the start for {@link
 * io.github.cxmetrics.retention.RetentionRate}, a {@link io.github.cxmetrics.retention.ChurnDenominator} for {@link io.github.cxmetrics.retention.Churn}. Money is
 * exact: {@link io.github.cxmetrics.retention.Money} counts the minor units of one currency, and ratios of sums are rounded once, at the end.
 *
 * @serial exclude
 */
@NullMarked
package io.github.cxmetrics.retention;

import org.jspecify.annotations.NullMarked;
