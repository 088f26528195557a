package io.github.cxmetrics.contact.ticket;

import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.contact.ContactLabel;
import io.github.cxmetrics.contact.ticket.ResponseRuns.Run;
import io.github.cxmetrics.contact.ticket.TicketHistory.Stay;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * A ticket as it stood at an instant, measured by a {@linkplain TicketClock clock}. Later events are set aside.
 *
 * <p>A ticket is <em>active</em> (new, open, pending, on hold) or <em>ended</em> (solved, closed). A
 * <em>resolution</em> is a move from active to ended: solved and then closed is one, at solved, and closed without is
 * one at closing. <em>Coming back</em> is the way from either to active.
 *
 * <p>A <em>run</em> of messages waits for an answer: it begins with the creation, unless by an agent, or with a
 * customer's message when none is open, and ends with the next public reply by an agent. Solved or closed ends it as
 * not owed. After a bot's reply the customer's next message begins it anew, and so does every message on an ended
 * ticket.
 *
 * <p>A time that has not ended is empty, never a number: an active ticket has no full resolution time, however often it
 * was solved before. {@link TicketTally} counts such times as censored. Immutable and thread-safe.
 */
public final class TicketReading implements Serializable {

    private static final long serialVersionUID = 1;
    private static final double NANOS = 1e9;

    private final Ticket ticket;
    private final Instant asOf;
    private final Instant known;
    private final TicketClock clock;
    private final transient TicketRows rows;
    private final transient TicketHistory history;

    TicketReading(Ticket ticket, Instant asOf, Instant known, TicketClock clock, TicketRows rows) {
        this.ticket = ticket;
        this.asOf = asOf;
        this.known = known;
        this.clock = clock;
        this.rows = rows;
        history = new TicketHistory(rows.events, asOf);
    }

    /**
     * The reading at an instant by what is known at a later one; nothing if the ticket was not yet created, or is in no
     * figure.
     */
    static Optional<TicketReading> ifCounted(Ticket ticket, Instant at, Instant known) {
        requireNonNull(at, "at");
        requireNonNull(ticket, "ticket");
        TicketRows rows = ticket.rowsAt(known);
        return rows.events.isEmpty()
                        || rows.events.get(0).at().isAfter(at)
                        || rows.leftOut().isPresent()
                ? Optional.empty()
                : Optional.of(ticket.readAt(at, known, TicketClock.CALENDAR, rows));
    }

    /**
     * The ticket.
     *
     * @return the ticket with all its events, later ones too
     */
    public Ticket ticket() {
        return ticket;
    }

    /**
     * The instant of the reading.
     *
     * @return the instant
     */
    public Instant asOf() {
        return asOf;
    }

    /**
     * The events that are not counted in this reading.
     *
     * @return the events with the cause, by time; later ones are among them
     */
    public List<SetAsideEvent> setAside() {
        return List.copyOf(rows.setAside);
    }

    TicketHistory history() {
        return history;
    }

    Instant createdAt() {
        return history.at(0);
    }

    /**
     * The status.
     *
     * @return NEW from the creation to the first move
     */
    public TicketStatus status() {
        return history.status();
    }

    /**
     * Whether it is in the backlog. A ticket that ends at the very instant is not.
     *
     * @return false for solved and closed ones, and those that were merged, spam or deleted
     */
    public boolean isOpen() {
        return history.isActive() && leftOut().isEmpty();
    }

    /** Whether it was active just before an instant of the past. */
    boolean wasOpenJustBefore(Instant at) {
        boolean open = createdAt().isBefore(at);
        for (int i = 1; i < history.events.size() && history.at(i).isBefore(at); i++) {
            open = history.statusAfter(i).isOpen();
        }
        return open;
    }

    /**
     * Why it is in no figure.
     *
     * @return {@link Ending#MERGED}, {@link Ending#SPAM}, {@link Ending#DELETED}, whichever came first; nothing for the
     *     tickets that are counted
     */
    public Optional<Ending> leftOut() {
        return rows.leftOut();
    }

    /**
     * What ended it.
     *
     * @return who made the last resolution, or why it is left out; nothing while it is active
     */
    public Optional<Ending> ending() {
        return leftOut()
                .or(() -> history.lastResolution().map(history.events::get).map(Ending::of));
    }

    /**
     * When it ended.
     *
     * @return the last resolution; nothing while it is active
     */
    public Optional<Instant> endedAt() {
        return history.lastResolution().map(history::at);
    }

    /**
     * The age of an active ticket.
     *
     * @param from where age begins
     * @return the time since then; nothing once it has ended
     */
    public Optional<Duration> age(AgeFrom from) {
        return isOpen() ? Optional.of(clock.between(opened(from), asOf)) : Optional.empty();
    }

    private Instant opened(AgeFrom from) {
        return from == AgeFrom.CREATION ? createdAt() : history.openedAt();
    }

    /**
     * How the first response stands: that to the first run. A ticket of an agent is outbound until the customer writes;
     * a first run that ended unanswered, or waits on an ended ticket, is not owed, and later runs are next responses.
     *
     * @param which the reply that counts; {@link FirstResponse#ZENDESK} owes one to every ticket, from its creation on
     * @return its state
     */
    public FirstResponseState firstResponseState(FirstResponse which) {
        if (which == FirstResponse.ZENDESK) {
            return history.firstHumanReply().isPresent()
                    ? FirstResponseState.ANSWERED
                    : history.isActive() ? FirstResponseState.WAITING : FirstResponseState.NOT_OWED;
        }
        return firstRun(which)
                .map(run -> switch (run.how()) {
                    case ANSWERED -> FirstResponseState.ANSWERED;
                    case NOT_OWED -> FirstResponseState.NOT_OWED;
                    case OPEN -> history.isActive() ? FirstResponseState.WAITING : FirstResponseState.NOT_OWED;
                })
                .orElse(FirstResponseState.OUTBOUND);
    }

    private Optional<Run> firstRun(FirstResponse which) {
        return (which == FirstResponse.HUMAN_OR_BOT ? history.runsThatBotsEnd : history.runs)
                .stream().findFirst();
    }

    private Instant firstResponseFrom(FirstResponse which) {
        return which == FirstResponse.ZENDESK
                ? createdAt()
                : history.at(firstRun(which).orElseThrow().first());
    }

    /**
     * The time to the first response, from the beginning of the first run: the creation, or the first message of the
     * customer to a ticket of an agent. Bots don't start it anew.
     *
     * @param which the reply that counts
     * @return the time; nothing while there is no such reply, or if it is not owed
     */
    public Optional<Duration> firstResponse(FirstResponse which) {
        if (firstResponseState(which) != FirstResponseState.ANSWERED) {
            return Optional.empty();
        }
        int reply = which == FirstResponse.ZENDESK
                ? history.firstHumanReply().orElseThrow()
                : firstRun(which).orElseThrow().end();
        return Optional.of(clock.between(firstResponseFrom(which), history.at(reply)));
    }

    /**
     * How long the first response has been waited for.
     *
     * @param which the reply that counts
     * @return the time so far; nothing unless it is {@linkplain FirstResponseState#WAITING waited for}
     */
    public Optional<Duration> firstResponseWait(FirstResponse which) {
        return firstResponseState(which) == FirstResponseState.WAITING
                ? Optional.of(clock.between(firstResponseFrom(which), asOf))
                : Optional.empty();
    }

    private Duration sinceCreation(Instant at) {
        return clock.between(createdAt(), at);
    }

    /**
     * The time from the creation to the first resolution.
     *
     * @return the time; nothing if there was none
     */
    public Optional<Duration> firstResolution() {
        return history.resolutions.stream().findFirst().map(history::at).map(this::sinceCreation);
    }

    /**
     * The time from the creation to the last resolution.
     *
     * @return the time; nothing while the ticket is active, even if it was solved before
     */
    public Optional<Duration> fullResolution() {
        return endedAt().map(this::sinceCreation);
    }

    /**
     * How often it was resolved.
     *
     * @return moves from NEW, OPEN, PENDING or HOLD to SOLVED or CLOSED
     */
    public long resolutions() {
        return history.resolutions.size();
    }

    /**
     * How often it came back.
     *
     * @return moves from SOLVED or CLOSED to NEW, OPEN, PENDING or HOLD
     */
    public long reopens() {
        return history.comebacks.size();
    }

    /**
     * Whether each resolution held for a window {@code (r, r + within]}, in calendar time, the instant r itself
     * included.
     *
     * @param within how long it must hold
     * @return the states, in the order of the resolutions: the first is the ticket's
     */
    public List<DurableState> durable(Duration within) {
        return IntStream.range(0, history.resolutions.size())
                .mapToObj(i -> durable(i, history.at(history.resolutions.get(i)), within))
                .toList();
    }

    /** Spans are compared, not instants: the end of an endless window is none. */
    private DurableState durable(int i, Instant resolved, Duration within) {
        if (Duration.between(resolved, asOf).compareTo(within) < 0) {
            return DurableState.PENDING;
        }
        return history.backAfter(i)
                        .filter(back -> Duration.between(resolved, back).compareTo(within) <= 0)
                        .isPresent()
                ? DurableState.BROKEN
                : DurableState.LASTED;
    }

    /**
     * Who resolved it last.
     *
     * @return the agent's name; nothing while it is active, if nobody is named, or if a bot, the customer or the
     *     software resolved it
     */
    public Optional<String> solver() {
        return attributed(ContactLabel.AGENT, TicketAttribution.SOLVER);
    }

    /**
     * How long the customer has waited.
     *
     * @return the time in NEW, OPEN and HOLD, so far if the ticket is active
     */
    public Duration requesterWait() {
        return timeIn(TicketStatus::isRequesterWaiting);
    }

    /**
     * How long the helpdesk has waited for the customer.
     *
     * @return the time in PENDING, so far if the ticket is active
     */
    public Duration agentWait() {
        return timeIn(status -> status == TicketStatus.PENDING);
    }

    /**
     * How long the helpdesk has waited for a third party.
     *
     * @return the time in HOLD, which the requester's wait holds too, so far if the ticket is active
     */
    public Duration onHold() {
        return timeIn(status -> status == TicketStatus.HOLD);
    }

    /**
     * How long the ticket has been with the agents.
     *
     * @return the time in NEW and OPEN, so far if the ticket is active
     */
    public Duration agentWork() {
        return timeIn(status -> status == TicketStatus.NEW || status == TicketStatus.OPEN);
    }

    private Duration timeIn(Predicate<TicketStatus> statuses) {
        return timeIn(statuses, createdAt(), asOf);
    }

    /** The time that counts inside two instants, in some statuses. */
    private Duration timeIn(Predicate<TicketStatus> statuses, Instant from, Instant to) {
        Duration sum = Duration.ZERO;
        for (Stay stay : history.stays) {
            Instant start = stay.from().isBefore(from) ? from : stay.from();
            Instant end = stay.to().isAfter(to) ? to : stay.to();
            if (statuses.test(stay.status()) && start.isBefore(end)) {
                sum = sum.plus(clock.between(start, end));
            }
        }
        return sum;
    }

    /**
     * Public replies by agents. The message with which an agent created the ticket, logged as a reply at the same
     * instant, is none.
     *
     * @return the count
     */
    public long agentReplies() {
        return history.humanReplies();
    }

    /**
     * Public replies by bots and by the helpdesk software.
     *
     * @return the count
     */
    public long botReplies() {
        return history.count(TicketEvent::isAutomaticReply);
    }

    /**
     * Messages by the customer after the creation.
     *
     * @return the count
     */
    public long customerReplies() {
        return history.count(event -> event.isReplyBy(TicketActor.CUSTOMER));
    }

    /**
     * How often the customer got in touch: replies, and the creation if it was theirs.
     *
     * @return the count
     */
    public long customerContacts() {
        return customerReplies() + (history.created().actor() == TicketActor.CUSTOMER ? 1 : 0);
    }

    /**
     * Whether it has ended, at one touch.
     *
     * @param which how touches are counted
     * @return false while it is active
     */
    public boolean isOneTouch(OneTouch which) {
        return !history.isActive()
                && (which == OneTouch.ZENDESK ? agentReplies() < 2 : agentReplies() == 1 && reopens() == 0);
    }

    /**
     * The response times: from the beginning of each run of messages to the next reply by an agent. A bot's reply ends
     * none, but the customer's next message begins it anew.
     *
     * @return the times of the answered runs, in order
     */
    public List<Duration> responseTimes() {
        return responseTimes(history.runs);
    }

    /**
     * The response times where a reply of a bot, or of the helpdesk software, is an answer too.
     *
     * @return the times of the answered runs, in order
     */
    public List<Duration> responseTimesWithBots() {
        return responseTimes(history.runsThatBotsEnd);
    }

    private List<Duration> responseTimes(List<Run> runs) {
        return runs.stream()
                .filter(run -> run.how() == ResponseRuns.End.ANSWERED)
                .map(run -> clock.between(history.at(run.start()), history.at(run.end())))
                .toList();
    }

    /**
     * The mean response time.
     *
     * @return the mean in seconds
     * @throws IllegalStateException if no run was answered
     */
    public double meanResponseSeconds() {
        List<Duration> times = responseTimes();
        if (times.isEmpty()) {
            throw new IllegalStateException("response time is undefined: no answered message");
        }
        Duration sum = times.stream().reduce(Duration.ZERO, Duration::plus);
        return (sum.getSeconds() + sum.getNano() / NANOS) / times.size();
    }

    /**
     * How long the customer has been without an answer.
     *
     * @return the time since the beginning of the open run; nothing if all are answered or not owed, or the ticket has
     *     ended
     */
    public Optional<Duration> unansweredSince() {
        return openRun(history.runs);
    }

    /** The same, where a reply of a bot is an answer too. */
    Optional<Duration> unansweredWithBotsSince() {
        return openRun(history.runsThatBotsEnd);
    }

    private Optional<Duration> openRun(List<Run> runs) {
        return runs.stream()
                .filter(run -> isOpen() && run.how() == ResponseRuns.End.OPEN)
                .map(run -> clock.between(history.at(run.start()), asOf))
                .findFirst();
    }

    /**
     * How often the ticket was given from one agent to another.
     *
     * @return events {@link TicketAct#ASSIGNED} that name another agent than the one before
     */
    public long reassignments() {
        return handovers(ContactLabel.AGENT);
    }

    /**
     * How often the ticket was given from one team to another.
     *
     * @return events {@link TicketAct#ASSIGNED} that name another team than the one before
     */
    public long transfers() {
        return handovers(ContactLabel.TEAM);
    }

    private long handovers(ContactLabel label) {
        long changes = 0;
        String owner = null;
        for (TicketEvent event : history.events) {
            String next = event.act() == TicketAct.ASSIGNED ? event.labels().get(label) : null;
            if (next != null) {
                changes += owner == null || next.equals(owner) ? 0 : 1;
                owner = next;
            }
        }
        return changes;
    }

    /**
     * How often the ticket went up a level.
     *
     * @return events {@link TicketAct#ESCALATED}
     */
    public long escalations() {
        return history.events.stream()
                .filter(event -> event.act() == TicketAct.ESCALATED)
                .count();
    }

    /**
     * The agent, team, channel or reason of the ticket, of several the one that the attribution says.
     *
     * @param label which of them
     * @param attribution whose the ticket is
     * @return the name; nothing where no event says it
     * @throws IllegalArgumentException for queues, which tickets don't have
     */
    public Optional<String> attributed(ContactLabel label, TicketAttribution attribution) {
        requireNonNull(label, "label");
        requireNonNull(attribution, "attribution");
        TicketEvent.checkLabel(label);
        return switch (attribution) {
            case FIRST -> named(label, history.events).stream().findFirst();
            case LAST -> last(named(label, history.events));
            case SOLVER -> solver(label);
            case LONGEST -> longest(label);
        };
    }

    private Optional<String> solver(ContactLabel label) {
        Optional<Integer> last = history.lastResolution();
        if (last.isEmpty() || history.events.get(last.get()).actor() != TicketActor.AGENT) {
            return Optional.empty();
        }
        List<TicketEvent> before = history.events.subList(0, last.get()).stream()
                .filter(event -> event.act() == TicketAct.ASSIGNED)
                .toList();
        return history.events.get(last.get()).label(label).or(() -> last(named(label, before)));
    }

    private static List<String> named(ContactLabel label, List<TicketEvent> events) {
        return events.stream().flatMap(event -> event.label(label).stream()).toList();
    }

    private static Optional<String> last(List<String> names) {
        return names.isEmpty() ? Optional.empty() : Optional.of(names.get(names.size() - 1));
    }

    private Optional<String> longest(ContactLabel label) {
        Map<String, Duration> held = new LinkedHashMap<>();
        Optional<String> owner = Optional.empty();
        Instant since = createdAt();
        for (TicketEvent event : history.events) {
            Optional<String> named = event.label(label);
            if (named.isPresent() && !named.equals(owner)) {
                add(held, owner, since, event.at());
                owner = named;
                since = event.at();
            }
        }
        add(held, owner, since, asOf);
        Duration most = held.values().stream().max(Duration::compareTo).orElse(Duration.ZERO);
        return held.entrySet().stream()
                .filter(entry -> entry.getValue().equals(most))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private void add(Map<String, Duration> held, Optional<String> owner, Instant from, Instant to) {
        owner.ifPresent(name -> held.merge(name, timeIn(TicketStatus::isOpen, from, to), Duration::plus));
    }

    /** For example {@code ticket 17 as of 2026-03-02T09:00:00Z: OPEN, 2 agent replies, solved 1 times}. */
    @Override
    public String toString() {
        return "ticket as of " + asOf + ": " + status() + ", " + agentReplies() + " agent replies, solved "
                + resolutions() + " times";
    }

    private Object writeReplace() {
        return new Written(ticket, asOf, known, clock);
    }

    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw new InvalidObjectException("a reading is serialized through its ticket");
    }

    private record Written(Ticket ticket, Instant asOf, Instant known, TicketClock clock) implements Serializable {

        private Object readResolve() {
            return ticket.readAt(asOf, known, clock);
        }
    }
}
