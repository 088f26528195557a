package io.github.cxmetrics.usability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.cxmetrics.Confidence;
import io.github.cxmetrics.Interval;
import java.math.BigDecimal;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Random;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;

/** Task times with failed attempts, task success, and how many participants find the problems. */
class TasksTest {

    private static final double[] SIX = {55, 65, 75, 62, 45, 135};
    private static final TaskTimes FAILED = TaskTimes.completed(SIX).failedAfter(180, 180);

    /** MeasuringU's example: 68 seconds, 46 to 101. */
    @Test
    void completedAttemptsHaveTheLogTInterval() {
        TaskTimes times = TaskTimes.completed(SIX);
        assertThat(times.geometricMean()).isEqualTo(68.2411, within(1e-4));
        assertThat(times.interval().lower()).isEqualTo(46.0051, within(1e-4));
        assertThat(times.interval().upper()).isEqualTo(101.2245, within(1e-4));
        assertThat(times.interval().method()).isEqualTo("log-t");
        assertThat(times.meanOfCompleted()).isEqualTo(437 / 6.0, within(1e-12));
    }

    @Test
    void waldIsTooShortAboveWhereTwoFailed() {
        assertThat(FAILED).hasToString("task time: geometric mean 95.0 seconds (95 % CI 56.3 … 181), n = 8, 2 failed");
        assertThat(FAILED.interval().upper()).isEqualTo(180.9716, within(1e-4));
        assertThat(FAILED.interval(Confidence.DEFAULT, TaskTimeMethod.WALD).upper())
                .isEqualTo(153.0444, within(1e-4));
        assertThat(FAILED.completedOnly()).isEqualTo(TaskTimes.completed(SIX));
        assertThat(FAILED.success()).isEqualTo(TaskSuccess.of(6, 8));
        assertThat(FAILED.table()).contains("completed alone           68.2\n");
        assertThatThrownBy(() -> FAILED.interval(Confidence.DEFAULT, TaskTimeMethod.LOG_T))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the log-t interval of task time is undefined: 2 of 8 attempts failed");
    }

    /** Without failures the profile has a closed form: m ± s √(exp(z²/n) - 1), s with n. */
    @Test
    void theProfileWithoutFailuresIsItsClosedForm() {
        double[] logs = Arrays.stream(SIX).map(Math::log).toArray();
        double mean = Arrays.stream(logs).average().orElseThrow();
        double variance =
                Arrays.stream(logs).map(x -> (x - mean) * (x - mean)).average().orElseThrow();
        for (double level : new double[] {0.5, 0.9, 0.95, 0.999}) {
            Confidence confidence = Confidence.of(level);
            double half = Math.sqrt(variance * Math.expm1(confidence.z() * confidence.z() / 6));
            Interval profile = TaskTimes.completed(SIX).interval(confidence, TaskTimeMethod.PROFILE);
            assertThat(profile.lower()).isEqualTo(Math.exp(mean - half), within(1e-9));
            assertThat(profile.upper()).isEqualTo(Math.exp(mean + half), within(1e-8));
            Interval wald = TaskTimes.completed(SIX).interval(confidence, TaskTimeMethod.WALD);
            assertThat(wald.upper()).isEqualTo(Math.exp(mean + confidence.z() * Math.sqrt(variance / 6)), within(1e-8));
        }
    }

    /** Against a likelihood written down once more: no point of a grid is likelier, and at the limits twice the loss is z². */
    @Test
    void theFitIsTheMaximumAndTheLimitsLoseAsMuchAsTheLevelSays() {
        Random random = new Random(3);
        for (int round = 0; round < 12; round++) {
            int n = 6 + random.nextInt(20);
            double[] times = new double[n];
            boolean[] done = new boolean[n];
            for (int i = 0; i < n; i++) {
                times[i] = Math.exp(4 + random.nextGaussian());
                done[i] = i < 3 || random.nextInt(4) > 0;
            }
            done[n - 1] = false;
            TaskTimes tally = TaskTimes.of(ChronoUnit.SECONDS, times, done);
            double mu = Math.log(tally.geometricMean());
            double sigma = tally.logStandardDeviation();
            double best = likelihood(times, done, mu, sigma);
            for (double d : new double[] {-0.01, 0.01}) {
                assertThat(likelihood(times, done, mu + d, sigma)).isLessThan(best);
                assertThat(likelihood(times, done, mu, sigma * (1 + d))).isLessThan(best);
            }
            Interval interval = tally.interval(Confidence.of(0.9));
            double z = Confidence.of(0.9).z();
            for (double limit : new double[] {interval.lower(), interval.upper()}) {
                double profile = Double.NEGATIVE_INFINITY;
                for (double s = sigma / 4; s < sigma * 4; s *= 1.0005) {
                    profile = Math.max(profile, likelihood(times, done, Math.log(limit), s));
                }
                assertThat(2 * (best - profile)).isEqualTo(z * z, within(1e-4));
            }
        }
    }

    private static double likelihood(double[] times, boolean[] done, double mu, double sigma) {
        NormalDistribution normal = new NormalDistribution();
        double sum = 0;
        for (int i = 0; i < times.length; i++) {
            double u = (Math.log(times[i]) - mu) / sigma;
            sum += done[i] ? Math.log(normal.density(u) / sigma) : Math.log(normal.cumulativeProbability(-u));
        }
        return sum;
    }

    @Test
    void anotherUnitScalesEverything() {
        double[] times = {55, 65, 75, 62, 45, 135, 180, 180};
        boolean[] done = {true, true, true, true, true, true, false, false};
        TaskTimes millis = TaskTimes.of(
                ChronoUnit.MILLIS, Arrays.stream(times).map(t -> 1000 * t).toArray(), done);
        assertThat(millis.geometricMean() / 1000).isEqualTo(FAILED.geometricMean(), within(1e-9));
        assertThat(millis.interval().upper() / 1000).isEqualTo(FAILED.interval().upper(), within(1e-7));
        assertThat(millis.logStandardDeviation()).isEqualTo(FAILED.logStandardDeviation(), within(1e-11));
    }

    @Test
    void heavyCensoringStillFits() {
        double[] stopped = new double[500];
        Arrays.fill(stopped, 300);
        TaskTimes hard = TaskTimes.completed(200, 250).failedAfter(stopped);
        assertThat(hard.geometricMean()).isGreaterThan(300);
        assertThat(hard.interval().contains(hard.geometricMean())).isTrue();
        assertThat(hard.medianIfReached()).isEmpty();
        assertThatThrownBy(hard::median).isInstanceOf(IllegalStateException.class);
        TaskTimes early = TaskTimes.completed(200, 250).failedAfter(0.001);
        assertThat(early.geometricMean()).isEqualTo(Math.sqrt(200 * 250.0), within(1e-6));
    }

    @Test
    void aFailureNeverMakesATaskFaster() {
        double before = TaskTimes.completed(SIX).geometricMean();
        for (double at : new double[] {1, 50, 100, 500}) {
            double after = TaskTimes.completed(SIX).failedAfter(at).geometricMean();
            assertThat(after).as("failed after %s", at).isGreaterThanOrEqualTo(before - 1e-6);
        }
    }

    @Test
    void whatIsUndefinedSaysWhy() {
        TaskTimes none = TaskTimes.completed();
        assertThat(none).hasToString("task time: no attempts");
        assertThatThrownBy(none::geometricMean)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("task time is undefined: no attempts");
        assertThatThrownBy(none::median).isInstanceOf(IllegalStateException.class);
        TaskTimes few = TaskTimes.completed(30).failedAfter(60);
        assertThat(few).hasToString("task time: geometric mean –, n = 2, 1 failed");
        assertThat(few.median()).isEqualTo(30);
        assertThat(few.geometricMeanIfDefined()).isEmpty();
        assertThat(few.intervalIfDefined(Confidence.DEFAULT)).isEmpty();
        assertThatThrownBy(few::geometricMean)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("task time with failed attempts is undefined: it needs two completions of different times,"
                        + " not 1 of 2 attempts");
        TaskTimes one = TaskTimes.completed(30);
        assertThat(one.geometricMean()).isEqualTo(30, within(1e-12));
        assertThatThrownBy(one::interval)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the log-t interval of task time is undefined: one attempt");
        assertThatThrownBy(one::logStandardDeviation)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the spread of task time needs at least 2 attempts, not 1");
        assertThatThrownBy(() -> TaskTimes.completed(30, 30).interval())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the log-t interval of task time is undefined: all times are alike");
        assertThatThrownBy(() -> TaskTimes.completed().failedAfter(9).meanOfCompleted())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the mean task time is undefined: no completed attempts");
        assertThat(TaskTimes.completed().failedAfter(9).table()).contains("geometric mean");
    }

    @Test
    void badTimesAreRefusedWithTheirRow() {
        assertThatThrownBy(() -> TaskTimes.completed(55, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a task time must be above 0 and finite, not 0.0 (row 1)");
        assertThatThrownBy(() -> FAILED.failedAfter(Double.NaN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a task time must be above 0 and finite, not NaN (row 0)");
        assertThatThrownBy(() -> TaskTimes.of(ChronoUnit.SECONDS, new double[2], new boolean[1]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there are 2 times and 1 outcomes");
    }

    @Test
    void twoDesignsAreARatio() {
        TaskTimes b = TaskTimes.completed(80, 95, 120, 70, 110);
        TimeRatio plain = TaskTimes.completed(SIX).versus(b);
        assertThat(plain)
                .hasToString("task time ratio 0.732 (95 % CI 0.482 … 1.11), p = 0.1255"
                        + " (interval: log-t; test: Welch t on logarithms)");
        TimeRatio back = b.versus(TaskTimes.completed(SIX));
        assertThat(back.ratio() * plain.ratio()).isEqualTo(1, within(1e-12));
        assertThat(back.interval().lower() * plain.interval().upper()).isEqualTo(1, within(1e-12));
        TimeRatio censored = FAILED.versus(b);
        assertThat(censored.ratio()).isEqualTo(FAILED.geometricMean() / b.geometricMean(), within(1e-9));
        assertThat(censored.interval().contains(1)).isEqualTo(censored.pValue() > 0.05);
        assertThat(censored.interval().method()).isEqualTo("MOVER of profile intervals");
        assertThat(FAILED.versus(FAILED).pValue()).isEqualTo(1);
        double p = censored.pValue();
        Interval touching = FAILED.versus(b, Confidence.of(1 - p)).interval();
        assertThat(touching.lower()).isEqualTo(1, within(1e-6));
        assertThatThrownBy(() ->
                        FAILED.versus(TaskTimes.Rule.of(ChronoUnit.MINUTES).empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("task time: task times in seconds and task times in minutes don't go together");
    }

    /** Tullis, and MeasuringU: 4 of 5 from 36 to 98 %, 7 of 10 from 39 to 90 %. */
    @Test
    void successHasTheAdjustedWaldInterval() {
        assertThat(TaskSuccess.of(4, 5).interval().lower()).isEqualTo(0.3596, within(1e-4));
        assertThat(TaskSuccess.of(4, 5).interval().upper()).isEqualTo(0.9797, within(1e-4));
        assertThat(TaskSuccess.of(7, 10)).hasToString("task success 70.0 % (95 % CI 39.2 % … 89.7 %), n = 10");
        assertThat(TaskSuccess.of(10, 10).interval().upper()).isEqualTo(1);
        assertThat(TaskSuccess.of(0, 10).interval().lower()).isZero();
    }

    @Test
    void fiveOfFiveIsNotAHundredPercent() {
        assertThat(TaskSuccess.of(5, 5).estimate()).isEqualTo(6.0 / 7);
        assertThat(TaskSuccess.of(5, 10).recommendedEstimate()).isEqualTo(SuccessEstimate.WILSON);
        assertThat(TaskSuccess.of(6, 10).recommendedEstimate()).isEqualTo(SuccessEstimate.MLE);
        assertThat(TaskSuccess.of(9, 10).recommendedEstimate()).isEqualTo(SuccessEstimate.LAPLACE);
        assertThat(TaskSuccess.of(Long.MAX_VALUE - 1, Long.MAX_VALUE).recommendedEstimate())
                .isEqualTo(SuccessEstimate.LAPLACE);
        assertThat(TaskSuccess.of(4, 5).table()).contains("x/n       80.0 %  recommended\n");
        assertThat(TaskSuccess.of(0, 0).table()).contains("x/n          –");
        assertThatThrownBy(() -> TaskSuccess.of(0, 0).estimate())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("task success is undefined: no attempts");
        assertThatThrownBy(() -> TaskSuccess.of(6, 5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("successes must not exceed attempts: 6 of 5");
    }

    @Test
    void twoDesignsAreTestedByNMinusOne() {
        // Pooled: 13 of 20, z² = 0.25·20/(…): 5.494505…; times 19/20.
        double chi2 = 20 * Math.pow(9 * 6 - 1 * 4, 2) / (10.0 * 10 * 13 * 7);
        double z = TaskSuccess.of(9, 10).test(TaskSuccess.of(4, 10)).statistic().orElseThrow();
        assertThat(z * z).isEqualTo(chi2 * 19 / 20, within(1e-12));
        assertThat(TaskSuccess.of(4, 10).test(TaskSuccess.of(9, 10)).statistic().orElseThrow())
                .isEqualTo(-z, within(1e-12));
        assertThatThrownBy(() -> TaskSuccess.of(5, 5).test(TaskSuccess.of(4, 4)))
                .isInstanceOf(IllegalStateException.class);
    }

    /** Nielsen and Landauer (1993): five users find 84 %. */
    @Test
    void participantsForAShareAreTheFewest() {
        assertThat(ProblemDiscovery.of(0.31))
                .hasToString("problem discovery: 31.0 % by one participant, 84.4 % by five");
        assertThat(ProblemDiscovery.of(0.5).participantsFor(0.75)).isEqualTo(2);
        assertThat(ProblemDiscovery.of(0.1).participantsFor(0.271)).isEqualTo(3);
        assertThat(ProblemDiscovery.of(0.1).participantsFor(0.2711)).isEqualTo(4);
        assertThat(ProblemDiscovery.of(1).participantsFor(0.99)).isEqualTo(1);
        assertThat(ProblemDiscovery.of(0.31).found(0)).isZero();
        for (double p = 0.01; p < 1; p += 0.0173) {
            for (double goal = 0.05; goal < 1; goal += 0.047) {
                int n = ProblemDiscovery.of(p).participantsFor(goal);
                assertThat(ProblemDiscovery.of(p).found(n)).isGreaterThanOrEqualTo(goal - 1e-12);
                assertThat(ProblemDiscovery.of(p).found(n - 1)).isLessThan(goal + 1e-12);
            }
        }
        assertThatThrownBy(() -> ProblemDiscovery.of(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the probability of a problem must be above 0 and at most 1, not 0.0");
        assertThatThrownBy(() -> ProblemDiscovery.of(0.3).participantsFor(1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the share of problems to find must be in 0..1, 1 excluded, not 1.0");
        assertThatThrownBy(() -> ProblemDiscovery.of(0.3).participantsFor(-0.1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the share of problems to find must be in 0..1, 1 excluded, not -0.1");
        assertThatThrownBy(() -> ProblemDiscovery.of(0.3).found(-1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("participants must not be negative: -1");
        assertThatThrownBy(() -> ProblemDiscovery.of(1e-12).participantsFor(0.9))
                .isInstanceOf(ArithmeticException.class);
    }

    /** At and around the shares that so many participants find exactly, in decimals without rounding. */
    @Test
    void theFewestParticipantsAreThoseOfTheDecimals() {
        for (double p : new double[] {0.01, 0.1, 0.2, 0.3, 0.31, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.99, 1}) {
            for (int n = 1; n <= 12; n++) {
                double goal = 1 - Math.pow(1 - p, n);
                for (double each : new double[] {Math.nextDown(goal), goal, Math.nextUp(goal), 0.9 * goal}) {
                    if (each < 1) {
                        assertThat(ProblemDiscovery.of(p).participantsFor(each))
                                .as("%s of %s", each, p)
                                .isEqualTo(fewest(p, each));
                    }
                }
            }
        }
        assertThat(ProblemDiscovery.of(0.3).participantsFor(0)).isOne();
        assertThat(ProblemDiscovery.of(1e-45).participantsFor(1e-46)).isOne();
        // Two of them miss a little more than 1 - 2e-45.
        assertThat(ProblemDiscovery.of(1e-45).participantsFor(2e-45)).isEqualTo(3);
    }

    private static int fewest(double p, double goal) {
        BigDecimal most = BigDecimal.ONE.subtract(BigDecimal.valueOf(goal));
        BigDecimal missedByOne = BigDecimal.ONE.subtract(BigDecimal.valueOf(p));
        int participants = 1;
        while (missedByOne.pow(participants).compareTo(most) > 0) {
            participants++;
        }
        return participants;
    }

    /** A hundred million find 1 - (1 - 1e-8)^1e8 = 0.6321205606678… */
    @Test
    void noMoreThanAHundredMillionParticipants() {
        ProblemDiscovery rare = ProblemDiscovery.of(1e-8);
        assertThat(rare.participantsFor(0.63212056)).isEqualTo(100_000_000);
        assertThatThrownBy(() -> rare.participantsFor(0.632120562))
                .isInstanceOf(ArithmeticException.class)
                .hasMessage("finding 0.632120562 of the problems takes 1.00000001E8 participants");
    }

    @Test
    void whatTestsOfUsualSizesFind() {
        assertThat(ProblemDiscovery.of(0.5).table()).isEqualTo("""
                participants     found
                1               50.0 %
                2               75.0 %
                3               87.5 %
                4               93.8 %
                5               96.9 %
                6               98.4 %
                8               99.6 %
                10              99.9 %
                15            > 99.9 %
                20            > 99.9 %
                """);
    }

    @Test
    void aProbabilityFromFewParticipantsIsCorrected() {
        boolean[][] met = {{true, true, false}, {true, false, false}, {true, false, true}, {true, false, false}};
        double p = 6 / 12.0;
        assertThat(ProblemDiscovery.from(met).probability()).isEqualTo(p);
        double want = 0.5 * (p - 0.25) * 0.75 + 0.5 * p / (1 + 2 / 3.0);
        assertThat(ProblemDiscovery.adjustedFrom(met).probability()).isEqualTo(want, within(1e-15));
        assertThatThrownBy(() -> ProblemDiscovery.from(new boolean[][] {{true, false}, {true, false}}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("problem 1 was met by nobody: leave it out");
        assertThatThrownBy(() -> ProblemDiscovery.from(new boolean[][] {{true}, {}}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("each participant has 1 problems, not 0 (row 1)");
        assertThatThrownBy(() -> ProblemDiscovery.from(new boolean[][] {{true}, {true, true}}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("each participant has 1 problems, not 2 (row 1)");
        assertThatThrownBy(() -> ProblemDiscovery.from(new boolean[][] {{true}, null}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("each participant has 1 problems, not 0 (row 1)");
        assertThatThrownBy(() -> ProblemDiscovery.adjustedFrom(new boolean[][] {{true}}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a corrected probability of problems needs 2 participants, not 1");
        assertThatThrownBy(() -> ProblemDiscovery.from(new boolean[0][]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("problem discovery needs participants");
    }
}
