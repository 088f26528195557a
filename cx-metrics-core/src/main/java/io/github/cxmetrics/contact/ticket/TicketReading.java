package io.github.cxmetrics.contact.ticket;

import io.github.cxmetrics.contact.ContactLabel;
import io.github.cxmetrics.contact.ticket.TicketHistory.Run;
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

/**
 * A ticket as it stood at an instant, measured by a {@linkplain TicketClock clock}. Later events are not looked at.
 *
 * <p>A time that has not ended is empty, never a number: an open ticket has no full resolution time, however often it was solved before. {@link
 * TicketTally} counts such times as censored. Immutable and thread-safe.
 */
public final class TicketReading implements Serializable {

    private static final long serialVersionUID = 1;
    private static final double NANOS = 1e9;

    private final Ticket ticket;
    private final Instant asOf;
    private final TicketClock clock;
    private final transient TicketHistory history;

    TicketReading(Ticket ticket, Instant asOf, TicketClock clock) {
        this.ticket = ticket;
        this.asOf = asOf;
        this.clock = clock;
        history = new TicketHistory(ticket.events(), asOf);
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
     * The status.
     *
     * @return NEW from the creation to the first move
     */
    public TicketStatus status() {
        return history.status;
    }

    /**
     * Whether it is in the backlog. A ticket that is closed at the very instant is not.
     *
     * @return false for solved and closed ones
     */
    public boolean isOpen() {
        return history.status.isOpen();
    }

    /**
     * What ended it.
     *
     * @return who took it out of the backlog; nothing while it is open
     */
    public Optional<Ending> ending() {
        return Optional.ofNullable(history.ending);
    }

    /**
     * When it ended.
     *
     * @return when it last left the backlog; nothing while it is open
     */
    public Optional<Instant> endedAt() {
        return Optional.ofNullable(history.endedAt);
    }

    /**
     * The age of an open ticket.
     *
     * @param from where age begins
     * @return the time since then; nothing once it is finished
     */
    public Optional<Duration> age(AgeFrom from) {
        return isOpen() ? Optional.of(clock.between(opened(from), asOf)) : Optional.empty();
    }

    private Instant opened(AgeFrom from) {
        return from == AgeFrom.CREATION ? ticket.created().at() : history.openedAt;
    }

    /**
     * The time from the creation to the first response.
     *
     * @param which the reply that counts
     * @return the time; nothing while there is no such reply
     */
    public Optional<Duration> firstResponse(FirstResponse which) {
        return firstResponseAt(which).map(this::sinceCreation);
    }

    Optional<Instant> firstResponseAt(FirstResponse which) {
        boolean second = which == FirstResponse.ZENDESK && ticket.created().actor() == TicketActor.AGENT;
        return history.events.stream()
                .filter(event -> event.isReplyBy(TicketActor.AGENT)
                        || which == FirstResponse.HUMAN_OR_BOT && event.isReplyBy(TicketActor.BOT))
                .skip(second ? 1 : 0)
                .map(TicketEvent::at)
                .findFirst();
    }

    private Duration sinceCreation(Instant at) {
        return clock.between(ticket.created().at(), at);
    }

    /**
     * The time from the creation to the first move to SOLVED.
     *
     * @return the time; nothing if it was never solved
     */
    public Optional<Duration> firstResolution() {
        return history.resolutions.stream().findFirst().map(this::sinceCreation);
    }

    Optional<Instant> firstResolutionAt() {
        return history.resolutions.stream().findFirst();
    }

    /**
     * The time from the creation to the last move to SOLVED.
     *
     * @return the time; nothing while the ticket is open, even if it was solved before, and nothing if it was closed without being solved
     */
    public Optional<Duration> fullResolution() {
        return isOpen() || history.solved == null ? Optional.empty() : Optional.of(sinceCreation(history.solved.at()));
    }

    /**
     * How often it was solved.
     *
     * @return moves to SOLVED from NEW, OPEN, PENDING or HOLD
     */
    public long resolutions() {
        return history.resolutions.size();
    }

    /**
     * How often it was reopened.
     *
     * @return moves from SOLVED to anything but CLOSED
     */
    public long reopens() {
        return history.reopenings.size();
    }

    /** When it came back to work, be it from SOLVED or from CLOSED. */
    List<Instant> comebacks() {
        return history.comebacks;
    }

    /**
     * How long the customer has waited.
     *
     * @return the time in NEW, OPEN and HOLD
     */
    public Duration requesterWait() {
        return timeIn(TicketStatus::isRequesterWaiting);
    }

    /**
     * How long the helpdesk has waited for the customer.
     *
     * @return the time in PENDING
     */
    public Duration agentWait() {
        return timeIn(status -> status == TicketStatus.PENDING);
    }

    /**
     * How long the helpdesk has waited for a third party.
     *
     * @return the time in HOLD, which the requester's wait holds too
     */
    public Duration onHold() {
        return timeIn(status -> status == TicketStatus.HOLD);
    }

    private Duration timeIn(Predicate<TicketStatus> statuses) {
        return timeIn(statuses, ticket.created().at(), asOf);
    }

    /** The time that counts inside two instants, in some statuses. */
    Duration timeIn(Predicate<TicketStatus> statuses, Instant from, Instant to) {
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
     * Public replies by agents.
     *
     * @return the count
     */
    public long agentReplies() {
        return replies(TicketActor.AGENT);
    }

    /**
     * Public replies by bots.
     *
     * @return the count
     */
    public long botReplies() {
        return replies(TicketActor.BOT);
    }

    /**
     * Messages by the customer after the creation.
     *
     * @return the count
     */
    public long customerReplies() {
        return replies(TicketActor.CUSTOMER);
    }

    private long replies(TicketActor by) {
        return history.events.stream().filter(event -> event.isReplyBy(by)).count();
    }

    /**
     * How often the customer got in touch: replies, and the creation if it was theirs.
     *
     * @return the count
     */
    public long customerContacts() {
        return customerReplies() + (ticket.created().actor() == TicketActor.CUSTOMER ? 1 : 0);
    }

    /**
     * Whether it is finished, at one touch.
     *
     * @param which how touches are counted
     * @return false while it is open
     */
    public boolean isOneTouch(OneTouch which) {
        return !isOpen() && (which == OneTouch.ZENDESK ? agentReplies() < 2 : agentReplies() == 1 && reopens() == 0);
    }

    /**
     * The response times: from the first unanswered message of the customer, the creation included, to the next reply by an agent, one for each run of
     * messages. A bot's reply ends nothing.
     *
     * @return the times of the answered runs, in order
     */
    public List<Duration> responseTimes() {
        return history.runs.stream()
                .flatMap(run -> run.answered().map(at -> clock.between(run.from(), at)).stream())
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
     * @return the time since the first unanswered message; nothing if all are answered, or the ticket is finished
     */
    public Optional<Duration> unansweredSince() {
        return isOpen() ? openRun().map(run -> clock.between(run.from(), asOf)) : Optional.empty();
    }

    Optional<Run> openRun() {
        return runs().stream().filter(run -> run.answered().isEmpty()).findFirst();
    }

    List<Run> runs() {
        return history.runs;
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
        List<String> owners = history.events.stream()
                .filter(event -> event.act() == TicketAct.ASSIGNED)
                .flatMap(event -> event.label(label).stream())
                .toList();
        long changes = 0;
        for (int i = 1; i < owners.size(); i++) {
            changes += owners.get(i).equals(owners.get(i - 1)) ? 0 : 1;
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
        TicketEvent.checkLabel(label);
        return switch (attribution) {
            case FIRST -> named(label, history.events).stream().findFirst();
            case LAST -> last(named(label, history.events));
            case SOLVER ->
                Optional.ofNullable(history.solved)
                        .flatMap(solved ->
                                last(named(label, history.events.subList(0, history.events.indexOf(solved) + 1))));
            case LONGEST -> longest(label);
        };
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
        Instant since = ticket.created().at();
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
        return "ticket " + ticket.id() + " as of " + asOf + ": " + status() + ", " + agentReplies()
                + " agent replies, solved " + resolutions() + " times";
    }

    private Object writeReplace() {
        return new Written(ticket, asOf, clock);
    }

    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw new InvalidObjectException("a reading is serialized through its ticket");
    }

    private record Written(Ticket ticket, Instant asOf, TicketClock clock) implements Serializable {

        private Object readResolve() {
            return ticket.asOf(asOf, clock);
        }
    }
}
