package io.github.cxmetrics.bench;

import java.util.List;
import java.util.Locale;
import org.openjdk.jmh.runner.RunnerException;

/** Doors of rooms that have no section of their own. */
final class RoomsSection implements Section {

    private static final int ROUNDS = 3;

    private record Door(String what, String benchmark, String byHand) {}

    private static final List<Door> DOORS = List.of(
            new Door("SUS, a questionnaire of ten answers in int[][]", "roomSus", "the mean alone, without checks"),
            new Door("Apdex, a response time in double[]", "roomApdex", "two comparisons, without checks"),
            new Door("MRR movements, an account in columns", "roomMrr", "four sums, without checks"),
            new Door(
                    "tickets, an event of rows in any order", "roomTickets", "a map to first and last time, one mean"));

    @Override
    public String name() {
        return "rooms";
    }

    @Override
    public void measure(BenchmarkRun run) throws RunnerException {
        run.add("RoomsBenchmark\\..*", ROUNDS);
    }

    @Override
    public void write(BenchmarkRun run, StringBuilder text) {
        text.append("### Other rooms, beside loops by hand\n\n")
                .append("| door | ns | by hand, ns | times | the loop by hand |\n|---|---|---|---|---|\n");
        for (Door door : DOORS) {
            double ours = run.nanos(door.benchmark());
            double byHand = run.nanos(door.benchmark() + "ByHand");
            text.append(String.format(
                    Locale.ROOT,
                    "| %s | %.2f | %.2f | %.2f | %s |%n",
                    door.what(),
                    ours,
                    byHand,
                    ours / byHand,
                    door.byHand()));
        }
    }
}
