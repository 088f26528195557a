package io.github.cxmetrics.contact.ticket;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.contact.ContactLabel;
import java.util.Objects;
import java.util.Optional;

/**
 * What an event says about who and why.
 *
 * @param agent the agent, if known
 * @param team the team, if known
 * @param channel the channel, if known
 * @param reason the reason, if known
 */
public record TicketLabels(
        Optional<String> agent, Optional<String> team, Optional<String> channel, Optional<String> reason) {

    /** Nothing known. */
    public static final TicketLabels NONE =
            new TicketLabels(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /**
     * Checks that nothing is null.
     *
     * @param agent the agent, if known
     * @param team the team, if known
     * @param channel the channel, if known
     * @param reason the reason, if known
     */
    public TicketLabels {
        Objects.requireNonNull(agent, "agent");
        Objects.requireNonNull(team, "team");
        Objects.requireNonNull(channel, "channel");
        Objects.requireNonNull(reason, "reason");
    }

    static void check(ContactLabel label) {
        checkArgument(label != ContactLabel.QUEUE, "tickets have no queue; the team that works on them is their TEAM");
    }

    Optional<String> of(ContactLabel label) {
        return switch (label) {
            case AGENT -> agent;
            case TEAM -> team;
            case CHANNEL -> channel;
            case REASON -> reason;
            case QUEUE -> Optional.empty();
        };
    }
}
