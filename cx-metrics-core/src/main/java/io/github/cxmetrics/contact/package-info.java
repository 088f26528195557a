/**
 * What calls, tickets and first-contact resolution share: labels, rates, costs and concentration. The questions themselves have packages of their own.
 *
 * <ul>
 *   <li>{@link io.github.cxmetrics.contact.call}: queues and handling, service level, abandonment, handle time, occupancy.
 *   <li>{@link io.github.cxmetrics.contact.agent}: the time of agents, adherence and conformance, shrinkage, absence.
 *   <li>{@link io.github.cxmetrics.contact.ticket}: tickets made of their events, resolution times with open ones censored, promises (SLA), backlog.
 *   <li>{@link io.github.cxmetrics.contact.fcr}: first-contact resolution by repeat contacts.
 * </ul>
 *
 * <p>Here stand what more than one of them needs:
 *
 * <ul>
 *   <li>{@link io.github.cxmetrics.contact.ContactLabel} names the groups that a report is split by: queue, channel, agent.
 *   <li>{@link io.github.cxmetrics.contact.EventRate} is events per unit of exposure, such as contacts per order, with an exact Poisson interval.
 *   <li>{@link io.github.cxmetrics.contact.Ratio} is a mean or another ratio that a tally is read as.
 *   <li>{@link io.github.cxmetrics.contact.UnitCost} is the cost per contact or per resolution, exact in minor units.
 *   <li>{@link io.github.cxmetrics.contact.BotTally} says what bots resolved, in each of the meanings of that word.
 *   <li>{@link io.github.cxmetrics.contact.Pareto} says which few reasons make most of the contacts; {@link io.github.cxmetrics.contact.SelfService} what
 *       was solved without a person.
 * </ul>
 *
 * <p>In the guide: <a href="https://github.com/cxmetrics/cx-metrics/blob/main/docs/guide/fcr.md">first-contact resolution and self-service</a>,
 *     <a href="https://github.com/cxmetrics/cx-metrics/blob/main/docs/guide/calls.md">calls</a>,
 *     <a href="https://github.com/cxmetrics/cx-metrics/blob/main/docs/guide/tickets.md">tickets</a>.
 *
 * @serial exclude
 */
@NullMarked
package io.github.cxmetrics.contact;

import org.jspecify.annotations.NullMarked;
