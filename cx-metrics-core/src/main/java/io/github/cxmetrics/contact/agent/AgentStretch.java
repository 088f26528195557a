package io.github.cxmetrics.contact.agent;

import static com.google.common.base.Preconditions.checkArgument;

import java.io.Serializable;
import java.time.Instant;

/**
 * A stretch of time in one state.
 *
 * @param state the state
 * @param from its beginning, kept to the microsecond
 * @param to its end, later than that
 * @param contacts how many contacts are handled at once; 1 but for {@link AgentState#HANDLING}
 */
public record AgentStretch(AgentState state, Instant from, Instant to, int contacts) implements Serializable {

    /**
     * Checks the stretch.
     *
     * @param state the state
     * @param from its beginning
     * @param to its end
     * @param contacts how many contacts are handled at once
     * @throws IllegalArgumentException if a part is missing, the end is not after the beginning, there are no contacts, or several in another state than handling:
     *     {@code a stretch must end after 2026-03-02T09:00:00Z, not at 2026-03-02T09:00:00Z}
     */
    public AgentStretch {
        checkArgument(state != null && from != null && to != null, "a stretch needs a state, a beginning and an end");
        checkArgument(to.isAfter(from), "a stretch must end after %s, not at %s", from, to);
        checkArgument(
                contacts > 0 && (contacts == 1 || state == AgentState.HANDLING),
                "a stretch of %s can't have %s contacts",
                state,
                contacts);
    }

    /**
     * A stretch; of handling, with one contact.
     *
     * @param state the state
     * @param from its beginning
     * @param to its end, later than that
     * @return the stretch
     * @throws IllegalArgumentException if the end is not after the beginning
     */
    public static AgentStretch of(AgentState state, Instant from, Instant to) {
        return new AgentStretch(state, from, to, 1);
    }

    /**
     * The same stretch with several contacts at once, where a log says how many there were. Where it has a row for each contact, let the rows overlap.
     *
     * @param contacts how many, positive
     * @return the changed copy
     * @throws IllegalArgumentException if there are none, or the state is not handling
     */
    public AgentStretch withContacts(int contacts) {
        return new AgentStretch(state, from, to, contacts);
    }
}
