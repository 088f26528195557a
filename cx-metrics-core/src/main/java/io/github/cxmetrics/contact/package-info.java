/**
 * How problems were solved: contacts, calls and tickets.
 *
 * <p>A {@link io.github.cxmetrics.contact.CallTally} holds the counts and times of calls, from which every call KPI is read; a {@link
 * io.github.cxmetrics.contact.ServiceLevel} carries its threshold and what abandoned calls count as. {@link io.github.cxmetrics.contact.Fcr} counts
 * first-contact resolution by repeat contacts. A {@link io.github.cxmetrics.contact.Ticket} is made of its events; a {@link
 * io.github.cxmetrics.contact.TicketTally} counts many of them, open ones censored instead of dropped, and a {@link
 * io.github.cxmetrics.contact.SlaTally} what was promised to them. Windows that are still open are pending, and say so.
 *
 * @serial exclude
 */
@NullMarked
package io.github.cxmetrics.contact;

import org.jspecify.annotations.NullMarked;
