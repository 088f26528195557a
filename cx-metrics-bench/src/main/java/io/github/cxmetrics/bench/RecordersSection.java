package io.github.cxmetrics.bench;

import com.sun.management.ThreadMXBean;
import io.github.cxmetrics.TallyRecorder;
import io.github.cxmetrics.WindowedRecorder;
import io.github.cxmetrics.survey.NpsBands;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import org.openjdk.jmh.runner.RunnerException;

/** Recorders in a service, beside adders by hand and the counters of a metrics registry. */
final class RecordersSection implements Section {

    private static final int ROUNDS = 3;
    private static final int MAKES = 1000;
    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Override
    public String name() {
        return "recorders";
    }

    @Override
    public void measure(BenchmarkRun run) throws RunnerException {
        run.add("LiveRecorderBenchmark\\..*", ROUNDS);
    }

    @Override
    public void write(BenchmarkRun run, StringBuilder text) {
        text.append("### Recorders in a service: NPS answers one at a time\n\n");
        text.append("| into | one thread, ns | two threads, ns | rate of two over one |\n|---|---|---|---|\n");
        row(text, "one recorder", run, "livePlain");
        row(text, "a window of an hour by minutes", run, "liveWindowed");
        row(text, "a hundred tenants", run, "liveKeyed");
        row(text, "a LongAdder for each rating, by hand", run, "liveAdders");
        row(text, "Micrometer's counters, looked up before", run, "liveCounters");
        double plain = run.nanos("livePlainOne");
        text.append('\n');
        new Claims(text)
                .add("a hundred tenants ÷ one recorder", run.nanos("liveKeyedOne") / plain, "≤ 2")
                .add(
                        "a hundred tenants ÷ an array of as many recorders",
                        run.nanos("liveKeyedOne") / run.nanos("liveArrayOne"),
                        "≤ 2")
                .add(
                        "a hundred tenants ÷ LongAdders in a concurrent map, by hand",
                        run.nanos("liveKeyedOne") / run.nanos("liveMapOfAddersOne"),
                        "≤ 2")
                .add(
                        "tenants of whom the longest silent leaves ÷ one recorder",
                        run.nanos("liveEvictingOne") / plain,
                        "")
                .add("windows of a hundred tenants ÷ one recorder", run.nanos("liveKeyedWindowedOne") / plain, "")
                .add("one recorder ÷ Micrometer's counters", plain / run.nanos("liveCountersOne"), "")
                .add("one recorder ÷ LongAdders by hand", plain / run.nanos("liveAddersOne"), "")
                .add("accumulator of ratings, ns", run.nanos("accumulatorAlone"), "")
                .add("accumulator of NPS behind a tally, ns", run.nanos("accumulatorGuarded"), "")
                .add(
                        "accumulator of NPS behind a tally that leaves less than half of the room, ns",
                        run.nanos("accumulatorNearlyFull"),
                        "")
                .add("garbage of one recorder, bytes an answer", run.bytes("livePlainOne"), "0")
                .add("snapshot of one recorder, ns", run.nanos("liveSnapshot"), "")
                .add("snapshot of sixty slots, ns", run.nanos("liveSnapshotOfSixtySlots"), "")
                .add("made for one recorder and its first answer, bytes", allocated(RecordersSection::recorder), "")
                .add(
                        "made for a window of an hour and its first answer, bytes",
                        allocated(RecordersSection::window),
                        "")
                .add("made for eleven LongAdders, bytes", allocated(RecordersSection::adders), "")
                .add("made for three of Micrometer's counters, bytes", allocated(RecordersSection::counters), "");
        text.append(
                        "\nWhat a hundred tenants cost beyond one recorder is the way to the tenant's (profiled on an Intel Xeon, JDK 17, 30 November 2026): ")
                .append(
                        "an array of recorders, without a lookup, takes 1.1 to 1.4 times one recorder; of the samples of a keyed one 45 % ")
                .append(
                        "are in the compare-and-set of a stripe, which probably waits for all that was read on the way (map, entry, recorder, stripe: lines that don't ")
                .append(
                        "all fit into the nearest cache), some 15 % in the map and in comparing texts that are equal but not the same. ")
                .append(
                        "With the thread's number in the stripe itself, two steps less, it took 1.9 to 2.2 times one recorder, as before 2.0 to 2.2.\n");
    }

    private static void row(StringBuilder text, String what, BenchmarkRun run, String benchmark) {
        double one = run.nanos(benchmark + "One");
        double two = run.nanos(benchmark + "Two");
        text.append(String.format(Locale.ROOT, "| %s | %.1f | %.1f | %.2f |%n", what, one, two, 2 * one / two));
    }

    /** Bytes that a thread takes for one, by the machine's own count. */
    private static double allocated(Supplier<?> make) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        Object[] made = new Object[MAKES];
        made[0] = make.get(); // What is made only once is not counted.
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < MAKES; i++) {
            made[i] = make.get();
        }
        return (threads.getCurrentThreadAllocatedBytes() - before) / (double) made.length;
    }

    private static Object recorder() {
        TallyRecorder<Integer, ?> recorder = TallyRecorder.of(NpsBands.STANDARD);
        recorder.record(0);
        return recorder;
    }

    private static Object window() {
        WindowedRecorder<Integer, ?> recorder = WindowedRecorder.of(NpsBands.STANDARD, MINUTE.multipliedBy(60), MINUTE);
        recorder.record(0, START);
        return recorder;
    }

    private static Object adders() {
        LongAdder[] adders = LiveRecorderBenchmark.adders(LiveRecorderBenchmark.RATINGS);
        adders[0].increment();
        return adders;
    }

    private static Object counters() {
        Counter[] counters = LiveRecorderBenchmark.counters(new SimpleMeterRegistry());
        counters[0].increment();
        return counters;
    }
}
