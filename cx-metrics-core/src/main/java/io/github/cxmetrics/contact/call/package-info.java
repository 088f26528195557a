/**
 * Calls, chats and other contacts that wait in a queue: counted once, read as every KPI of the queue.
 *
 * <ul>
 *   <li>{@link io.github.cxmetrics.contact.call.CallRule} says how calls are counted: the threshold of the service level and the short-abandon time;
 *       {@link io.github.cxmetrics.contact.call.ServiceLevelPolicy} what calls that nobody answered count as.
 *   <li>{@link io.github.cxmetrics.contact.call.CallTally} holds counts and times, from which come {@link io.github.cxmetrics.contact.call.ServiceLevel},
 *       speed of answer, abandonment, {@link io.github.cxmetrics.contact.call.HandleTime} and transfers;
 *       {@link io.github.cxmetrics.contact.call.WaitRule} the percentiles of waits.
 *   <li>{@link io.github.cxmetrics.contact.call.CallRecord} is one call as an object; {@link io.github.cxmetrics.contact.call.CallLog} many of
 *       them in columns of primitives.
 *   <li>{@link io.github.cxmetrics.contact.call.CallTable} prints them by queue, channel or agent; {@link io.github.cxmetrics.contact.call.CallIntervals} are
 *       half-hours of arrival or answer.
 *   <li>{@link io.github.cxmetrics.contact.call.AgentTime} is the time of agents: occupancy and utilisation.
 * </ul>
 *
 * <p>Service levels that the field defines differently by vendor are named values of {@link io.github.cxmetrics.contact.call.ServiceLevelPolicy}, never a
 * default in silence. Times are whole
 * microseconds, so that sums are exact and merge in any order.
 *
 * <p>In the guide: <a href="https://github.com/cxmetrics/cx-metrics/blob/main/docs/guide/calls.md">calls</a>.
 *
 * @serial exclude
 */
@NullMarked
package io.github.cxmetrics.contact.call;

import org.jspecify.annotations.NullMarked;
