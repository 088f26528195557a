/**
 * First-contact resolution: was a customer's problem solved at the first attempt?
 *
 * <ul>
 *   <li>{@link io.github.cxmetrics.contact.fcr.FcrRule} says what a repeat is: a contact about the same issue within a window, by the same channel or any,
 *       per contact or per episode.
 *   <li>{@link io.github.cxmetrics.contact.fcr.Fcr} is the share of first contacts without a repeat. Contacts whose window is still open are pending; they
 *       are counted and never hidden.
 *   <li>{@link io.github.cxmetrics.contact.fcr.Contact} is one contact, {@link io.github.cxmetrics.contact.fcr.CustomerContacts} are those of one
 *       customer, the observation that the rule counts; {@link io.github.cxmetrics.contact.fcr.ContactLog} are many contacts in columns, from your
 *       own rows or from arrays of primitives.
 * </ul>
 *
 * <p>A contact counts only once it can no longer be followed by a repeat within the window, so the end of the data is always stated. Groups, such as the
 * agent who took the first contact, are read with {@code countBy}.
 *
 * <p>Start with {@code Fcr.noRepeatWithin(Duration.ofDays(7))}.
 *
 * <p>In the guide: <a href="https://github.com/cxmetrics/cx-metrics/blob/main/docs/guide/fcr.md">first-contact resolution and self-service</a>.
 *
 * @serial exclude
 */
@NullMarked
package io.github.cxmetrics.contact.fcr;

import org.jspecify.annotations.NullMarked;
