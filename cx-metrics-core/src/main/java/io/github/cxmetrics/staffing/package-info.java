/**
 * How many agents: queues, workload and the forecast that feeds them.
 *
 * <p>Contacts that wait in a queue are planned with {@link io.github.cxmetrics.staffing.ErlangC} or, where customers give up, {@link
 * io.github.cxmetrics.staffing.ErlangA}, through a {@link io.github.cxmetrics.staffing.StaffingPlan}; work that can be deferred with a {@link
 * io.github.cxmetrics.staffing.Workload}. Nothing here is a count that could be merged: all are pure functions of their inputs. A queue that grows
 * without bound has no numbers, and says so.
 *
 * @serial exclude
 */
@NullMarked
package io.github.cxmetrics.staffing;

import org.jspecify.annotations.NullMarked;
