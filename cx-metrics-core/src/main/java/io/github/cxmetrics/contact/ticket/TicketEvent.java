package io.github.cxmetrics.contact.ticket;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.contact.ContactLabel;
import java.io.Serializable;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * One entry in the log of a ticket.
 *
 * @param id the entry's own id: the same entry delivered twice counts once
 * @param at when
 * @param act what happened
 * @param actor by whom
 * @param labels agent, team, channel and reason, as far as the entry says them
 * @param sequence the running number in the source, which orders entries of the same instant; 0 where there is none
 */
public record TicketEvent(
        String id, Instant at, TicketAct act, TicketActor actor, Map<ContactLabel, String> labels, long sequence)
        implements Comparable<TicketEvent>, Serializable {

    private static final Comparator<TicketEvent> ORDER = Comparator.comparing(TicketEvent::at)
            .thenComparingLong(TicketEvent::sequence)
            .thenComparing(TicketEvent::act)
            .thenComparing(TicketEvent::id)
            .thenComparing(TicketEvent::actor)
            .thenComparing(event -> event.labels().toString());

    /**
     * Checks the entry.
     *
     * @param id the entry's own id
     * @param at when
     * @param act what happened
     * @param actor by whom
     * @param labels who and why
     * @param sequence the running number in the source
     * @throws IllegalArgumentException if something is missing, or the software is said to write to the customer: what answers is a bot
     */
    public TicketEvent {
        checkArgument(
                id != null && at != null && act != null && actor != null && labels != null,
                "an event needs an id, a time, an act, an actor and labels");
        Map<ContactLabel, String> copy = new EnumMap<>(ContactLabel.class);
        copy.putAll(labels);
        labels = Collections.unmodifiableMap(copy);
        copy.keySet().forEach(TicketEvent::checkLabel);
        checkArgument(!copy.containsValue(null), "a label of an event must not be null");
        checkArgument(
                act != TicketAct.PUBLIC_REPLY || actor != TicketActor.SYSTEM,
                "a public reply is by CUSTOMER, AGENT or BOT, not by SYSTEM (event %s)",
                id);
    }

    /**
     * An entry without labels.
     *
     * @param id the entry's own id
     * @param at when
     * @param act what happened
     * @param actor by whom
     * @return the event
     * @throws IllegalArgumentException for a public reply by {@link TicketActor#SYSTEM}
     */
    public static TicketEvent of(String id, Instant at, TicketAct act, TicketActor actor) {
        return new TicketEvent(id, at, act, actor, Map.of(), 0);
    }

    /**
     * The same entry with its running number.
     *
     * @param sequence the number in the source
     * @return the changed copy
     */
    public TicketEvent numbered(long sequence) {
        return new TicketEvent(id, at, act, actor, labels, sequence);
    }

    /**
     * The same entry with an agent.
     *
     * @param agent the agent
     * @return the changed copy
     */
    public TicketEvent agent(String agent) {
        return with(ContactLabel.AGENT, agent);
    }

    /**
     * The same entry with a team.
     *
     * @param team the team
     * @return the changed copy
     */
    public TicketEvent team(String team) {
        return with(ContactLabel.TEAM, team);
    }

    /**
     * The same entry with a channel.
     *
     * @param channel the channel
     * @return the changed copy
     */
    public TicketEvent channel(String channel) {
        return with(ContactLabel.CHANNEL, channel);
    }

    /**
     * The same entry with a reason.
     *
     * @param reason the reason
     * @return the changed copy
     */
    public TicketEvent reason(String reason) {
        return with(ContactLabel.REASON, reason);
    }

    private TicketEvent with(ContactLabel label, String value) {
        Map<ContactLabel, String> more = new EnumMap<>(ContactLabel.class);
        more.putAll(labels);
        more.put(label, value);
        return new TicketEvent(id, at, act, actor, more, sequence);
    }

    /**
     * What the entry says about who and why.
     *
     * @param label agent, team, channel or reason
     * @return its value, or nothing
     */
    public Optional<String> label(ContactLabel label) {
        return Optional.ofNullable(labels.get(label));
    }

    static void checkLabel(ContactLabel label) {
        checkArgument(label != ContactLabel.QUEUE, "tickets have no queue; the team that works on them is their TEAM");
    }

    boolean isReplyBy(TicketActor by) {
        return act == TicketAct.PUBLIC_REPLY && actor == by;
    }

    /** By time, then sequence, then act, then id. */
    @Override
    public int compareTo(TicketEvent other) {
        return ORDER.compare(this, other);
    }
}
