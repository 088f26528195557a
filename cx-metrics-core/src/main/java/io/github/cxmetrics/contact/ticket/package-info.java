/**
 * Tickets: made of their events, with what is still open counted as open.
 *
 * <ul>
 *   <li>{@link io.github.cxmetrics.contact.ticket.Ticket} is a ticket with its {@link
 *       io.github.cxmetrics.contact.ticket.TicketEvent}s; opening, replies, changes of status and of assignee,
 *       reopening; {@link io.github.cxmetrics.contact.ticket.TicketLog} makes tickets of the rows of a log.
 *   <li>{@link io.github.cxmetrics.contact.ticket.TicketRule} says which clock times run on and which reply is the
 *       first response; {@link io.github.cxmetrics.contact.ticket.TicketTally} counts many tickets: first response,
 *       resolution, one-touch, replies, reopenings. Open tickets are censored instead of dropped, so that a median is
 *       not flattered by what is not finished.
 *   <li>{@link io.github.cxmetrics.contact.ticket.SlaPolicy} holds promises by priority; {@link
 *       io.github.cxmetrics.contact.ticket.SlaTally} counts which were kept, broken or are still running.
 *   <li>{@link io.github.cxmetrics.contact.ticket.Backlog} and {@link io.github.cxmetrics.contact.ticket.BacklogFlow}
 *       say what lies open, how old it is, and how it came and went.
 *   <li>{@link io.github.cxmetrics.contact.ticket.Resolutions} and {@link
 *       io.github.cxmetrics.contact.ticket.ResolutionRate} count what was solved in a span of time.
 *   <li>{@link io.github.cxmetrics.contact.ticket.LiveTickets} holds the events of open tickets in a service, and counts
 *       all tickets at any instant.
 *   <li>{@link io.github.cxmetrics.contact.ticket.TicketSummary} is a row of an export without events; {@link
 *       io.github.cxmetrics.contact.ticket.StatusMapping} says what the statuses of a helpdesk mean.
 * </ul>
 *
 * <p>Clocks are calendar time or a {@link io.github.cxmetrics.calendar.BusinessCalendar}. Everything is read as of a
 * stated instant.
 *
 * <p>In the guide: <a href="https://github.com/cxmetrics/cx-metrics/blob/main/docs/guide/tickets.md">tickets</a>.
 *
 * @serial exclude
 */
@NullMarked
package io.github.cxmetrics.contact.ticket;

import org.jspecify.annotations.NullMarked;
