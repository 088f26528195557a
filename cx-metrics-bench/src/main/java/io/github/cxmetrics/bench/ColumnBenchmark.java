package io.github.cxmetrics.bench;

import com.google.common.math.Stats;
import com.google.common.math.StatsAccumulator;
import io.github.cxmetrics.survey.Nps;
import io.github.cxmetrics.survey.RatingScale;
import io.github.cxmetrics.survey.Ratings;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.descriptive.DescriptiveStatistics;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;

/** The int and byte doors of {@link Ratings}, beside the memory floor, the loop one writes by hand, and peers that read the whole column. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ColumnBenchmark {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());

    /** The door. */
    @Benchmark
    public Nps intDoor(Scores.Ints column) {
        return Nps.from(Ratings.of(RatingScale.ZERO_TO_TEN, column.scores));
    }

    /** What memory allows: the sum of the same array. */
    @Benchmark
    public int intFloor(Scores.Ints column) {
        int sum = 0;
        for (int score : column.scores) {
            sum += score;
        }
        return sum;
    }

    /** What a careful engineer writes by hand; scores outside are an ArrayIndexOutOfBoundsException. */
    @Benchmark
    public Nps intByHand(Scores.Ints column) {
        long[] histogram = new long[11];
        for (int score : column.scores) {
            histogram[score]++;
        }
        return nps(histogram);
    }

    static Nps nps(long[] histogram) {
        return Nps.from(Ratings.ofCounts(RatingScale.ZERO_TO_TEN, histogram));
    }

    /** Two filters over a stream. */
    @Benchmark
    public double intTwoFilters(Scores.Ints column) {
        long promoters = IntStream.of(column.scores).filter(score -> score >= 9).count();
        long detractors =
                IntStream.of(column.scores).filter(score -> score <= 6).count();
        return 100.0 * (promoters - detractors) / column.scores.length;
    }

    /** Boxed values in a map. */
    @Benchmark
    public Map<Integer, Long> intGroupingBy(Scores.Ints column) {
        return IntStream.of(column.scores)
                .boxed()
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }

    /** Guava's moments: mean and variance, no NPS. */
    @Benchmark
    public Stats intGuavaStats(Scores.Ints column) {
        return Stats.of(column.scores);
    }

    /** Commons Math's stored values. */
    @Benchmark
    public double intCommonsMath(Scores.Ints column) {
        DescriptiveStatistics statistics = new DescriptiveStatistics();
        for (int score : column.scores) {
            statistics.addValue(score);
        }
        return statistics.getMean();
    }

    /** The door. */
    @Benchmark
    public Nps byteDoor(Scores.Bytes column) {
        return Nps.from(Ratings.of(RatingScale.ZERO_TO_TEN, column.scores));
    }

    /** What memory allows: the sum of the same array, read eight bytes at a time. */
    @Benchmark
    public long byteFloor(Scores.Bytes column) {
        long sum = 0;
        for (int i = 0; i + Long.BYTES <= column.scores.length; i += Long.BYTES) {
            sum += (long) LONGS.get(column.scores, i);
        }
        return sum;
    }

    /** What a careful engineer writes by hand. */
    @Benchmark
    public Nps byteByHand(Scores.Bytes column) {
        long[] histogram = new long[11];
        for (byte score : column.scores) {
            histogram[score]++;
        }
        return nps(histogram);
    }

    private static IntStream stream(byte[] scores) {
        return IntStream.range(0, scores.length).map(i -> scores[i]);
    }

    /** Two filters over a stream. */
    @Benchmark
    public double byteTwoFilters(Scores.Bytes column) {
        long promoters = stream(column.scores).filter(score -> score >= 9).count();
        long detractors = stream(column.scores).filter(score -> score <= 6).count();
        return 100.0 * (promoters - detractors) / column.scores.length;
    }

    /** Boxed values in a map. */
    @Benchmark
    public Map<Integer, Long> byteGroupingBy(Scores.Bytes column) {
        return stream(column.scores).boxed().collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }

    /** Guava's moments. */
    @Benchmark
    public Stats byteGuavaStats(Scores.Bytes column) {
        StatsAccumulator statistics = new StatsAccumulator();
        for (byte score : column.scores) {
            statistics.add(score);
        }
        return statistics.snapshot();
    }

    /** Commons Math's stored values. */
    @Benchmark
    public double byteCommonsMath(Scores.Bytes column) {
        DescriptiveStatistics statistics = new DescriptiveStatistics();
        for (byte score : column.scores) {
            statistics.addValue(score);
        }
        return statistics.getMean();
    }

    /** The door. */
    @Benchmark
    public List<Ratings> segmentDoor(Scores.Segmented column) {
        return Ratings.bySegment(RatingScale.ZERO_TO_TEN, Scores.SEGMENTS, column.codes, column.scores);
    }

    /** The door with three bytes a row. */
    @Benchmark
    public List<Ratings> segmentNarrowDoor(Scores.Narrow column) {
        return Ratings.bySegment(RatingScale.ZERO_TO_TEN, Scores.SEGMENTS, column.codes, column.scores);
    }

    /** What memory allows: the sums of both arrays. */
    @Benchmark
    public int segmentFloor(Scores.Segmented column) {
        int sum = 0;
        for (int i = 0; i < column.scores.length; i++) {
            sum += column.scores[i] + column.codes[i];
        }
        return sum;
    }

    /** What a careful engineer writes by hand. */
    @Benchmark
    public long[] segmentByHand(Scores.Segmented column) {
        long[] histogram = new long[11 * Scores.SEGMENTS];
        for (int i = 0; i < column.scores.length; i++) {
            histogram[column.codes[i] * 11 + column.scores[i]]++;
        }
        return histogram;
    }

    /** Boxed values in a map of maps. */
    @Benchmark
    public Map<Integer, Map<Integer, Long>> segmentGroupingBy(Scores.Segmented column) {
        return IntStream.range(0, column.scores.length)
                .boxed()
                .collect(Collectors.groupingBy(
                        i -> column.codes[i], Collectors.groupingBy(i -> column.scores[i], Collectors.counting())));
    }

    /** Two filters over a stream, into arrays by segment. */
    @Benchmark
    public double[] segmentTwoFilters(Scores.Segmented column) {
        double[] net = new double[Scores.SEGMENTS];
        IntStream.range(0, column.scores.length)
                .filter(i -> column.scores[i] >= 9)
                .forEach(i -> net[column.codes[i]]++);
        IntStream.range(0, column.scores.length)
                .filter(i -> column.scores[i] <= 6)
                .forEach(i -> net[column.codes[i]]--);
        return net;
    }

    /** Guava's moments by segment, as its collector gives them. */
    @Benchmark
    public Map<Integer, Stats> segmentGuavaStats(Scores.Segmented column) {
        return IntStream.range(0, column.scores.length)
                .boxed()
                .collect(Collectors.groupingBy(
                        i -> column.codes[i], Collectors.mapping(i -> column.scores[i], Stats.toStats())));
    }

    /** Guava's moments by segment, one accumulator each in an array. */
    @Benchmark
    public StatsAccumulator[] segmentGuavaAccumulators(Scores.Segmented column) {
        StatsAccumulator[] statistics = new StatsAccumulator[Scores.SEGMENTS];
        for (int s = 0; s < statistics.length; s++) {
            statistics[s] = new StatsAccumulator();
        }
        for (int i = 0; i < column.scores.length; i++) {
            statistics[column.codes[i]].add(column.scores[i]);
        }
        return statistics;
    }

    /** Commons Math's stored values by segment. */
    @Benchmark
    public DescriptiveStatistics[] segmentCommonsMath(Scores.Segmented column) {
        DescriptiveStatistics[] statistics = new DescriptiveStatistics[Scores.SEGMENTS];
        for (int s = 0; s < statistics.length; s++) {
            statistics[s] = new DescriptiveStatistics();
        }
        for (int i = 0; i < column.scores.length; i++) {
            statistics[column.codes[i]].addValue(column.scores[i]);
        }
        return statistics;
    }
}
