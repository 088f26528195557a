/**
 * How many agents: queues, workload and the forecast that feeds them.
 *
 * <ul>
 *   <li>{@link io.github.cxmetrics.staffing.ErlangC} is the queue in which everybody waits, {@link io.github.cxmetrics.staffing.ErlangA} the one in which
 *       customers give up, {@link io.github.cxmetrics.staffing.ErlangB} the one that turns them away.
 *   <li>{@link io.github.cxmetrics.staffing.StaffingPlan} finds the agents that meet a {@link io.github.cxmetrics.staffing.StaffingGoal}, interval by
 *       interval, with shrinkage and a bound on occupancy; {@link io.github.cxmetrics.staffing.RequiredAgents} is what it finds.
 *   <li>{@link io.github.cxmetrics.staffing.Workload} is work that can be deferred: mail and back office.
 *   <li>{@link io.github.cxmetrics.staffing.HoltWinters} forecasts contacts by level, trend and season; {@link io.github.cxmetrics.staffing.ForecastError}
 *       judges a forecast.
 *   <li>{@link io.github.cxmetrics.staffing.ContactLoad} is the offered load: contacts and how long they take.
 * </ul>
 *
 * <p>Nothing here is a count that could be merged: all are pure functions of their inputs. A queue that grows without bound has no numbers, and says so.
 *
 * <p>In the guide: <a href="https://github.com/cxmetrics/cx-metrics/blob/main/docs/guide/calendar-and-staffing.md">calendar and staffing</a>.
 *
 * @serial exclude
 */
@NullMarked
package io.github.cxmetrics.staffing;

import org.jspecify.annotations.NullMarked;
