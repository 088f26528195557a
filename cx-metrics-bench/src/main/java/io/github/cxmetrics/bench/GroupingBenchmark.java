package io.github.cxmetrics.bench;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;

import io.github.cxmetrics.survey.Nps;
import io.github.cxmetrics.survey.NpsBands;
import it.unimi.dsi.fastutil.objects.Object2ObjectOpenHashMap;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** NPS of a thousand segments whose names are texts in objects, beside maps of histograms filled by hand. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class GroupingBenchmark {

    private static final int SEGMENTS = 1000;
    private static final int POINTS = 11;

    /** An answer. */
    record Answer(String segment, int score) {}

    /** Rows in any order. */
    @State(Scope.Benchmark)
    public static class Answers {
        /** Answers. */
        @Param("5000000")
        public int rows;

        List<Answer> answers = List.of();

        /** Fills the rows. */
        @Setup
        public void fill() {
            SplittableRandom random = new SplittableRandom(11);
            String[] names =
                    IntStream.range(0, SEGMENTS).mapToObj(i -> "segment " + i).toArray(String[]::new);
            Answer[] all = new Answer[rows];
            for (int i = 0; i < rows; i++) {
                all[i] = new Answer(names[random.nextInt(SEGMENTS)], Math.min(POINTS - 1, 4 + random.nextInt(8)));
            }
            answers = Arrays.asList(all);
        }
    }

    /** The library's door for rows of objects. */
    @Benchmark
    public Map<String, Nps> countBy(Answers of) {
        return NpsBands.STANDARD.countBy(of.answers, Answer::segment, Answer::score);
    }

    /** The library's collector. */
    @Benchmark
    public Map<String, Nps> groupingByCollector(Answers of) {
        return of.answers.stream().collect(groupingBy(Answer::segment, mapping(Answer::score, Nps.collector())));
    }

    /** A map by hand. */
    @Benchmark
    public Map<String, int[]> groupingHashMap(Answers of) {
        Map<String, int[]> counts = new HashMap<>();
        for (Answer answer : of.answers) {
            counts.computeIfAbsent(answer.segment(), any -> new int[POINTS])[answer.score()]++;
        }
        return counts;
    }

    /** The same with the map of a library for speed. */
    @Benchmark
    public Map<String, int[]> groupingFastutil(Answers of) {
        Map<String, int[]> counts = new Object2ObjectOpenHashMap<>();
        for (Answer answer : of.answers) {
            counts.computeIfAbsent(answer.segment(), any -> new int[POINTS])[answer.score()]++;
        }
        return counts;
    }

    /** The floor: the rows are visited, nothing else. */
    @Benchmark
    public int groupingFloor(Answers of) {
        int sum = 0;
        for (Answer answer : of.answers) {
            sum += answer.score() + answer.segment().hashCode();
        }
        return sum;
    }

    /** The library's collector without groups. */
    @Benchmark
    public Nps collected(Answers of) {
        return of.answers.stream().map(Answer::score).collect(Nps.collector());
    }
}
