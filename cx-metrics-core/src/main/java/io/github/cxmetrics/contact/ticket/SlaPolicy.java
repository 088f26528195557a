package io.github.cxmetrics.contact.ticket;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.Storable;
import io.github.cxmetrics.StoredForm;
import io.github.cxmetrics.TallyRule;
import io.github.cxmetrics.contact.ticket.TicketHistory.Run;
import io.github.cxmetrics.internal.Stored;
import io.github.cxmetrics.internal.StoredText;
import java.io.Serializable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is promised to tickets, by their priority. The clock stands still while the helpdesk waits for the customer (PENDING) and while the ticket is
 * finished.
 *
 * @param clock calendar or business time
 * @param targets the promises, at most one for each priority and metric
 */
public record SlaPolicy(TicketClock clock, List<SlaTarget> targets) implements Storable, Serializable {

    private static final String TYPE = "sla-policy";
    private static final int VERSION = 1;

    /**
     * Checks that no promise contradicts another.
     *
     * @param clock calendar or business time
     * @param targets the promises
     * @throws IllegalArgumentException if there are none, or two of one priority and metric
     */
    public SlaPolicy {
        Objects.requireNonNull(clock, "clock");
        targets = targets.stream()
                .sorted(Comparator.comparing(SlaTarget::priority).thenComparing(SlaTarget::metric))
                .toList();
        checkArgument(!targets.isEmpty(), "an SLA needs a target");
        Set<List<Object>> seen = new HashSet<>();
        for (SlaTarget target : targets) {
            checkArgument(
                    seen.add(List.of(target.priority(), target.metric())),
                    "an SLA needs one target of %s for %s, not two",
                    target.metric(),
                    target.priority());
        }
    }

    /**
     * A policy of its targets, in calendar time.
     *
     * @param targets the promises
     * @return the policy
     * @throws IllegalArgumentException if there are none, or two of one priority and metric
     */
    public static SlaPolicy of(SlaTarget... targets) {
        return new SlaPolicy(TicketClock.CALENDAR, List.of(targets));
    }

    /**
     * The same promises by another clock.
     *
     * @param clock calendar or business time
     * @return the changed copy
     */
    public SlaPolicy withClock(TicketClock clock) {
        return new SlaPolicy(clock, targets);
    }

    Set<String> priorities(Set<SlaMetric> metrics) {
        return targets.stream()
                .filter(target -> metrics.contains(target.metric()))
                .map(SlaTarget::priority)
                .collect(Collectors.toSet());
    }

    private List<SlaTarget> targetsOf(Ticket ticket) {
        return targets.stream()
                .filter(target ->
                        ticket.priority().filter(target.priority()::equals).isPresent())
                .toList();
    }

    private List<SlaOutcome> outcomes(Ticket ticket, Instant asOf) {
        TicketReading reading = ticket.asOf(asOf, clock);
        List<SlaOutcome> outcomes = new ArrayList<>();
        for (SlaTarget target : targetsOf(ticket)) {
            switch (target.metric()) {
                case FIRST_RESPONSE, NEXT_RESPONSE ->
                    runs(reading, target.metric()).forEach(run -> outcomes.add(response(reading, target, run)));
                case RESOLUTION -> outcomes.add(resolution(reading, target));
            }
        }
        return outcomes;
    }

    private static List<Run> runs(TicketReading reading, SlaMetric metric) {
        int first = reading.ticket().created().actor() == TicketActor.CUSTOMER ? 1 : 0;
        List<Run> runs = reading.runs();
        return metric == SlaMetric.FIRST_RESPONSE ? runs.subList(0, first) : runs.subList(first, runs.size());
    }

    private static SlaOutcome response(TicketReading reading, SlaTarget target, Run run) {
        SlaState unanswered = reading.isOpen() ? SlaState.RUNNING : SlaState.VOID;
        return outcome(
                reading, target, run.from(), run.answered(), run.answered().isPresent() ? SlaState.MET : unanswered);
    }

    private static SlaOutcome resolution(TicketReading reading, SlaTarget target) {
        Instant created = reading.ticket().created().at();
        SlaState inTime = reading.ending()
                .map(ending -> ending == Ending.MERGED || ending == Ending.SPAM ? SlaState.VOID : SlaState.MET)
                .orElse(SlaState.RUNNING);
        return outcome(reading, target, created, Optional.empty(), inTime);
    }

    private static SlaOutcome outcome(
            TicketReading reading, SlaTarget target, Instant from, Optional<Instant> to, SlaState inTime) {
        var used = reading.timeIn(TicketStatus::isRequesterWaiting, from, to.orElse(reading.asOf()));
        return new SlaOutcome(target, used.compareTo(target.within()) > 0 ? SlaState.BREACHED : inTime, used);
    }

    /**
     * This policy at an instant, which is no part of it.
     *
     * @param asOf when the tickets are read
     * @return what counts tickets
     */
    public AsOf asOf(Instant asOf) {
        return new AsOf(this, asOf);
    }

    @Override
    public Form toForm() {
        return new Form(
                TYPE,
                VERSION,
                clock.toForm(),
                targets.stream().map(SlaTarget::toForm).toList());
    }

    /**
     * The plain data of {@link SlaPolicy}.
     *
     * @param type {@code sla-policy}
     * @param version 1
     * @param clock calendar or business time
     * @param targets the promises
     */
    public record Form(String type, int version, TicketClock.Form clock, List<SlaTarget.Form> targets)
            implements StoredForm<SlaPolicy> {

        @Override
        public SlaPolicy restore() {
            Stored.check(type, version, TYPE, VERSION);
            return new SlaPolicy(
                    Stored.present(clock, "the clock of an SLA").restore(),
                    Stored.list(targets, "a target of an SLA").stream()
                            .map(SlaTarget.Form::restore)
                            .toList());
        }
    }

    /** For example {@code calendar time [RESOLUTION of high within PT8H]}. */
    @Override
    public String toString() {
        return clock + " " + targets;
    }

    /**
     * A policy and an instant: what counts tickets.
     *
     * @param definition the policy
     * @param asOf when the tickets are read; those created later are set aside and counted
     */
    public record AsOf(SlaPolicy definition, Instant asOf) implements TallyRule<Ticket, SlaTally>, Storable {

        private static final String TYPE = "sla-policy-as-of";
        private static final int VERSION = 1;

        /**
         * Checks that nothing is missing.
         *
         * @param definition the policy
         * @param asOf when the tickets are read
         */
        public AsOf {
            Objects.requireNonNull(definition, "definition");
            Objects.requireNonNull(asOf, "asOf");
        }

        @Override
        public Accumulator<Ticket, SlaTally> accumulator() {
            return Accumulator.adding(SlaTally.of(this, 0, 0, 0, List.of()), this::one);
        }

        private SlaTally one(Ticket ticket) {
            checkArgument(ticket != null, "a ticket must not be null");
            if (ticket.created().at().isAfter(asOf)) {
                return SlaTally.of(this, 0, 0, 1, List.of());
            }
            int without = definition.targetsOf(ticket).isEmpty() ? 1 : 0;
            return SlaTally.of(this, 1 - without, without, 0, outcomes(ticket));
        }

        /**
         * The outcomes of one ticket as it stood then.
         *
         * @param ticket the ticket, with its priority
         * @return an outcome for each promise and run that began by then; none where nothing is promised to its priority
         * @throws IllegalArgumentException if the ticket was created later
         */
        public List<SlaOutcome> outcomes(Ticket ticket) {
            return definition.outcomes(ticket, asOf);
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
         * The plain data of a policy and an instant.
         *
         * @param type {@code sla-policy-as-of}
         * @param version 1
         * @param definition the policy
         * @param asOf when the tickets are read, as {@link Instant#toString()}
         */
        public record Form(String type, int version, SlaPolicy.Form definition, String asOf)
                implements StoredForm<AsOf> {

            @Override
            public AsOf restore() {
                Stored.check(type, version, TYPE, VERSION);
                return Stored.present(definition, "the policy of an SLA")
                        .restore()
                        .asOf(StoredText.instant(Stored.present(asOf, "asOf")));
            }
        }

        /** The policy, and {@code as of} the instant. */
        @Override
        public String toString() {
            return definition + ", as of " + asOf;
        }
    }
}
