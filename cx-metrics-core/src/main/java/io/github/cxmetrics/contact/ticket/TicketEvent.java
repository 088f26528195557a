package io.github.cxmetrics.contact.ticket;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.contact.ContactLabel;
import java.io.Serializable;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One entry in the log of a ticket.
 *
 * @param id the entry's own id: of entries of a ticket with one id the first in the file counts; empty (and null is
 *     read so) where it has none
 * @param at when
 * @param act what happened
 * @param actor by whom
 * @param labels agent, team, channel and reason, as far as the entry says them; empty names are none
 * @param sequence its place in the file; entries of one number, say 0 where there is none, stand in the order in which
 *     they are given
 * @param change the priority or target that it sets, if it is a {@link TicketAct#PROMISE_CHANGED}
 */
public record TicketEvent(
        String id,
        Instant at,
        TicketAct act,
        TicketActor actor,
        Map<ContactLabel, String> labels,
        long sequence,
        @Nullable PromiseChange change)
        implements Serializable {

    /**
     * Checks the entry.
     *
     * @param id the entry's own id
     * @param at when
     * @param act what happened
     * @param actor by whom
     * @param labels who and why
     * @param sequence its place in the file
     * @param change the priority or target that it sets
     * @throws IllegalArgumentException if something is missing, or a change is not told, or told of another act
     */
    public TicketEvent {
        checkArgument(
                at != null && act != null && actor != null && labels != null,
                "an event needs a time, an act, an actor and labels");
        checkArgument(
                (act == TicketAct.PROMISE_CHANGED) == (change != null),
                "an event %s %s say what is promised from then on",
                act,
                change == null ? "must" : "can't");
        id = id == null ? "" : id;
        // Most entries say nothing, and a service holds many of them.
        labels = labels.isEmpty() ? Map.of() : named(labels);
    }

    private static Map<ContactLabel, String> named(Map<ContactLabel, String> labels) {
        Map<ContactLabel, String> copy = new EnumMap<>(ContactLabel.class);
        copy.putAll(labels);
        copy.keySet().forEach(TicketEvent::checkLabel);
        checkArgument(!copy.containsValue(null), "a label of an event must not be null");
        copy.values().removeIf(String::isEmpty);
        return copy.isEmpty() ? Map.of() : Collections.unmodifiableMap(copy);
    }

    /**
     * An entry without labels.
     *
     * @param id the entry's own id
     * @param at when
     * @param act what happened
     * @param actor by whom
     * @return the event
     */
    public static TicketEvent of(@Nullable String id, Instant at, TicketAct act, TicketActor actor) {
        return new TicketEvent(id == null ? "" : id, at, act, actor, Map.of(), 0, null);
    }

    /**
     * A change of what is promised: of the priority, or of one target.
     *
     * @param id the entry's own id
     * @param at when; it counts from then on, and the time used so far is kept
     * @param actor by whom
     * @param change the new priority, or the new target
     * @return the event
     */
    public static TicketEvent of(@Nullable String id, Instant at, TicketActor actor, PromiseChange change) {
        return new TicketEvent(id == null ? "" : id, at, TicketAct.PROMISE_CHANGED, actor, Map.of(), 0, change);
    }

    /**
     * The same entry with its place in the file.
     *
     * @param sequence the number of its row
     * @return the changed copy
     */
    public TicketEvent numbered(long sequence) {
        return new TicketEvent(id, at, act, actor, labels, sequence, change);
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
        return new TicketEvent(id, at, act, actor, more, sequence, change);
    }

    /**
     * What the entry says about who and why.
     *
     * @param label agent, team, channel or reason
     * @return its value, or nothing
     */
    public Optional<String> label(ContactLabel label) {
        requireNonNull(label, "label");
        return Optional.ofNullable(labels.get(label));
    }

    static void checkLabel(ContactLabel label) {
        checkArgument(label != ContactLabel.QUEUE, "tickets have no queue; the team that works on them is their TEAM");
    }

    boolean isReplyBy(TicketActor by) {
        return act == TicketAct.PUBLIC_REPLY && actor == by;
    }

    /** A public reply that no human wrote. */
    boolean isAutomaticReply() {
        return isReplyBy(TicketActor.BOT) || isReplyBy(TicketActor.SYSTEM);
    }

    /** A move into SOLVED or CLOSED. */
    boolean isEnding() {
        return act.status().filter(status -> !status.isOpen()).isPresent();
    }

    TicketEvent movedTo(Instant instant) {
        return new TicketEvent(id, instant, act, actor, labels, sequence, change);
    }

    /** For example {@code PUBLIC_REPLY by AGENT at 2026-03-01T12:00:00Z}: neither the id nor what labels say, which may be names. */
    @Override
    public String toString() {
        return act + " by " + actor + " at " + at;
    }
}
