package io.github.cxmetrics.contact.fcr;

import static com.google.common.base.Preconditions.checkArgument;

import java.io.Serializable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One contact of a customer: a call, a chat, a message.
 *
 * @param at when, counted to the microsecond
 * @param issue what it was about; empty where that is not known, which is an issue of its own
 * @param channel how it came in; empty where that is not known, which is a channel of its own
 * @param level whether the first level could have resolved it
 * @param conversation the id of the conversation, where one may have several legs, as after a transfer: those of one customer are one contact, at the first of
 *     them; empty where it is not known, which is no conversation
 */
public record Contact(Instant at, String issue, String channel, Level level, String conversation)
        implements Serializable {

    /** Whether the first level could have resolved a contact. */
    public enum Level {
        /** It could. */
        RESOLVABLE,
        /** It could not: a repair on site, a decision elsewhere. Net rates leave such contacts out. */
        NOT_RESOLVABLE
    }

    /**
     * Checks that nothing is missing.
     *
     * @param at when
     * @param issue what it was about
     * @param channel how it came in
     * @param level whether the first level could have resolved it
     * @param conversation the id of the conversation
     * @throws IllegalArgumentException if something is: {@code a contact needs its time}
     */
    public Contact {
        checkArgument(at != null, "a contact needs its time");
        checkArgument(issue != null, "a contact needs its issue; one that is not known is empty");
        checkArgument(channel != null, "a contact needs its channel; one that is not known is empty");
        checkArgument(level != null, "a contact needs its level");
        checkArgument(conversation != null, "a contact needs its conversation; one that is not known is empty");
    }

    /**
     * A contact that the first level could have resolved, of an issue and a channel that are not known.
     *
     * @param at when
     * @return the contact
     */
    public static Contact at(Instant at) {
        return new Contact(at, "", "", Level.RESOLVABLE, "");
    }

    /**
     * The same contact with what it was about.
     *
     * @param issue the issue
     * @return the changed copy
     */
    public Contact about(String issue) {
        return new Contact(at, issue, channel, level, conversation);
    }

    /**
     * The same contact with how it came in.
     *
     * @param channel the channel
     * @return the changed copy
     */
    public Contact by(String channel) {
        return new Contact(at, issue, channel, level, conversation);
    }

    /**
     * The same contact as one that the first level could not have resolved.
     *
     * @return the changed copy
     */
    public Contact notResolvable() {
        return new Contact(at, issue, channel, Level.NOT_RESOLVABLE, conversation);
    }

    /**
     * The same contact as a leg of a conversation.
     *
     * @param conversation the id of the conversation; empty or null if there is none
     * @return the changed copy
     */
    public Contact ofConversation(@Nullable String conversation) {
        return new Contact(at, issue, channel, level, conversation == null ? "" : conversation);
    }

    /** For example {@code RESOLVABLE contact at 2026-03-01T12:00:00Z}, without the texts of issue, channel and conversation. */
    @Override
    public String toString() {
        return level + " contact at " + at;
    }
}
