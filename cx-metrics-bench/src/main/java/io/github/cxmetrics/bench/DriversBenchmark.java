package io.github.cxmetrics.bench;

import io.github.cxmetrics.monitor.driver.DriverRule;
import io.github.cxmetrics.monitor.driver.DriverShares;
import io.github.cxmetrics.monitor.driver.Drivers;
import io.github.cxmetrics.survey.RatingScale;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Drivers of a rating by twelve attributes over a million rows: nanoseconds a row, on one core. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(DriversBenchmark.ROWS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xms2g", "-Xmx2g"})
public class DriversBenchmark {

    static final int ROWS = 1_000_000;
    static final int ATTRIBUTES = 12;
    static final int MISSING = 6;

    /** The columns and the rule that counts them. */
    @State(Scope.Benchmark)
    public static class Columns {

        int rows = ROWS;
        int[] outcome;
        int[][] attributes;
        DriverRule rule;

        /** Ratings from a fixed seed that share a halo; every fortieth row has a gap. */
        @Setup
        public void fill() {
            SplittableRandom random = new SplittableRandom(1980);
            outcome = new int[rows];
            attributes = new int[ATTRIBUTES][rows];
            for (int row = 0; row < rows; row++) {
                int halo = random.nextInt(3);
                int sum = 0;
                for (int i = 0; i < ATTRIBUTES; i++) {
                    attributes[i][row] = 1 + halo + random.nextInt(3);
                    sum += (i + 1) * attributes[i][row];
                }
                outcome[row] = Math.min(10, sum / 48 + random.nextInt(3));
                if (row % 40 == 0) {
                    attributes[row / 40 % ATTRIBUTES][row] = MISSING;
                }
            }
            rule = DriverRule.of(
                            "overall",
                            IntStream.range(0, ATTRIBUTES)
                                    .mapToObj(i -> "a" + i)
                                    .toArray(String[]::new))
                    .withScale(RatingScale.ONE_TO_FIVE.missing(MISSING))
                    .withScale("overall", RatingScale.ZERO_TO_TEN);
        }
    }

    /** The library's door: exact moments in fifty blocks. */
    @Benchmark
    public Drivers columns(Columns columns) {
        return columns.rule.count(columns.outcome, columns.attributes);
    }

    /** From the columns to the exact Shapley shares of R² with their jackknife intervals. */
    @Benchmark
    public DriverShares columnsToShapley(Columns columns) {
        return columns.rule.count(columns.outcome, columns.attributes).shapley();
    }

    /** The floor: what a careful engineer writes by hand, without checks and blocks. Rows, then sums, then products. */
    @Benchmark
    public long[] handWrittenLoop(Columns columns) {
        int width = ATTRIBUTES + 1;
        long[] moments = new long[1 + width + width * (width + 1) / 2];
        int[] units = new int[width];
        for (int row = 0; row < columns.rows; row++) {
            boolean isComplete = true;
            units[0] = columns.outcome[row];
            for (int i = 1; i < width; i++) {
                units[i] = columns.attributes[i - 1][row];
                isComplete &= units[i] != MISSING;
            }
            if (isComplete) {
                moments[0]++;
                int at = 1 + width;
                for (int i = 0; i < width; i++) {
                    moments[1 + i] += units[i];
                    for (int j = 0; j <= i; j++) {
                        moments[at++] += units[i] * units[j];
                    }
                }
            }
        }
        return moments;
    }
}
