package io.github.cxmetrics.bench;

import io.github.cxmetrics.journey.EventLog;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A log from texts and instants, each an object of its own, as a reader of rows makes them; ten rows of each user. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xms6g", "-Xmx6g"})
public class TextLogBenchmark {

    /** Rows. */
    @Param("2000000")
    public int rows;

    /** Columns of objects. */
    private record Texts(String[] users, String[] events, Instant[] times) {

        static Texts of(FunnelLogs logs) {
            int rows = logs.users.length;
            Texts texts = new Texts(new String[rows], new String[rows], new Instant[rows]);
            for (int row = 0; row < rows; row++) {
                texts.users[row] = "user-" + logs.users[row];
                texts.events[row] = "e" + logs.events[row];
                texts.times[row] = Instant.ofEpochSecond(logs.times[row]);
            }
            return texts;
        }

        EventLog log() {
            return EventLog.of(users, events, times);
        }
    }

    private Texts unordered;
    private Texts byUser;

    /** Fills the columns. */
    @Setup
    public void fill() {
        int users = Math.max(1, rows / 10);
        FunnelLogs logs = FunnelLogs.unordered(rows, users);
        unordered = Texts.of(logs);
        byUser = Texts.of(logs.byUserAndTime(users));
    }

    /** Rows in no order. */
    @Benchmark
    public EventLog textLog() {
        return unordered.log();
    }

    /** Rows by user and time. */
    @Benchmark
    public EventLog textLogByUser() {
        return byUser.log();
    }

    /** The floor: each object is read once, a column after the other, and nothing is looked up or kept. The objects of a row lie in three to five lines of memory. */
    @Benchmark
    public long textLogFloor() {
        long sum = 0;
        for (String user : unordered.users) {
            sum += user.hashCode() + user.charAt(user.length() - 1);
        }
        for (String event : unordered.events) {
            sum += event.hashCode() + event.charAt(event.length() - 1);
        }
        for (Instant time : unordered.times) {
            sum += time.getEpochSecond() + time.getNano();
        }
        return sum;
    }

    /** What is written by hand: two maps to codes, and milliseconds; nothing is checked. */
    @Benchmark
    public long[] textLogByHand() {
        Map<String, Integer> users = new HashMap<>();
        Map<String, Integer> events = new HashMap<>();
        int[] user = new int[rows];
        byte[] event = new byte[rows];
        long[] time = new long[rows];
        for (int row = 0; row < rows; row++) {
            user[row] = code(users, unordered.users[row]);
            event[row] = (byte) code(events, unordered.events[row]);
            time[row] = unordered.times[row].toEpochMilli();
        }
        return new long[] {users.size(), events.size(), user[rows - 1], event[rows - 1], time[rows - 1]};
    }

    private static int code(Map<String, Integer> codes, String text) {
        Integer code = codes.putIfAbsent(text, codes.size());
        return code == null ? codes.size() - 1 : code;
    }
}
