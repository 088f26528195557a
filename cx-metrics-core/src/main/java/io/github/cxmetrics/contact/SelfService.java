package io.github.cxmetrics.contact;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.Proportion;
import io.github.cxmetrics.internal.CountMath;
import java.io.Serializable;

/**
 * How customers helped themselves. The numbers that are all called self-service rate, and two that are called deflection, each by its name; those of bots are in {@link BotTally}. Users are counted once each, so the counts
 * of several periods don't add up: this is no tally.
 *
 * @param helpCenterUsers users of the help centre
 * @param ticketUsers users who sent a ticket
 * @param sessions self-service sessions
 * @param resolvedSessions sessions that resolved the matter, as their users said
 * @param sessionsWithTicket sessions followed by a ticket within a window, say 24 hours
 * @param assistedContacts contacts that humans handled
 */
public record SelfService(
        long helpCenterUsers,
        long ticketUsers,
        long sessions,
        long resolvedSessions,
        long sessionsWithTicket,
        long assistedContacts)
        implements Serializable {

    /**
     * Checks the counts.
     *
     * @param helpCenterUsers users of the help centre
     * @param ticketUsers users who sent a ticket
     * @param sessions self-service sessions
     * @param resolvedSessions sessions that resolved the matter
     * @param sessionsWithTicket sessions followed by a ticket
     * @param assistedContacts contacts that humans handled
     * @throws IllegalArgumentException if a count is negative, or some sessions exceed all of them
     */
    public SelfService {
        CountMath.checkNotNegative(helpCenterUsers, "help centre users");
        CountMath.checkNotNegative(ticketUsers, "ticket users");
        CountMath.checkNotNegative(sessions, "sessions");
        CountMath.checkNotNegative(assistedContacts, "assisted contacts");
        checkSessions(resolvedSessions, "resolved sessions", sessions);
        checkSessions(sessionsWithTicket, "sessions with a ticket", sessions);
    }

    private static void checkSessions(long some, String what, long sessions) {
        CountMath.checkNotNegative(some, what);
        checkArgument(some <= sessions, "%s must not exceed sessions: %s of %s", what, some, sessions);
    }

    /**
     * Zendesk's self-service score: help centre users per ticket user. A ratio such as 4 to 1, no share.
     *
     * @return {@code helpCenterUsers / ticketUsers}
     * @throws IllegalStateException if nobody sent a ticket
     */
    public double scoreRatio() {
        if (ticketUsers == 0) {
            throw new IllegalStateException("self-service score is undefined: no ticket users");
        }
        return (double) helpCenterUsers / ticketUsers;
    }

    /**
     * The success rate: sessions that resolved the matter.
     *
     * @return {@code resolvedSessions / sessions}
     */
    public Proportion successRate() {
        return Proportion.of(resolvedSessions, sessions).named("self-service success", "sessions");
    }

    /**
     * Sessions that no ticket followed. Also counts users who gave up.
     *
     * @return {@code (sessions - sessionsWithTicket) / sessions}
     */
    public Proportion noFollowUpTicketRate() {
        return Proportion.of(sessions - sessionsWithTicket, sessions)
                .named("sessions without a follow-up ticket", "sessions");
    }

    /**
     * Deflection from the help centre: its users, of all who looked for help there or by ticket.
     *
     * @return {@code helpCenterUsers / (helpCenterUsers + ticketUsers)}
     */
    public Proportion helpToTicket() {
        return Proportion.of(helpCenterUsers, CountMath.sum(helpCenterUsers, ticketUsers, "users"))
                .named("deflection (help to ticket)", "users");
    }

    /**
     * Deflection of issues: those settled in self-service, of all.
     *
     * @return {@code resolvedSessions / (resolvedSessions + assistedContacts)}
     */
    public Proportion ofIssues() {
        return Proportion.of(resolvedSessions, CountMath.sum(resolvedSessions, assistedContacts, "issues"))
                .named("deflection (of issues)", "issues");
    }

    /**
     * Self-service in all demand.
     *
     * @return {@code sessions / (sessions + assistedContacts)}
     */
    public Proportion share() {
        return Proportion.of(sessions, CountMath.sum(sessions, assistedContacts, "contacts"))
                .named("self-service share", "sessions and contacts");
    }
}
