package io.github.cxmetrics.monitor.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxmetrics.Confidence;
import io.github.cxmetrics.Proportion;
import io.github.cxmetrics.ProportionTest;
import io.github.cxmetrics.survey.Nps;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/**
 * How often watched tests are wrong, and how often they find what is there: 2 000 experiments of 60 days a cell with fixed seeds, against the rates that the
 * documentation names, within 4 standard errors of the simulation.
 */
class WatchedRatesTest {

    private static final int SERIES = 2000;
    private static final int DAYS = 60;
    private static final int PER_DAY = 100;
    private static final long PLANNED = 2L * DAYS * PER_DAY;
    private static final double SHARE = 0.2;

    /** Draws from a binomial by its distribution function. */
    private record Binomial(double[] below) {

        static Binomial of(int n, double p) {
            double[] below = new double[n + 1];
            double probability = Math.pow(1 - p, n);
            double sum = 0;
            for (int k = 0; k <= n; k++) {
                sum += probability;
                below[k] = sum;
                probability *= (n - k) / (k + 1.0) * (p / (1 - p));
            }
            return new Binomial(below);
        }

        int draw(SplittableRandom random) {
            double u = random.nextDouble();
            int k = 0;
            while (k < below.length - 1 && below[k] <= u) {
                k++;
            }
            return k;
        }
    }

    private static double rate(long seed, Predicate<SplittableRandom> alarm) {
        SplittableRandom random = new SplittableRandom(seed);
        int alarms = 0;
        for (int i = 0; i < SERIES; i++) {
            alarms += alarm.test(random) ? 1 : 0;
        }
        return (double) alarms / SERIES;
    }

    private static List<Arms<Proportion>> days(SplittableRandom random, Binomial treatment, Binomial control) {
        List<Arms<Proportion>> days = new ArrayList<>();
        for (int day = 0; day < DAYS; day++) {
            days.add(Arms.of(
                    Proportion.of(treatment.draw(random), PER_DAY), Proportion.of(control.draw(random), PER_DAY)));
        }
        return days;
    }

    private static double shares(long seed, double effect, Predicate<List<Arms<Proportion>>> alarm) {
        Binomial control = Binomial.of(PER_DAY, SHARE);
        Binomial treatment = Binomial.of(PER_DAY, SHARE + effect);
        return rate(seed, random -> alarm.test(days(random, treatment, control)));
    }

    /** The effect that a z test at the end finds with a power. */
    private static double effectWithPower(double power) {
        double low = 0;
        double high = 0.2;
        for (int i = 0; i < 60; i++) {
            double middle = (low + high) / 2;
            boolean enough = ExperimentSize.forShares(SHARE, SHARE + middle)
                            .with(Confidence.DEFAULT, power)
                            .raw()
                    < PLANNED / 2.0;
            low = enough ? low : middle;
            high = enough ? middle : high;
        }
        return high;
    }

    private static void assertWithin(double rate, double lowest, double highest) {
        double error = Math.sqrt(highest * (1 - highest) / SERIES);
        assertThat(rate).isBetween(Math.max(0, lowest - 4 * error), highest + 4 * error);
    }

    private static boolean exactly(List<Arms<Proportion>> days, double tau) {
        for (double evidence : ExactByDay.logEvidence(tau, days)) {
            if (evidence >= -Math.log(0.05)) {
                return true;
            }
        }
        return false;
    }

    @Test
    void aZTestThatIsLookedAtDailyIsWrongThirtyFourTimesInAHundred() {
        double rate = shares(1, 0, days -> {
            Arms<Proportion> soFar = null;
            for (Arms<Proportion> day : days) {
                soFar = soFar == null ? day : soFar.plus(day);
                if (soFar.treatment()
                                .test(soFar.control(), ProportionTest.POOLED_Z)
                                .pValue()
                        < 0.05) {
                    return true;
                }
            }
            return false;
        });
        assertWithin(rate, 0.34, 0.34);
    }

    @Test
    void exactByDayIsWrongAsRarelyAsItSays() {
        double tau = WatchedTest.exactByDay(PLANNED, SHARE).tau();
        assertWithin(shares(2, 0, days -> exactly(days, tau)), 0.009, 0.016);
    }

    @Test
    void exactByDayFindsHalfOfWhatTheTestAtTheEndFinds() {
        double tau = WatchedTest.exactByDay(PLANNED, SHARE).tau();
        assertWithin(shares(3, effectWithPower(0.80), days -> exactly(days, tau)), 0.51, 0.51);
        assertWithin(shares(4, effectWithPower(0.95), days -> exactly(days, tau)), 0.79, 0.79);
    }

    @Test
    void aPlanOfTenTimesTheDataAlmostNeverAlarms() {
        double tau = WatchedTest.exactByDay(10 * PLANNED, SHARE).tau();
        assertWithin(shares(5, 0, days -> exactly(days, tau)), 0.0002, 0.0002);
    }

    @Test
    void theAsymptoticMixtureIsWrongAsRarelyAsItSays() {
        AsymptoticDifference test = WatchedTest.asymptotic(PLANNED);
        assertWithin(shares(6, 0, days -> test.watch(days).isDecided()), 0.001, 0.019);
        assertWithin(shares(7, effectWithPower(0.80), days -> test.watch(days).isDecided()), 0.50, 0.50);
        assertWithin(shares(8, effectWithPower(0.95), days -> test.watch(days).isDecided()), 0.79, 0.79);
    }

    private static Nps nps(SplittableRandom random, Binomial detractors, int n) {
        int minus = detractors.draw(random);
        int rest = n - minus;
        int plus = 0;
        for (int i = 0; i < rest; i++) {
            plus += random.nextDouble() < 0.6 ? 1 : 0;
        }
        return Nps.promoters(plus).passives(rest - plus).detractors(minus);
    }

    @Test
    void theAsymptoticMixtureOfNpsIsWrongAsRarelyAsItSays() {
        AsymptoticDifference test = WatchedTest.asymptotic(2L * DAYS * 20);
        Binomial detractors = Binomial.of(20, 0.25);
        double rate = rate(9, random -> {
            List<Arms<Nps>> days = new ArrayList<>();
            for (int day = 0; day < DAYS; day++) {
                days.add(Arms.of(nps(random, detractors, 20), nps(random, detractors, 20)));
            }
            return test.watch(days).isDecided();
        });
        assertWithin(rate, 0.001, 0.019);
    }

    @Test
    void oneWatchedShareIsSeldomEverWrong() {
        Binomial hits = Binomial.of(20, 0.9);
        WatchedShare test = WatchedTest.share();
        double rate = rate(10, random -> {
            long x = 0;
            for (int day = 1; day <= DAYS; day++) {
                x += hits.draw(random);
                if (!test.interval(Proportion.of(x, 20L * day)).contains(0.9)) {
                    return true;
                }
            }
            return false;
        });
        assertWithin(rate, 0.0, 0.05);
    }

    @Test
    void aSampleRatioThatIsLookedAtDailyIsWrongOnceInEighty() {
        Binomial half = Binomial.of(2 * PER_DAY, 0.5);
        SampleRatio planned = SampleRatio.planned(1, 1);
        double rate = rate(11, random -> {
            long first = 0;
            for (int day = 1; day <= DAYS; day++) {
                first += half.draw(random);
                if (planned.test(first, 2L * PER_DAY * day - first).isMismatch()) {
                    return true;
                }
            }
            return false;
        });
        assertWithin(rate, 0.0125, 0.0125);
    }
}
