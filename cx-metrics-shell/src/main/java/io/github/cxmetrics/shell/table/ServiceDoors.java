package io.github.cxmetrics.shell.table;

import io.github.cxmetrics.contact.call.CallLog;
import io.github.cxmetrics.contact.call.CallRecord;
import io.github.cxmetrics.contact.call.CallRule;
import io.github.cxmetrics.contact.call.CallTally;
import io.github.cxmetrics.contact.call.HandleTime;
import io.github.cxmetrics.contact.fcr.ContactLog;
import io.github.cxmetrics.contact.ticket.StatusMapping;
import io.github.cxmetrics.contact.ticket.TicketAct;
import io.github.cxmetrics.contact.ticket.TicketActor;
import io.github.cxmetrics.contact.ticket.TicketEvent;
import io.github.cxmetrics.contact.ticket.TicketLog;
import io.github.cxmetrics.contact.ticket.TicketSummary;
import io.github.cxmetrics.shell.table.IntervalReport.Part;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** From a table to what a contact centre counts: tickets, calls, contacts. */
final class ServiceDoors {

    private ServiceDoors() {}

    static TicketLog tickets(
            Table table, StatusMapping statuses, String ticket, String time, String status, String actor) {
        Objects.requireNonNull(statuses, "statuses");
        Column ids = table.filled(ticket, "an event needs its ticket");
        table.filled(time, "an event needs its time");
        Column what = table.filled(status, "an event says what happened");
        Column who = table.filled(actor, "an event says who acted");
        Instant[] times = table.instants(time);
        TicketAct[] acts = acts(table, statuses, status, what);
        TicketActor[] actors = actors(table, actor, who);
        List<Integer> rows = IntStream.range(0, table.size())
                .boxed()
                .sorted(Comparator.comparing((Integer row) -> times[row]))
                .toList();
        Set<Integer> seen = new HashSet<>();
        List<TicketEvent> events = new ArrayList<>();
        List<String> ofTickets = new ArrayList<>();
        for (int row : rows) {
            TicketAct act = acts[what.code(row)];
            boolean first = seen.add(ids.code(row));
            boolean creates = first && (act == TicketAct.TO_NEW || act == TicketAct.TO_OPEN);
            events.add(TicketEvent.of(null, times[row], creates ? TicketAct.CREATED : act, actors[who.code(row)])
                    .numbered(row));
            ofTickets.add(ids.texts().get(ids.code(row)));
        }
        List<Integer> places = IntStream.range(0, events.size()).boxed().toList();
        return TicketLog.from(places, ofTickets::get, events::get);
    }

    private static TicketAct[] acts(Table table, StatusMapping statuses, String column, Column cells) {
        TicketAct[] acts = new TicketAct[cells.texts().size()];
        Refusals refusals = table.refusals(column);
        for (int code = 0; code < acts.length; code++) {
            try {
                acts[code] = act(statuses, cells.texts().get(code));
            } catch (IllegalArgumentException e) {
                throw refusals.at(refusals.rowOf(code), String.valueOf(e.getMessage()));
            }
        }
        return acts;
    }

    private static TicketAct act(StatusMapping statuses, String text) {
        String name = text.strip().toUpperCase(Locale.ROOT).replace(' ', '_');
        for (TicketAct act : TicketAct.values()) {
            if (act.name().equals(name) && act != TicketAct.PROMISE_CHANGED) {
                return act;
            }
        }
        return name.equals("REPLY") ? TicketAct.PUBLIC_REPLY : statuses.act(text);
    }

    private static TicketActor[] actors(Table table, String column, Column cells) {
        TicketActor[] actors = new TicketActor[cells.texts().size()];
        Refusals refusals = table.refusals(column);
        for (int code = 0; code < actors.length; code++) {
            try {
                actors[code] = TicketActor.parse(cells.texts().get(code).strip());
            } catch (IllegalArgumentException e) {
                throw refusals.at(refusals.rowOf(code), String.valueOf(e.getMessage()));
            }
        }
        return actors;
    }

    static List<TicketSummary> summaries(Table table, String ticket, String created, String firstReply, String solved) {
        table.filled(ticket, "a ticket needs its id");
        table.filled(created, "a ticket needs its creation");
        String[] ids = CustomerDoors.filledTexts(table, ticket);
        Instant[] from = table.instants(created);
        @Nullable Instant[] replies = after(table, firstReply, from);
        @Nullable Instant[] ends = after(table, solved, from);
        List<TicketSummary> summaries = new ArrayList<>();
        for (int row = 0; row < ids.length; row++) {
            try {
                summaries.add(new TicketSummary(ids[row], from[row], replies[row], ends[row]));
            } catch (IllegalArgumentException e) {
                throw table.refusals(created).at(row, String.valueOf(e.getMessage()));
            }
        }
        return summaries;
    }

    /** A column of instants, or of durations since others. */
    private static @Nullable Instant[] after(Table table, String column, Instant[] from) {
        if (isOfTimes(table, column)) {
            return table.instants(column);
        }
        @Nullable Duration[] durations = table.durations(column);
        @Nullable Instant[] instants = new Instant[durations.length];
        for (int row = 0; row < instants.length; row++) {
            Duration duration = durations[row];
            if (duration != null && duration.isNegative()) {
                throw table.refusals(column).at(row, "a duration must not be negative: " + duration);
            }
            instants[row] = duration == null ? null : from[row].plus(duration);
        }
        return instants;
    }

    /** Whether the first text has the digits of a date before anything else; durations never do. */
    private static boolean isOfTimes(Table table, String column) {
        Column cells = table.column(column);
        return !cells.texts().isEmpty()
                && (new TimeScan().read(cells.texts().get(0), true)
                        || new TimeScan().read(cells.texts().get(0), false));
    }

    static CallLog calls(
            Table table, String queuedAt, String outcome, String waited, String talked, String held, String wrapped) {
        table.filled(queuedAt, "a call needs its time");
        Column outcomes = table.filled(outcome, "a call needs its outcome");
        table.filled(waited, "a call needs its wait, which may be 0");
        Instant[] times = table.instants(queuedAt);
        Duration[] waits = table.durations(waited);
        Duration[] talks = orZero(table.durations(talked));
        Duration[] holds = orZero(table.durations(held));
        Duration[] wraps = orZero(table.durations(wrapped));
        List<CallRecord> calls = new ArrayList<>();
        for (int row = 0; row < times.length; row++) {
            String what = outcomes.texts().get(outcomes.code(row)).strip().toLowerCase(Locale.ROOT);
            HandleTime handled = HandleTime.of(talks[row], holds[row], wraps[row]);
            try {
                calls.add(call(what, times[row], waits[row], handled));
            } catch (IllegalArgumentException e) {
                throw table.refusals(outcome).at(row, String.valueOf(e.getMessage()));
            }
        }
        return CallLog.from(calls, call -> call);
    }

    private static Duration[] orZero(@Nullable Duration[] durations) {
        Duration[] all = new Duration[durations.length];
        for (int row = 0; row < all.length; row++) {
            Duration duration = durations[row];
            all[row] = duration == null ? Duration.ZERO : duration;
        }
        return all;
    }

    private static CallRecord call(String outcome, Instant at, Duration waited, HandleTime handled) {
        return switch (outcome) {
            case "answered", "handled", "completed" -> CallRecord.answered(at, waited, handled);
            case "abandoned", "abandon" -> unhandled(CallRecord.abandoned(at, waited), handled, outcome);
            case "flowed out", "flowed_out", "overflow", "overflowed", "voicemail", "callback" ->
                unhandled(CallRecord.flowedOut(at, waited), handled, outcome);
            default -> throw new IllegalArgumentException("an outcome is none of answered, abandoned and flowed out");
        };
    }

    private static CallRecord unhandled(CallRecord call, HandleTime handled, String outcome) {
        if (!handled.equals(HandleTime.NONE)) {
            throw new IllegalArgumentException("a call that was " + outcome + " can't have been handled: " + handled);
        }
        return call;
    }

    static SortedMap<Instant, CallTally> callIntervals(Table table, CallRule rule, IntervalReport report) {
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(report, "report");
        table.filled(report.column(Part.START), "an interval needs its start");
        Instant[] starts = table.instants(report.column(Part.START));
        IntervalCells cells = new IntervalCells(table, report);
        SortedMap<Instant, CallTally> byStart = new TreeMap<>();
        for (int row = 0; row < starts.length; row++) {
            try {
                byStart.merge(starts[row], cells.tally(rule, row), CallTally::plus);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(
                        table.name() + " line " + table.line(row) + ": " + e.getMessage(), e);
            }
        }
        return byStart;
    }

    static ContactLog contacts(Table table, String customer, String time) {
        Column who = table.column(customer);
        table.filled(time, "a contact needs its time");
        int unknown = who.texts().size();
        int[] customers = withMissing(who, unknown);
        CustomerDoors.Ticks ticks = CustomerDoors.Ticks.of(table, time);
        ChronoUnit unit = ticks.unit();
        long[] times = ticks.times();
        if (unit == ChronoUnit.NANOS) {
            times = IntStream.range(0, times.length)
                    .mapToLong(row -> Math.floorDiv(ticks.times()[row], 1000L))
                    .toArray();
        }
        ContactLog log = ContactLog.wrapping(customers, times, ChronoUnit.MICROS);
        return who.missing() == 0 ? log : log.withUnknownCustomer(unknown);
    }

    private static int[] withMissing(Column cells, int missing) {
        return IntStream.range(0, cells.rows())
                .map(row -> cells.code(row) < 0 ? missing : cells.code(row))
                .toArray();
    }

    static ContactLog contacts(Table table, String customer, String time, String issue, String channel) {
        Column issues = table.column(issue);
        Column channels = table.column(channel);
        return contacts(table, customer, time)
                .withIssues(withMissing(issues, issues.texts().size()))
                .withChannels(withMissing(channels, channels.texts().size()));
    }
}
