package io.github.cxmetrics.contact.ticket;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.Storable;
import io.github.cxmetrics.StoredForm;
import io.github.cxmetrics.TallyRule;
import io.github.cxmetrics.contact.ContactLabel;
import io.github.cxmetrics.internal.Stored;
import io.github.cxmetrics.internal.StoredText;
import io.github.cxmetrics.internal.TimeText;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;

/**
 * How tickets are counted: those created by the instant of the reading, but for merged, spam and deleted ones, which
 * are counted apart. Begin with {@link #STANDARD}, change what is different, and say with {@link #asOf} at which
 * instant the tickets are read.
 *
 * @param clock calendar or business time, for every time but the durable window
 * @param unit the unit of the times
 * @param response which reply is the first response
 * @param durable how long a resolution must hold to be durable, in calendar time
 */
public record TicketRule(TicketClock clock, ChronoUnit unit, FirstResponse response, Duration durable)
        implements Storable, Serializable {

    private static final String TYPE = "ticket-rule";
    private static final int VERSION = 1;

    /** Calendar time in hours, the first human response, durable after 7 days. */
    public static final TicketRule STANDARD =
            new TicketRule(TicketClock.CALENDAR, ChronoUnit.HOURS, FirstResponse.HUMAN, Duration.ofDays(7));

    /**
     * Checks the window and the unit.
     *
     * @param clock calendar or business time
     * @param unit the unit of the times
     * @param response which reply is the first response
     * @param durable how long a resolution must hold
     * @throws IllegalArgumentException if the window is not positive, or the unit longer than weeks
     */
    public TicketRule {
        Objects.requireNonNull(clock, "clock");
        Objects.requireNonNull(response, "response");
        requireNonNull(unit, "unit");
        requireNonNull(durable, "durable");
        checkArgument(
                unit.compareTo(ChronoUnit.WEEKS) <= 0, "times of tickets are in units up to weeks, not in %s", unit);
        checkArgument(
                durable.compareTo(Duration.ZERO) > 0,
                "the durable window must be positive: %s",
                TimeText.exact(durable));
    }

    /**
     * The same rule with another clock.
     *
     * @param clock calendar or business time
     * @return the changed copy
     */
    public TicketRule withClock(TicketClock clock) {
        return new TicketRule(clock, unit, response, durable);
    }

    /**
     * The same rule with another unit of times.
     *
     * @param unit seconds, minutes, hours, days; a day is 24 hours
     * @return the changed copy
     */
    public TicketRule withUnit(ChronoUnit unit) {
        return new TicketRule(clock, unit, response, durable);
    }

    /**
     * The same rule with another first response.
     *
     * @param response which reply counts
     * @return the changed copy
     */
    public TicketRule withFirstResponse(FirstResponse response) {
        return new TicketRule(clock, unit, response, durable);
    }

    /**
     * The same rule with another durable window.
     *
     * @param window how long a resolution must hold
     * @return the changed copy
     */
    public TicketRule durableFor(Duration window) {
        return new TicketRule(clock, unit, response, window);
    }

    /**
     * This rule at an instant, which is no part of it.
     *
     * @param asOf when the tickets are read: what happened later is not looked at
     * @return what counts tickets
     */
    public AsOf asOf(Instant asOf) {
        return new AsOf(this, asOf);
    }

    /** A time in the unit of this rule, to the nearest double. */
    double units(Duration time) {
        Duration one = unit.getDuration();
        double seconds = time.getSeconds() + time.getNano() / 1e9;
        return one.getSeconds() == 0 ? seconds * (1e9 / one.getNano()) : seconds / one.getSeconds();
    }

    @Override
    public Form toForm() {
        return new Form(TYPE, VERSION, clock.toForm(), unit, response, durable.toString());
    }

    /**
     * The plain data of {@link TicketRule}.
     *
     * @param type {@code ticket-rule}
     * @param version 1
     * @param clock calendar or business time
     * @param unit the unit of the times
     * @param response which reply is the first response
     * @param durable how long a resolution must hold to be durable, as {@link Duration#toString()}
     */
    public record Form(
            String type, int version, TicketClock.Form clock, ChronoUnit unit, FirstResponse response, String durable)
            implements StoredForm<TicketRule> {

        @Override
        public TicketRule restore() {
            Stored.check(type, version, TYPE, VERSION);
            return new TicketRule(
                    Stored.present(clock, "the clock of tickets").restore(),
                    Stored.present(unit, "the unit of times"),
                    Stored.present(response, "the first response"),
                    StoredText.duration(Stored.present(durable, "the durable window")));
        }
    }

    /** For example {@code calendar time (Hours), first response HUMAN, durable after 7 days}. */
    @Override
    public String toString() {
        return clock + " (" + unit + "), first response " + response + ", durable after " + TimeText.exact(durable);
    }

    /**
     * A rule and an instant: what counts tickets.
     *
     * @param definition the rule
     * @param asOf when the tickets are read; those created later are set aside and counted
     */
    public record AsOf(TicketRule definition, Instant asOf) implements TallyRule<Ticket, TicketTally>, Storable {

        private static final String TYPE = "ticket-rule-as-of";
        private static final int VERSION = 1;

        /**
         * Checks that nothing is missing.
         *
         * @param definition the rule
         * @param asOf when the tickets are read
         */
        public AsOf {
            Objects.requireNonNull(definition, "definition");
            Objects.requireNonNull(asOf, "asOf");
        }

        @Override
        public Accumulator<Ticket, TicketTally> accumulator() {
            return Accumulator.guarding(() -> new TicketAccumulator(this));
        }

        /**
         * The tallies of tickets by agent, team, channel or reason.
         *
         * @param tickets the tickets
         * @param label by what to group
         * @param attribution whose a ticket is that several had
         * @return the tallies by name, ordered; tickets of which no event says it, and those not yet created, are under
         *     the empty name
         * @throws IllegalArgumentException for queues, which tickets don't have
         */
        public SortedMap<String, TicketTally> countBy(
                Iterable<? extends Ticket> tickets, ContactLabel label, TicketAttribution attribution) {
            requireNonNull(label, "label");
            requireNonNull(attribution, "attribution");
            return countBy(tickets, ticket -> name(ticket, label, attribution), ticket -> ticket);
        }

        private String name(Ticket ticket, ContactLabel label, TicketAttribution attribution) {
            checkArgument(ticket != null, "a ticket must not be null");
            TicketRows rows = ticket.rowsAt(asOf);
            return rows.events.isEmpty()
                    ? ""
                    : ticket.readAt(asOf, asOf, definition.clock, rows)
                            .attributed(label, attribution)
                            .orElse("");
        }

        @Override
        public Optional<Instant> readAsOf() {
            return Optional.of(asOf);
        }

        @Override
        public Form toForm() {
            return new Form(TYPE, VERSION, definition.toForm(), asOf.toString());
        }

        /**
         * The plain data of a rule and an instant.
         *
         * @param type {@code ticket-rule-as-of}
         * @param version 1
         * @param definition the rule
         * @param asOf when the tickets are read, as {@link Instant#toString()}
         */
        public record Form(String type, int version, TicketRule.Form definition, String asOf)
                implements StoredForm<AsOf> {

            @Override
            public AsOf restore() {
                Stored.check(type, version, TYPE, VERSION);
                return Stored.present(definition, "the rule of tickets")
                        .restore()
                        .asOf(StoredText.instant(Stored.present(asOf, "asOf")));
            }
        }

        /** The rule, and {@code as of} the instant. */
        @Override
        public String toString() {
            return definition + ", as of " + asOf;
        }
    }
}
