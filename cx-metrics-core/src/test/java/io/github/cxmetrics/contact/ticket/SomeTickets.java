package io.github.cxmetrics.contact.ticket;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Tickets for tests. Times are minutes after {@link #START}, a Monday 09:00 UTC. */
final class SomeTickets {

    static final Instant START = Instant.parse("2026-03-02T09:00:00Z");

    private SomeTickets() {}

    static Instant minute(long minute) {
        return START.plus(Duration.ofMinutes(minute));
    }

    static TicketEvent created(long minute) {
        return TicketEvent.of("e0", minute(minute), TicketAct.CREATED, TicketActor.CUSTOMER);
    }

    static TicketEvent event(String id, long minute, TicketAct act, TicketActor actor) {
        return TicketEvent.of(id, minute(minute), act, actor);
    }

    static TicketEvent reply(String id, long minute, TicketActor actor) {
        return event(id, minute, TicketAct.PUBLIC_REPLY, actor);
    }

    static TicketEvent solved(String id, long minute) {
        return event(id, minute, TicketAct.TO_SOLVED, TicketActor.AGENT);
    }

    /** A ticket with a random life, minutes 0 to 1000, in random order, some of its events impossible. */
    static Ticket random(long seed) {
        Random random = new Random(seed);
        List<TicketEvent> events = new ArrayList<>();
        TicketActor[] actors = {TicketActor.CUSTOMER, TicketActor.AGENT, TicketActor.BOT};
        int start = random.nextInt(200);
        int more = random.nextInt(14);
        List<Integer> numbers = new ArrayList<>();
        for (int i = 0; i <= more; i++) {
            numbers.add(i);
        }
        Collections.shuffle(numbers, random);
        events.add(
                event("e0", start, TicketAct.CREATED, actors[random.nextInt(2)]).numbered(numbers.get(0)));
        for (int i = 1; i <= more; i++) {
            TicketAct act = TicketAct.values()[1 + random.nextInt(TicketAct.values().length - 2)];
            if (act.ordinal() >= TicketAct.MERGED.ordinal() && random.nextInt(4) > 0) {
                act = random.nextBoolean() ? TicketAct.PUBLIC_REPLY : TicketAct.TO_SOLVED;
            }
            String name = String.valueOf((char) ('a' + random.nextInt(3)));
            int minute = random.nextInt(20) == 0 ? start - 10 : start + random.nextInt(800);
            TicketEvent event =
                    event("e" + i, minute, act, actors[random.nextInt(3)]).numbered(numbers.get(i));
            events.add(random.nextInt(3) == 0 ? event.agent(name).team("team " + name) : event);
        }
        Collections.shuffle(events, random);
        return Ticket.of("t" + seed, events)
                .withPriority(random.nextInt(3) == 0 ? "high" : "low")
                .withCustomer("c" + random.nextInt(5));
    }

    static List<Ticket> many(int count) {
        List<Ticket> tickets = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            tickets.add(random(i));
        }
        return tickets;
    }
}
