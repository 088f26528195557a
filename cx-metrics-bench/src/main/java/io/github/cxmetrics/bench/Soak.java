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
 * ratings into one recorder and the windows of a hundred tenants, while another asks; the heap in use must not grow, and no rating may be missing. With
 * {@code 60s} in place of the number, they write for a minute.
 */
public final class Soak {

    private static final int DEFAULT_WRITERS = 8;
    private static final long RECORDS_OF_A_ROUND = 250_000;
    private static final int TENANTS = 100;
    private static final int REPORTS = 10;
    private static final int RATINGS = 11;
    private static final int PER_SECOND = 1000;
    private static final long NANOS_OF_A_SECOND = 1_000_000_000;
    private static final long DEFAULT_RECORDS = 1_000_000_000L;
    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");

    private final TallyRecorder<Integer, Nps> all = TallyRecorder.of(NpsBands.STANDARD);
    private final KeyedWindowedRecorder<Integer, Integer, Nps> tenants =
            KeyedWindowedRecorder.refusing(NpsBands.STANDARD, Duration.ofHours(1), Duration.ofMinutes(1), TENANTS);

    private final int writers;

    /** Written by one reader at a time. */
    private volatile long snapshots;

    private Soak(int writers) {
        this.writers = writers;
    }

    /**
     * Runs the soak.
     *
     * @param args how many records, a billion by default, or how many seconds, as in {@code 60s}; and how many threads write, eight by default
     */
    public static void main(String[] args) throws InterruptedException {
        Soak soak = new Soak(args.length < 2 ? DEFAULT_WRITERS : Integer.parseInt(args[1]));
        if (args.length > 0 && args[0].endsWith("s")) {
            soak.runFor(Long.parseLong(args[0].substring(0, args[0].length() - 1)), System.out);
        } else {
            soak.run(args.length == 0 ? DEFAULT_RECORDS : Long.parseLong(args[0]), System.out);
        }
    }

    private void runFor(long seconds, PrintStream out) throws InterruptedException {
        long end = System.nanoTime() + seconds * NANOS_OF_A_SECOND;
        long written = 0;
        while (System.nanoTime() < end) {
            write(written, written + RECORDS_OF_A_ROUND);
            written += RECORDS_OF_A_ROUND;
        }
        check(written * writers);
        out.printf(
                "%,d records by %d threads, none missing, %,d snapshots, heap in use %,d KB%n",
                written * writers, writers, snapshots, usedKilobytes());
    }

    private void check(long expected) {
        if (all.snapshot().count() != expected) {
            throw new AssertionError(all.snapshot().count() + " counted of " + expected);
        }
    }

    private void run(long records, PrintStream out) throws InterruptedException {
        long stretch = records / REPORTS / writers;
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
                    all.snapshot().count(), seen, nanos / (stretch * writers), usedKilobytes());
        }
        check(stretch * REPORTS * writers);
    }

    private void write(long from, long to) throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        for (int writer = 0; writer < writers; writer++) {
            threads.add(new Thread(() -> {
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
                snapshots = snapshots + 1;
            }
        });
        reader.start();
        threads.forEach(Thread::start);
        for (Thread writer : threads) {
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
