package io.github.cxmetrics.bench;

import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.lifetime.Horizon;
import io.github.cxmetrics.lifetime.LifetimeUnit;
import io.github.cxmetrics.lifetime.model.BgNbd;
import io.github.cxmetrics.lifetime.model.GammaGamma;
import io.github.cxmetrics.lifetime.purchases.PurchaseHistories;
import io.github.cxmetrics.lifetime.purchases.PurchaseLog;
import io.github.cxmetrics.lifetime.purchases.PurchasePeriods;
import io.github.cxmetrics.lifetime.purchases.PurchaseRule;
import io.github.cxmetrics.lifetime.value.Cltv;
import io.github.cxmetrics.lifetime.value.CltvRanking;
import java.time.LocalDate;
import java.time.Period;
import java.util.Arrays;
import java.util.Currency;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
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

/** From a log to histories, and from histories to the most valuable customers: nanoseconds a call. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xms1g", "-Xmx1g"})
public class PurchasesBenchmark {

    static final LocalDate END = LocalDate.of(1998, 6, 30);
    private static final PurchaseRule EUR = PurchaseRule.of(Currency.getInstance("EUR"));
    private static final int FIRST_DAY = (int) LocalDate.of(1997, 1, 1).toEpochDay();

    /** A log as large as that of all CDNOW customers, in random order. */
    @State(Scope.Benchmark)
    public static class Log {

        int rows = 70_000;
        String[] customers;
        int[] days;
        long[] cents;

        /** Random rows from a fixed seed: a third as many customers as rows. */
        @Setup
        public void fill() {
            SplittableRandom random = new SplittableRandom(1997);
            customers = new String[rows];
            days = new int[rows];
            cents = new long[rows];
            for (int i = 0; i < rows; i++) {
                customers[i] = Integer.toString(random.nextInt(rows / 3));
                days[i] = FIRST_DAY + (int) (545 * random.nextDouble() * random.nextDouble());
                cents[i] = 100 + random.nextInt(10_000);
            }
        }
    }

    /** A million customers with spend. */
    @State(Scope.Benchmark)
    public static class Customers {

        int size = 1_000_000;
        PurchaseHistories histories;
        final BgNbd model = BgNbd.of(LifetimeUnit.WEEK, 0.243, 4.414, 0.793, 2.426);
        final GammaGamma spend = GammaGamma.of(6.25, 3.74, 15.44);

        /** Random histories from a fixed seed. */
        @Setup
        public void fill() {
            SplittableRandom random = new SplittableRandom(2005);
            int[] frequency = new int[size];
            double[] recency = new double[size];
            double[] age = new double[size];
            double[] mean = new double[size];
            for (int i = 0; i < size; i++) {
                age[i] = 26 + random.nextInt(0, 550) / 7.0;
                frequency[i] = (int) (random.nextExponential() * 1.5);
                recency[i] = frequency[i] == 0 ? 0 : age[i] * (1 - random.nextDouble() * random.nextDouble());
                mean[i] = frequency[i] == 0 ? 0 : 5 + 30 * random.nextExponential();
            }
            histories = PurchaseHistories.of(LifetimeUnit.WEEK, frequency, recency, age)
                    .withMeanSpend(mean);
        }

        Cltv cltv() {
            return Cltv.of(model, spend).margin(0.30).annualDiscount(0.15).horizon(Period.ofYears(1));
        }
    }

    /** The library's way: columns to a log to histories. */
    @Benchmark
    public PurchaseHistories histories(Log log) {
        return PurchaseLog.ofMinor(EUR, log.customers, log.days, log.cents)
                .histories(PurchasePeriods.daysIn(LifetimeUnit.WEEK), END);
    }

    /** What one writes by hand with maps: frequency, recency, age and mean spend in an array a customer. */
    @Benchmark
    public Map<String, double[]> historiesByMaps(Log log) {
        int end = (int) END.toEpochDay();
        Map<String, TreeMap<Integer, Long>> byCustomer = new HashMap<>();
        for (int i = 0; i < log.rows; i++) {
            byCustomer
                    .computeIfAbsent(log.customers[i], id -> new TreeMap<>())
                    .merge(log.days[i], log.cents[i], Long::sum);
        }
        Map<String, double[]> histories = new HashMap<>();
        byCustomer.forEach((id, byDay) -> {
            int first = byDay.firstKey();
            int x = byDay.size() - 1;
            long spent = byDay.values().stream().mapToLong(Long::longValue).sum() - requireNonNull(byDay.get(first));
            histories.put(id, new double[] {
                x, (byDay.lastKey() - first) / 7.0, (end - first) / 7.0, x == 0 ? 0 : spent / (100.0 * x)
            });
        });
        return histories;
    }

    /** The floor: sorting the rows by customer and day, nothing else. */
    @Benchmark
    public long[] sortedRows(Log log) {
        long[] keys = new long[log.rows];
        for (int i = 0; i < log.rows; i++) {
            keys[i] = (long) log.customers[i].hashCode() << 32 | log.days[i];
        }
        Arrays.sort(keys);
        return keys;
    }

    /** The ten best of a million, a year ahead in weeks: bounds first, then the few that matter. */
    @Benchmark
    public CltvRanking topTen(Customers customers) {
        return customers.cltv().top(10, customers.histories);
    }

    /** The undiscounted expectation of each of a million: what a ranking can't do without. */
    @Benchmark
    public double[] expectations(Customers customers) {
        return customers.model.expectedTransactions(customers.histories, Horizon.years(1));
    }
}
