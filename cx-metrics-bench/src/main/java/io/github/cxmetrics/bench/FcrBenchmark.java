package io.github.cxmetrics.bench;

import static java.util.stream.Collectors.groupingBy;

import io.github.cxmetrics.Proportion;
import io.github.cxmetrics.contact.fcr.ContactLog;
import io.github.cxmetrics.contact.fcr.Fcr;
import io.github.cxmetrics.contact.fcr.FcrRule;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** First-contact resolution of ten million contacts of two million customers over a year: nanoseconds for all of them, on one core. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 3, time = 2)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xms4g", "-Xmx4g"})
public class FcrBenchmark {

    private static final long WINDOW = Duration.ofDays(7).toSeconds();
    private static final long YEAR = Duration.ofDays(365).toSeconds();
    private static final int CONTACTS_PER_CUSTOMER = 5;

    /** The columns and nothing else. */
    @State(Scope.Benchmark)
    public static class Columns {

        int rows = 10_000_000;
        int[] customers;
        long[] seconds;
        int[] issues;

        /** Random contacts from a fixed seed, in the order of time, as a log has them. */
        @Setup
        public void fill() {
            SplittableRandom random = new SplittableRandom(2025);
            customers = random.ints(rows, 0, Math.max(1, rows / CONTACTS_PER_CUSTOMER))
                    .toArray();
            issues = random.ints(rows, 0, 20).toArray();
            seconds = random.longs(rows, 0, YEAR).toArray();
            Arrays.sort(seconds);
        }
    }

    /**
     * What a program holds that has an object for each contact.
     *
     * @param customer the customer
     * @param second when
     */
    public record Row(int customer, long second) {}

    /** The same contacts as objects. */
    @State(Scope.Benchmark)
    public static class Rows {

        List<Row> rows;

        /**
         * Makes an object for each row.
         *
         * @param columns the rows
         */
        @Setup
        public void fill(Columns columns) {
            Row[] made = new Row[columns.rows];
            for (int i = 0; i < made.length; i++) {
                made[i] = new Row(columns.customers[i], columns.seconds[i]);
            }
            rows = Arrays.asList(made);
        }
    }

    private static FcrRule.AsOf rule(FcrRule rule) {
        return rule.asOf(Instant.ofEpochSecond(YEAR));
    }

    /** The library's door: four rates, pending contacts and the Kaplan–Meier reading. */
    @Benchmark
    public Fcr fcrColumns(Columns columns) {
        return rule(Fcr.noRepeatWithin(Duration.ofSeconds(WINDOW)))
                .count(ContactLog.wrapping(columns.customers, columns.seconds, ChronoUnit.SECONDS));
    }

    /** The library's door by customer and issue. */
    @Benchmark
    public Fcr fcrColumnsByIssue(Columns columns) {
        return rule(Fcr.noRepeatWithin(Duration.ofSeconds(WINDOW)).byIssue())
                .count(ContactLog.wrapping(columns.customers, columns.seconds, ChronoUnit.SECONDS)
                        .withIssues(columns.issues));
    }

    /** One rate by a straightforward stream: grouped by customer, sorted by time, counted if no contact follows within the window. */
    @Benchmark
    public Proportion fcrStreams(Rows rows) {
        return rows.rows.stream().collect(groupingBy(Row::customer)).values().stream()
                .map(FcrBenchmark::ofCustomer)
                .reduce(Proportion.of(0, 0), Proportion::plus);
    }

    private static Proportion ofCustomer(List<Row> contacts) {
        List<Row> sorted =
                contacts.stream().sorted(Comparator.comparingLong(Row::second)).toList();
        long mature = 0;
        long resolved = 0;
        for (Row row : sorted) {
            if (row.second() + WINDOW <= YEAR) {
                mature++;
                resolved += sorted.stream()
                                .anyMatch(other ->
                                        other.second() > row.second() && other.second() <= row.second() + WINDOW)
                        ? 0
                        : 1;
            }
        }
        return Proportion.of(resolved, mature);
    }

    /** No grouping can be faster than reading: the sum of both columns. */
    @Benchmark
    public long fcrMemoryFloor(Columns columns) {
        long sum = 0;
        for (int i = 0; i < columns.rows; i++) {
            sum += columns.customers[i] + columns.seconds[i];
        }
        return sum;
    }
}
