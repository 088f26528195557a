package io.github.cxmetrics.contact.ticket;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.Storable;
import io.github.cxmetrics.StoredForm;
import io.github.cxmetrics.TallyRule;
import io.github.cxmetrics.internal.Checks;
import io.github.cxmetrics.internal.Stored;
import io.github.cxmetrics.internal.StoredText;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is promised to tickets, by their priority. In which states a clock stands still is a choice per metric; those of
 * the whole ticket also do while it has ended. A target or priority that changes counts from the change on, and the
 * time used so far is kept.
 *
 * @param clock calendar or business time
 * @param targets the promises, at most one for each priority and metric
 * @param pauses in which states the clock of each metric stands still; metrics that are not there as {@link
 *     SlaMetric#pausedIn()} says
 */
public record SlaPolicy(TicketClock clock, List<SlaTarget> targets, Map<SlaMetric, Set<TicketStatus>> pauses)
        implements Storable, Serializable {

    private static final String TYPE = "sla-policy";
    private static final int VERSION = 1;

    /**
     * Checks that no promise contradicts another.
     *
     * @param clock calendar or business time
     * @param targets the promises
     * @param pauses in which states the clock of each metric stands still
     * @throws IllegalArgumentException if there are no targets, or two of one priority and metric
     */
    public SlaPolicy {
        Objects.requireNonNull(clock, "clock");
        targets = Checks.list(targets, "targets").stream()
                .sorted(Comparator.comparing(
                                SlaTarget::priority, Comparator.nullsFirst(Comparator.<String>naturalOrder()))
                        .thenComparing(SlaTarget::metric))
                .toList();
        pauses = differing(Checks.map(pauses, "pauses"));
        checkArgument(!targets.isEmpty(), "an SLA needs a target");
        Set<List<Object>> seen = new HashSet<>();
        for (SlaTarget target : targets) {
            checkArgument(
                    seen.add(Arrays.asList(target.priority(), target.metric())),
                    "an SLA needs one target of %s for each priority, not two",
                    target.metric());
        }
    }

    /** Only what differs from the default, so that policies that mean the same are equal. */
    private static Map<SlaMetric, Set<TicketStatus>> differing(Map<SlaMetric, Set<TicketStatus>> pauses) {
        Map<SlaMetric, Set<TicketStatus>> differing = new EnumMap<>(SlaMetric.class);
        pauses.forEach((metric, states) -> {
            if (!states.equals(metric.pausedIn())) {
                EnumSet<TicketStatus> copy = EnumSet.noneOf(TicketStatus.class);
                copy.addAll(Checks.list(states, "states"));
                differing.put(metric, Collections.unmodifiableSet(copy));
            }
        });
        return Collections.unmodifiableMap(differing);
    }

    /**
     * A policy of its targets, in calendar time.
     *
     * @param targets the promises
     * @return the policy
     * @throws IllegalArgumentException if there are none, or two of one priority and metric
     */
    public static SlaPolicy of(SlaTarget... targets) {
        requireNonNull(targets, "targets");
        return new SlaPolicy(TicketClock.CALENDAR, Arrays.asList(targets), Map.of());
    }

    /**
     * The same promises by another clock.
     *
     * @param clock calendar or business time
     * @return the changed copy
     */
    public SlaPolicy withClock(TicketClock clock) {
        return new SlaPolicy(clock, targets, pauses);
    }

    /**
     * The same promises, the clock of one of them standing still in other states.
     *
     * @param metric what is promised
     * @param states in which states of the ticket its clock stands still; none for a clock that never stops
     * @return the changed copy
     */
    public SlaPolicy withPauses(SlaMetric metric, TicketStatus... states) {
        Map<SlaMetric, Set<TicketStatus>> changed = new EnumMap<>(SlaMetric.class);
        changed.putAll(pauses);
        requireNonNull(metric, "metric");
        requireNonNull(states, "states");
        changed.put(metric, new HashSet<>(Checks.list(Arrays.asList(states), "states")));
        return new SlaPolicy(clock, targets, changed);
    }

    /**
     * In which states the clock of a promise stands still.
     *
     * @param metric what is promised
     * @return the states
     */
    public Set<TicketStatus> pausedIn(SlaMetric metric) {
        return pauses.getOrDefault(metric, metric.pausedIn());
    }

    boolean hasTargets(SlaMetric metric) {
        return targets.stream().anyMatch(target -> target.metric() == metric);
    }

    /** How soon it is promised to tickets of a priority, or of none. */
    Optional<Duration> within(SlaMetric metric, Optional<String> priority) {
        return priority.flatMap(name -> within(metric, name)).or(() -> within(metric, (String) null));
    }

    private Optional<Duration> within(SlaMetric metric, @Nullable String priority) {
        return targets.stream()
                .filter(target -> target.metric() == metric && Objects.equals(target.priority(), priority))
                .map(SlaTarget::within)
                .findFirst();
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
                targets.stream().map(SlaTarget::toForm).toList(),
                pauses.entrySet().stream()
                        .map(pause -> new Pause(pause.getKey(), List.copyOf(pause.getValue())))
                        .toList());
    }

    /**
     * The plain data of {@link SlaPolicy}.
     *
     * @param type {@code sla-policy}
     * @param version 1
     * @param clock calendar or business time
     * @param targets the promises
     * @param pauses the states in which clocks stand still, where they differ from the default
     */
    public record Form(
            String type, int version, TicketClock.Form clock, List<SlaTarget.Form> targets, List<Pause> pauses)
            implements StoredForm<SlaPolicy> {

        @Override
        public SlaPolicy restore() {
            Stored.check(type, version, TYPE, VERSION);
            Map<SlaMetric, Set<TicketStatus>> states = new EnumMap<>(SlaMetric.class);
            for (Pause pause : Stored.list(pauses, "a pause of an SLA")) {
                states.put(
                        Stored.present(pause.metric(), "the metric of a pause"),
                        new HashSet<>(Stored.list(pause.in(), "a state of a pause")));
            }
            return new SlaPolicy(
                    Stored.present(clock, "the clock of an SLA").restore(),
                    Stored.list(targets, "a target of an SLA").stream()
                            .map(SlaTarget.Form::restore)
                            .toList(),
                    states);
        }
    }

    /**
     * The plain data of a pause.
     *
     * @param metric what is promised
     * @param in the states in which its clock stands still
     */
    public record Pause(SlaMetric metric, List<TicketStatus> in) implements Serializable {}

    /**
     * For example {@code calendar time [RESOLUTION of high within 8 hours]}, with {@code paused in {RESOLUTION=[PENDING,
     * HOLD]}} where that differs from the default.
     */
    @Override
    public String toString() {
        return clock + " " + targets + (pauses.isEmpty() ? "" : " paused in " + pauses);
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
            return Accumulator.adding(SlaTally.of(this, 0, 0, 0, 0, List.of()), this::one);
        }

        private SlaTally one(Ticket ticket) {
            checkArgument(ticket != null, "a ticket must not be null");
            TicketRows rows = ticket.rowsAt(asOf);
            if (rows.events.isEmpty()) {
                return SlaTally.of(this, 0, 0, 1, 0, List.of());
            }
            if (rows.leftOut().isPresent()) {
                return SlaTally.of(this, 0, 0, 0, 1, List.of());
            }
            List<SlaOutcome> outcomes = outcomes(ticket);
            int without = outcomes.stream().allMatch(outcome -> outcome.state() == SlaState.NO_TARGET) ? 1 : 0;
            return SlaTally.of(this, 1 - without, without, 0, 0, outcomes);
        }

        /**
         * The outcomes of one ticket as it stood then.
         *
         * @param ticket the ticket, with its priority
         * @return by metric and start, an outcome for each promise, run and gap that began by then; none of a ticket
         *     that was merged, spam or deleted
         * @throws IllegalArgumentException if the ticket was created later
         */
        public List<SlaOutcome> outcomes(Ticket ticket) {
            TicketReading reading = ticket.asOf(asOf, definition.clock);
            return reading.leftOut().isPresent() ? List.of() : SlaReader.outcomes(definition, reading);
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
