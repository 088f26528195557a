/**
 * How problems were solved: contacts, calls and tickets.
 *
 * <p>A {@link io.github.cxmetrics.contact.CallTally} holds the counts and times of calls, from which every call KPI is read; a {@link
 * io.github.cxmetrics.contact.ServiceLevel} carries its threshold and what abandoned calls count as. {@code Fcr} counts first-contact resolution by repeat
 * contacts. A {@code Ticket} is made of its events; a {@code TicketTally} counts many of them, open ones censored instead of dropped. Windows that are still
 * open are pending, and say so.
 *
 * @serial exclude
 */
@NullMarked
package io.github.cxmetrics.contact;

import org.jspecify.annotations.NullMarked;
