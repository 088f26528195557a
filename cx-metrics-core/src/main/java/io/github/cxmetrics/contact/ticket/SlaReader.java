package io.github.cxmetrics.contact.ticket;

import io.github.cxmetrics.contact.ticket.ResponseRuns.End;
import io.github.cxmetrics.contact.ticket.ResponseRuns.Run;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the outcomes of a policy off one ticket. */
final class SlaReader {

    private static final int OPEN = -1;

    private final SlaPolicy policy;
    private final Ticket ticket;
    private final TicketHistory life;
    private final Instant asOf;
    private final List<SlaOutcome> outcomes = new ArrayList<>();

    private SlaReader(SlaPolicy policy, TicketReading reading) {
        this.policy = policy;
        ticket = reading.ticket();
        life = reading.history();
        asOf = reading.asOf();
    }

    /** The outcomes by metric, those of one metric by start. */
    static List<SlaOutcome> outcomes(SlaPolicy policy, TicketReading reading) {
        SlaReader reader = new SlaReader(policy, reading);
        Arrays.stream(SlaMetric.values()).filter(policy::hasTargets).forEach(reader::read);
        return reader.outcomes;
    }

    private void read(SlaMetric metric) {
        List<@Nullable Duration> targets = targets(metric);
        switch (metric) {
            case FIRST_RESPONSE -> {
                if (life.runs.isEmpty()) {
                    outcomes.add(new SlaOutcome(metric, SlaState.OUTBOUND, null, Duration.ZERO, null, null, null));
                } else {
                    Run run = life.runs.get(0);
                    response(metric, targets, run.first(), run);
                }
            }
            case NEXT_RESPONSE ->
                life.runs.stream().skip(1).forEach(run -> response(metric, targets, run.start(), run));
            case RESOLUTION, REQUESTER_WAIT, AGENT_WORK -> {
                int end = life.lastResolution().orElse(OPEN);
                add(new Clock(metric, targets, 0, end), end == OPEN ? SlaState.RUNNING : SlaState.MET);
            }
            case PERIODIC_UPDATE, PAUSABLE_UPDATE -> updates(metric, targets);
        }
    }

    /** What is promised after each event; null where nothing is. */
    private List<@Nullable Duration> targets(SlaMetric metric) {
        List<@Nullable Duration> targets = new ArrayList<>();
        Optional<String> priority = ticket.priority();
        Duration target = policy.within(metric, priority).orElse(null);
        for (TicketEvent event : life.events) {
            if (event.change() instanceof PromiseChange.Target change && change.metric() == metric) {
                target = change.within();
            } else if (event.change() instanceof PromiseChange.Priority change) {
                Optional<Duration> before = policy.within(metric, priority);
                priority = Optional.of(change.name());
                Optional<Duration> now = policy.within(metric, priority);
                target = now.equals(before) ? target : now.orElse(null);
            }
            targets.add(target);
        }
        return targets;
    }

    private void response(SlaMetric metric, List<@Nullable Duration> targets, int start, Run run) {
        Clock clock = new Clock(metric, targets, start, run.end());
        if (run.isOnEnded() && run.how() != End.ANSWERED) {
            clock.breachedAt = null;
            add(clock, SlaState.VOID);
        } else {
            add(
                    clock,
                    switch (run.how()) {
                        case ANSWERED -> SlaState.MET;
                        case NOT_OWED -> SlaState.VOID;
                        case OPEN -> SlaState.RUNNING;
                    });
        }
    }

    /** A gap begins with a reply on an active ticket, and ends with the next one or, as not owed, with the ticket. */
    private void updates(SlaMetric metric, List<@Nullable Duration> targets) {
        int start = OPEN;
        for (int i = 1; i < life.events.size(); i++) {
            boolean isReply = life.isHumanReply(i);
            boolean isActive = life.statusAfter(i).isOpen();
            if (start != OPEN && (isReply || !isActive)) {
                // What ends in the instant of its last reply owes no further one.
                if (isReply || !life.at(i).equals(life.at(start))) {
                    add(new Clock(metric, targets, start, i), isReply ? SlaState.MET : SlaState.VOID);
                }
                start = OPEN;
            }
            if (isReply && isActive) {
                start = i;
            }
        }
        if (start != OPEN) {
            add(new Clock(metric, targets, start, OPEN), SlaState.RUNNING);
        }
    }

    private void add(Clock clock, SlaState unbroken) {
        SlaState state =
                clock.breachedAt != null ? SlaState.BREACHED : clock.target == null ? SlaState.NO_TARGET : unbroken;
        outcomes.add(new SlaOutcome(
                clock.metric,
                state,
                life.at(clock.start),
                clock.used,
                clock.target,
                clock.breachedAt,
                state == SlaState.RUNNING ? clock.dueAt() : null));
    }

    /** The clock of one promise, run from the event of its start to that of its end, or to asOf. */
    private final class Clock {

        private final SlaMetric metric;
        private final int start;
        private final boolean isStopped;
        private Duration used = Duration.ZERO;

        /**
         * Where the last stretch that counted began, and how long it was: the earliest instant of the time used is read
         * off it.
         */
        private Instant ranFrom;

        private Duration ran = Duration.ZERO;
        private @Nullable Duration target;
        private @Nullable Instant breachedAt;

        Clock(SlaMetric metric, List<@Nullable Duration> targets, int start, int end) {
            this.metric = metric;
            this.start = start;
            ranFrom = life.at(start);
            // The earliest instant at which the promise can be broken: of the change of target, or the coming back.
            Instant since = ranFrom;
            boolean runs = false;
            for (int i = start; ; i++) {
                boolean couldRun = runs;
                runs = !metric.isOfTicket() || life.statusAfter(i).isOpen();
                if (i > start && (!Objects.equals(targets.get(i), target) || runs && !couldRun)) {
                    since = life.at(i);
                }
                target = targets.get(i);
                if (runs && breachedAt == null && target != null && used.compareTo(target) > 0) {
                    breachedAt = life.at(i);
                }
                boolean isLast = i == life.events.size() - 1;
                if (i == end) {
                    isStopped = true;
                    return;
                }
                if (runs && !policy.pausedIn(metric).contains(life.statusAfter(i))) {
                    run(life.at(i), isLast ? asOf : life.at(i + 1), since);
                }
                if (isLast) {
                    isStopped = !runs || policy.pausedIn(metric).contains(life.statusAfter(i));
                    return;
                }
            }
        }

        private void run(Instant from, Instant to, Instant since) {
            Duration more = policy.clock().between(from, to);
            if (more.isZero()) {
                return;
            }
            Duration after = used.plus(more);
            if (breachedAt == null && target != null && after.compareTo(target) > 0) {
                Instant usedUp = used.equals(target) ? ranTo() : policy.clock().plus(from, target.minus(used));
                breachedAt = usedUp.isBefore(since) ? since : usedUp;
            }
            used = after;
            ranFrom = from;
            ran = more;
        }

        private Instant ranTo() {
            return policy.clock().plus(ranFrom, ran);
        }

        @Nullable
        Instant dueAt() {
            if (isStopped || target == null) {
                return null;
            }
            return used.equals(target) ? ranTo() : policy.clock().plus(asOf, target.minus(used));
        }
    }
}
