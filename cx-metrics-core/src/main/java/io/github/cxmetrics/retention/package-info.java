/**
 * Who stayed: retention, churn and renewals of customers who were there at the start. Cohorts and money have packages of their own.
 *
 * <ul>
 *   <li>{@link io.github.cxmetrics.retention.RetentionRate} is the share of the customers at the start who are still there at the end.
 *   <li>{@link io.github.cxmetrics.retention.Churn} is the share that left, over a denominator with a name
 *       ({@link io.github.cxmetrics.retention.ChurnDenominator}); {@link io.github.cxmetrics.retention.ChurnRate} and
 *       {@link io.github.cxmetrics.retention.DailyChurn} convert between periods.
 *   <li>{@link io.github.cxmetrics.retention.ConversionRate} counts contracts that came up and were renewed, or trials that converted, by number and
 *       by money, with windows that are still open left pending ({@link io.github.cxmetrics.retention.ConversionRule}).
 *   <li>{@link io.github.cxmetrics.retention.ChurnAfterEvent} compares those who churned after an event with those who had none.
 *   <li>{@link io.github.cxmetrics.retention.cohort}: cohort tables, active days, repeat purchases, life cycle.
 *   <li>{@link io.github.cxmetrics.retention.revenue}: recurring revenue, its movements, net and gross retention.
 * </ul>
 *
 * <p>The denominator is the question in this field, so it always has a name. Whatever a window still keeps open is pending, never 0.
 *
 * <p>In the guide: <a href="https://github.com/cxmetrics/cx-metrics/blob/main/docs/guide/retention.md">retention</a>.
 *
 * @serial exclude
 */
@NullMarked
package io.github.cxmetrics.retention;

import org.jspecify.annotations.NullMarked;
