/**
 * The time of agents: what they were scheduled for, what they did, and how far the two agree.
 *
 * <ul>
 *   <li>{@link io.github.cxmetrics.contact.agent.AgentStretch} is a stretch of time in one {@link io.github.cxmetrics.contact.agent.AgentState}, as the log of
 *       a telephone system or a schedule has it.
 *   <li>{@link io.github.cxmetrics.contact.agent.AgentDay} is a day, or a shift, of one agent: the schedule and the record.
 *   <li>{@link io.github.cxmetrics.contact.agent.AgentTally} adds them up: occupancy, adherence, conformance, shrinkage and absence.
 * </ul>
 *
 * <p>Where only sums are known, see {@code AgentTime} in {@code contact.call}. Times are whole microseconds, so that sums are exact and merge in any
 * order.
 *
 * <p>In the guide: <a href="https://github.com/cxmetrics/cx-metrics/blob/main/docs/guide/calls.md">calls</a>.
 *
 * @serial exclude
 */
@NullMarked
package io.github.cxmetrics.contact.agent;

import org.jspecify.annotations.NullMarked;
