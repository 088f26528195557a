package io.github.cxmetrics.contact;

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
}
