package io.github.cxmetrics.shell;

import io.github.cxmetrics.Confidence;
import io.github.cxmetrics.Interval;
import io.github.cxmetrics.Proportion;
import io.github.cxmetrics.ProportionMethod;
import io.github.cxmetrics.contact.EventRate;
import io.github.cxmetrics.journey.funnel.ConversionDriver;
import io.github.cxmetrics.journey.funnel.ConversionValue;
import io.github.cxmetrics.kano.KanoTally;
import io.github.cxmetrics.lifetime.LifetimeUnit;
import io.github.cxmetrics.lifetime.model.ShiftedBetaGeometric;
import io.github.cxmetrics.monitor.driver.DriverModel;
import io.github.cxmetrics.monitor.driver.DriverRule;
import io.github.cxmetrics.monitor.driver.Drivers;
import io.github.cxmetrics.monitor.experiment.RelativeLift;
import io.github.cxmetrics.monitor.experiment.WatchedTest;
import io.github.cxmetrics.monitor.value.ServiceGapRule;
import io.github.cxmetrics.staffing.HoltWinters;
import io.github.cxmetrics.survey.CompositeRule;
import io.github.cxmetrics.survey.CustomerRatings;
import io.github.cxmetrics.survey.MeanMethod;
import io.github.cxmetrics.survey.Migration;
import io.github.cxmetrics.survey.NetScoreMethod;
import io.github.cxmetrics.survey.Nps;
import io.github.cxmetrics.survey.NpsBands;
import io.github.cxmetrics.survey.RatingScale;
import io.github.cxmetrics.survey.Ratings;
import io.github.cxmetrics.survey.WeightedRatings;
import io.github.cxmetrics.survival.SurvivalMethod;
import io.github.cxmetrics.survival.SurvivalTally;
import io.github.cxmetrics.survival.TimeInterval;
import io.github.cxmetrics.usability.Apdex;
import io.github.cxmetrics.usability.CronbachAlpha;
import io.github.cxmetrics.usability.LoadTimes;
import io.github.cxmetrics.usability.PercentileInterval;
import io.github.cxmetrics.usability.Sus;
import io.github.cxmetrics.usability.TaskSuccess;
import io.github.cxmetrics.usability.TaskTimes;
import io.github.cxmetrics.usability.WebVital;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleFunction;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import org.apache.commons.math3.distribution.BinomialDistribution;
import org.apache.commons.math3.distribution.HypergeometricDistribution;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.distribution.PoissonDistribution;

/**
 * What the default intervals cover at nominal 95 %: the table of the guide. Where samples can be enumerated they are, and the number is exact; elsewhere they
 * are drawn with a fixed seed. An interval that a method refuses covers nothing.
 */
final class CoverageTable {

    private static final long SEED = 20260131;

    /** Mean and minimum over a grid of truths. */
    record Coverage(double mean, double least) {

        static Coverage of(double... each) {
            return new Coverage(
                    Arrays.stream(each).average().orElseThrow(),
                    Arrays.stream(each).min().orElseThrow());
        }

        @Override
        public String toString() {
            return text(mean) + " | " + text(least);
        }

        private static String text(double share) {
            return String.format(Locale.ROOT, "%.3f", share).replaceFirst("^0", "");
        }
    }

    /**
     * A row of the table.
     *
     * @param isExact whether all samples are enumerated, so that each build can do it again
     */
    record Row(String interval, String n, String truths, boolean isExact, Supplier<Coverage> coverage) {

        String text() {
            return beginning() + " " + coverage.get() + " | " + ending();
        }

        String beginning() {
            return "| " + interval + " | " + n + " |";
        }

        String ending() {
            return truths + " |";
        }
    }

    private final List<Row> rows = new ArrayList<>();

    private CoverageTable() {}

    static List<Row> rows() {
        CoverageTable table = new CoverageTable();
        table.shares();
        table.netScores();
        table.means();
        table.designs();
        table.questionnaires();
        table.rates();
        table.times();
        table.drivers();
        table.models();
        return table.rows;
    }

    private void exact(String interval, String n, String truths, Supplier<Coverage> coverage) {
        rows.add(new Row(interval, n, "exact, " + truths, true, coverage));
    }

    private void drawn(String interval, String n, int samples, String truths, Supplier<Coverage> coverage) {
        String count = String.format(Locale.ROOT, "%,d samples", samples);
        rows.add(new Row(interval, n, count + ", " + truths, false, coverage));
    }

    // Shares.

    private void shares() {
        String grid = "shares .005 to .995";
        exact(
                "share: Wilson",
                "10",
                grid,
                () -> share(10, x -> Proportion.of(x, 10).interval()));
        exact("", "50", grid, () -> share(50, x -> Proportion.of(x, 50).interval()));
        for (ProportionMethod method : List.of(
                ProportionMethod.WALD,
                ProportionMethod.AGRESTI_COULL,
                ProportionMethod.CLOPPER_PEARSON,
                ProportionMethod.JEFFREYS)) {
            exact(
                    "for comparison: " + method,
                    "10",
                    grid,
                    () -> share(10, x -> Proportion.of(x, 10).interval(Confidence.DEFAULT, method)));
        }
        exact(
                "`TaskSuccess`: adjusted Wald",
                "10",
                grid,
                () -> share(10, x -> TaskSuccess.of(x, 10).interval()));
        exact("difference of shares: Newcombe", "10, 10", "shares .05 to .95", () -> newcombe(10));
        exact("", "30, 30", "shares .05 to .95", () -> newcombe(30));
        exact("relative lift: Koopman's score", "50, 50", "shares .1 to .9", () -> lift(50));
        exact("odds ratio: logit with ½ added", "20, 20", "shares .1 to .9", () -> oddsRatio(20));
        exact("of 50 people", "10", "all numbers of satisfied people", () -> finite(50, 10));
        exact("", "30", "all numbers of satisfied people", () -> finite(50, 30));
        exact("of 200 people", "50", "all numbers of satisfied people", () -> finite(200, 50));
        drawn(
                "`KanoCoefficient`: Wilson given the classifiable",
                "30",
                20_000,
                "six mixtures of features",
                () -> kano(true));
        drawn("`asc`: score, rescaled", "30", 20_000, "six mixtures of features", () -> kano(false));
    }

    private static double[] grid(double from, double to, double step) {
        double[] grid = new double[(int) Math.round((to - from) / step) + 1];
        Arrays.setAll(grid, i -> from + i * step);
        return grid;
    }

    /** Limits that are the truth itself hold it, however they were rounded. */
    private static boolean holds(Interval interval, double truth) {
        double slack = 1e-9 * Math.max(1, Math.abs(truth));
        return interval.lower() - slack <= truth && truth <= interval.upper() + slack;
    }

    private static Coverage over(double[] truths, DoubleUnaryOperator coverage) {
        return Coverage.of(Arrays.stream(truths).map(coverage).toArray());
    }

    private static Interval[] intervals(int n, IntFunction<Interval> of) {
        Interval[] intervals = new Interval[n + 1];
        Arrays.setAll(intervals, of);
        return intervals;
    }

    private static double[] binomial(int n, double p) {
        BinomialDistribution binomial = new BinomialDistribution(n, p);
        double[] probabilities = new double[n + 1];
        Arrays.setAll(probabilities, binomial::probability);
        return probabilities;
    }

    private static Coverage share(int n, IntFunction<Interval> of) {
        Interval[] intervals = intervals(n, of);
        return over(grid(0.005, 0.995, 0.005), p -> sum(binomial(n, p), x -> holds(intervals[x], p)));
    }

    private static double sum(double[] probabilities, IntPredicate isCovered) {
        double sum = 0;
        for (int x = 0; x < probabilities.length; x++) {
            sum += isCovered.test(x) ? probabilities[x] : 0;
        }
        return sum;
    }

    /** Two groups of n: the interval by both counts, the truth by both shares; null where the method refuses. */
    private static Coverage pairs(int n, double[] shares, PairInterval of, DoubleBinaryOperator truth) {
        Interval[][] intervals = new Interval[n + 1][n + 1];
        for (int x = 0; x <= n; x++) {
            for (int y = 0; y <= n; y++) {
                intervals[x][y] = of.of(x, y);
            }
        }
        double[][] probabilities =
                Arrays.stream(shares).mapToObj(p -> binomial(n, p)).toArray(double[][]::new);
        double[] covered = new double[shares.length * shares.length];
        for (int i = 0; i < shares.length; i++) {
            for (int j = 0; j < shares.length; j++) {
                double wanted = truth.applyAsDouble(shares[i], shares[j]);
                for (int x = 0; x <= n; x++) {
                    Interval[] row = intervals[x];
                    covered[i * shares.length + j] +=
                            probabilities[i][x] * sum(probabilities[j], y -> row[y] != null && holds(row[y], wanted));
                }
            }
        }
        return Coverage.of(covered);
    }

    @FunctionalInterface
    private interface PairInterval {

        Interval of(int x, int y);
    }

    private static Coverage newcombe(int n) {
        return pairs(
                n,
                grid(0.05, 0.95, 0.05),
                (x, y) -> Proportion.of(x, n).versus(Proportion.of(y, n)).interval(),
                (p, q) -> p - q);
    }

    private static Coverage lift(int n) {
        return pairs(
                n,
                grid(0.1, 0.9, 0.1),
                (x, y) -> orRefused(() -> RelativeLift.of(Proportion.of(x, n), Proportion.of(y, n))
                        .interval()),
                (p, q) -> p / q - 1);
    }

    private static Coverage oddsRatio(int n) {
        return pairs(
                n,
                grid(0.1, 0.9, 0.1),
                (x, y) -> new ConversionDriver("f", Proportion.of(x, n), Proportion.of(y, n), 1, 1, 1).interval(),
                (p, q) -> p / (1 - p) / (q / (1 - q)));
    }

    /** Null where the number or its interval is undefined. */
    private static Interval orRefused(Supplier<Interval> interval) {
        try {
            return interval.get();
        } catch (IllegalStateException undefined) {
            return null;
        }
    }

    private static Coverage finite(int population, int n) {
        Interval[] intervals = intervals(
                n, x -> Proportion.of(x, n).finitePopulation(population).interval());
        return over(grid(0, population, 1), satisfied -> {
            HypergeometricDistribution drawn = new HypergeometricDistribution(population, (int) satisfied, n);
            double[] probabilities = new double[n + 1];
            Arrays.setAll(probabilities, drawn::probability);
            return sum(probabilities, x -> holds(intervals[x], satisfied / population));
        });
    }

    /** Attractive, one-dimensional, must-be, indifferent, reverse. */
    private static final double[][] FEATURES = {
        {.25, .25, .25, .2, .05},
        {.6, .1, .05, .2, .05},
        {.05, .8, .1, .05, 0},
        {.1, .1, .7, .05, .05},
        {.05, .05, .05, .75, .1},
        {.4, .4, .02, .08, .1}
    };

    private static Coverage kano(boolean isBetter) {
        return simulated(FEATURES, 20_000, (shares, random) -> {
            long[][] counts = new long[5][5];
            for (int i = 0; i < 30; i++) {
                switch (pick(shares, random)) {
                    case 0 -> counts[0][2]++;
                    case 1 -> counts[0][4]++;
                    case 2 -> counts[2][4]++;
                    case 3 -> counts[2][2]++;
                    default -> counts[2][0]++;
                }
            }
            KanoTally tally = KanoTally.ofCounts(counts);
            double classifiable = 1 - shares[4];
            double truth = isBetter
                    ? (shares[0] + shares[1]) / classifiable
                    : (1 + (shares[1] - shares[3]) / classifiable) / 2;
            return holds(isBetter ? tally.better().interval() : tally.read().ascInterval(Confidence.DEFAULT), truth);
        });
    }

    // Net scores.

    private void netScores() {
        exact("net score: score", "10", "171 pairs of shares", () -> net(10, NetScoreMethod.SCORE));
        exact("", "25", "171 pairs of shares", () -> net(25, NetScoreMethod.SCORE));
        for (NetScoreMethod method :
                List.of(NetScoreMethod.WALD, NetScoreMethod.STUDENT_T, NetScoreMethod.ADJUSTED_WALD)) {
            exact("for comparison: " + method, "10", "171 pairs of shares", () -> net(10, method));
        }
        exact("difference of net scores: MOVER", "10, 10", "100 pairs", CoverageTable::netDifference);
        exact("`Apdex`: score, rescaled", "10", "171 pairs of shares", CoverageTable::apdex);
        exact("change of NPS of the same customers: paired t", "5", "six shapes", () -> migration(5));
        exact("", "10", "six shapes", () -> migration(10));
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
    private static Coverage enumerated(
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
        return Coverage.of(covered);
    }

    /** Shares of three answers in steps of .05, all of them present. */
    private static List<double[]> trinomials() {
        List<double[]> shapes = new ArrayList<>();
        for (int i = 1; i < 20; i++) {
            for (int j = 1; i + j < 20; j++) {
                shapes.add(new double[] {i / 20.0, (20 - i - j) / 20.0, j / 20.0});
            }
        }
        return shapes;
    }

    private static Nps nps(long[] counts) {
        return Nps.promoters(counts[2]).passives(counts[1]).detractors(counts[0]);
    }

    private static Coverage net(int n, NetScoreMethod method) {
        return enumerated(
                n,
                trinomials(),
                counts -> nps(counts).interval(Confidence.DEFAULT, method),
                shares -> 100 * (shares[2] - shares[0]));
    }

    private static Coverage apdex() {
        Apdex.Rule rule = new Apdex.Rule(1);
        return enumerated(
                10,
                trinomials(),
                counts -> new Apdex(rule, counts[2], counts[1], counts[0]).interval(),
                shares -> shares[2] + shares[1] / 2);
    }

    private static Coverage netDifference() {
        List<double[]> truths = new ArrayList<>();
        for (double detractors : grid(0.1, 0.7, 0.2)) {
            for (double promoters : grid(0.1, 0.8 - detractors, 0.2)) {
                truths.add(new double[] {detractors, 1 - detractors - promoters, promoters});
            }
        }
        return twoGroups(10, truths, (one, two) -> nps(one).versus(nps(two)).interval(), s -> 100 * (s[2] - s[0]));
    }

    @FunctionalInterface
    private interface GroupInterval {

        Interval of(long[] one, long[] two);
    }

    private static Coverage twoGroups(
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
        return Coverage.of(covered);
    }

    /** Shares of customers who lost two bands, one, kept theirs, won one, two. */
    private static final List<double[]> MOVES = List.of(
            new double[] {.02, .1, .7, .13, .05},
            new double[] {.01, .05, .85, .07, .02},
            new double[] {.05, .15, .5, .2, .1},
            new double[] {0, .03, .9, .06, .01},
            new double[] {.1, .1, .4, .2, .2},
            new double[] {.005, .015, .96, .015, .005});

    private static Coverage migration(int n) {
        return enumerated(
                n,
                MOVES,
                counts -> Migration.ofCounts(
                                NpsBands.STANDARD,
                                new long[] {counts[2], counts[3], counts[4], counts[1], 0, 0, counts[0], 0, 0})
                        .change()
                        .interval(),
                shares -> 100 * (mean(shares) - 3));
    }

    // Means.

    private void means() {
        for (int n : new int[] {5, 10, 20}) {
            exact(n == 5 ? "mean of five points: score" : "", "" + n, "six shapes", () -> points(n, MeanMethod.SCORE));
        }
        exact("for comparison: t", "10", "six shapes", () -> points(10, MeanMethod.STUDENT_T));
        exact(
                "difference of means: MOVER of score",
                "5, 5",
                "36 pairs of shapes",
                () -> twoGroups(
                        5,
                        FIVE_POINTS,
                        (one, two) -> ratings(one)
                                .meanVersus(ratings(two), Confidence.DEFAULT)
                                .interval(),
                        CoverageTable::mean));
        drawn("`Composite` of three items: score", "20", 5_000, "six shapes", CoverageTable::composite);
        drawn("`ServiceGap`: paired t", "20", 10_000, "six shapes", CoverageTable::gap);
        drawn("amounts, log-normal (σ = 1): t", "50", 20_000, "one truth", () -> amounts(50));
        drawn("", "500", 5_000, "one truth", () -> amounts(500));
    }

    /** Shares of five points: uniform, high, nearly all at the top, two-ended, in the middle, low. */
    private static final List<double[]> FIVE_POINTS = List.of(
            new double[] {.2, .2, .2, .2, .2},
            new double[] {.05, .05, .1, .3, .5},
            new double[] {.01, .01, .03, .1, .85},
            new double[] {.45, .05, 0, .05, .45},
            new double[] {.05, .2, .5, .2, .05},
            new double[] {.5, .3, .1, .05, .05});

    /** Of the points 1, 2 … */
    private static double mean(double[] shares) {
        double mean = 0;
        for (int i = 0; i < shares.length; i++) {
            mean += (i + 1) * shares[i];
        }
        return mean;
    }

    private static Ratings ratings(long[] counts) {
        return Ratings.ofCounts(RatingScale.ONE_TO_FIVE, counts);
    }

    private static Coverage points(int n, MeanMethod method) {
        return enumerated(
                n,
                FIVE_POINTS,
                counts -> ratings(counts).meanInterval(Confidence.DEFAULT, method),
                CoverageTable::mean);
    }

    @FunctionalInterface
    private interface Trial<S> {

        /** Whether the interval of one sample holds the truth. */
        boolean isCovered(S truth, Random random);
    }

    private static Coverage simulated(double[][] truths, int samples, Trial<double[]> trial) {
        return simulated(List.of(truths), samples, trial);
    }

    private static <S> Coverage simulated(List<S> truths, int samples, Trial<S> trial) {
        return Coverage.of(truths.stream()
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

    private static int pick(double[] shares, Random random) {
        double u = random.nextDouble();
        int i = 0;
        for (; i < shares.length - 1 && u >= shares[i]; i++) {
            u -= shares[i];
        }
        return i;
    }

    private static int[] points(double[] shares, int n, Random random) {
        int[] points = new int[n];
        Arrays.setAll(points, i -> 1 + pick(shares, random));
        return points;
    }

    private static Coverage composite() {
        CompositeRule rule = CompositeRule.of("trust", RatingScale.ONE_TO_FIVE, "a", "b", "c");
        return simulated(FIVE_POINTS, 5_000, (shares, random) -> {
            int[][] items = {points(shares, 20, random), points(shares, 20, random), points(shares, 20, random)};
            // Every second person answers all items alike.
            for (int i = 0; i < 20; i += 2) {
                items[1][i] = items[0][i];
                items[2][i] = items[0][i];
            }
            return holds(rule.count(items).interval(), 25 * (mean(shares) - 1));
        });
    }

    private static Coverage gap() {
        ServiceGapRule rule = ServiceGapRule.of(RatingScale.ONE_TO_FIVE, "speed");
        double[] expected = FIVE_POINTS.get(1);
        return simulated(
                FIVE_POINTS,
                10_000,
                (shares, random) -> holds(
                        rule.count("speed", points(shares, 20, random), points(expected, 20, random))
                                .interval("speed"),
                        mean(shares) - mean(expected)));
    }

    private static Coverage amounts(int n) {
        return simulated(List.of(1.0), n < 100 ? 20_000 : 5_000, (sigma, random) -> {
            double[] values = new double[n];
            Arrays.setAll(values, i -> Math.exp(sigma * random.nextGaussian()));
            double sum = DoubleStream.of(values).sum();
            double squares = DoubleStream.of(values)
                    .map(value -> (value - sum / n) * (value - sum / n))
                    .sum();
            return holds(
                    new ConversionValue("value", n, 0, sum, squares / (n - 1)).interval(Confidence.DEFAULT),
                    Math.exp(sigma * sigma / 2));
        });
    }

    // Weighted and clustered.

    private void designs() {
        drawn(
                "weighted (log-normal, σ = ½): mean of five points",
                "50",
                5_000,
                "six shapes",
                () -> weighted(ratings -> ratings.mean().interval(), CoverageTable::mean));
        drawn(
                "weighted: top two of five",
                "50",
                5_000,
                "six shapes",
                () -> weighted(ratings -> ratings.share(4, 5).interval(), shares -> shares[3] + shares[4]));
        drawn(
                "1 to 5 answers each of 40 customers: mean of five points",
                "about 120",
                5_000,
                "six shapes",
                () -> clustered());
    }

    private static Coverage weighted(Function<WeightedRatings, Interval> of, ToDoubleFunction<double[]> truth) {
        return simulated(FIVE_POINTS, 5_000, (shares, random) -> {
            double[] weights = new double[50];
            Arrays.setAll(weights, i -> Math.exp(random.nextGaussian() / 2));
            return holds(
                    of.apply(WeightedRatings.of(RatingScale.ONE_TO_FIVE, points(shares, 50, random), weights)),
                    truth.applyAsDouble(shares));
        });
    }

    /** Half of a customer's answers are as the first. */
    private static Coverage clustered() {
        return simulated(FIVE_POINTS, 5_000, (shares, random) -> {
            List<Long> customers = new ArrayList<>();
            List<Integer> answers = new ArrayList<>();
            for (long customer = 0; customer < 40; customer++) {
                int first = 1 + pick(shares, random);
                for (int i = random.nextInt(5); i >= 0; i--) {
                    customers.add(customer);
                    answers.add(random.nextBoolean() ? first : 1 + pick(shares, random));
                }
            }
            CustomerRatings ratings = CustomerRatings.of(
                    RatingScale.ONE_TO_FIVE,
                    customers.stream().mapToLong(each -> each).toArray(),
                    new long[customers.size()],
                    answers.stream().mapToInt(each -> each).toArray());
            return holds(ratings.mean().interval(), mean(shares));
        });
    }

    // Questionnaires and tasks.

    private void questionnaires() {
        for (int n : new int[] {5, 20}) {
            drawn(n == 5 ? "`Sus`: t" : "", "" + n, 10_000, "means 2.2, 3.8, 4.7 of five points", () -> sus(n));
        }
        for (int n : new int[] {5, 20}) {
            drawn(
                    n == 5 ? "`TaskTimes`, log-normal: log-t" : "",
                    "" + n,
                    20_000,
                    "σ = .3, 1",
                    () -> taskTimes(n, Double.POSITIVE_INFINITY));
        }
        drawn(
                "`TaskTimes`, about 30 % given up: profile likelihood",
                "20", 2_000, "σ = .3, 1", () -> taskTimes(20, 0.5244));
        drawn("75th percentile of `LoadTimes`: order statistics", "30", 20_000, "one truth", () -> p75(30));
        drawn("", "100", 20_000, "one truth", () -> p75(100));
        drawn("`CronbachAlpha` of four items: Feldt", "50", 5_000, "correlations .3, .7", CoverageTable::alpha);
    }

    /** P(answer = 1 … 5) where the opinion is normal about a centre, with variance 1 between answers and ¼ between people. */
    private static double[] rounded(double centre) {
        NormalDistribution opinion = new NormalDistribution(centre, Math.sqrt(1.25));
        double[] shares = new double[5];
        for (int point = 1; point <= 5; point++) {
            double below = point == 1 ? 0 : opinion.cumulativeProbability(point - 0.5);
            double upTo = point == 5 ? 1 : opinion.cumulativeProbability(point + 0.5);
            shares[point - 1] = upTo - below;
        }
        return shares;
    }

    private static int point(double opinion) {
        return (int) Math.max(1, Math.min(5, Math.round(opinion)));
    }

    private static Coverage sus(int n) {
        return simulated(List.of(2.2, 3.8, 4.7), 10_000, (centre, random) -> {
            int[][] answers = new int[n][10];
            for (int[] person : answers) {
                double own = centre + random.nextGaussian() / 2;
                for (int item = 0; item < 10; item++) {
                    int point = point(own + random.nextGaussian());
                    person[item] = item % 2 == 0 ? point : 6 - point;
                }
            }
            return holds(Sus.of(answers).interval(), 25 * (mean(rounded(centre)) - 1));
        });
    }

    /** Times about a median of 1; who isn't done at e to the limit times σ gives up. */
    private static Coverage taskTimes(int n, double limit) {
        boolean isCut = limit < Double.POSITIVE_INFINITY;
        return simulated(List.of(0.3, 1.0), isCut ? 2_000 : 20_000, (sigma, random) -> {
            double[] times = new double[n];
            boolean[] completed = new boolean[n];
            for (int i = 0; i < n; i++) {
                double log = random.nextGaussian();
                completed[i] = log < limit;
                times[i] = Math.exp(sigma * Math.min(log, limit));
            }
            return holds(TaskTimes.of(ChronoUnit.SECONDS, times, completed).interval(), 1);
        });
    }

    private static Coverage p75(int n) {
        double truth = -Math.log(0.25);
        return simulated(List.of(1000.0), 20_000, (scale, random) -> {
            double[] times = new double[n];
            Arrays.setAll(times, i -> -scale * Math.log(1 - random.nextDouble()));
            PercentileInterval interval = LoadTimes.of(WebVital.LCP, times).p75Interval();
            return interval.lower().orElse(0) <= scale * truth
                    && scale * truth <= interval.upper().orElse(Double.POSITIVE_INFINITY);
        });
    }

    private static Coverage alpha() {
        return simulated(List.of(0.3, 0.7), 5_000, new Trial<>() {

            private final double[] truths = new double[2];

            @Override
            public boolean isCovered(Double correlation, Random random) {
                int which = correlation < 0.5 ? 0 : 1;
                if (truths[which] == 0) {
                    // The alpha of answers that were rounded to points, by many of them.
                    truths[which] = CronbachAlpha.of(
                                    RatingScale.ONE_TO_FIVE, items(300_000, correlation, new Random(SEED + which)))
                            .value();
                }
                return holds(
                        CronbachAlpha.of(RatingScale.ONE_TO_FIVE, items(50, correlation, random))
                                .interval(Confidence.DEFAULT),
                        truths[which]);
            }
        });
    }

    private static int[][] items(int n, double correlation, Random random) {
        int[][] answers = new int[n][4];
        for (int[] person : answers) {
            double own = Math.sqrt(correlation) * random.nextGaussian();
            for (int item = 0; item < 4; item++) {
                person[item] = point(3 + own + Math.sqrt(1 - correlation) * random.nextGaussian());
            }
        }
        return answers;
    }

    // Rates.

    private void rates() {
        exact("event rate: Garwood", "0.5 to 30 events", "means in steps of .1", CoverageTable::garwood);
        exact(
                "difference of event rates: MOVER of Garwood",
                "1 to 10 events each",
                "100 pairs of means",
                () -> garwoodDifference());
    }

    private static double[] poisson(double mean, int most) {
        PoissonDistribution poisson = new PoissonDistribution(mean);
        double[] probabilities = new double[most + 1];
        Arrays.setAll(probabilities, poisson::probability);
        return probabilities;
    }

    private static Coverage garwood() {
        Interval[] intervals = intervals(99, events -> new EventRate(events, 1, "day").interval());
        return over(grid(0.5, 30, 0.1), mean -> sum(poisson(mean, 99), x -> holds(intervals[x], mean)));
    }

    private static Coverage garwoodDifference() {
        int most = 40;
        Interval[][] intervals = new Interval[most + 1][most + 1];
        for (int x = 0; x <= most; x++) {
            for (int y = 0; y <= most; y++) {
                intervals[x][y] = new EventRate(x, 1, "day")
                        .versus(new EventRate(y, 1, "day"))
                        .interval();
            }
        }
        double[] covered = new double[100];
        for (int i = 0; i < 100; i++) {
            double difference = i / 10 - i % 10;
            double[] second = poisson(1 + i % 10, most);
            double[] first = poisson(1 + i / 10, most);
            for (int x = 0; x <= most; x++) {
                Interval[] row = intervals[x];
                covered[i] += first[x] * sum(second, y -> holds(row[y], difference));
            }
        }
        return Coverage.of(covered);
    }

    // Times.

    private void times() {
        String truths = "no censoring, S .1 to .9";
        exact("curve: log-log", "20", truths, () -> curve(20, SurvivalMethod.LOG_LOG));
        exact("", "50", truths, () -> curve(50, SurvivalMethod.LOG_LOG));
        exact("for comparison: plain", "20", truths, () -> curve(20, SurvivalMethod.PLAIN));
        String censored = "exponential, a third censored";
        drawn(
                "curve: log-log",
                "50",
                10_000,
                censored + ", S = .9, .5, .3",
                () -> lives(
                        50,
                        List.of(.9, .5, .3),
                        (share, tally) -> holds(tally.curve().interval(-Math.log(share)), share)));
        drawn(
                "median of a curve: where the limits reach it",
                "50",
                10_000,
                censored,
                () -> lives(
                        50,
                        List.of(.5),
                        (share, tally) ->
                                holds(tally.curve().quantileInterval(0.5, Confidence.DEFAULT), -Math.log(share))));
        for (int n : new int[] {20, 100}) {
            drawn(
                    n == 20 ? "`RestrictedMean`: normal" : "",
                    "" + n,
                    10_000,
                    censored,
                    () -> lives(
                            n,
                            List.of(1.0),
                            (horizon, tally) ->
                                    holds(tally.curve().restrictedMean(horizon).interval(), 1 - Math.exp(-horizon))));
        }
    }

    private static boolean holds(TimeInterval interval, double truth) {
        return interval.lower().orElse(0) <= truth && truth <= interval.upper().orElse(Double.POSITIVE_INFINITY);
    }

    private static Coverage curve(int n, SurvivalMethod method) {
        Interval[] intervals = new Interval[n];
        for (int failed = 1; failed < n; failed++) {
            intervals[failed] = SurvivalTally.ofCounts(
                            ChronoUnit.DAYS, new double[] {1, 2}, new long[] {failed, n - failed}, new long[] {0, 0})
                    .curve()
                    .interval(1, Confidence.DEFAULT, method);
        }
        return over(
                grid(0.1, 0.9, 0.05),
                outlasting -> sum(binomial(n, 1 - outlasting), x -> x > 0 && x < n && holds(intervals[x], outlasting)));
    }

    /** Lives of mean 1 until an event, cut by another of mean 2. */
    private static Coverage lives(int n, List<Double> truths, BiPredicate<Double, SurvivalTally> holds) {
        return simulated(truths, 10_000, (truth, random) -> {
            double[] times = new double[n];
            boolean[] observed = new boolean[n];
            for (int i = 0; i < n; i++) {
                double event = -Math.log(1 - random.nextDouble());
                double cut = -2 * Math.log(1 - random.nextDouble());
                times[i] = Math.min(event, cut);
                observed[i] = event <= cut;
            }
            return holds.test(truth, SurvivalTally.of(ChronoUnit.DAYS, times, observed));
        });
    }

    // Drivers, models, experiments.

    private static final double[][] ATTRIBUTES = {{1, .4}, {.4, 1}};
    private static final double[] WITH_OUTCOME = {.5, .4};

    private void drivers() {
        drawn(
                "correlation of a driver: Fisher's z",
                "50",
                2_000,
                "r = .5",
                () -> driver(50, 2_000, drivers -> holds(drivers.model().correlationInterval("a"), .5)));
        DriverModel truth = DriverModel.of("y", List.of("a", "b"), ATTRIBUTES, WITH_OUTCOME);
        double part = truth.shapley().shares().get(0).part();
        drawn(
                "part of a driver: grouped jackknife",
                "100",
                2_000,
                "two drivers",
                () -> driver(
                        100,
                        2_000,
                        drivers -> holds(drivers.shapley().shares().get(0).partInterval(), part)));
    }

    private static Coverage driver(int n, int samples, Predicate<Drivers> isCovered) {
        DriverRule rule = DriverRule.of("y", "a", "b")
                .withDecimals("y", 3)
                .withDecimals("a", 3)
                .withDecimals("b", 3);
        // y = beta · (a, b) + noise of what is left of the variance 1.
        double determinant = 1 - .4 * .4;
        double first = (.5 - .4 * .4) / determinant;
        double second = (.4 - .4 * .5) / determinant;
        double noise = Math.sqrt(1 - first * .5 - second * .4);
        DoubleFunction<Double> milli = value -> Math.rint(1000 * value) / 1000;
        return simulated(List.of(n), samples, (rows, random) -> {
            double[][] columns = new double[3][rows];
            for (int row = 0; row < rows; row++) {
                double a = random.nextGaussian();
                double b = .4 * a + Math.sqrt(determinant) * random.nextGaussian();
                columns[1][row] = milli.apply(a);
                columns[2][row] = milli.apply(b);
                columns[0][row] = milli.apply(first * a + second * b + noise * random.nextGaussian());
            }
            return isCovered.test(rule.count(columns[0], columns[1], columns[2]));
        });
    }

    private void models() {
        drawn(
                "α of a fitted `ShiftedBetaGeometric`: Wald on the log scale",
                "1,000 customers",
                1_000,
                "one truth",
                () -> fit());
        drawn("next value of a forecast: prediction interval", "48 values", 1_000, "a season of 12", () -> forecast());
        drawn(
                "watched share: confidence sequence, at every of 40 looks",
                "40 to 1,600",
                1_000,
                "shares .1, .5",
                () -> watched());
    }

    private static Coverage fit() {
        ShiftedBetaGeometric truth = ShiftedBetaGeometric.of(LifetimeUnit.YEAR, 0.7, 1.4);
        return simulated(List.of(truth), 1_000, (model, random) -> {
            long[] losses = new long[7];
            long survivors = 0;
            for (long renewal : model.simulate(random, 1_000)) {
                if (renewal <= losses.length) {
                    losses[(int) renewal - 1]++;
                } else {
                    survivors++;
                }
            }
            return holds(
                    ShiftedBetaGeometric.fit(LifetimeUnit.YEAR, losses, survivors)
                            .interval("alpha", Confidence.DEFAULT),
                    model.alpha());
        });
    }

    private static Coverage forecast() {
        return simulated(List.of(10.0), 1_000, (deviation, random) -> {
            double[] values = new double[49];
            Arrays.setAll(values, i -> 1000 + 200 * Math.sin(2 * Math.PI * i / 12) + deviation * random.nextGaussian());
            Interval next = HoltWinters.fit(Arrays.copyOf(values, 48), 12)
                    .forecast(1)
                    .get(0)
                    .interval(Confidence.DEFAULT);
            return holds(next, values[48]);
        });
    }

    private static Coverage watched() {
        return simulated(List.of(0.1, 0.5), 1_000, (share, random) -> {
            int successes = 0;
            for (int look = 1; look <= 40; look++) {
                for (int i = 0; i < 40; i++) {
                    successes += random.nextDouble() < share ? 1 : 0;
                }
                if (!holds(WatchedTest.share().interval(Proportion.of(successes, 40L * look)), share)) {
                    return false;
                }
            }
            return true;
        });
    }
}
