package io.github.cxmetrics.bench;

import java.util.List;
import java.util.Locale;
import org.openjdk.jmh.runner.RunnerException;

/** The columnar doors of ratings against memory floors, hand-written loops and peers, and the recorder. */
final class RatingsSection implements Section {

    private static final int ROWS = 100_000_000;
    private static final int ROWS_OF_OBJECTS = 5_000_000;
    private static final int ROWS_OF_SLOW_PEERS = 10_000_000;
    private static final int ROUNDS = 3;
    private static final String SLOW = "(GroupingBy|GuavaStats|GuavaAccumulators|CommonsMath|segmentTwoFilters)$";

    @Override
    public String name() {
        return "ratings";
    }

    @Override
    public void measure(BenchmarkRun run) throws RunnerException {
        run.add(
                        "ColumnBenchmark\\.(int|byte|segment|segmentNarrow)(Door|Floor|ByHand|TwoFilters)$(?<!segmentTwoFilters)",
                        ROUNDS,
                        ROWS)
                .add("ColumnBenchmark\\..*" + SLOW, 1, ROWS_OF_SLOW_PEERS)
                .add("GroupingBenchmark\\..*", ROUNDS, ROWS_OF_OBJECTS)
                .add("RecorderBenchmark\\..*", ROUNDS, ROWS_OF_SLOW_PEERS);
    }

    @Override
    public void write(BenchmarkRun run, StringBuilder text) {
        text.append("### Ratings\n\n100 M scores; peers that box or store, and those by segment, on 10 M. Medians of ")
                .append(forks(run.forks("intDoor")))
                .append(" (slow peers: ")
                .append(forks(run.forks("intGroupingBy")))
                .append("), ns a row.\n\n");
        text.append(
                "| door | ns | floor | rate of the floor | by hand | door ÷ by hand | two filters | groupingBy | Guava Stats | Commons Math | times faster than the best peer |\n");
        text.append("|---|---|---|---|---|---|---|---|---|---|---|\n");
        List.of("int", "byte", "segment").forEach(door -> door(run, text, door));
        text.append('\n');
        claims(run, text);
    }

    private static String forks(int n) {
        return n == 1 ? "1 fork" : n + " forks";
    }

    private static void door(BenchmarkRun run, StringBuilder text, String door) {
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
                bestPeer(run, door) / ours));
    }

    private static double bestPeer(BenchmarkRun run, String door) {
        return List.of("TwoFilters", "GroupingBy", "GuavaStats", "CommonsMath").stream()
                .mapToDouble(peer -> run.nanos(door + peer))
                .min()
                .orElseThrow();
    }

    private static void claims(BenchmarkRun run, StringBuilder text) {
        Claims claims = new Claims(text);
        claims.add(
                "int[] door, rate of a plain sum",
                run.nanos("intFloor") / run.nanos("intDoor"),
                "≥ 0.7 (JDK 25: ≥ 0.5)");
        // Rates of a sum are claims about a machine: the faster its memory, the less is left for counting.
        claims.add(
                "byte[] door, rate of a long-wise sum",
                run.nanos("byteFloor") / run.nanos("byteDoor"),
                "≥ 0.25 where the sum takes 0.15 ns; ≥ 0.2 on an Intel Xeon where it takes 0.09");
        claims.add(
                "by segment, time over the int[] door",
                run.nanos("segmentDoor") / run.nanos("intDoor"),
                "≤ 2 where the int[] door is bound by memory; ≤ 2.3 on an Intel Xeon where it is not");
        claims.add(
                "by segment with short codes and byte scores, time over the int[] door",
                run.nanos("segmentNarrowDoor") / run.nanos("intDoor"),
                "");
        for (String door : List.of("int", "byte", "segment")) {
            claims.add(
                    door + " door, times faster than the best peer",
                    bestPeer(run, door) / run.nanos(door + "Door"),
                    "≥ 8");
            claims.add(
                    door + " door, time over the loop by hand",
                    run.nanos(door + "Door") / run.nanos(door + "ByHand"),
                    door.equals("segment") ? "≤ 1.25" : "≤ 1.1");
        }
        claims.add(
                "segments: an array of Guava's StatsAccumulator, filled by hand, ns a row",
                run.nanos("segmentGuavaAccumulators"),
                "");
        double byText = run.nanos("countBy");
        claims.add("objects by the text of 1 000 segments, ns a row", byText, "");
        claims.add("times the time of a HashMap by hand", byText / run.nanos("groupingHashMap"), "≤ 1");
        claims.add("times the time of fastutil's map by hand", byText / run.nanos("groupingFastutil"), "");
        claims.add("times the floor: visiting the objects", byText / run.nanos("groupingFloor"), "");
        claims.add(
                "groupingBy with the library's collector, times the HashMap",
                run.nanos("groupingByCollector") / run.nanos("groupingHashMap"),
                "");
        claims.add("the collector without groups, ns a row", run.nanos("collected"), "");
        claims.add("accumulator, ns a rating", run.nanos("accumulator"), "≤ 8");
        claims.add("accumulator, bytes of garbage a rating", run.bytes("accumulator"), "0");
        claims.add("recorder, one thread, ns a rating", run.nanos("recorderOneThread"), "");
        claims.add(
                "recorder, rate of two threads over one",
                2 * run.nanos("recorderOneThread") / run.nanos("recorderTwoThreads"),
                "≥ 1.4");
    }
}
