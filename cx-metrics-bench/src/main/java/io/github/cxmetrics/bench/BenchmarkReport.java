package io.github.cxmetrics.bench;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import org.openjdk.jmh.runner.RunnerException;

/**
 * Measures the columnar doors against memory floors, hand-written loops and peers, and writes a Markdown section: {@code java -cp
 * target/benchmarks.jar io.github.cxmetrics.bench.BenchmarkReport [FILE]}. With a file, the section is appended to it.
 */
public final class BenchmarkReport {

    private static final int ROWS = 100_000_000;
    private static final int ROWS_OF_SLOW_PEERS = 10_000_000;
    private static final int ROUNDS = 3;
    private static final String SLOW = "(GroupingBy|GuavaStats|GuavaAccumulators|CommonsMath|segmentTwoFilters)$";

    private final BenchmarkRun run;
    private final StringBuilder text = new StringBuilder();

    private BenchmarkReport(BenchmarkRun run) {
        this.run = run;
    }

    /**
     * Runs the benchmarks and prints the section.
     *
     * @param args nothing, or the file to append the section to
     * @throws Exception if a benchmark fails or the file can't be written
     */
    public static void main(String[] args) throws Exception {
        String section = new BenchmarkReport(measure()).section();
        new PrintStream(System.out, true, StandardCharsets.UTF_8).println(section);
        if (args.length > 0) {
            Files.writeString(Path.of(args[0]), "\n" + section, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        }
    }

    private static BenchmarkRun measure() throws RunnerException {
        return new BenchmarkRun()
                .add(
                        "ColumnBenchmark\\.(int|byte|segment|segmentNarrow)(Door|Floor|ByHand|TwoFilters)$(?<!segmentTwoFilters)",
                        ROUNDS,
                        ROWS)
                .add("ColumnBenchmark\\..*" + SLOW, 1, ROWS_OF_SLOW_PEERS)
                .add("RecorderBenchmark\\..*", ROUNDS, ROWS_OF_SLOW_PEERS)
                .add("KanoBenchmark\\..*", ROUNDS, ROWS_OF_SLOW_PEERS);
    }

    private String section() {
        text.append("## ").append(Machine.describe()).append("\n\n### Ratings\n\n");
        text.append("100 M scores; peers that box or store, and those by segment, on 10 M. Medians of ")
                .append(ROUNDS)
                .append(" forks (slow peers: 1), ns a row.\n\n");
        text.append(
                "| door | ns | floor | rate of the floor | by hand | door ÷ by hand | two filters | groupingBy | Guava Stats | Commons Math | times faster than the best peer |\n");
        text.append("|---|---|---|---|---|---|---|---|---|---|---|\n");
        List.of("int", "byte", "segment").forEach(this::door);
        text.append('\n');
        claims();
        kano();
        return text.toString();
    }

    private void kano() {
        double ours = run.nanos("columns");
        text.append("\n### Kano: 10 M answer pairs in two byte columns\n\n");
        text.append("| claim | measured | asked for |\n|---|---|---|\n");
        claim("door, ns a pair", ours, "≤ 1");
        claim("door where every tenth row is missing code 99, ns a pair", run.nanos("columnsWithMissing99"), "");
        claim("memory floor, ns a pair", run.nanos("memoryFloor"), "");
        claim("loop by hand without checks, ns a pair", run.nanos("handWrittenLoop"), "");
        claim("times faster than a stream of records with groupingBy", run.nanos("streamGroupingBy") / ours, "≥ 20");
        claim("the library's collector on records, ns a pair", run.nanos("streamCollector"), "");
    }

    private void door(String door) {
        double ours = run.nanos(door + "Door");
        double floor = run.nanos(door + "Floor");
        double byHand = run.nanos(door + "ByHand");
        text.append(String.format(
                Locale.ROOT,
                "| %s | %.2f | %.2f | %.2f | %.2f | %.2f | %.2f | %.2f | %.2f | %.2f | %.1f |%n",
                door.equals("segment") ? "1 000 segments (int codes, int scores)" : door + "[]",
                ours,
                floor,
                floor / ours,
                byHand,
                ours / byHand,
                run.nanos(door + "TwoFilters"),
                run.nanos(door + "GroupingBy"),
                run.nanos(door + "GuavaStats"),
                run.nanos(door + "CommonsMath"),
                bestPeer(door) / ours));
    }

    private double bestPeer(String door) {
        return List.of("TwoFilters", "GroupingBy", "GuavaStats", "CommonsMath").stream()
                .mapToDouble(peer -> run.nanos(door + peer))
                .min()
                .orElseThrow();
    }

    private void claims() {
        text.append("| claim | measured | asked for |\n|---|---|---|\n");
        claim("int[] door, rate of a plain sum", run.nanos("intFloor") / run.nanos("intDoor"), "≥ 0.7 (JDK 25: ≥ 0.5)");
        claim("byte[] door, rate of a long-wise sum", run.nanos("byteFloor") / run.nanos("byteDoor"), "≥ 0.25");
        claim("by segment, time over the int[] door", run.nanos("segmentDoor") / run.nanos("intDoor"), "≤ 2");
        claim(
                "by segment with short codes and byte scores, time over the int[] door",
                run.nanos("segmentNarrowDoor") / run.nanos("intDoor"),
                "");
        for (String door : List.of("int", "byte", "segment")) {
            claim(door + " door, times faster than the best peer", bestPeer(door) / run.nanos(door + "Door"), "≥ 8");
            claim(
                    door + " door, time over the loop by hand",
                    run.nanos(door + "Door") / run.nanos(door + "ByHand"),
                    "≤ 1.1");
        }
        claim(
                "segments: an array of Guava's StatsAccumulator, filled by hand, ns a row",
                run.nanos("segmentGuavaAccumulators"),
                "");
        claim("accumulator, ns a rating", run.nanos("accumulator"), "≤ 8");
        claim("accumulator, bytes of garbage a rating", run.bytes("accumulator"), "0");
        claim("recorder, one thread, ns a rating", run.nanos("recorderOneThread"), "");
        claim(
                "recorder, rate of two threads over one",
                2 * run.nanos("recorderOneThread") / run.nanos("recorderTwoThreads"),
                "≥ 1.4");
    }

    private void claim(String what, double measured, String asked) {
        text.append(String.format(Locale.ROOT, "| %s | %.2f | %s |%n", what, measured, asked));
    }
}
