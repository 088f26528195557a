package io.github.cxmetrics.contact.ticket;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.util.Collections;
import java.util.Locale;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the statuses of a helpdesk mean here. The constants hold the statuses that a desk comes with; statuses of your
 * own are added {@linkplain #with one by one}. Names count in any case, and with spaces, hyphens or underscores alike.
 *
 * @param desk the helpdesk's name
 * @param acts the act by the status's name
 */
public record StatusMapping(String desk, SortedMap<String, TicketAct> acts) implements Serializable {

    /** Zendesk: the six built-in statuses, and deleted. */
    public static final StatusMapping ZENDESK = of("Zendesk")
            .with("new", TicketAct.TO_NEW)
            .with("open", TicketAct.TO_OPEN)
            .with("pending", TicketAct.TO_PENDING)
            .with("hold", TicketAct.TO_HOLD)
            .with("on hold", TicketAct.TO_HOLD)
            .with("solved", TicketAct.TO_SOLVED)
            .with("closed", TicketAct.TO_CLOSED)
            .with("deleted", TicketAct.DELETED);

    /**
     * Freshdesk: the statuses by name, and the four of its API by number; the numbers of others differ from account to
     * account.
     */
    public static final StatusMapping FRESHDESK = of("Freshdesk")
            .with("open", TicketAct.TO_OPEN)
            .with("2", TicketAct.TO_OPEN)
            .with("pending", TicketAct.TO_PENDING)
            .with("3", TicketAct.TO_PENDING)
            .with("resolved", TicketAct.TO_SOLVED)
            .with("4", TicketAct.TO_SOLVED)
            .with("closed", TicketAct.TO_CLOSED)
            .with("5", TicketAct.TO_CLOSED)
            .with("waiting on customer", TicketAct.TO_PENDING)
            .with("waiting on third party", TicketAct.TO_HOLD);

    /**
     * Jira Service Management: the statuses of its templates. Pending, there, waits for somebody else than the
     * customer; a canceled request is closed.
     */
    public static final StatusMapping JIRA_SERVICE_MANAGEMENT = of("Jira Service Management")
            .with("open", TicketAct.TO_OPEN)
            .with("reopened", TicketAct.TO_OPEN)
            .with("waiting for support", TicketAct.TO_OPEN)
            .with("in progress", TicketAct.TO_OPEN)
            .with("work in progress", TicketAct.TO_OPEN)
            .with("escalated", TicketAct.TO_OPEN)
            .with("waiting for customer", TicketAct.TO_PENDING)
            .with("pending", TicketAct.TO_HOLD)
            .with("waiting for approval", TicketAct.TO_HOLD)
            .with("resolved", TicketAct.TO_SOLVED)
            .with("done", TicketAct.TO_SOLVED)
            .with("closed", TicketAct.TO_CLOSED)
            .with("canceled", TicketAct.TO_CLOSED);

    /**
     * Intercom: the categories of ticket states, and the states of conversations. In a snoozed one the customer may
     * still wait.
     */
    public static final StatusMapping INTERCOM = of("Intercom")
            .with("submitted", TicketAct.TO_NEW)
            .with("in progress", TicketAct.TO_OPEN)
            .with("waiting on customer", TicketAct.TO_PENDING)
            .with("resolved", TicketAct.TO_SOLVED)
            .with("open", TicketAct.TO_OPEN)
            .with("snoozed", TicketAct.TO_HOLD)
            .with("closed", TicketAct.TO_CLOSED);

    /** Zammad: the built-in states. */
    public static final StatusMapping ZAMMAD = of("Zammad")
            .with("new", TicketAct.TO_NEW)
            .with("open", TicketAct.TO_OPEN)
            .with("pending reminder", TicketAct.TO_PENDING)
            .with("pending close", TicketAct.TO_PENDING)
            .with("closed", TicketAct.TO_CLOSED)
            .with("merged", TicketAct.MERGED);

    /** osTicket: the built-in statuses. An archived ticket is closed. */
    public static final StatusMapping OSTICKET = of("osTicket")
            .with("open", TicketAct.TO_OPEN)
            .with("resolved", TicketAct.TO_SOLVED)
            .with("closed", TicketAct.TO_CLOSED)
            .with("archived", TicketAct.TO_CLOSED)
            .with("deleted", TicketAct.DELETED);

    /**
     * Copies the map.
     *
     * @param desk the helpdesk's name
     * @param acts the act by the status's name
     * @throws IllegalArgumentException if an act neither moves a ticket nor takes it out of the figures
     */
    public StatusMapping {
        Objects.requireNonNull(desk, "desk");
        SortedMap<String, TicketAct> copy = new TreeMap<>();
        acts.forEach((status, act) -> {
            requireNonNull(act, "act");
            checkArgument(act.status().isPresent() || Ending.isLeaving(act), "%s is no status", act);
            copy.put(plain(status), act);
        });
        acts = Collections.unmodifiableSortedMap(copy);
    }

    /**
     * A mapping without statuses, to begin your own with.
     *
     * @param desk the helpdesk's name
     * @return the mapping
     */
    public static StatusMapping of(String desk) {
        return new StatusMapping(desk, new TreeMap<>());
    }

    private static String plain(String status) {
        requireNonNull(status, "status");
        return status.strip().toLowerCase(Locale.ROOT).replace('_', ' ').replace('-', ' ');
    }

    /**
     * The same mapping with one more status, or another meaning of one.
     *
     * @param status the status's name
     * @param act what it means: a move, or merged, spam or deleted
     * @return the changed copy
     * @throws IllegalArgumentException if the act is neither
     */
    public StatusMapping with(String status, TicketAct act) {
        SortedMap<String, TicketAct> more = new TreeMap<>(acts);
        more.put(plain(status), act);
        return new StatusMapping(desk, more);
    }

    /**
     * The act of a ticket that gets a status.
     *
     * @param status the status's name
     * @return the act, for a {@link TicketEvent}
     * @throws IllegalArgumentException if the status is unknown, without naming it; reading doors add the row
     */
    public TicketAct act(String status) {
        TicketAct act = acts.get(plain(status));
        checkArgument(act != null, "a status is none of %s: %s", desk, acts.keySet());
        return act;
    }

    /** For example {@code Zammad {closed=TO_CLOSED, merged=MERGED, …}}. */
    @Override
    public String toString() {
        return desk + " " + acts;
    }
}
