package io.github.cxmetrics.contact.ticket;

import static com.google.common.base.Preconditions.checkArgument;

import java.time.Instant;
import java.util.Comparator;
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
public record TicketEvent(String id, Instant at, TicketAct act, TicketActor actor, TicketLabels labels, long sequence)
        implements Comparable<TicketEvent> {

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
        return new TicketEvent(id, at, act, actor, TicketLabels.NONE, 0);
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
        return with(new TicketLabels(Optional.of(agent), labels.team(), labels.channel(), labels.reason()));
    }

    /**
     * The same entry with a team.
     *
     * @param team the team
     * @return the changed copy
     */
    public TicketEvent team(String team) {
        return with(new TicketLabels(labels.agent(), Optional.of(team), labels.channel(), labels.reason()));
    }

    /**
     * The same entry with a channel.
     *
     * @param channel the channel
     * @return the changed copy
     */
    public TicketEvent channel(String channel) {
        return with(new TicketLabels(labels.agent(), labels.team(), Optional.of(channel), labels.reason()));
    }

    /**
     * The same entry with a reason.
     *
     * @param reason the reason
     * @return the changed copy
     */
    public TicketEvent reason(String reason) {
        return with(new TicketLabels(labels.agent(), labels.team(), labels.channel(), Optional.of(reason)));
    }

    private TicketEvent with(TicketLabels changed) {
        return new TicketEvent(id, at, act, actor, changed, sequence);
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
