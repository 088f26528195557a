package io.github.cxmetrics.bench;

import io.github.cxmetrics.journey.Codes;
import io.github.cxmetrics.journey.EventLog;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** A synthetic log from a fixed seed: a million users, 50 events by Zipf's law, 90 days in seconds; by user and time, by time, or in no order. */
final class FunnelLogs {

    static final int EVENTS = 50;
    static final List<String> NAMES =
            IntStream.range(0, EVENTS).mapToObj(i -> "e" + i).toList();

    private static final int SECONDS = 90 * 86_400;
    private static final long SEED = 20_240_501;

    final int[] users;
    final byte[] events;
    final long[] times;

    private FunnelLogs(int rows) {
        users = new int[rows];
        events = new byte[rows];
        times = new long[rows];
    }

    EventLog log(int userCount) {
        return EventLog.of(Codes.numbered(users, userCount), Codes.of(events, NAMES), times, ChronoUnit.SECONDS);
    }

    static FunnelLogs unordered(int rows, int userCount) {
        FunnelLogs logs = new FunnelLogs(rows);
        SplittableRandom random = new SplittableRandom(SEED);
        double[] cumulated = zipf();
        for (int row = 0; row < rows; row++) {
            logs.users[row] = random.nextInt(userCount);
            double draw = random.nextDouble();
            int event = 0;
            while (cumulated[event] < draw) {
                event++;
            }
            logs.events[row] = (byte) event;
            logs.times[row] = random.nextInt(SECONDS);
        }
        return logs;
    }

    private static double[] zipf() {
        double[] cumulated = new double[EVENTS];
        double sum = 0;
        for (int event = 0; event < EVENTS; event++) {
            sum += 1.0 / (event + 1);
            cumulated[event] = sum;
        }
        for (int event = 0; event < EVENTS; event++) {
            cumulated[event] /= sum;
        }
        cumulated[EVENTS - 1] = 1;
        return cumulated;
    }

    /** The same rows by time. */
    FunnelLogs byTime() {
        return by(times, SECONDS);
    }

    /** The same rows by user and time. */
    FunnelLogs byUserAndTime(int userCount) {
        FunnelLogs sorted = byTime();
        return sorted.by(IntStream.of(sorted.users).asLongStream().toArray(), userCount);
    }

    /** A stable counting sort. */
    private FunnelLogs by(long[] keys, int range) {
        int[] at = new int[range + 1];
        for (long key : keys) {
            at[(int) key + 1]++;
        }
        for (int key = 0; key < range; key++) {
            at[key + 1] += at[key];
        }
        FunnelLogs sorted = new FunnelLogs(keys.length);
        for (int row = 0; row < keys.length; row++) {
            int to = at[(int) keys[row]]++;
            sorted.users[to] = users[row];
            sorted.events[to] = events[row];
            sorted.times[to] = times[row];
        }
        return sorted;
    }
}
