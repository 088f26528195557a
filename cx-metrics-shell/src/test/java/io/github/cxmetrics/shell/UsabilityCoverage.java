package io.github.cxmetrics.shell;

import static io.github.cxmetrics.Coverage.SEED;
import static io.github.cxmetrics.Coverage.holds;
import static io.github.cxmetrics.Coverage.point;
import static io.github.cxmetrics.Coverage.simulated;

import io.github.cxmetrics.Confidence;
import io.github.cxmetrics.Coverage;
import io.github.cxmetrics.retention.cohort.ActiveDaysRule;
import io.github.cxmetrics.retention.cohort.CustomerActivity;
import io.github.cxmetrics.survey.RatingScale;
import io.github.cxmetrics.usability.AdoptionDepth;
import io.github.cxmetrics.usability.CronbachAlpha;
import io.github.cxmetrics.usability.EmotionRatings;
import io.github.cxmetrics.usability.LoadTimes;
import io.github.cxmetrics.usability.NasaTlx;
import io.github.cxmetrics.usability.PercentileInterval;
import io.github.cxmetrics.usability.Sus;
import io.github.cxmetrics.usability.TaskTimes;
import io.github.cxmetrics.usability.Umux;
import io.github.cxmetrics.usability.UmuxForm;
import io.github.cxmetrics.usability.WebVital;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.NormalDistribution;

/** Rows of questionnaires, of tasks, of load times and of use. */
final class UsabilityCoverage {

    private UsabilityCoverage() {}

    static void addTo(CoverageTable table) {
        String centres = "means 2.2, 3.8, 4.7 of five points";
        for (int n : new int[] {5, 20}) {
            table.drawn(n == 5 ? "`Sus`: t" : "", "" + n, 10_000, centres, samples -> sus(n, samples));
        }
        table.drawn("difference of `Sus`: Welch", "10, 10", 2_000, centres, UsabilityCoverage::susDifference);
        String shares = "means of .2, .5, .85 of the scale";
        table.drawn("`NasaTlx`: t", "20", 5_000, shares, UsabilityCoverage::tlx);
        table.drawn("`Umux` of four items: t", "20", 5_000, shares, samples -> umux(UmuxForm.UMUX, 4, samples));
        table.drawn("`Umux` of two items: score", "20", 5_000, shares, samples -> umux(UmuxForm.UMUX_LITE, 2, samples));
        table.drawn(
                "`EmotionRatings` of two emotions: score",
                "20",
                5_000,
                "means of 3, 4.2 less 2",
                samples -> emotions(1, samples));
        table.drawn(
                "`EmotionRatings` of eight emotions: t",
                "20",
                5_000,
                "means of 3, 4.2 less 2",
                samples -> emotions(4, samples));
        table.drawn(
                "`AdoptionDepth`: score", "20", 5_000, "means .3, .5, .8 of five features", UsabilityCoverage::depth);
        table.drawn(
                "`ActiveDays.stickiness`: t", "20", 2_000, "2 to 10, or 1 to 27 days of 28", s -> stickiness(20, s));
        table.drawn("", "100", 2_000, "2 to 10, or 1 to 27 days of 28", s -> stickiness(100, s));
        for (int n : new int[] {5, 20}) {
            table.drawn(
                    n == 5 ? "`TaskTimes`, log-normal: log-t" : "",
                    "" + n,
                    20_000,
                    SIGMAS,
                    samples -> taskTimes(n, Double.POSITIVE_INFINITY, samples));
        }
        table.drawn(
                "ratio of `TaskTimes`: log-t of Welch",
                "10, 10",
                5_000,
                SIGMAS + " against .5",
                UsabilityCoverage::timeRatio);
        table.drawn(
                "`TaskTimes`, about 30 % given up: profile likelihood",
                "20", 2_000, SIGMAS, samples -> taskTimes(20, 0.5244, samples));
        table.drawn("75th percentile of `LoadTimes`: order statistics", "30", 20_000, "one truth", s -> p75(30, s));
        table.drawn("", "100", 20_000, "one truth", s -> p75(100, s));
        table.drawn(
                "`CronbachAlpha` of four items: Feldt", "50", 5_000, "correlations .3, .7", UsabilityCoverage::alpha);
    }

    private static final String SIGMAS = "σ = .3, 1";

    /**
     * The mean answer where the opinion is normal about a centre, with variance 1 between answers and ¼ between people, in units of the spread, and rounded to the points
     * of a scale.
     */
    private static double expected(double centre, double spread, int least, int most, int step) {
        NormalDistribution opinion = new NormalDistribution(centre, spread * Math.sqrt(1.25));
        double mean = least;
        for (int point = least + step; point <= most; point += step) {
            mean += step * (1 - opinion.cumulativeProbability(point - step / 2.0));
        }
        return mean;
    }

    /** A person's answers to some items. */
    private static int[] person(double centre, double spread, int items, int least, int most, int step, Random random) {
        double own = centre + spread * random.nextGaussian() / 2;
        int[] answers = new int[items];
        Arrays.setAll(answers, item -> {
            long steps = Math.round((own + spread * random.nextGaussian() - least) / step);
            return (int) (least + step * Math.max(0, Math.min((most - least) / step, steps)));
        });
        return answers;
    }

    private static int[][] people(int n, Supplier<int[]> person) {
        int[][] people = new int[n][];
        Arrays.setAll(people, i -> person.get());
        return people;
    }

    /** Every second item is worded the other way round. */
    private static int[] alternating(int[] answers, int sumOfEnds) {
        for (int item = 1; item < answers.length; item += 2) {
            answers[item] = sumOfEnds - answers[item];
        }
        return answers;
    }

    private static Sus susOf(int n, double centre, Random random) {
        return Sus.of(people(n, () -> alternating(person(centre, 1, 10, 1, 5, 1, random), 6)));
    }

    private static double susTruth(double centre) {
        return 25 * (expected(centre, 1, 1, 5, 1) - 1);
    }

    private static Coverage sus(int n, int samples) {
        return simulated(
                List.of(2.2, 3.8, 4.7),
                samples,
                (centre, random) -> holds(susOf(n, centre, random).interval(), susTruth(centre)));
    }

    private static Coverage susDifference(int samples) {
        return simulated(
                List.of(2.2, 3.8, 4.7),
                samples,
                (centre, random) -> holds(
                        susOf(10, centre, random).versus(susOf(10, 3.2, random)).interval(),
                        susTruth(centre) - susTruth(3.2)));
    }

    /** Each rating is 0, 5, 10 … 100. */
    private static Coverage tlx(int samples) {
        return simulated(
                List.of(.2, .5, .85),
                samples,
                (share, random) -> holds(
                        NasaTlx.of(people(20, () -> person(100 * share, 15, 6, 0, 100, 5, random)))
                                .interval(),
                        expected(100 * share, 15, 0, 100, 5)));
    }

    private static Coverage umux(UmuxForm form, int items, int samples) {
        return simulated(List.of(.2, .5, .85), samples, (share, random) -> {
            double centre = 1 + 6 * share;
            int[][] answers = people(20, () -> {
                int[] person = person(centre, 1, items, 1, 7, 1, random);
                return form == UmuxForm.UMUX ? alternating(person, 8) : person;
            });
            return holds(Umux.of(form, answers).interval(), 100 * (expected(centre, 1, 1, 7, 1) - 1) / 6);
        });
    }

    /** So many positive emotions, and as many negative ones. */
    private static Coverage emotions(int each, int samples) {
        EmotionRatings.Rule rule = EmotionRatings.Rule.of(RatingScale.ONE_TO_FIVE, each, each);
        return simulated(List.of(3.0, 4.2), samples, (centre, random) -> {
            int[][] people = people(20, () -> {
                int[] answers = Arrays.copyOf(person(centre, 1, each, 1, 5, 1, random), 2 * each);
                System.arraycopy(person(2, 1, each, 1, 5, 1, random), 0, answers, each, each);
                return answers;
            });
            return holds(rule.count(people).interval(), expected(centre, 1, 1, 5, 1) - expected(2, 1, 1, 5, 1));
        });
    }

    /** Accounts use each of five features with a probability of their own. */
    private static Coverage depth(int samples) {
        AdoptionDepth.Rule rule = AdoptionDepth.Rule.of(1);
        return simulated(List.of(.3, .5, .8), samples, (mean, random) -> {
            var accounts = rule.accumulator();
            for (int account = 0; account < 20; account++) {
                double own = mean + .4 * (random.nextDouble() - .5);
                long[] uses = new long[5];
                Arrays.setAll(uses, i -> random.nextDouble() < own ? 1 : 0);
                accounts.add(uses);
            }
            return holds(accounts.snapshot().interval(), mean);
        });
    }

    /** Every customer is active on some days, as many as any other number in the range with the same probability. */
    private static Coverage stickiness(int n, int samples) {
        ActiveDaysRule.AsOf rule = ActiveDaysRule.lastDays(28, ZoneId.of("UTC")).asOf(LocalDate.of(2024, 1, 28));
        Instant first = Instant.parse("2024-01-01T12:00:00Z");
        return simulated(List.of(new int[] {2, 10}, new int[] {1, 27}), samples, (range, random) -> {
            var customers = rule.accumulator();
            for (int customer = 0; customer < n; customer++) {
                int days = range[0] + random.nextInt(range[1] - range[0] + 1);
                List<Instant> active = IntStream.range(0, days)
                        .mapToObj(day -> first.plus(day, ChronoUnit.DAYS))
                        .toList();
                customers.add(CustomerActivity.of(active));
            }
            return holds(customers.snapshot().interval(Confidence.DEFAULT), (range[0] + range[1]) / 56.0);
        });
    }

    private static Coverage timeRatio(int samples) {
        return simulated(
                List.of(0.3, 1.0),
                samples,
                (sigma, random) -> holds(
                        times(10, sigma, random).versus(times(10, 0.5, random)).interval(), 1));
    }

    private static TaskTimes times(int n, double sigma, Random random) {
        double[] times = new double[n];
        boolean[] completed = new boolean[n];
        Arrays.fill(completed, true);
        Arrays.setAll(times, i -> Math.exp(sigma * random.nextGaussian()));
        return TaskTimes.of(ChronoUnit.SECONDS, times, completed);
    }

    /** Times about a median of 1; who isn't done at e to the limit times σ gives up. */
    private static Coverage taskTimes(int n, double limit, int samples) {
        return simulated(List.of(0.3, 1.0), samples, (sigma, random) -> {
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

    private static Coverage p75(int n, int samples) {
        double truth = -Math.log(0.25);
        return simulated(List.of(1000.0), samples, (scale, random) -> {
            double[] times = new double[n];
            Arrays.setAll(times, i -> -scale * Math.log(1 - random.nextDouble()));
            PercentileInterval interval = LoadTimes.of(WebVital.LCP, times).p75Interval();
            return interval.lower().orElse(0) <= scale * truth
                    && scale * truth <= interval.upper().orElse(Double.POSITIVE_INFINITY);
        });
    }

    private static Coverage alpha(int samples) {
        return simulated(List.of(0.3, 0.7), samples, new Coverage.Trial<>() {

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
}
