package com.example.service;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cxmetrics.Tally;
import io.github.cxmetrics.contact.ticket.LiveTickets;
import io.github.cxmetrics.contact.ticket.TicketRule;
import io.github.cxmetrics.contact.ticket.TicketTally;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Takes batches: checks them, keeps them, and only then counts them live. A batch is refused as a whole. What was acknowledged is in the database; after a restart
 * the windows and the tickets are read from there.
 */
final class Intake {

    private static final String TICKETS = "tickets";
    private static final int MOST_OPEN_TICKETS = 100_000;

    private final Store store;
    private final Map<String, ZoneId> tenants;
    private final Clock clock;
    private final Map<String, Live<?, ?>> live = new TreeMap<>();
    private final Map<String, LiveTickets> tickets = new ConcurrentHashMap<>();

    Intake(Store store, Map<String, ZoneId> tenants, Clock clock) throws SQLException {
        this.store = store;
        this.tenants = tenants;
        this.clock = clock;
        for (Kind<?, ?> kind : Kind.ALL) {
            live.put(kind.name(), restored(kind));
        }
        tenants.keySet().forEach(tenant -> tickets.put(tenant, LiveTickets.of(TicketRule.STANDARD, MOST_OPEN_TICKETS)));
        for (Store.Kept kept : store.inbox(TICKETS, Instant.EPOCH)) {
            if (tickets.containsKey(kept.tenant())) {
                recordTicket(kept.tenant(), TicketRow.read(Json.tree(kept.body())));
            }
        }
    }

    private <E, T extends Tally<T>> Live<E, T> restored(Kind<E, T> kind) throws SQLException {
        Instant now = clock.instant();
        Live<E, T> restored = new Live<>(kind, tenants.size());
        for (Store.Kept kept : store.inbox(kind.name(), now.minus(Live.WINDOW))) {
            if (tenants.containsKey(kept.tenant())) {
                restored.restore(kept.tenant(), kind.reader().apply(Json.tree(kept.body())), now);
            }
        }
        return restored;
    }

    Map<String, ZoneId> tenants() {
        return tenants;
    }

    Live<?, ?> live(String kind) {
        return live.get(kind);
    }

    /** Observations that count alone. */
    synchronized <E, T extends Tally<T>> int accept(
            String tenant, Live<E, T> into, List<JsonNode> batch, String request) throws SQLException {
        Instant now = clock.instant();
        Kind<E, T> kind = into.kind();
        List<Kind.Observation<E>> rows = read(batch, kind.reader());
        List<Store.Raw> raw = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            checkClock(rows.get(i).at(), now, i);
            raw.add(new Store.Raw(rows.get(i).at(), batch.get(i).toString()));
        }
        ZoneId zone = tenants.get(tenant);
        SortedMap<LocalDate, T> days =
                kind.rule().countBy(rows, row -> LocalDate.ofInstant(row.at(), zone), Kind.Observation::value);
        if (!store.add(tenant, kind.name(), raw, request, days, kind.tally(), now)) {
            return 0;
        }
        rows.forEach(row -> into.record(tenant, row, now));
        return rows.size();
    }

    /** Events of tickets, which count only together. */
    synchronized int acceptTickets(String tenant, List<JsonNode> batch, String request) throws SQLException {
        Instant now = clock.instant();
        List<TicketRow> rows = read(batch, TicketRow::read);
        List<Store.Raw> raw = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            checkClock(rows.get(i).event().at(), now, i);
            raw.add(new Store.Raw(rows.get(i).event().at(), batch.get(i).toString()));
        }
        checkRoom(tickets.get(tenant), rows, now);
        if (!store.add(tenant, TICKETS, raw, request, Map.of(), TicketTally.class, now)) {
            return 0;
        }
        rows.forEach(row -> recordTicket(tenant, row));
        return rows.size();
    }

    private static <R> List<R> read(List<JsonNode> batch, Function<JsonNode, R> reader) {
        List<R> rows = new ArrayList<>();
        for (int i = 0; i < batch.size(); i++) {
            try {
                rows.add(reader.apply(batch.get(i)));
            } catch (IllegalArgumentException refused) {
                throw new HttpError(422, refused.getMessage() + " (row " + i + ")");
            }
        }
        return rows;
    }

    /** A sender's clock may run ahead by a slot. One of the year 2099 would open a day that nobody sees, so it is refused. */
    private static void checkClock(Instant at, Instant now, int row) {
        if (at.isAfter(now.plus(Live.SLOT))) {
            throw new HttpError(
                    422,
                    "at is more than " + Live.SLOT.toMinutes() + " minute ahead of the service's clock, " + now
                            + " (row " + row + ")");
        }
    }

    /** Before anything is kept, since what is acknowledged must be counted. */
    private static void checkRoom(LiveTickets held, List<TicketRow> rows, Instant now) {
        long more = rows.stream().map(TicketRow::ticket).distinct().count();
        if (held.size() + more > MOST_OPEN_TICKETS) {
            held.fold(now);
            if (held.size() + more > MOST_OPEN_TICKETS) {
                throw new HttpError(
                        503, "there are " + held.size() + " open tickets, which is nearly as many as are held");
            }
        }
    }

    private void recordTicket(String tenant, TicketRow row) {
        tickets.get(tenant).record(row.ticket(), row.event());
    }

    TicketTally tickets(String tenant) {
        return tickets.get(tenant).snapshot(clock.instant());
    }

    Instant now() {
        return clock.instant();
    }

    /** Now and then: ended tickets fold, and what is older than the windows is forgotten. */
    synchronized void tidyUp() throws SQLException {
        Instant now = clock.instant();
        tickets.values().forEach(each -> each.fold(now));
        store.forget(List.copyOf(live.keySet()), now.minus(Live.WINDOW));
    }
}
