package io.github.cxmetrics.bench;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The same rows, all of one user but for one in a thousand. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class HotUserBenchmark extends FunnelRules {

    private static final int OTHERS = 1_000;

    @Override
    FunnelLogs logs(int users) {
        FunnelLogs logs = FunnelLogs.unordered(rows, users);
        Arrays.setAll(logs.users, row -> row % OTHERS == 0 ? logs.users[row] : 0);
        return logs;
    }
}
