package io.github.cxmetrics.bench;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.partitioningBy;

import io.github.cxmetrics.survival.Durations;
import io.github.cxmetrics.survival.DurationsRule;
import io.github.cxmetrics.survival.QuantileMethod;
import io.github.cxmetrics.survival.SurvivalCurve;
import io.github.cxmetrics.survival.SurvivalTally;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;
import org.apache.commons.statistics.descriptive.Quantile;
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

/** Kaplan–Meier and quantiles of ten million durations: nanoseconds a row, on one core. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(SurvivalBenchmark.ROWS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xms4g", "-Xmx4g", "-XX:+UseParallelGC"})
public class SurvivalBenchmark {

    static final int ROWS = 10_000_000;

    private static final double MEDIAN = 0.5;
    private static final double HIGH = 0.99;
    private static final int DIGITS = 3;

    /** Random lifetimes from a fixed seed, three of ten censored. */
    @State(Scope.Benchmark)
    public static class Lifetimes {

        int rows = ROWS;

        /** Exponential times, nearly all distinct. */
        double[] exact;

        /** The same in whole days, some thousands of distinct ones. */
        long[] days;

        /** The same in whole microseconds. */
        long[] micros;

        /** The same as doubles, for a peer that takes no longs. */
        double[] doubles;

        /** The bits of the exact times: what a program sorts that has nothing else to do. */
        long[] bits;

        boolean[] observed;

        /** Fills the columns. */
        @Setup
        public void fill() {
            SplittableRandom random = new SplittableRandom(1958);
            exact = new double[rows];
            days = new long[rows];
            micros = new long[rows];
            doubles = new double[rows];
            bits = new long[rows];
            observed = new boolean[rows];
            for (int i = 0; i < rows; i++) {
                exact[i] = -Math.log1p(-random.nextDouble());
                days[i] = (long) (exact[i] * 365);
                micros[i] = (long) (exact[i] * 1e6);
                doubles[i] = micros[i];
                bits[i] = Double.doubleToRawLongBits(exact[i]);
                observed[i] = random.nextInt(10) >= 3;
            }
        }
    }

    /** The library's door and curve, nearly all times distinct. */
    @Benchmark
    public SurvivalCurve exactTimes(Lifetimes of) {
        return SurvivalTally.of(ChronoUnit.YEARS, of.exact, of.observed).curve();
    }

    /** The library's door and curve, whole days. */
    @Benchmark
    public SurvivalCurve wholeDays(Lifetimes of) {
        return SurvivalTally.of(ChronoUnit.DAYS, of.days, of.observed).curve();
    }

    /** The floor: a copy of the exact times' bits, sorted by the JDK. */
    @Benchmark
    public long[] sortExactTimes(Lifetimes of) {
        long[] sorted = of.bits.clone();
        Arrays.sort(sorted);
        return sorted;
    }

    /** The floor for whole days. */
    @Benchmark
    public long[] sortWholeDays(Lifetimes of) {
        long[] sorted = of.days.clone();
        Arrays.sort(sorted);
        return sorted;
    }

    /** What is written in a hurry: a stream grouped into a sorted map, and a loop. The median. */
    @Benchmark
    public double streamWholeDays(Lifetimes of) {
        Map<Long, Map<Boolean, Long>> byDay = IntStream.range(0, of.rows)
                .boxed()
                .collect(groupingBy(i -> of.days[i], TreeMap::new, partitioningBy(i -> of.observed[i], counting())));
        double survival = 1;
        long atRisk = of.rows;
        for (Map.Entry<Long, Map<Boolean, Long>> day : byDay.entrySet()) {
            long events = requireNonNull(day.getValue().get(true));
            survival *= 1 - (double) events / atRisk;
            if (survival <= MEDIAN) {
                return day.getKey();
            }
            atRisk -= events + requireNonNull(day.getValue().get(false));
        }
        return Double.NaN;
    }

    /** Exact durations, counted; the longest. */
    @Benchmark
    public long countedDurations(Lifetimes of) {
        return Durations.of(ChronoUnit.MICROS, of.micros).max();
    }

    /** One quantile of exact durations, which are kept but not counted yet. */
    @Benchmark
    public double durations(Lifetimes of) {
        return Durations.of(ChronoUnit.MICROS, of.micros).quantile(HIGH);
    }

    /** The floor of counted durations: a sorted copy, and one quantile. */
    @Benchmark
    public long sortedCopy(Lifetimes of) {
        long[] sorted = of.micros.clone();
        Arrays.sort(sorted);
        return sorted[(int) Math.ceil(HIGH * of.rows) - 1];
    }

    /** One exact quantile, selected. */
    @Benchmark
    public double selected(Lifetimes of) {
        return QuantileMethod.LINEAR.of(HIGH, of.micros);
    }

    /** The median, for which half of the values are on either side. */
    @Benchmark
    public double selectedMedian(Lifetimes of) {
        return QuantileMethod.LINEAR.of(MEDIAN, of.micros);
    }

    /** The peer of one exact quantile, which leaves the column as it is too. */
    @Benchmark
    public double commonsStatistics(Lifetimes of) {
        return Quantile.withDefaults().withCopy(true).evaluate(of.doubles, HIGH);
    }

    /** The peer of the median. */
    @Benchmark
    public double commonsStatisticsMedian(Lifetimes of) {
        return Quantile.withDefaults().withCopy(true).evaluate(of.doubles, MEDIAN);
    }

    /** Rounded durations: counted, and one quantile. */
    @Benchmark
    public double roundedDurations(Lifetimes of) {
        return DurationsRule.of(ChronoUnit.MICROS)
                .rounded(DIGITS)
                .count(of.micros)
                .quantile(HIGH);
    }

    /** The peer of rounded durations. */
    @Benchmark
    public long hdrHistogram(Lifetimes of) {
        Histogram histogram = new Histogram(DIGITS);
        for (long value : of.micros) {
            histogram.recordValue(value);
        }
        return histogram.getValueAtPercentile(100 * HIGH);
    }
}
