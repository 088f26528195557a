package io.github.cxmetrics.contact.ticket;

import static com.google.common.base.Preconditions.checkArgument;

import java.util.Arrays;
import java.util.Locale;

/** Who did something to a ticket. */
public enum TicketActor {
    /** The customer. */
    CUSTOMER,
    /** A human of the helpdesk. */
    AGENT,
    /** A program that answers customers. */
    BOT,
    /** The helpdesk software: timers, rules, importers; also what nobody has told. */
    SYSTEM;

    /**
     * The actor that a log names.
     *
     * @param name the name, in any case
     * @return the actor
     * @throws IllegalArgumentException for an unknown one: {@code actor "martian" is none of [CUSTOMER, AGENT, BOT,
     *     SYSTEM]}
     */
    public static TicketActor parse(String name) {
        String upper = name.toUpperCase(Locale.ROOT);
        checkArgument(
                Arrays.stream(values()).anyMatch(actor -> actor.name().equals(upper)),
                "an actor of %s characters is none of %s",
                name.length(),
                Arrays.toString(values()));
        return valueOf(upper);
    }
}
