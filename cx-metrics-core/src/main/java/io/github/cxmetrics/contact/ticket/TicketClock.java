package io.github.cxmetrics.contact.ticket;

import io.github.cxmetrics.calendar.BusinessCalendar;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/** The time that counts while a ticket is worked on: all of it, or that inside business hours. */
public sealed interface TicketClock extends Serializable {

    /** All time. */
    TicketClock CALENDAR = CalendarTime.ALWAYS;

    /**
     * Time inside business hours. One calendar for every metric of a ticket: clocks that change with the status give differences that can be negative.
     *
     * @param calendar the business hours
     * @return the clock
     */
    static TicketClock business(BusinessCalendar calendar) {
        return new BusinessTime(calendar);
    }

    /**
     * How much time counts between two instants.
     *
     * @param startInclusive the earlier
     * @param endExclusive the later
     * @return the duration, not negative
     * @throws IllegalArgumentException if the end is before the start
     */
    Duration between(Instant startInclusive, Instant endExclusive);

    /**
     * When an amount of time will have counted.
     *
     * @param start the beginning
     * @param time the amount, not negative
     * @return the earliest such instant
     */
    Instant plus(Instant start, Duration time);

    /**
     * This clock as text, for storage.
     *
     * @return {@code calendar time}, or the text of the business calendar
     */
    String toText();

    /**
     * The clock of a text.
     *
     * @param text what {@link #toText} wrote
     * @return an equal clock
     * @throws IllegalArgumentException if it is anything else
     */
    static TicketClock parse(String text) {
        return text.equals(CALENDAR.toText()) ? CALENDAR : business(BusinessCalendar.parse(text));
    }

    /** All time. */
    enum CalendarTime implements TicketClock {
        /** The only one. */
        ALWAYS;

        @Override
        public Duration between(Instant startInclusive, Instant endExclusive) {
            if (endExclusive.isBefore(startInclusive)) {
                throw new IllegalArgumentException("end " + endExclusive + " is before start " + startInclusive);
            }
            return Duration.between(startInclusive, endExclusive);
        }

        @Override
        public Instant plus(Instant start, Duration time) {
            return start.plus(time);
        }

        @Override
        public String toText() {
            return "calendar time";
        }

        @Override
        public String toString() {
            return toText();
        }
    }

    /**
     * Time inside business hours.
     *
     * @param calendar the business hours
     */
    record BusinessTime(BusinessCalendar calendar) implements TicketClock {

        /**
         * Checks that there is a calendar.
         *
         * @param calendar the business hours
         */
        public BusinessTime {
            Objects.requireNonNull(calendar, "calendar");
        }

        @Override
        public Duration between(Instant startInclusive, Instant endExclusive) {
            return calendar.between(startInclusive, endExclusive);
        }

        @Override
        public Instant plus(Instant start, Duration time) {
            return calendar.plus(start, time);
        }

        @Override
        public String toText() {
            return calendar.toText();
        }

        @Override
        public String toString() {
            return "business time " + calendar;
        }
    }
}
