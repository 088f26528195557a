/**
 * Business time: how much of it lies between two instants, and when an amount of it will have passed.
 *
 * <p>A {@link io.github.cxmetrics.calendar.BusinessCalendar} is local opening hours in a time zone, with holidays, changed days and hours that change
 * over the years. It measures elapsed physical time: daylight saving never adds or loses an hour.
 *
 * @serial exclude
 */
@NullMarked
package io.github.cxmetrics.calendar;

import org.jspecify.annotations.NullMarked;
