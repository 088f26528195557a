/**
 * How problems were solved: contacts, calls and tickets.
 *
 * <p>{@link io.github.cxmetrics.contact.Fcr} counts first-contact resolution by repeat contacts. A {@link io.github.cxmetrics.contact.Ticket} is made of
 * its events; a {@link io.github.cxmetrics.contact.TicketTally} counts many of them, open ones censored instead of dropped. Windows that are still open
 * are pending, and say so.
 *
 * @serial exclude
 */
@NullMarked
package io.github.cxmetrics.contact;

import org.jspecify.annotations.NullMarked;
