package io.github.cxmetrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.distribution.BinomialDistribution;
import org.jspecify.annotations.Nullable;

/**
 * How often an interval holds the truth: mean and minimum over some truths. Where samples can be enumerated they are, and the number is exact; elsewhere they
 * are drawn with a fixed seed. An interval that a method refuses covers nothing.
 *
 * @param mean over the truths
 * @param least of the truths
 * @param truths how many there are
 */
public record Coverage(double mean, double least, int truths) {

    /** Of everything that is drawn. */
    public static final long SEED = 20260131;

    /** Shares of five points: uniform, high, nearly all at the top, two-ended, in the middle, low. */
    public static final List<double[]> FIVE_POINTS = List.of(
            new double[] {.2, .2, .2, .2, .2},
            new double[] {.05, .05, .1, .3, .5},
            new double[] {.01, .01, .03, .1, .85},
            new double[] {.45, .05, 0, .05, .45},
            new double[] {.05, .2, .5, .2, .05},
            new double[] {.5, .3, .1, .05, .05});

    /** Draws a sample. */
    @FunctionalInterface
    public interface Trial<S> {

        /** Whether the interval of one sample holds the truth. */
        boolean isCovered(S truth, Random random);
    }

    /** The interval of a difference between two samples of counts. */
    @FunctionalInterface
    public interface GroupInterval {

        Interval of(long[] one, long[] two);
    }

    public static Coverage of(double... each) {
        return new Coverage(
                Arrays.stream(each).average().orElseThrow(),
                Arrays.stream(each).min().orElseThrow(),
                each.length);
    }

    public static Coverage over(double[] truths, DoubleUnaryOperator coverage) {
        return of(Arrays.stream(truths).map(coverage).toArray());
    }

    public void isAbout(double expectedMean, double expectedLeast) {
        assertThat(mean).as("mean, least is %s", least).isEqualTo(expectedMean, within(0.0006));
        assertThat(least).as("least").isEqualTo(expectedLeast, within(0.0006));
    }

    /** Two cells of a table. */
    @Override
    public String toString() {
        return text(mean) + " | " + text(least);
    }

    private static String text(double share) {
        return String.format(Locale.ROOT, "%.3f", share).replaceFirst("^0", "");
    }

    public static double[] grid(double from, double to, double step) {
        double[] grid = new double[(int) Math.round((to - from) / step) + 1];
        Arrays.setAll(grid, i -> from + i * step);
        return grid;
    }

    /** Limits that are the truth itself hold it, however they were rounded. */
    public static boolean holds(Interval interval, double truth) {
        double slack = 1e-9 * Math.max(1, Math.abs(truth));
        return interval.lower() - slack <= truth && truth <= interval.upper() + slack;
    }

    /** Null where the number or its interval is undefined. */
    public static @Nullable Interval orRefused(Supplier<Interval> interval) {
        try {
            return interval.get();
        } catch (IllegalStateException undefined) {
            return null;
        }
    }

    public static double[] binomial(int n, double p) {
        BinomialDistribution binomial = new BinomialDistribution(n, p);
        double[] probabilities = new double[n + 1];
        Arrays.setAll(probabilities, binomial::probability);
        return probabilities;
    }

    /** The probability of what is covered. */
    public static double sum(double[] probabilities, IntPredicate isCovered) {
        double sum = 0;
        for (int x = 0; x < probabilities.length; x++) {
            sum += isCovered.test(x) ? probabilities[x] : 0;
        }
        return sum;
    }

    /** Of the points 1, 2 … */
    public static double mean(double[] shares) {
        double mean = 0;
        for (int i = 0; i < shares.length; i++) {
            mean += (i + 1) * shares[i];
        }
        return mean;
    }

    /** The probability of counts under shares. */
    private static double multinomial(long[] counts, double[] shares) {
        double probability = 1;
        long n = 0;
        for (int point = 0; point < counts.length; point++) {
            for (int i = 1; i <= counts[point]; i++) {
                n++;
                probability *= (double) n / i * shares[point];
            }
        }
        return probability;
    }

    /** All ways in which n answers can lie on some points. */
    private static void forEachCounts(int n, int points, Consumer<long[]> each) {
        forEachCounts(n, 0, new long[points], each);
    }

    private static void forEachCounts(int left, int point, long[] counts, Consumer<long[]> each) {
        if (point == counts.length - 1) {
            counts[point] = left;
            each.accept(counts);
            return;
        }
        for (int here = 0; here <= left; here++) {
            counts[point] = here;
            forEachCounts(left - here, point + 1, counts, each);
        }
    }

    /** All samples of n, whatever the shares are. */
    public static Coverage enumerated(
            int n, List<double[]> shapes, Function<long[], Interval> of, ToDoubleFunction<double[]> truth) {
        double[] covered = new double[shapes.size()];
        forEachCounts(n, shapes.get(0).length, counts -> {
            Interval interval = orRefused(() -> of.apply(counts));
            for (int i = 0; i < covered.length && interval != null; i++) {
                if (holds(interval, truth.applyAsDouble(shapes.get(i)))) {
                    covered[i] += multinomial(counts, shapes.get(i));
                }
            }
        });
        return of(covered);
    }

    /** All pairs of samples of n, and all pairs of truths. */
    public static Coverage twoGroups(
            int n, List<double[]> truths, GroupInterval of, ToDoubleFunction<double[]> number) {
        List<long[]> samples = new ArrayList<>();
        forEachCounts(n, truths.get(0).length, counts -> samples.add(counts.clone()));
        double[][] probabilities = truths.stream()
                .map(shares -> samples.stream()
                        .mapToDouble(counts -> multinomial(counts, shares))
                        .toArray())
                .toArray(double[][]::new);
        double[] numbers = truths.stream().mapToDouble(number).toArray();
        double[] covered = new double[truths.size() * truths.size()];
        for (int one = 0; one < samples.size(); one++) {
            for (int two = 0; two < samples.size(); two++) {
                Interval interval = of.of(samples.get(one), samples.get(two));
                for (int i = 0; i < covered.length; i++) {
                    int first = i / numbers.length;
                    int second = i % numbers.length;
                    if (holds(interval, numbers[first] - numbers[second])) {
                        covered[i] += probabilities[first][one] * probabilities[second][two];
                    }
                }
            }
        }
        return of(covered);
    }

    /** Samples of each truth; fewer of them are the first of more. */
    public static <S> Coverage simulated(List<S> truths, int samples, Trial<S> trial) {
        return of(truths.stream()
                .mapToDouble(truth -> {
                    Random random = new Random(SEED);
                    int covered = 0;
                    for (int sample = 0; sample < samples; sample++) {
                        covered += isCovered(trial, truth, random) ? 1 : 0;
                    }
                    return (double) covered / samples;
                })
                .toArray());
    }

    private static <S> boolean isCovered(Trial<S> trial, S truth, Random random) {
        try {
            return trial.isCovered(truth, random);
        } catch (IllegalStateException undefined) {
            return false;
        }
    }

    public static int pick(double[] shares, Random random) {
        double u = random.nextDouble();
        int i = 0;
        for (; i < shares.length - 1 && u >= shares[i]; i++) {
            u -= shares[i];
        }
        return i;
    }

    public static int[] points(double[] shares, int n, Random random) {
        int[] points = new int[n];
        Arrays.setAll(points, i -> 1 + pick(shares, random));
        return points;
    }

    /** An opinion as one of five points. */
    public static int point(double opinion) {
        return (int) Math.max(1, Math.min(5, Math.round(opinion)));
    }
}
