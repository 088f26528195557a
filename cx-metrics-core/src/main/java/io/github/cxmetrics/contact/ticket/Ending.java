package io.github.cxmetrics.contact.ticket;

/** Who, or what, took a ticket out of the backlog: by the last resolution, or for good. */
public enum Ending {
    /** An agent solved or closed it. */
    BY_AGENT,
    /** The customer did. */
    BY_CUSTOMER,
    /** A bot did. */
    BY_BOT,
    /** A timer or a rule did, or nobody has told. */
    BY_SYSTEM,
    /** It was merged into another one. */
    MERGED,
    /** It was spam. */
    SPAM,
    /** It was deleted. */
    DELETED;

    /** Whether tickets that ended so are in no figure. */
    boolean isLeftOut() {
        return this == MERGED || this == SPAM || this == DELETED;
    }

    /** Whether an act takes a ticket out of every figure. */
    static boolean isLeaving(TicketAct act) {
        return act == TicketAct.MERGED || act == TicketAct.MARKED_SPAM || act == TicketAct.DELETED;
    }

    static Ending of(TicketEvent event) {
        return switch (event.act()) {
            case MERGED -> MERGED;
            case MARKED_SPAM -> SPAM;
            case DELETED -> DELETED;
            default ->
                switch (event.actor()) {
                    case AGENT -> BY_AGENT;
                    case CUSTOMER -> BY_CUSTOMER;
                    case BOT -> BY_BOT;
                    case SYSTEM -> BY_SYSTEM;
                };
        };
    }
}
