package io.github.cxmetrics.bench;

import io.github.cxmetrics.calendar.CalendarPeriods;
import io.github.cxmetrics.contact.fcr.ContactLog;
import io.github.cxmetrics.contact.fcr.Fcr;
import io.github.cxmetrics.contact.fcr.FcrRule;
import io.github.cxmetrics.contact.ticket.TicketAct;
import io.github.cxmetrics.contact.ticket.TicketActor;
import io.github.cxmetrics.contact.ticket.TicketEvent;
import io.github.cxmetrics.contact.ticket.TicketLog;
import io.github.cxmetrics.contact.ticket.TicketRule;
import io.github.cxmetrics.lifetime.LifetimeUnit;
import io.github.cxmetrics.lifetime.purchases.AmountPolicy;
import io.github.cxmetrics.lifetime.purchases.PurchaseLog;
import io.github.cxmetrics.lifetime.purchases.PurchasePeriods;
import io.github.cxmetrics.lifetime.purchases.PurchaseRule;
import io.github.cxmetrics.retention.cohort.ActiveDaysRule;
import io.github.cxmetrics.retention.cohort.ActivityLog;
import io.github.cxmetrics.retention.cohort.CohortRule;
import io.github.cxmetrics.retention.cohort.LifeCycle;
import io.github.cxmetrics.retention.cohort.RepeatPurchaseRule;
import io.github.cxmetrics.retention.cohort.Returning;
import io.github.cxmetrics.retention.cohort.UsageInterval;
import io.github.cxmetrics.retention.revenue.MrrLog;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Everything that groups rows by customer, in any order, with all rows of one customer and with ten rows of each: the first costs at most three times the other. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class HotCustomerBenchmark {

    private static final ZoneId UTC = ZoneId.of("UTC");
    private static final Instant START = Instant.parse("2024-01-01T00:00:00Z");
    private static final int DAYS = 180;
    private static final Instant END = START.plus(Duration.ofDays(DAYS));
    private static final LocalDate LAST = LocalDate.ofInstant(END, UTC);
    private static final int ROWS_OF_CUSTOMER = 10;
    private static final Currency EUR = Currency.getInstance("EUR");

    /** What is measured. */
    @Param({
        "cohorts",
        "elapsed cohorts",
        "three times",
        "repeat purchases",
        "usage",
        "active days",
        "life cycle",
        "fcr",
        "fcr by episode",
        "net purchases",
        "purchases against latest",
        "mrr",
        "tickets"
    })
    public String path = "cohorts";

    /** Whether one customer has all rows. */
    @Param({"false", "true"})
    public boolean hot;

    /** Rows. */
    @Param("1000000")
    public int rows;

    private final Map<String, Supplier<Object>> paths = new LinkedHashMap<>();
    private int[] customers = new int[0];
    private long[] seconds = new long[0];

    /** Makes the rows and the paths. */
    @Setup
    public void fill() {
        SplittableRandom random = new SplittableRandom(9);
        int many = Math.max(1, rows / ROWS_OF_CUSTOMER);
        customers = IntStream.range(0, rows)
                .map(row -> hot ? 0 : random.nextInt(many))
                .toArray();
        seconds =
                random.longs(rows, START.getEpochSecond(), END.getEpochSecond()).toArray();
        addActivity();
        addContacts();
        addMoney();
        paths.put("tickets", this::tickets);
    }

    private void addActivity() {
        CohortRule weeks = CohortRule.of(CalendarPeriods.weeks(UTC));
        paths.put("cohorts", () -> weeks.asOf(END).count(activity()));
        paths.put(
                "elapsed cohorts",
                () -> weeks.withReturn(Returning.on().elapsed()).asOf(END).count(activity()));
        paths.put(
                "three times",
                () -> weeks.withReturn(Returning.on().atLeast(3)).asOf(END).count(activity()));
        paths.put(
                "repeat purchases",
                () -> RepeatPurchaseRule.withinDays(90, UTC).asOf(END).count(activity()));
        paths.put("usage", () -> UsageInterval.Rule.of(UTC).count(activity()));
        paths.put(
                "active days", () -> ActiveDaysRule.lastDays(28, UTC).asOf(LAST).count(activity()));
        paths.put("life cycle", () -> LifeCycle.of(CalendarPeriods.days(UTC), activity(), END));
    }

    private ActivityLog activity() {
        return ActivityLog.wrapping(customers, seconds, ChronoUnit.SECONDS);
    }

    private void addContacts() {
        FcrRule week = Fcr.noRepeatWithin(Duration.ofDays(7));
        paths.put("fcr", () -> week.asOf(END).count(ContactLog.wrapping(customers, seconds, ChronoUnit.SECONDS)));
        paths.put(
                "fcr by episode",
                () -> week.perEpisode()
                        .net()
                        .asOf(END)
                        .count(ContactLog.wrapping(customers, seconds, ChronoUnit.SECONDS)));
    }

    private void addMoney() {
        String[] names = IntStream.of(customers).mapToObj(code -> "c" + code).toArray(String[]::new);
        int[] days = IntStream.range(0, rows)
                .map(row -> (int) (seconds[row] / Duration.ofDays(1).toSeconds()))
                .toArray();
        long[] amounts = IntStream.range(0, rows)
                .mapToLong(row -> row % 7 == 0 ? -1 - row % 90 : 100 + row % 13)
                .toArray();
        paths.put("net purchases", () -> purchases(AmountPolicy.NET, names, days, amounts));
        paths.put("purchases against latest", () -> purchases(AmountPolicy.AGAINST_LATEST, names, days, amounts));
        long[] mrrDays = IntStream.of(days).asLongStream().toArray();
        long[] mrr = IntStream.range(0, rows).mapToLong(row -> row % 13).toArray();
        paths.put("mrr", () -> MrrLog.ofMinor(EUR, customers, mrrDays, mrr).between(LAST.minusMonths(3), LAST));
    }

    private static Object purchases(AmountPolicy policy, String[] names, int[] days, long[] amounts) {
        return PurchaseLog.ofMinor(PurchaseRule.of(EUR).withAmounts(policy), names, days, amounts)
                .histories(PurchasePeriods.daysIn(LifetimeUnit.WEEK), LAST);
    }

    private Object tickets() {
        List<Integer> all = IntStream.range(0, rows).boxed().toList();
        TicketAct[] acts = {TicketAct.TO_OPEN, TicketAct.TO_PENDING, TicketAct.TO_SOLVED};
        return TicketRule.STANDARD
                .asOf(END)
                .count(TicketLog.from(
                        all,
                        row -> "t" + customers[row],
                        row -> TicketEvent.of(
                                "e" + row,
                                Instant.ofEpochSecond(seconds[row]),
                                acts[row % acts.length],
                                TicketActor.AGENT)));
    }

    /** One path. */
    @Benchmark
    public Object hotCustomer() {
        Supplier<Object> run = paths.get(path);
        if (run == null) {
            throw new IllegalArgumentException("no such path: " + path + "; there are " + paths.keySet());
        }
        return run.get();
    }

    /** All paths over rows of so many customers as {@link #hot} says. */
    static List<ScaledPaths.Path> of(int rows, boolean hot) {
        HotCustomerBenchmark benchmark = new HotCustomerBenchmark();
        benchmark.rows = rows;
        benchmark.hot = hot;
        benchmark.fill();
        return benchmark.paths.entrySet().stream()
                .map(path -> new ScaledPaths.Path(path.getKey(), rows, path.getValue()::get))
                .toList();
    }

    Iterable<String> paths() {
        return paths.keySet();
    }
}
