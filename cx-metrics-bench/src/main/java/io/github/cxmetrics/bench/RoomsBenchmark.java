package io.github.cxmetrics.bench;

import io.github.cxmetrics.contact.ticket.TicketAct;
import io.github.cxmetrics.contact.ticket.TicketActor;
import io.github.cxmetrics.contact.ticket.TicketEvent;
import io.github.cxmetrics.contact.ticket.TicketLog;
import io.github.cxmetrics.contact.ticket.TicketRule;
import io.github.cxmetrics.contact.ticket.TicketTally;
import io.github.cxmetrics.retention.revenue.MrrMovements;
import io.github.cxmetrics.usability.Apdex;
import io.github.cxmetrics.usability.Sus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Doors of rooms that have no benchmark of their own, each beside the loop one writes by hand. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class RoomsBenchmark {

    static final int QUESTIONNAIRES = 500_000;
    static final int TIMES = 2_000_000;
    static final int ACCOUNTS = 2_000_000;
    static final int TICKETS = 50_000;
    static final int EVENTS = 4 * TICKETS;

    static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    static final Instant END = START.plus(Duration.ofDays(60));

    private static final Currency EUR = Currency.getInstance("EUR");
    private static final int ITEMS = 10;
    private static final double THRESHOLD = 0.5;
    private static final TicketAct[] ACTS = {TicketAct.PUBLIC_REPLY, TicketAct.TO_PENDING, TicketAct.TO_SOLVED};

    /** A row of a help desk's export. */
    record Row(String ticket, String id, Instant at, TicketAct act) {}

    int[][] answers = {};
    double[] times = {};
    long[] startMrr = {};
    long[] endMrr = {};
    boolean[] everPaid = {};
    List<Row> rows = List.of();

    /** Fills everything. */
    @Setup
    public void fill() {
        SplittableRandom random = new SplittableRandom(17);
        answers = new int[QUESTIONNAIRES][];
        for (int i = 0; i < QUESTIONNAIRES; i++) {
            answers[i] = random.ints(ITEMS, 1, 6).toArray();
        }
        times = random.doubles(TIMES, 0, 3).toArray();
        startMrr =
                random.longs(ACCOUNTS, 0, 100).map(amount -> amount % 4 * 1000).toArray();
        endMrr = random.longs(ACCOUNTS, 0, 100).map(amount -> amount % 5 * 900).toArray();
        everPaid = new boolean[ACCOUNTS];
        for (int i = 0; i < ACCOUNTS; i++) {
            everPaid[i] = startMrr[i] > 0 || random.nextInt(3) == 0;
        }
        fillTickets(random);
    }

    private void fillTickets(SplittableRandom random) {
        List<Row> all = new ArrayList<>();
        for (int ticket = 0; ticket < TICKETS; ticket++) {
            String name = "ticket " + ticket;
            Instant at = START.plusSeconds(random.nextInt(30 * 86_400));
            all.add(new Row(name, "c" + ticket, at, TicketAct.CREATED));
            for (int i = 0; i < ACTS.length; i++) {
                at = at.plusSeconds(60L + random.nextInt(86_400));
                all.add(new Row(name, "e" + (ACTS.length * ticket + i), at, ACTS[i]));
            }
        }
        for (int i = all.size() - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            all.set(j, all.set(i, all.get(j)));
        }
        rows = all;
    }

    /** SUS of questionnaires. */
    @Benchmark
    @OperationsPerInvocation(QUESTIONNAIRES)
    public Sus roomSus() {
        return Sus.of(answers);
    }

    /** The mean score by hand, without checks. */
    @Benchmark
    @OperationsPerInvocation(QUESTIONNAIRES)
    public double roomSusByHand() {
        long sum = 0;
        for (int[] row : answers) {
            for (int item = 0; item < ITEMS; item += 2) {
                sum += row[item] - 1 + 5 - row[item + 1];
            }
        }
        return 2.5 * sum / answers.length;
    }

    /** Apdex of response times. */
    @Benchmark
    @OperationsPerInvocation(TIMES)
    public Apdex roomApdex() {
        return Apdex.of(THRESHOLD, times);
    }

    /** The index by hand, without checks. */
    @Benchmark
    @OperationsPerInvocation(TIMES)
    public double roomApdexByHand() {
        int satisfied = 0;
        int tolerating = 0;
        for (double time : times) {
            if (time <= THRESHOLD) {
                satisfied++;
            } else if (time <= 4 * THRESHOLD) {
                tolerating++;
            }
        }
        return (satisfied + tolerating / 2.0) / times.length;
    }

    /** Movements of monthly recurring revenue. */
    @Benchmark
    @OperationsPerInvocation(ACCOUNTS)
    public MrrMovements roomMrr() {
        return MrrMovements.ofMinor(EUR, startMrr, endMrr, everPaid);
    }

    /** Net revenue retention by hand, without checks, of all movements. */
    @Benchmark
    @OperationsPerInvocation(ACCOUNTS)
    public double roomMrrByHand() {
        long start = 0;
        long gains = 0;
        long contraction = 0;
        long churn = 0;
        long added = 0;
        for (int i = 0; i < startMrr.length; i++) {
            long before = startMrr[i];
            long after = endMrr[i];
            start += before;
            if (before == 0) {
                added += after;
            } else if (after == 0) {
                churn += before;
            } else if (after > before) {
                gains += after - before;
            } else {
                contraction += before - after;
            }
        }
        return added < 0 ? 0 : (double) (start + gains - contraction - churn) / start;
    }

    /** Times, rates and counts of tickets, from rows of events in any order. */
    @Benchmark
    @OperationsPerInvocation(EVENTS)
    public TicketTally roomTickets() {
        return TicketRule.STANDARD
                .asOf(END)
                .count(TicketLog.from(
                        rows, Row::ticket, row -> TicketEvent.of(row.id(), row.at(), row.act(), TicketActor.AGENT)));
    }

    /** One mean by hand: from a ticket's first row to its last. */
    @Benchmark
    @OperationsPerInvocation(EVENTS)
    public double roomTicketsByHand() {
        Map<String, long[]> tickets = new HashMap<>();
        for (Row row : rows) {
            long at = row.at().getEpochSecond();
            long[] ends = tickets.computeIfAbsent(row.ticket(), any -> new long[] {at, at});
            ends[0] = Math.min(ends[0], at);
            ends[1] = Math.max(ends[1], at);
        }
        return tickets.values().stream()
                .mapToLong(ends -> ends[1] - ends[0])
                .average()
                .orElseThrow();
    }
}
