package io.github.cxmetrics.bench;

import io.github.cxmetrics.KeyedWindowedRecorder;
import io.github.cxmetrics.TallyRecorder;
import io.github.cxmetrics.survey.Nps;
import io.github.cxmetrics.survey.NpsBands;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Records without end and prints what the heap holds: {@code java -cp benchmarks.jar io.github.cxmetrics.bench.Soak 1000000000 8}. Eight threads write a billion
 * ratings into one recorder and the windows of a hundred tenants, while another asks; the heap in use must not grow, and no rating may be missing.
 */
public final class Soak {

    private static final int DEFAULT_WRITERS = 8;
    private static final int TENANTS = 100;
    private static final int REPORTS = 10;
    private static final int RATINGS = 11;
    private static final int PER_SECOND = 1000;
    private static final long DEFAULT_RECORDS = 1_000_000_000L;
    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");

    private final TallyRecorder<Integer, Nps> all = TallyRecorder.of(NpsBands.STANDARD);
    private final KeyedWindowedRecorder<Integer, Integer, Nps> tenants =
            KeyedWindowedRecorder.refusing(NpsBands.STANDARD, Duration.ofHours(1), Duration.ofMinutes(1), TENANTS);

    private final int threads;

    private Soak(int threads) {
        this.threads = threads;
    }

    /**
     * Runs the soak.
     *
     * @param args how many records, a billion by default, and how many threads write them, eight by default
     */
    public static void main(String[] args) throws InterruptedException {
        int threads = args.length < 2 ? DEFAULT_WRITERS : Integer.parseInt(args[1]);
        new Soak(threads).run(args.length == 0 ? DEFAULT_RECORDS : Long.parseLong(args[0]), System.out);
    }

    private void run(long records, PrintStream out) throws InterruptedException {
        long stretch = records / REPORTS / threads;
        for (int report = 1; report <= REPORTS; report++) {
            long begin = System.nanoTime();
            long from = (report - 1) * stretch;
            write(from, from + stretch);
            long nanos = System.nanoTime() - begin;
            Instant now = at(from + stretch);
            long seen = tenants.snapshots(now).values().stream()
                    .mapToLong(Nps::count)
                    .sum();
            out.printf(
                    "%,d records, %,d in the windows, %d ns each, heap in use %,d KB%n",
                    all.snapshot().count(), seen, nanos / (stretch * threads), usedKilobytes());
        }
        long expected = stretch * REPORTS * threads;
        if (all.snapshot().count() != expected) {
            throw new AssertionError(all.snapshot().count() + " counted of " + expected);
        }
    }

    private void write(long from, long to) throws InterruptedException {
        List<Thread> writers = new ArrayList<>();
        for (int writer = 0; writer < threads; writer++) {
            writers.add(new Thread(() -> {
                for (long i = from; i < to; i++) {
                    all.record((int) (i % RATINGS));
                    tenants.record((int) (i % TENANTS), (int) (i % RATINGS), at(i));
                }
            }));
        }
        Thread reader = new Thread(() -> {
            while (!Thread.currentThread().isInterrupted()) {
                all.snapshot();
                tenants.snapshots(START);
            }
        });
        reader.start();
        writers.forEach(Thread::start);
        for (Thread writer : writers) {
            writer.join();
        }
        reader.interrupt();
        reader.join();
    }

    private static Instant at(long i) {
        return START.plusSeconds(i / PER_SECOND);
    }

    private static long usedKilobytes() {
        System.gc();
        Runtime heap = Runtime.getRuntime();
        return (heap.totalMemory() - heap.freeMemory()) >> 10;
    }
}
