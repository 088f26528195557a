package io.github.cxmetrics.contact.ticket;

import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Storable;
import io.github.cxmetrics.StoredForm;
import io.github.cxmetrics.calendar.BusinessCalendar;
import io.github.cxmetrics.internal.Calendar;
import io.github.cxmetrics.internal.Stored;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The time that counts while a ticket is worked on: all of it, or that inside business hours. */
public sealed interface TicketClock extends Storable, Serializable {

    /** All time. */
    TicketClock CALENDAR = CalendarTime.ALWAYS;

    /**
     * Time inside business hours. One calendar for every metric of a ticket: clocks that change with the status give
     * differences that can be negative.
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

    @Override
    Form toForm();

    /**
     * The plain data of {@link TicketClock}.
     *
     * @param type {@code ticket-clock}
     * @param version 1
     * @param calendar the business hours; absent for calendar time
     */
    record Form(String type, int version, BusinessCalendar.@Nullable Form calendar) implements StoredForm<TicketClock> {

        private static final String TYPE = "ticket-clock";
        private static final int VERSION = 1;

        @Override
        public TicketClock restore() {
            Stored.check(type, version, TYPE, VERSION);
            return calendar == null ? CALENDAR : business(calendar.restore());
        }
    }

    /** All time. */
    enum CalendarTime implements TicketClock {
        /** The only one. */
        ALWAYS;

        @Override
        public Duration between(Instant startInclusive, Instant endExclusive) {
            requireNonNull(startInclusive, "startInclusive");
            requireNonNull(endExclusive, "endExclusive");
            if (endExclusive.isBefore(startInclusive)) {
                throw new IllegalArgumentException("end " + endExclusive + " is before start " + startInclusive);
            }
            return Duration.between(startInclusive, endExclusive);
        }

        @Override
        public Instant plus(Instant start, Duration time) {
            requireNonNull(start, "start");
            requireNonNull(time, "time");
            return Calendar.plus(start, time);
        }

        @Override
        public Form toForm() {
            return new Form(Form.TYPE, Form.VERSION, null);
        }

        @Override
        public String toString() {
            return "calendar time";
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
            requireNonNull(start, "start");
            requireNonNull(time, "time");
            return calendar.plus(start, time);
        }

        @Override
        public Form toForm() {
            return new Form(Form.TYPE, Form.VERSION, calendar.toForm());
        }

        @Override
        public String toString() {
            return "business time " + calendar;
        }
    }
}
