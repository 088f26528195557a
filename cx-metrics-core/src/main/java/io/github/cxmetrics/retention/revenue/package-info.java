/**
 * Recurring revenue: what came, grew, shrank and went.
 *
 * <ul>
 *   <li>{@link io.github.cxmetrics.retention.revenue.MrrMovements} compares two dates, account by account: new, expansion, reactivation, contraction,
 *       churn; net and gross revenue retention come from it.
 *   <li>{@link io.github.cxmetrics.retention.revenue.MrrHistory} does so month by month.
 *   <li>{@link io.github.cxmetrics.retention.revenue.MrrLog} holds dated changes of subscriptions, from which any span can be read.
 *   <li>{@link io.github.cxmetrics.retention.revenue.ChurnReasons} says why customers and revenue were lost.
 *   <li>{@link io.github.cxmetrics.retention.revenue.RevenueRatio} and {@link io.github.cxmetrics.retention.revenue.Upsell} are ratios of exact sums,
 *       rounded once, at the end.
 * </ul>
 *
 * <p>Money is exact: {@link io.github.cxmetrics.Money} counts the minor units of one currency, and unlike currencies are refused, not converted. A
 * price for a year is brought to the month by the caller, who knows the rule.
 *
 * <p>Start with {@code MrrMovements} for a report of two months.
 *
 * <p>In the guide: <a href="https://github.com/cxmetrics/cx-metrics/blob/main/docs/guide/revenue.md">revenue</a>.
 *
 * @serial exclude
 */
@NullMarked
package io.github.cxmetrics.retention.revenue;

import org.jspecify.annotations.NullMarked;
