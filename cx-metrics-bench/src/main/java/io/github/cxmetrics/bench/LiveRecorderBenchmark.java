package io.github.cxmetrics.bench;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.KeyedRecorder;
import io.github.cxmetrics.KeyedWindowedRecorder;
import io.github.cxmetrics.TallyRecorder;
import io.github.cxmetrics.WindowedRecorder;
import io.github.cxmetrics.survey.Nps;
import io.github.cxmetrics.survey.NpsBands;
import io.github.cxmetrics.survey.RatingScale;
import io.github.cxmetrics.survey.Ratings;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Threads;

/** One NPS answer at a time into what a service holds, by one thread and by two, beside what one writes by hand and the counters of a metrics registry. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@State(Scope.Benchmark)
public class LiveRecorderBenchmark {

    static final int BATCH = 1100;
    static final int RATINGS = 11;

    private static final int TENANTS = 100;
    private static final int SLOTS = 60;
    private static final int FIRST_PROMOTER = 9;
    private static final int FIRST_PASSIVE = 7;
    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
    private static final Instant END = Instant.parse("2026-03-01T12:59:00Z");
    private static final Duration MINUTE = Duration.ofMinutes(1);

    final List<Integer> ratings =
            IntStream.range(0, BATCH).mapToObj(i -> i * 7 % RATINGS).toList();
    final List<String> tenants =
            IntStream.range(0, BATCH).mapToObj(i -> "tenant " + i % TENANTS).toList();
    final TallyRecorder<Integer, Nps> plain = TallyRecorder.of(NpsBands.STANDARD);
    final WindowedRecorder<Integer, Nps> windowed =
            WindowedRecorder.of(NpsBands.STANDARD, MINUTE.multipliedBy(SLOTS), MINUTE);
    final KeyedRecorder<String, Integer, Nps> keyed = KeyedRecorder.refusing(NpsBands.STANDARD, TENANTS);
    final KeyedRecorder<String, Integer, Nps> evicting =
            KeyedRecorder.evicting(NpsBands.STANDARD, TENANTS, (key, tally) -> {});
    final KeyedWindowedRecorder<String, Integer, Nps> keyedWindowed =
            KeyedWindowedRecorder.refusing(NpsBands.STANDARD, MINUTE.multipliedBy(SLOTS), MINUTE, TENANTS);
    final WindowedRecorder<Integer, Nps> full =
            WindowedRecorder.of(NpsBands.STANDARD, MINUTE.multipliedBy(SLOTS), MINUTE);
    final List<TallyRecorder<Integer, Nps>> array = Stream.generate(() -> TallyRecorder.of(NpsBands.STANDARD))
            .limit(TENANTS)
            .toList();
    final Accumulator<Integer, Ratings> alone = RatingScale.ZERO_TO_TEN.accumulator();
    final Accumulator<Integer, Nps> guarded = NpsBands.STANDARD.accumulator();
    final Accumulator<Integer, Nps> nearlyFull = NpsBands.STANDARD.accumulator();
    final LongAdder[] adders = adders(RATINGS);
    final ConcurrentHashMap<String, LongAdder[]> tenantAdders = new ConcurrentHashMap<>();
    final Counter[] counters = counters(new SimpleMeterRegistry());

    static LongAdder[] adders(int count) {
        return Stream.generate(LongAdder::new).limit(count).toArray(LongAdder[]::new);
    }

    static Counter[] counters(SimpleMeterRegistry registry) {
        return Stream.of("detractors", "passives", "promoters")
                .map(band -> registry.counter("nps", "answers", band))
                .toArray(Counter[]::new);
    }

    /** An hour of answers. */
    @Setup
    public void fill() {
        guarded.addAll(Nps.of(9));
        nearlyFull.addAll(Nps.promoters(Long.MAX_VALUE / 4 * 3).passives(0).detractors(0));
        for (int i = 0; i < SLOTS * RATINGS; i++) {
            full.record(i % RATINGS, START.plusSeconds((long) i * SLOTS / RATINGS));
        }
    }

    /** One recorder. */
    @Benchmark
    @OperationsPerInvocation(BATCH)
    public void livePlainOne() {
        plain();
    }

    /** One recorder, two threads. */
    @Benchmark
    @Threads(2)
    @OperationsPerInvocation(BATCH)
    public void livePlainTwo() {
        plain();
    }

    private void plain() {
        for (Integer rating : ratings) {
            plain.record(rating);
        }
    }

    /** A window of an hour. */
    @Benchmark
    @OperationsPerInvocation(BATCH)
    public void liveWindowedOne() {
        windowed();
    }

    /** A window of an hour, two threads. */
    @Benchmark
    @Threads(2)
    @OperationsPerInvocation(BATCH)
    public void liveWindowedTwo() {
        windowed();
    }

    private void windowed() {
        for (Integer rating : ratings) {
            windowed.record(rating, START);
        }
    }

    /** A hundred tenants. */
    @Benchmark
    @OperationsPerInvocation(BATCH)
    public void liveKeyedOne() {
        keyed(keyed);
    }

    /** A hundred tenants, two threads. */
    @Benchmark
    @Threads(2)
    @OperationsPerInvocation(BATCH)
    public void liveKeyedTwo() {
        keyed(keyed);
    }

    /** A hundred tenants, the longest silent of which would leave. */
    @Benchmark
    @OperationsPerInvocation(BATCH)
    public void liveEvictingOne() {
        keyed(evicting);
    }

    private void keyed(KeyedRecorder<String, Integer, Nps> recorder) {
        for (int i = 0; i < BATCH; i++) {
            recorder.record(tenants.get(i), ratings.get(i));
        }
    }

    /** A hundred recorders in an array, whose index somebody else has found. */
    @Benchmark
    @OperationsPerInvocation(BATCH)
    public void liveArrayOne() {
        for (int i = 0; i < BATCH; i++) {
            array.get(i % TENANTS).record(ratings.get(i));
        }
    }

    /** LongAdders of a hundred tenants in a concurrent map, by hand. */
    @Benchmark
    @OperationsPerInvocation(BATCH)
    public void liveMapOfAddersOne() {
        for (int i = 0; i < BATCH; i++) {
            tenantAdders.computeIfAbsent(tenants.get(i), any -> adders(RATINGS))[ratings.get(i)].increment();
        }
    }

    /** The accumulator of one thread, with nothing to guard. */
    @Benchmark
    @OperationsPerInvocation(BATCH)
    public void accumulatorAlone() {
        add(alone);
    }

    /** The accumulator of one thread behind a tally that leaves room enough. */
    @Benchmark
    @OperationsPerInvocation(BATCH)
    public void accumulatorGuarded() {
        add(guarded);
    }

    /** The accumulator of one thread behind a tally that leaves less than half of the room: each answer is a tally of one. */
    @Benchmark
    @OperationsPerInvocation(BATCH)
    public void accumulatorNearlyFull() {
        add(nearlyFull);
    }

    private void add(Accumulator<Integer, ?> accumulator) {
        for (Integer rating : ratings) {
            accumulator.add(rating);
        }
    }

    /** Windows of a hundred tenants. */
    @Benchmark
    @OperationsPerInvocation(BATCH)
    public void liveKeyedWindowedOne() {
        for (int i = 0; i < BATCH; i++) {
            keyedWindowed.record(tenants.get(i), ratings.get(i), START);
        }
    }

    /** A LongAdder for each rating, by hand. */
    @Benchmark
    @OperationsPerInvocation(BATCH)
    public void liveAddersOne() {
        adders();
    }

    /** A LongAdder for each rating, by hand, two threads. */
    @Benchmark
    @Threads(2)
    @OperationsPerInvocation(BATCH)
    public void liveAddersTwo() {
        adders();
    }

    private void adders() {
        for (Integer rating : ratings) {
            adders[rating].increment();
        }
    }

    /** Micrometer's counters, looked up before. */
    @Benchmark
    @OperationsPerInvocation(BATCH)
    public void liveCountersOne() {
        counters();
    }

    /** Micrometer's counters, two threads. */
    @Benchmark
    @Threads(2)
    @OperationsPerInvocation(BATCH)
    public void liveCountersTwo() {
        counters();
    }

    private void counters() {
        for (Integer rating : ratings) {
            counters[rating >= FIRST_PROMOTER ? 2 : rating >= FIRST_PASSIVE ? 1 : 0].increment();
        }
    }

    /** The window of sixty slots. */
    @Benchmark
    public Nps liveSnapshotOfSixtySlots() {
        return full.snapshot(END);
    }

    /** The recorder. */
    @Benchmark
    public Nps liveSnapshot() {
        return plain.snapshot();
    }
}
