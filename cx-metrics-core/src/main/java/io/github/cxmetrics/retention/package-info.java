/**
 * Who stayed: retention, churn, and what they mean for recurring revenue.
 *
 * <p>The denominator is the question in this field, so it always has a name: customers at the start for {@link
 * io.github.cxmetrics.retention.RetentionRate}, a {@link io.github.cxmetrics.retention.ChurnDenominator} for {@link io.github.cxmetrics.retention.Churn}.
 * Windows that are still open are pending, never lost. Money is exact: {@link io.github.cxmetrics.retention.Money} counts the minor units of one currency,
 * and ratios of sums are rounded once, at the end.
 *
 * @serial exclude
 */
@NullMarked
package io.github.cxmetrics.retention;

import org.jspecify.annotations.NullMarked;
