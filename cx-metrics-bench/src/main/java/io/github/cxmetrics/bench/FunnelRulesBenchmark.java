package io.github.cxmetrics.bench;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Funnels by many rules, ten rows a user. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class FunnelRulesBenchmark extends FunnelRules {

    /** Fills the logs. */
    @Setup
    public void fill() {
        int users = Math.max(2, rows / 10);
        fill(FunnelLogs.unordered(rows, users), users);
    }
}
