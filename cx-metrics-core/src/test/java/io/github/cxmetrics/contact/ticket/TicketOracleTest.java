package io.github.cxmetrics.contact.ticket;

import static io.github.cxmetrics.contact.ticket.SomeTickets.minute;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxmetrics.contact.ContactLabel;
import io.github.cxmetrics.survival.SurvivalTally;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Tally, readings, promises, backlog, flow, rates and attribution agree with one naive reading, on random logs that are full of ties, ids used twice and impossible rows. */
class TicketOracleTest {

    /** {@code -Dcxmetrics.tries} for more. */
    private static final int LOGS = Integer.getInteger("cxmetrics.tries", 6_000);

    private static final int LAST = 30;
    private static final List<TicketActor> ACTORS =
            List.of(TicketActor.CUSTOMER, TicketActor.AGENT, TicketActor.AGENT, TicketActor.BOT, TicketActor.SYSTEM);

    private record Row(String ticket, TicketEvent event) {}

    private static TicketEvent event(Random random, int start) {
        String id = random.nextInt(3) == 0 ? "e" + random.nextInt(15) : random.nextBoolean() ? "" : null;
        Instant at = minute(random.nextInt(15) == 0 ? Math.max(0, start - 2) : start + random.nextInt(LAST - start));
        TicketActor actor = ACTORS.get(random.nextInt(ACTORS.size()));
        int what = random.nextInt(40);
        if (what == 0) {
            return TicketEvent.of(id, at, TicketAct.values()[TicketAct.MERGED.ordinal() + random.nextInt(3)], actor);
        }
        if (what == 1) {
            return TicketEvent.of(id, at, TicketAct.CREATED, actor);
        }
        if (what < 5) {
            return TicketEvent.of(
                    id,
                    at,
                    actor,
                    new PromiseChange.Priority(List.of("low", "high", "none").get(random.nextInt(3))));
        }
        if (what < 8) {
            SlaMetric metric = SlaMetric.values()[random.nextInt(4)];
            return TicketEvent.of(
                    id, at, actor, new PromiseChange.Target(metric, Duration.ofMinutes(1 + random.nextInt(12))));
        }
        TicketAct act = what < 22
                ? TicketAct.PUBLIC_REPLY
                : what < 24
                        ? TicketAct.INTERNAL_NOTE
                        : TicketAct.to(TicketStatus.values()[Math.min(5, random.nextInt(7))]);
        TicketEvent event = TicketEvent.of(id, at, act, actor);
        return actor == TicketActor.AGENT && random.nextInt(4) > 0 ? event.agent("a" + random.nextInt(3)) : event;
    }

    private static List<TicketEvent> file(Random random) {
        List<TicketEvent> file = new ArrayList<>();
        int start = random.nextInt(LAST / 2);
        if (random.nextInt(20) > 0) {
            file.add(TicketEvent.of(
                    random.nextBoolean() ? "e1" : null,
                    minute(start),
                    TicketAct.CREATED,
                    ACTORS.get(random.nextInt(5))));
        }
        int more = random.nextInt(12);
        for (int i = 0; i < more; i++) {
            file.add(random.nextInt(file.size() + 1), event(random, start));
        }
        if (file.isEmpty()) {
            file.add(event(random, start));
        }
        return file;
    }

    @Test
    void everythingReadsOneLife() {
        Map<String, Integer> seen = new TreeMap<>();
        for (int log = 0; log < LOGS; log++) {
            Random random = new Random(log);
            Map<String, List<TicketEvent>> files = new TreeMap<>();
            int tickets = 1 + random.nextInt(4);
            for (int i = 0; i < tickets; i++) {
                files.put("t" + i, file(random));
            }
            long asOf = random.nextInt(LAST + 3);
            List<Row> rows = files.entrySet().stream()
                    .flatMap(entry -> entry.getValue().stream().map(event -> new Row(entry.getKey(), event)))
                    .toList();
            TicketLog library = TicketLog.from(rows, Row::ticket, Row::event);
            Map<String, NaiveTicket> naive = new TreeMap<>();
            files.forEach((id, file) -> naive.put(id, new NaiveTicket(file, asOf)));
            try {
                check(library, naive, asOf, random, seen);
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("log " + log + " as of minute " + asOf + ": " + files, e);
            }
        }
        assertThat(seen.keySet()).contains("BREACHED", "MET", "RUNNING", "VOID", "OUTBOUND", "NO_TARGET");
        assertThat(seen.values()).allMatch(count -> count > 500);
    }

    private static void check(
            TicketLog library, Map<String, NaiveTicket> naive, long asOf, Random random, Map<String, Integer> seen) {
        Map<String, NaiveTicket> read = new TreeMap<>(naive);
        read.values().removeIf(ticket -> !ticket.standing.equals("READ"));
        FirstResponse which = FirstResponse.values()[random.nextInt(2)];
        long window = 1 + random.nextInt(8);
        TicketTally tally = TicketRule.STANDARD
                .withUnit(ChronoUnit.MINUTES)
                .withFirstResponse(which)
                .durableFor(Duration.ofMinutes(window))
                .asOf(minute(asOf))
                .count(library);
        counts(tally, library, naive, read.values(), which == FirstResponse.HUMAN_OR_BOT, window);
        times(tally, read.values(), which == FirstResponse.HUMAN_OR_BOT);
        SlaPolicy policy = policy(random);
        for (Ticket ticket : library) {
            NaiveTicket one = naive.get(ticket.id());
            if (one.standing.equals("READ")) {
                reading(ticket.asOf(minute(asOf)), one, window);
                promises(policy, ticket.withPriority("low"), one, seen);
            }
        }
        backlog(library, read, asOf, random);
        tallies(tally, policy, library, asOf);
    }

    private static long sum(Collection<NaiveTicket> tickets, java.util.function.ToLongFunction<NaiveTicket> of) {
        return tickets.stream().mapToLong(of).sum();
    }

    private static long standing(Map<String, NaiveTicket> naive, String standing) {
        return naive.values().stream()
                .filter(ticket -> ticket.standing.equals(standing))
                .count();
    }

    private static void counts(
            TicketTally tally,
            TicketLog library,
            Map<String, NaiveTicket> naive,
            Collection<NaiveTicket> read,
            boolean bots,
            long window) {
        assertThat(tally.count()).isEqualTo(read.size());
        assertThat(tally.afterAsOf()).isEqualTo(standing(naive, "NOT_YET"));
        long unknown = library.withoutCreation().size();
        assertThat(tally.countOf(TicketCount.WITHOUT_CREATION) + unknown).isEqualTo(standing(naive, "NO_CREATION"));
        assertThat(tally.endings().get(Ending.MERGED)).isEqualTo(standing(naive, "MERGED"));
        assertThat(tally.endings().get(Ending.SPAM)).isEqualTo(standing(naive, "MARKED_SPAM"));
        assertThat(tally.endings().get(Ending.DELETED)).isEqualTo(standing(naive, "DELETED"));
        assertThat(tally.countOf(TicketCount.OPEN)).isEqualTo(sum(read, ticket -> ticket.active() ? 1 : 0));
        assertThat(tally.countOf(TicketCount.RESOLUTIONS)).isEqualTo(sum(read, ticket -> ticket.resolved.size()));
        assertThat(tally.countOf(TicketCount.REOPENS)).isEqualTo(sum(read, ticket -> ticket.back.size()));
        assertThat(tally.countOf(TicketCount.REOPENED)).isEqualTo(sum(read, ticket -> Math.min(1, ticket.back.size())));
        assertThat(tally.countOf(TicketCount.AGENT_REPLIES)).isEqualTo(sum(read, NaiveTicket::humans));
        Map<TicketCount, String> states = Map.of(
                TicketCount.RESPONDED, "ANSWERED",
                TicketCount.AWAITING_RESPONSE, "WAITING",
                TicketCount.RESPONSE_NOT_OWED, "NOT_OWED",
                TicketCount.OUTBOUND, "OUTBOUND");
        states.forEach((count, state) -> assertThat(tally.countOf(count))
                .as(state)
                .isEqualTo(sum(read, ticket -> ticket.firstState(bots).equals(state) ? 1 : 0)));
        assertThat(tally.countOf(TicketCount.ONE_TOUCH_ZENDESK))
                .isEqualTo(sum(read, ticket -> !ticket.active() && ticket.humans() < 2 ? 1 : 0));
        assertThat(tally.countOf(TicketCount.ONE_TOUCH_STRICT))
                .isEqualTo(
                        sum(read, ticket -> !ticket.active() && ticket.humans() == 1 && ticket.back.isEmpty() ? 1 : 0));
        assertThat(tally.countOf(TicketCount.RESOLUTIONS_LASTED))
                .isEqualTo(sum(read, ticket -> durable(ticket, "LASTED", window)));
        assertThat(tally.countOf(TicketCount.RESOLUTIONS_BROKEN))
                .isEqualTo(sum(read, ticket -> durable(ticket, "BROKEN", window)));
        assertThat(tally.countOf(TicketCount.DURABLE))
                .isEqualTo(sum(
                        read,
                        ticket -> !ticket.resolved.isEmpty()
                                        && ticket.durable(0, window).equals("LASTED")
                                ? 1
                                : 0));
        assertThat(tally.durablePending())
                .isEqualTo(sum(
                        read,
                        ticket -> !ticket.resolved.isEmpty()
                                        && ticket.durable(0, window).equals("PENDING")
                                ? 1
                                : 0));
    }

    private static long durable(NaiveTicket ticket, String state, long window) {
        return IntStream.range(0, ticket.resolved.size())
                .filter(i -> ticket.durable(i, window).equals(state))
                .count();
    }

    private static void times(TicketTally tally, Collection<NaiveTicket> read, boolean bots) {
        List<Long> first = new ArrayList<>();
        List<Long> answers = new ArrayList<>();
        List<Long> full = new ArrayList<>();
        List<Long> waits = new ArrayList<>();
        for (NaiveTicket ticket : read) {
            List<NaiveTicket.Run> runs = ticket.runs(bots);
            if (ticket.firstState(bots).equals("ANSWERED")) {
                first.add(ticket.at(runs.get(0).end()) - ticket.at(runs.get(0).first()));
            } else if (ticket.firstState(bots).equals("WAITING")) {
                first.add(-1 - (ticket.asOf - ticket.at(runs.get(0).first())));
            }
            for (NaiveTicket.Run run : runs) {
                if (run.how() == 'A') {
                    answers.add(ticket.at(run.end()) - ticket.at(run.start()));
                } else if (run.how() == 'O' && ticket.active()) {
                    answers.add(-1 - (ticket.asOf - ticket.at(run.start())));
                }
            }
            full.add(
                    ticket.active()
                            ? -1 - (ticket.asOf - ticket.at(0))
                            : ticket.resolved.get(ticket.resolved.size() - 1) - ticket.at(0));
            long wait = ticket.minutesIn(TicketStatus.NEW, TicketStatus.OPEN, TicketStatus.HOLD);
            waits.add(ticket.active() ? -1 - wait : wait);
        }
        assertThat(spells(tally.firstResponse())).isEqualTo(sorted(first));
        assertThat(spells(tally.responses())).isEqualTo(sorted(answers));
        assertThat(spells(tally.fullResolution())).isEqualTo(sorted(full));
        assertThat(spells(tally.requesterWaitOfAll())).isEqualTo(sorted(waits));
        assertThat(tally.responseTimes().total() / 60_000)
                .isEqualTo(answers.stream().mapToLong(t -> Math.max(0, t)).sum());
    }

    private static List<Long> sorted(List<Long> times) {
        return times.stream().sorted().toList();
    }

    /** Observed times, and censored ones as −1 − t. */
    private static List<Long> spells(SurvivalTally tally) {
        return tally.count() == 0
                ? List.of()
                : tally.curve().steps().stream()
                        .flatMap(step -> Stream.concat(
                                Stream.generate(() -> Math.round(step.time())).limit(step.observed()),
                                Stream.generate(() -> -1 - Math.round(step.time()))
                                        .limit(step.censored())))
                        .sorted()
                        .toList();
    }

    private static void reading(TicketReading reading, NaiveTicket naive, long window) {
        assertThat(reading.solver().orElse(null)).isEqualTo(naive.solver());
        assertThat(reading.attributed(ContactLabel.AGENT, TicketAttribution.SOLVER)
                        .orElse(null))
                .isEqualTo(naive.solver());
        assertThat(reading.isOpen()).isEqualTo(naive.active());
        assertThat(reading.agentWait().toMinutes()).isEqualTo(naive.minutesIn(TicketStatus.PENDING));
        assertThat(reading.agentWork().toMinutes()).isEqualTo(naive.minutesIn(TicketStatus.NEW, TicketStatus.OPEN));
        assertThat(reading.durable(Duration.ofMinutes(window)))
                .extracting(Enum::name)
                .isEqualTo(IntStream.range(0, naive.resolved.size())
                        .mapToObj(i -> naive.durable(i, window))
                        .toList());
        assertThat(reading.setAside().stream().filter(aside -> aside.cause() != SetAsideEvent.Cause.AFTER_AS_OF))
                .hasSize(naive.setAside);
    }

    private static final Map<SlaMetric, Map<String, Long>> TARGETS = new EnumMap<>(SlaMetric.class);

    private static SlaPolicy policy(Random random) {
        TARGETS.clear();
        List<SlaTarget> targets = new ArrayList<>();
        for (SlaMetric metric : List.of(
                SlaMetric.FIRST_RESPONSE, SlaMetric.NEXT_RESPONSE, SlaMetric.RESOLUTION, SlaMetric.REQUESTER_WAIT)) {
            Map<String, Long> minutes = new HashMap<>();
            for (String priority : List.of("low", "high")) {
                if (random.nextInt(4) > 0) {
                    minutes.put(priority, 1L + random.nextInt(12));
                    targets.add(SlaTarget.of(priority, metric, Duration.ofMinutes(minutes.get(priority))));
                }
            }
            if (!minutes.isEmpty()) {
                TARGETS.put(metric, minutes);
            }
        }
        if (targets.isEmpty()) {
            targets.add(SlaTarget.of("low", SlaMetric.RESOLUTION, Duration.ofMinutes(3)));
            TARGETS.put(SlaMetric.RESOLUTION, Map.of("low", 3L));
        }
        SlaPolicy policy = SlaPolicy.of(targets.toArray(SlaTarget[]::new));
        return random.nextBoolean()
                ? policy
                : policy.withPauses(SlaMetric.NEXT_RESPONSE, TicketStatus.PENDING)
                        .withPauses(SlaMetric.RESOLUTION, TicketStatus.PENDING, TicketStatus.HOLD);
    }

    private static void promises(SlaPolicy policy, Ticket ticket, NaiveTicket naive, Map<String, Integer> seen) {
        Map<SlaMetric, Set<TicketStatus>> paused =
                Stream.of(SlaMetric.values()).collect(Collectors.toMap(metric -> metric, policy::pausedIn));
        List<SlaOutcome> outcomes = policy.asOf(minute(naive.asOf)).outcomes(ticket);
        outcomes.forEach(outcome -> seen.merge(outcome.state().name(), 1, Integer::sum));
        assertThat(outcomes.stream()
                        .map(outcome -> new NaiveTicket.Promise(
                                outcome.metric(),
                                outcome.state(),
                                outcome.used().toMinutes(),
                                outcome.breachedAt() == null ? null : NaiveTicket.minute(outcome.breachedAt())))
                        .toList())
                .isEqualTo(naive.promises(TARGETS, paused, "low"));
    }

    private static void backlog(TicketLog library, Map<String, NaiveTicket> read, long asOf, Random random) {
        long from = random.nextInt((int) asOf + 1);
        long to = from + random.nextInt((int) (asOf - from) + 1);
        Instant now = minute(asOf);
        for (long at : new long[] {from, to, asOf}) {
            assertThat(Backlog.of(library, minute(at), now).ids())
                    .isEqualTo(read.entrySet().stream()
                            .filter(entry -> entry.getValue().activeAt(at))
                            .map(Map.Entry::getKey)
                            .toList());
        }
        Collection<NaiveTicket> tickets = read.values();
        BacklogFlow flow = BacklogFlow.of(library, minute(from), minute(to), now);
        assertThat(flow)
                .isEqualTo(new BacklogFlow(
                        sum(tickets, ticket -> ticket.activeAt(from - 1) ? 1 : 0),
                        sum(tickets, ticket -> in(ticket.at(0), from, to)),
                        sum(
                                tickets,
                                ticket -> ticket.back.stream()
                                        .mapToLong(at -> in(at, from, to))
                                        .sum()),
                        sum(
                                tickets,
                                ticket -> ticket.resolved.stream()
                                        .mapToLong(at -> in(at, from, to))
                                        .sum())));
        assertThat(flow.closing()).isEqualTo(sum(tickets, ticket -> ticket.activeAt(to - 1) ? 1 : 0));
        assertThat(ResolutionRate.of(library, minute(from), minute(to), now))
                .isEqualTo(new ResolutionRate(
                        flow.created(),
                        flow.solved(),
                        sum(tickets, ticket -> in(ticket.at(0), from, to) > 0 && !ticket.activeAt(to - 1) ? 1 : 0),
                        flow.closing()));
        assertThat(Resolutions.of(library, now).events()).isEqualTo(sum(tickets, ticket -> ticket.resolved.size()));
    }

    private static long in(long at, long from, long to) {
        return from <= at && at < to ? 1 : 0;
    }

    /** The surfaces among themselves. */
    private static void tallies(TicketTally tally, SlaPolicy policy, TicketLog library, long asOf) {
        Instant now = minute(asOf);
        assertThat(Backlog.of(library, now).size()).isEqualTo(tally.countOf(TicketCount.OPEN));
        Instant justAfter = now.plusNanos(1);
        ResolutionRate rate = ResolutionRate.of(library, SomeTickets.START, justAfter);
        assertThat(rate.cohortResolved().successes()).isEqualTo(tally.resolved().successes());
        assertThat(rate.cohortResolved().trials()).isEqualTo(tally.resolved().trials());
        assertThat(rate.solved()
                        - BacklogFlow.of(library, SomeTickets.START, justAfter).reopened())
                .isEqualTo(tally.resolved().successes());
        SlaTally promises = policy.asOf(now).count(library);
        assertThat(promises.count() + promises.withoutTarget()).isEqualTo(tally.count());
        assertThat(promises.leftOut()).isEqualTo(tally.countOf(TicketCount.LEFT_OUT));
        assertThat(
                        TicketRule.STANDARD
                                .asOf(now)
                                .countBy(library, ContactLabel.AGENT, TicketAttribution.SOLVER)
                                .values()
                                .stream()
                                .mapToLong(TicketTally::count)
                                .sum())
                .isEqualTo(tally.count());
        assertThat(tally.toCounts().toTally()).isEqualTo(tally);
        assertThat(promises.toCounts().toTally()).isEqualTo(promises);
        assertThat(library.tickets()).isSortedAccordingTo(Comparator.comparing(Ticket::id));
    }
}
