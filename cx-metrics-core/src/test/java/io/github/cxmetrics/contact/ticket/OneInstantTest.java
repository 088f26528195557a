package io.github.cxmetrics.contact.ticket;

import static io.github.cxmetrics.contact.ticket.SomeTickets.event;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The order of one instant against all orders, tried in turn. */
class OneInstantTest {

    private static final List<TicketAct> ACTS = List.of(
            TicketAct.TO_NEW,
            TicketAct.TO_OPEN,
            TicketAct.TO_PENDING,
            TicketAct.TO_SOLVED,
            TicketAct.TO_SOLVED,
            TicketAct.TO_CLOSED,
            TicketAct.TO_CLOSED,
            TicketAct.PUBLIC_REPLY,
            TicketAct.INTERNAL_NOTE);

    private static boolean isPossible(List<TicketEvent> order, TicketStatus before) {
        TicketStatus status = before;
        boolean endedNow = false;
        for (TicketEvent event : order) {
            TicketStatus to = event.act().status().orElse(null);
            if (to != null) {
                if (to == status || status == TicketStatus.CLOSED && to == TicketStatus.SOLVED) {
                    return false;
                }
                status = to;
                endedNow = to == TicketStatus.SOLVED || to == TicketStatus.CLOSED;
            } else if (event.act() == TicketAct.PUBLIC_REPLY && event.actor() != TicketActor.CUSTOMER && endedNow) {
                return false;
            }
        }
        return true;
    }

    /** The first possible order, the orders taken by place in the file; null if there is none. */
    static List<TicketEvent> first(List<TicketEvent> begun, List<TicketEvent> left, TicketStatus before) {
        if (left.isEmpty()) {
            return isPossible(begun, before) ? begun : null;
        }
        for (int i = 0; i < left.size(); i++) {
            List<TicketEvent> more = new ArrayList<>(begun);
            more.add(left.get(i));
            List<TicketEvent> rest = new ArrayList<>(left);
            rest.remove(i);
            List<TicketEvent> found = isPossible(more, before) ? first(more, rest, before) : null;
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    @Test
    void theFirstPossibleOrderIsRead() {
        Random random = new Random(20260302);
        int reordered = 0;
        int impossible = 0;
        for (int round = 0; round < 40_000; round++) {
            List<TicketEvent> file = new ArrayList<>();
            int size = 1 + random.nextInt(7);
            for (int i = 0; i < size; i++) {
                file.add(event(
                        "e" + i, 0, ACTS.get(random.nextInt(ACTS.size())), TicketActor.values()[random.nextInt(4)]));
            }
            TicketStatus before = TicketStatus.values()[random.nextInt(6)];
            List<TicketEvent> want = first(List.of(), file, before);
            assertThat(OneInstant.ordered(file, before))
                    .as("%s after %s", file, before)
                    .isEqualTo(want == null ? file : want);
            impossible += want == null ? 1 : 0;
            reordered += want == null || want.equals(file) ? 0 : 1;
        }
        assertThat(reordered).isGreaterThan(5000);
        assertThat(impossible).isGreaterThan(5000);
    }

    @Test
    void manyEventsOfOneInstantCostNoMoreThanLinear() {
        List<TicketEvent> file = new ArrayList<>();
        for (int i = 0; i < 200_000; i++) {
            file.add(event("e" + i, 0, i < 100_000 ? TicketAct.TO_OPEN : TicketAct.TO_SOLVED, TicketActor.AGENT));
        }
        long start = System.nanoTime();
        List<TicketEvent> order = OneInstant.ordered(file, TicketStatus.PENDING);
        assertThat(isPossible(order, TicketStatus.PENDING)).isTrue();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
    }
}
