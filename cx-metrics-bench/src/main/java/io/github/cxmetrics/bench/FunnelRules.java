package io.github.cxmetrics.bench;

import io.github.cxmetrics.journey.Codes;
import io.github.cxmetrics.journey.EventLog;
import io.github.cxmetrics.journey.Step;
import io.github.cxmetrics.journey.funnel.Breakdown;
import io.github.cxmetrics.journey.funnel.Dialect;
import io.github.cxmetrics.journey.funnel.Entry;
import io.github.cxmetrics.journey.funnel.Exclusion;
import io.github.cxmetrics.journey.funnel.Funnel;
import io.github.cxmetrics.journey.funnel.FunnelSegments;
import io.github.cxmetrics.journey.funnel.FunnelTally;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.ForkJoinPool;
import java.util.function.Supplier;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A funnel of three steps by many rules, over a window of 7 days, all on one core. Subclasses say how rows are spread over users. */
@State(Scope.Benchmark)
public abstract class FunnelRules {

    private static final int ACCOUNTS = 20;
    private static final long SEED = 7;

    /** Rows. */
    @Param("1000000")
    public int rows;

    private EventLog byUser;
    private EventLog byTime;
    private EventLog unordered;
    private EventLog thousand;
    private EventLog hundredThousand;
    private EventLog accounts;
    private ForkJoinPool oneThread;

    /** The rows, in no order, of so many users. */
    abstract FunnelLogs logs(int users);

    /** Fills the logs. */
    @Setup
    public void fill() {
        int users = Math.max(2, rows / 10);
        FunnelLogs logs = logs(users);
        SplittableRandom random = new SplittableRandom(SEED);
        unordered = logs.log(users);
        byTime = logs.byTime().log(users);
        byUser = logs.byUserAndTime(users).log(users);
        thousand = valued(random, 1_000);
        hundredThousand = valued(random, 100_000);
        accounts = byUser.with(
                "account", Codes.of(random.ints(rows, 0, ACCOUNTS).toArray(), FunnelLogs.NAMES.subList(0, ACCOUNTS)));
        oneThread = new ForkJoinPool(1);
    }

    private EventLog valued(SplittableRandom random, int values) {
        return byUser.with("value", Codes.numbered(random.ints(rows, 0, values).toArray(), values));
    }

    /** Ends the thread. */
    @TearDown
    public void close() {
        oneThread.shutdown();
    }

    private <T> T onOneThread(Supplier<T> task) {
        return oneThread.submit(task::get).join();
    }

    private FunnelTally count(Funnel funnel) {
        return onOneThread(() -> funnel.count(byUser));
    }

    private static Funnel plain() {
        return FunnelBenchmark.funnel(3);
    }

    /** By user and time, which is what the other rules are beside. */
    @Benchmark
    public FunnelTally alone() {
        return count(plain());
    }

    /** By time. */
    @Benchmark
    public FunnelTally states() {
        return onOneThread(() -> plain().count(byTime));
    }

    /** In no order. */
    @Benchmark
    public FunnelTally partitions() {
        return onOneThread(() -> plain().count(unordered));
    }

    /** Two steps take one event. */
    @Benchmark
    public FunnelTally shared() {
        return count(Funnel.steps(Step.anyOf("e0", "e1"), Step.anyOf("e1", "e2"), Step.of("e3"))
                .within(Duration.ofDays(7)));
    }

    /** Per value of a property. */
    @Benchmark
    public FunnelTally per() {
        return onOneThread(() -> plain().per("account").count(accounts));
    }

    /** Attempts, not users. */
    @Benchmark
    public FunnelTally totals() {
        return count(plain().entry(Entry.EVERY_ENTRY));
    }

    private static Exclusion exclusion() {
        return new Exclusion(Step.of("e9"), 1, 3);
    }

    /** Progress is cleared by an event between. */
    @Benchmark
    public FunnelTally exclusions() {
        return count(plain().excluding(exclusion()));
    }

    /** Users are taken out by an event between. */
    @Benchmark
    public FunnelTally exclusionsThatLeave() {
        return count(plain().dialect(Dialect.POSTHOG).excluding(exclusion()));
    }

    /** A step that may be left out. */
    @Benchmark
    public FunnelTally optional() {
        return count(Funnel.steps(Step.of("e0"), Step.of("e3").optional(), Step.of("e1"), Step.of("e2"))
                .within(Duration.ofDays(7)));
    }

    private static FunnelSegments parts(EventLog log) {
        return plain().run(log, Breakdown.by("value").top(10));
    }

    /** By the first of a thousand values. */
    @Benchmark
    public FunnelSegments parts1000() {
        return onOneThread(() -> parts(thousand));
    }

    /** By the first of a hundred thousand values. */
    @Benchmark
    public FunnelSegments parts100000() {
        return onOneThread(() -> parts(hundredThousand));
    }
}
