package io.github.cxmetrics.contact.ticket;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * The order of a ticket's events of one instant: of all orders that are a possible life the first by place in the file;
 * file order if none is.
 *
 * <p>A life is possible if every move changes the status, none goes from CLOSED to SOLVED, and no reply but the
 * customer's stands in SOLVED or CLOSED entered in that instant. Which orders can be completed depends only on how many
 * moves to each status are left, so that the cost is linear.
 */
final class OneInstant {

    private static final int STATUSES = TicketStatus.values().length;
    private static final int REPLY = STATUSES;
    private static final int FREE = STATUSES + 1;

    private final List<TicketEvent> file;
    private final List<Deque<Integer>> left = new ArrayList<>();
    private TicketStatus status;
    private boolean isEndedNow;

    private OneInstant(List<TicketEvent> file, TicketStatus before) {
        this.file = file;
        status = before;
        for (int kind = 0; kind <= FREE; kind++) {
            left.add(new ArrayDeque<>());
        }
        for (int i = 0; i < file.size(); i++) {
            left.get(kind(file.get(i))).add(i);
        }
    }

    private static int kind(TicketEvent event) {
        if (event.act() == TicketAct.PUBLIC_REPLY && event.actor() != TicketActor.CUSTOMER) {
            return REPLY;
        }
        return event.act().status().map(TicketStatus::ordinal).orElse(FREE);
    }

    /** The events in the order in which they are read. */
    static List<TicketEvent> ordered(List<TicketEvent> file, TicketStatus before) {
        return file.size() < 2 ? file : new OneInstant(file, before).ordered();
    }

    private List<TicketEvent> ordered() {
        if (!isPossible()) {
            return file;
        }
        List<TicketEvent> order = new ArrayList<>(file.size());
        while (order.size() < file.size()) {
            order.add(file.get(next()));
        }
        return order;
    }

    private int next() {
        int first = -1;
        for (int kind = 0; kind <= FREE; kind++) {
            Deque<Integer> rows = left.get(kind);
            if (!rows.isEmpty() && (first < 0 || rows.peek() < left.get(first).peek()) && isPossibleNext(kind)) {
                first = kind;
            }
        }
        if (first < REPLY) {
            status = TicketStatus.values()[first];
            isEndedNow = !status.isOpen();
        }
        return left.get(first).remove();
    }

    private boolean isPossibleNext(int kind) {
        if (kind == FREE) {
            return true;
        }
        if (kind == REPLY) {
            return !isEndedNow;
        }
        TicketStatus to = TicketStatus.values()[kind];
        if (to == status || status == TicketStatus.CLOSED && to == TicketStatus.SOLVED) {
            return false;
        }
        TicketStatus from = status;
        boolean wasEndedNow = isEndedNow;
        int row = left.get(kind).remove();
        status = to;
        isEndedNow = !to.isOpen();
        boolean possible = isPossible();
        left.get(kind).addFirst(row);
        status = from;
        isEndedNow = wasEndedNow;
        return possible;
    }

    /**
     * Whether what is left can follow. Moves go active, ended, active …, where an ended stretch is SOLVED, CLOSED, or
     * SOLVED then CLOSED; stretches need an active status between them, and equal active ones an ended stretch or
     * another active one.
     */
    private boolean isPossible() {
        boolean active = status.isOpen();
        int actives = active ? 1 : 0;
        int most = 0;
        for (TicketStatus each : TicketStatus.values()) {
            actives += each.isOpen() ? left.get(each.ordinal()).size() : 0;
        }
        if (isEndedNow && !left.get(REPLY).isEmpty() && actives == 0) {
            return false;
        }
        for (TicketStatus each : TicketStatus.values()) {
            if (each.isOpen()) {
                int same = left.get(each.ordinal()).size() + (each == status ? 1 : 0);
                most = Math.max(most, same - (actives - same) - (active && each != status ? 0 : 1));
            }
        }
        int solved = left.get(TicketStatus.SOLVED.ordinal()).size() + (status == TicketStatus.SOLVED ? 1 : 0);
        int closed = left.get(TicketStatus.CLOSED.ordinal()).size() + (status == TicketStatus.CLOSED ? 1 : 0);
        int fewest = status == TicketStatus.CLOSED ? 1 + Math.max(solved, closed - 1) : Math.max(solved, closed);
        return fewest <= (active ? actives : actives + 1) && most + (active ? 0 : 1) <= solved + closed;
    }
}
