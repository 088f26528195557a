package io.github.cxmetrics.bench;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Supplier;
import org.openjdk.jmh.runner.RunnerException;

/** A CSV of events, read by the analyst's kit. */
final class TablesSection implements Section {

    private static final int ROUNDS = 3;
    private static final int ROWS = 1_000_000;
    private static final int COLLECTIONS = 4;

    private double heldByTable;
    private double heldByLog;

    @Override
    public String name() {
        return "tables";
    }

    @Override
    public void measure(BenchmarkRun run) throws RunnerException {
        run.add("\\.TableBenchmark\\..*", ROUNDS, ROWS);
        TableBenchmark benchmark = new TableBenchmark();
        benchmark.rows = ROWS;
        try {
            benchmark.fill();
            heldByTable = held(benchmark::tableRead);
            heldByLog = held(benchmark::tableLog);
            benchmark.delete();
        } catch (IOException e) {
            throw new UncheckedIOException("the CSV of the benchmark could not be written", e);
        }
    }

    /** Bytes a row that something still holds when all garbage is gone. */
    private static double held(Supplier<?> make) {
        requireNonNull(make.get(), "what is made"); // What is made only once is not counted.
        long before = used();
        Object made = make.get();
        long after = used();
        requireNonNull(made, "what is made"); // It is still held.
        return (after - before) / (double) ROWS;
    }

    private static long used() {
        for (int i = 0; i < COLLECTIONS; i++) {
            System.gc();
        }
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    @Override
    public void write(BenchmarkRun run, StringBuilder text) {
        double log = run.cpuNanos("tableLog");
        double read = run.cpuNanos("tableRead");
        text.append("### Tables: a CSV of 1 M events\n\n")
                .append(
                        "Users (100 000), events (8), times in ISO 8601 with milliseconds (nearly all distinct), amounts (50 000). ")
                .append("All on one core, read by the CPU time; the file is in the system's cache. ")
                .append(
                        "By hand: FastCSV's records, two HashMaps, Instant.parse, Double.parseDouble; nothing is detected or checked. ")
                .append("DuckDB is told the types beforehand, has one thread, and codes the events only.\n\n");
        new Claims(text)
                .add("CSV to an event log with codes, times and amounts, ns a row", log, "≤ 1000")
                .add("the table alone, before a type is asked for, ns a row", read, "")
                .add("CSV to columns with an Instant and two texts a row, ns a row", run.cpuNanos("tableColumns"), "")
                .add("event log, times the loop by hand", log / run.cpuNanos("tableByHand"), "")
                .add("event log, times DuckDB's reader", log / run.cpuNanos("tableDuckDb"), "")
                .add("table, times FastCSV's scan that keeps the texts", read / run.cpuNanos("tableScan"), "")
                .add("table, times reading the bytes", read / run.cpuNanos("tableBytes"), "")
                .add("bytes a row that the table holds", heldByTable, "≤ 120")
                .add("bytes a row that the event log holds", heldByLog, "≤ 120")
                .add("bytes a row allocated, table", run.bytes("tableRead"), "")
                .add("bytes a row allocated, event log with the table before it", run.bytes("tableLog"), "")
                .add("bytes a row allocated, by hand", run.bytes("tableByHand"), "");
    }
}
