/**
 * Who came back: customers grouped by when they began, followed period by period.
 *
 * <ul>
 *   <li>{@link io.github.cxmetrics.retention.cohort.ActivityLog} holds who did something when, in columns; amounts may stand beside.
 *   <li>{@link io.github.cxmetrics.retention.cohort.CohortRule} says which periods, who belongs to a cohort
 *       ({@link io.github.cxmetrics.retention.cohort.CohortEntry}) and what a return is ({@link io.github.cxmetrics.retention.cohort.Returning}: in a period,
 *       in or after it, or in brackets of days).
 *   <li>{@link io.github.cxmetrics.retention.cohort.CohortTable} is the triangle of counts, {@link io.github.cxmetrics.retention.cohort.CohortAmounts}
 *       that of money. Cells that are not complete are absent, not 0.
 *   <li>{@link io.github.cxmetrics.retention.cohort.ActiveDays} and {@link io.github.cxmetrics.retention.cohort.UsageInterval} say how often customers are
 *       there; stickiness is read off them.
 *   <li>{@link io.github.cxmetrics.retention.cohort.RepeatPurchase} is the share that bought again within a window.
 *   <li>{@link io.github.cxmetrics.retention.cohort.LifeCycle} counts new, retained, resurrected and dormant customers by period.
 * </ul>
 *
 * <p>Start with {@code CohortRule.of(CalendarPeriods.months(zone)).asOf(asOf).count(log)}. Periods are those of a stated region.
 *
 * <p>In the guide: <a href="https://github.com/cxmetrics/cx-metrics/blob/main/docs/guide/cohorts.md">cohorts</a>.
 *
 * @serial exclude
 */
@NullMarked
package io.github.cxmetrics.retention.cohort;

import org.jspecify.annotations.NullMarked;
