package io.github.cxmetrics.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxmetrics.Proportion;
import io.github.cxmetrics.survey.Nps;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.apache.commons.math3.special.Gamma;

/** Series of counts with a fixed seed, and what may be said of rates found in them. */
final class Simulated {

    static final int SERIES = 2000;

    private static final int SERIES_OF_TABLES = 20_000;
    private static final double ERRORS = 4;

    private Simulated() {}

    /** Successes of n trials, binomial or with a larger variance (beta-binomial), drawn by the inverse of their distribution. */
    static final class Counts {

        private final double[] cumulative;

        Counts(int n, double share, double varianceFactor) {
            cumulative = new double[n + 1];
            double sum = 0;
            for (int x = 0; x <= n; x++) {
                sum += Math.exp(logMass(n, x, share, varianceFactor));
                cumulative[x] = sum;
            }
        }

        private static double logMass(int n, int x, double share, double factor) {
            double choose = Gamma.logGamma(n + 1.0) - Gamma.logGamma(x + 1.0) - Gamma.logGamma(n - x + 1.0);
            if (factor == 1) {
                return choose + x * Math.log(share) + (n - x) * Math.log1p(-share);
            }
            double total = (n - factor) / (factor - 1);
            double a = share * total;
            double b = total - a;
            return choose
                    + Gamma.logGamma(x + a)
                    + Gamma.logGamma(n - x + b)
                    - Gamma.logGamma(n + total)
                    - Gamma.logGamma(a)
                    - Gamma.logGamma(b)
                    + Gamma.logGamma(total);
        }

        int draw(SplittableRandom random) {
            int at = Arrays.binarySearch(cumulative, random.nextDouble());
            return Math.min(at < 0 ? -at - 1 : at + 1, cumulative.length - 1);
        }
    }

    /** Shares that never change. */
    static double[] quiet(SplittableRandom random, Counts counts, int periods) {
        return IntStream.range(0, periods).mapToDouble(i -> counts.draw(random)).toArray();
    }

    static List<Proportion> shares(double[] successes, int n) {
        return Arrays.stream(successes)
                .mapToObj(x -> Proportion.of((long) x, n))
                .toList();
    }

    /** Net scores that never change: detractors and passives with equal chances, promoters with the rest. */
    static List<Nps> scores(SplittableRandom random, int periods, int n, double detractors, double promoters) {
        List<Nps> series = new ArrayList<>();
        for (int i = 0; i < periods; i++) {
            int[] bands = new int[3];
            for (int k = 0; k < n; k++) {
                double u = random.nextDouble();
                bands[u < detractors ? 0 : u < 1 - promoters ? 1 : 2]++;
            }
            series.add(Nps.promoters(bands[2]).passives(bands[1]).detractors(bands[0]));
        }
        return series;
    }

    /** How many of 2 000 series have a property, in percent. */
    static double percent(Predicate<Integer> property) {
        return 100.0 * IntStream.range(0, SERIES).filter(property::test).count() / SERIES;
    }

    /**
     * A rate agrees with a printed one: within 4 standard errors of both simulations and the rounding of the print.
     *
     * @param decimals of the printed percentage
     */
    static void agrees(String what, double percent, double printed, int decimals) {
        double p = Math.min(99.9, Math.max(0.1, printed)) / 100;
        double error = 100 * Math.sqrt(p * (1 - p) * (1.0 / SERIES + 1.0 / SERIES_OF_TABLES));
        double tolerance = ERRORS * error + Math.pow(10, -decimals) / 2;
        assertThat(percent)
                .as("%s: %s %%, printed %s %%", what, percent, printed)
                .isBetween(printed - tolerance, printed + tolerance);
    }
}
