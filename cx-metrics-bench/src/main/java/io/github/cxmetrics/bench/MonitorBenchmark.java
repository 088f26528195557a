package io.github.cxmetrics.bench;

import io.github.cxmetrics.Confidence;
import io.github.cxmetrics.Metric;
import io.github.cxmetrics.calendar.CalendarPeriods;
import io.github.cxmetrics.monitor.ChartRule;
import io.github.cxmetrics.monitor.ControlChart;
import io.github.cxmetrics.monitor.ControlChartResult;
import io.github.cxmetrics.monitor.MetricSeries;
import io.github.cxmetrics.survey.Ces;
import io.github.cxmetrics.survey.Csat;
import io.github.cxmetrics.survey.Nps;
import io.github.cxmetrics.survey.RatingScale;
import io.github.cxmetrics.survey.Ratings;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
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

/** A dashboard: three metrics of many segments over 52 weeks, from tallies, on one core. Nanoseconds for all of them. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xms3g", "-Xmx3g"})
public class MonitorBenchmark {

    static final int WEEKS = 52;

    private static final CalendarPeriods PERIODS = CalendarPeriods.weeks(ZoneId.of("Europe/Berlin"));
    private static final LocalDate START = LocalDate.of(2024, 1, 1);

    /** How many segments. */
    @Param("10000")
    public int segments;

    private final List<SortedMap<LocalDate, Nps>> nps = new ArrayList<>();
    private final List<SortedMap<LocalDate, Csat>> csat = new ArrayList<>();
    private final List<SortedMap<LocalDate, Ces>> ces = new ArrayList<>();

    /** Between the weeks of a segment n differs, and every tenth segment changes half-way. */
    @Setup
    public void fill() {
        SplittableRandom random = new SplittableRandom(52);
        for (int s = 0; s < segments; s++) {
            nps.add(weeks(random, s, RatingScale.ZERO_TO_TEN, Nps::from));
            csat.add(weeks(random, s, RatingScale.ONE_TO_FIVE, Csat::from));
            ces.add(weeks(random, s, RatingScale.ONE_TO_SEVEN, Ces::from));
        }
    }

    private static <M> SortedMap<LocalDate, M> weeks(
            SplittableRandom random, int segment, RatingScale scale, Function<Ratings, M> reading) {
        SortedMap<LocalDate, M> weeks = new TreeMap<>();
        for (int w = 0; w < WEEKS; w++) {
            long[] counts = new long[scale.max() - scale.min() + 1];
            boolean changed = segment % 10 == 0 && w >= WEEKS / 2;
            int n = random.nextInt(50, 200);
            for (int i = 0; i < n; i++) {
                int best = Math.max(random.nextInt(counts.length), random.nextInt(counts.length));
                counts[changed ? random.nextInt(counts.length) : best]++;
            }
            weeks.put(START.plusWeeks(w), reading.apply(Ratings.ofCounts(scale, counts)));
        }
        return weeks;
    }

    private static <M extends Metric<M>> double values(List<SortedMap<LocalDate, M>> segments) {
        double sum = 0;
        for (SortedMap<LocalDate, M> weeks : segments) {
            for (M tally : weeks.values()) {
                sum += tally.value();
            }
        }
        return sum;
    }

    /** The value of each week. */
    @Benchmark
    public double values() {
        return values(nps) + values(csat) + values(ces);
    }

    private static <M extends Metric<M>> double intervals(List<SortedMap<LocalDate, M>> segments) {
        double sum = 0;
        for (SortedMap<LocalDate, M> weeks : segments) {
            for (M tally : weeks.values()) {
                sum += tally.interval(Confidence.DEFAULT).width();
            }
        }
        return sum;
    }

    /** The interval of each week, by the default methods: score intervals. */
    @Benchmark
    public double intervals() {
        return intervals(nps) + intervals(csat) + intervals(ces);
    }

    private static <M extends Metric<M>> int charts(List<SortedMap<LocalDate, M>> segments, ControlChart chart) {
        int signals = 0;
        for (SortedMap<LocalDate, M> weeks : segments) {
            ControlChartResult drawn = MetricSeries.of(PERIODS, weeks).chart(chart);
            signals += drawn.hasSignal() ? 1 : 0;
        }
        return signals;
    }

    /** A series and its default chart for each segment and metric, with four rules. */
    @Benchmark
    public int charts() {
        ControlChart shares = ControlChart.P_PRIME_FLOORED.baseline(26).rules(ChartRule.westernElectric());
        ControlChart others = ControlChart.Z_PRIME_FLOORED.baseline(26).rules(ChartRule.westernElectric());
        return charts(nps, others) + charts(csat, shares) + charts(ces, others);
    }

    /** The floor: one p chart's arithmetic by hand over as many weeks, without gaps, rules or names. */
    @Benchmark
    public int chartsByHand() {
        int signals = 0;
        for (SortedMap<LocalDate, Csat> weeks : csat) {
            signals += byHand(weeks, 3) ? 1 : 0;
        }
        return signals;
    }

    /** As often as there are metrics. */
    private static boolean byHand(SortedMap<LocalDate, Csat> weeks, int times) {
        boolean out = false;
        for (int t = 0; t < times; t++) {
            double[] x = new double[WEEKS];
            double[] n = new double[WEEKS];
            double sum = 0;
            double count = 0;
            int i = 0;
            for (Csat tally : weeks.values()) {
                x[i] = tally.proportion().successes();
                n[i] = tally.count();
                sum += x[i];
                count += n[i++];
            }
            double centre = sum / count;
            for (int w = 0; w < WEEKS; w++) {
                out |= Math.abs(x[w] / n[w] - centre) > 3 * Math.sqrt(centre * (1 - centre) / n[w]);
            }
        }
        return out;
    }
}
