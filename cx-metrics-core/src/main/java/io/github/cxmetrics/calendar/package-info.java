/**
 * Business time and calendar periods: how much opening time lies between two instants, and which month, week or hour an instant belongs to.
 *
 * <ul>
 *   <li>{@link io.github.cxmetrics.calendar.BusinessCalendar} is local opening hours in a time zone, with holidays, changed days and hours that change
 *       over the years. It measures elapsed physical time: daylight saving never adds or loses an hour.
 *   <li>{@link io.github.cxmetrics.calendar.CalendarPeriods} are the hours, days, weeks, months, quarters or years of a region, numbered without gaps.
 *       Weeks start on a day of your choice; days are 23 or 25 hours long where the clocks change.
 *   <li>{@link io.github.cxmetrics.calendar.PeriodUnit} says how long a period is.
 * </ul>
 *
 * <p>Zones are regions such as {@code Europe/Berlin}, never fixed offsets, because an offset knows no summer time; {@code UTC} is welcome. Nothing here
 * reads the clock.
 *
 * <p>Start with {@code BusinessCalendar} for response times and promises, with {@code CalendarPeriods} for cohorts and months.
 *
 * <p>In the guide: <a href="https://github.com/cxmetrics/cx-metrics/blob/main/docs/guide/calendar-and-staffing.md">calendar and staffing</a>.
 *
 * @serial exclude
 */
@NullMarked
package io.github.cxmetrics.calendar;

import org.jspecify.annotations.NullMarked;
