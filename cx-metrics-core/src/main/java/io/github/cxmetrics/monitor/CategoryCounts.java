package io.github.cxmetrics.monitor;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.Metric;
import io.github.cxmetrics.internal.Checks;
import java.util.List;
import org.apache.commons.math3.special.Gamma;

/**
 * Counts of the outcomes of observations, period by period and summed up, all divided by a dispersion: what change points are found in. Shares have two
 * outcomes, net scores three.
 */
final class CategoryCounts {

    /** By category, then by period: the sum of all periods before. */
    private final double[][] before;

    private final int periods;

    private CategoryCounts(double[][] before, int periods) {
        this.before = before;
        this.periods = periods;
    }

    static CategoryCounts of(List<? extends Metric<?>> tallies, double dispersion) {
        Checks.positive(dispersion, "a dispersion");
        int categories = Evidence.of(tallies.get(0)).categories().length;
        checkArgument(
                categories > 0,
                "change points are found in the counts of shares and net scores, which %s has none of",
                tallies.get(0).name());
        double[][] before = new double[categories][tallies.size() + 1];
        for (int i = 0; i < tallies.size(); i++) {
            long[] counts = Evidence.of(tallies.get(i)).categories();
            for (int c = 0; c < categories; c++) {
                before[c][i + 1] = before[c][i] + counts[c];
            }
        }
        for (double[] column : before) {
            for (int i = 0; i < column.length; i++) {
                column[i] /= dispersion;
            }
        }
        return new CategoryCounts(before, tallies.size());
    }

    int periods() {
        return periods;
    }

    int categories() {
        return before.length;
    }

    /** The multinomial log-likelihood of some periods at their own shares. */
    double logLikelihood(int from, int to) {
        double sum = 0;
        double n = 0;
        for (double[] column : before) {
            double x = column[to] - column[from];
            n += x;
            sum += x > 0 ? x * Math.log(x) : 0;
        }
        return n > 0 ? sum - n * Math.log(n) : 0;
    }

    /** The log of the probability of some periods if their shares are Dirichlet(½, …): up to what splits have in common. */
    double logEvidence(int from, int to) {
        double sum = 0;
        double n = 0;
        for (double[] column : before) {
            double x = column[to] - column[from];
            n += x;
            sum += Gamma.logGamma(x + 0.5) - Gamma.logGamma(0.5);
        }
        double prior = before.length / 2.0;
        return sum - Gamma.logGamma(n + prior) + Gamma.logGamma(prior);
    }

    /** {@code max(1, σ_z²)}: by how much periods vary more from one to the next than their counts alone make; 1 where that can't be told. */
    static double dispersion(List<? extends Metric<?>> tallies) {
        SeriesColumns columns = SeriesColumns.of(tallies);
        if (columns.filled().length < 2) {
            return 1;
        }
        double sigmaZ =
                ControlChart.Z_PRIME_FLOORED.draw(columns).stages().get(0).sigmaFactor();
        return Math.max(1, sigmaZ * sigmaZ);
    }
}
