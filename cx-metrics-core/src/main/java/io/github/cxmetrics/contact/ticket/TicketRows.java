package io.github.cxmetrics.contact.ticket;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which rows of a ticket count as known at an instant, in which order they are read, and which are set aside. */
final class TicketRows {

    /**
     * By time; at one instant the creation first, then the order that is a possible life. Empty where no row creates
     * the ticket.
     */
    final List<TicketEvent> events;

    /** By time. */
    final List<SetAsideEvent> setAside;

    private final Optional<Ending> leftOut;

    private TicketRows(List<TicketEvent> events, List<SetAsideEvent> setAside) {
        this.events = events;
        this.setAside = setAside;
        leftOut = events.stream()
                .filter(event -> Ending.isLeaving(event.act()))
                .map(Ending::of)
                .findFirst();
    }

    /**
     * Reads rows.
     *
     * @param file the rows in file order
     * @param known the last instant that is known of; null for all
     * @param sameAction how soon after an ending a reply belongs to it
     */
    static TicketRows of(List<TicketEvent> file, @Nullable Instant known, Duration sameAction) {
        List<SetAsideEvent> aside = new ArrayList<>();
        List<TicketEvent> rows = distinct(file, known, aside);
        Optional<TicketEvent> creation =
                rows.stream().filter(row -> row.act() == TicketAct.CREATED).min(Comparator.comparing(TicketEvent::at));
        List<TicketEvent> events =
                creation.map(created -> from(created, rows, aside, sameAction)).orElse(List.of());
        aside.sort(Comparator.comparing(row -> row.event().at()));
        return new TicketRows(events, aside);
    }

    private static List<TicketEvent> distinct(
            List<TicketEvent> file, @Nullable Instant known, List<SetAsideEvent> aside) {
        List<TicketEvent> rows = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (TicketEvent row : file) {
            if (known != null && row.at().isAfter(known)) {
                aside.add(new SetAsideEvent(row, SetAsideEvent.Cause.AFTER_AS_OF));
            } else if (!row.id().isEmpty() && !ids.add(row.id())) {
                aside.add(new SetAsideEvent(row, SetAsideEvent.Cause.DUPLICATE_ID));
            } else {
                rows.add(row);
            }
        }
        return rows;
    }

    private static List<TicketEvent> from(
            TicketEvent created, List<TicketEvent> rows, List<SetAsideEvent> aside, Duration sameAction) {
        List<TicketEvent> counted = new ArrayList<>();
        boolean isCreated = false;
        for (TicketEvent row : rows) {
            if (row == created && !isCreated) {
                isCreated = true;
            } else if (row.act() == TicketAct.CREATED) {
                aside.add(new SetAsideEvent(row, SetAsideEvent.Cause.SECOND_CREATION));
            } else if (row.at().isBefore(created.at())) {
                aside.add(new SetAsideEvent(row, SetAsideEvent.Cause.BEFORE_CREATION));
            } else {
                counted.add(row);
            }
        }
        counted.sort(Comparator.comparing(TicketEvent::at));
        if (!sameAction.isZero()) {
            joinActions(counted, sameAction);
        }
        List<TicketEvent> events = new ArrayList<>();
        events.add(created);
        orderInstants(counted, events);
        return events;
    }

    /** A reply a moment after its ending counts at the instant of the ending, where it is read before it. */
    private static void joinActions(List<TicketEvent> rows, Duration within) {
        TicketEvent ending = null;
        for (int i = 0; i < rows.size(); i++) {
            TicketEvent row = rows.get(i);
            if (row.isEnding()) {
                ending = ending == null ? row : ending;
            } else if (row.act().status().isPresent() || row.isReplyBy(TicketActor.CUSTOMER)) {
                ending = null;
            } else if (ending != null && isSameAction(ending, row, within)) {
                rows.set(i, row.movedTo(ending.at()));
            }
        }
        rows.sort(Comparator.comparing(TicketEvent::at));
    }

    private static boolean isSameAction(TicketEvent ending, TicketEvent reply, Duration within) {
        return reply.act() == TicketAct.PUBLIC_REPLY
                && reply.actor() == ending.actor()
                && Duration.between(ending.at(), reply.at()).compareTo(within) <= 0;
    }

    private static void orderInstants(List<TicketEvent> rows, List<TicketEvent> into) {
        TicketStatus status = TicketStatus.NEW;
        int from = 0;
        while (from < rows.size()) {
            int to = from + 1;
            while (to < rows.size() && rows.get(to).at().equals(rows.get(from).at())) {
                to++;
            }
            for (TicketEvent row : OneInstant.ordered(rows.subList(from, to), status)) {
                into.add(row);
                status = row.act().status().orElse(status);
            }
            from = to;
        }
    }

    /** Whether a row after what is known creates the ticket. */
    boolean isCreatedLater() {
        return setAside.stream()
                .anyMatch(aside -> aside.cause() == SetAsideEvent.Cause.AFTER_AS_OF
                        && aside.event().act() == TicketAct.CREATED);
    }

    /** For what reason the ticket is in no figure, if it is. */
    Optional<Ending> leftOut() {
        return leftOut;
    }
}
