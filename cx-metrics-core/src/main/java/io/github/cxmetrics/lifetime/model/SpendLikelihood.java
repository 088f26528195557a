package io.github.cxmetrics.lifetime.model;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.internal.OrderedSum;
import io.github.cxmetrics.lifetime.fit.Estimates;
import io.github.cxmetrics.lifetime.fit.FitOptions;
import io.github.cxmetrics.lifetime.fit.FitStatus;
import io.github.cxmetrics.lifetime.internal.Derivatives;
import io.github.cxmetrics.lifetime.internal.LogLikelihood;
import io.github.cxmetrics.lifetime.internal.MaximumLikelihood;
import io.github.cxmetrics.lifetime.internal.Parameter;
import io.github.cxmetrics.lifetime.purchases.PurchaseHistories;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.math3.special.Beta;
import org.apache.commons.math3.special.Gamma;

/**
 * The likelihood of the Gamma-Gamma model with its derivatives. The gamma functions depend on the number of transactions alone, so they are computed once
 * for each number; a row costs two logarithms.
 */
final class SpendLikelihood implements LogLikelihood {

    private static final int SAMPLE = 5000;

    /** Value, three slopes; three second derivatives: those in which v takes part. */
    private static final int SUMS = 6;

    private final int[] frequencies;
    private final double[] spends;
    private final double[] weights;
    private final TreeMap<Integer, Double> weightByFrequency = new TreeMap<>();
    private final double customers;
    private final long withoutSpend;

    private SpendLikelihood(int[] frequencies, double[] spends, double[] weights, long withoutSpend) {
        this.frequencies = frequencies;
        this.spends = spends;
        this.weights = weights;
        this.withoutSpend = withoutSpend;
        double total = 0;
        for (int i = 0; i < frequencies.length; i++) {
            total += weights[i];
            weightByFrequency.merge(frequencies[i], weights[i], Double::sum);
        }
        customers = total;
    }

    static SpendLikelihood of(PurchaseHistories histories) {
        double[] all = spends(histories);
        List<double[]> rows = new ArrayList<>();
        long withoutSpend = 0;
        for (int i = 0; i < all.length; i++) {
            if (histories.frequency(i) > 0 && histories.weight(i) > 0) {
                if (all[i] > 0) {
                    rows.add(new double[] {histories.frequency(i), all[i], histories.weight(i)});
                } else {
                    withoutSpend = Math.addExact(withoutSpend, histories.weight(i));
                }
            }
        }
        return of(rows, withoutSpend);
    }

    /** Rows of transactions, spend and weight in the order of their values, equal ones merged: the same bits for any order of the customers. */
    private static SpendLikelihood of(List<double[]> rows, long withoutSpend) {
        rows.sort(Comparator.<double[]>comparingDouble(row -> row[0]).thenComparingDouble(row -> row[1]));
        int[] frequencies = new int[rows.size()];
        double[] spends = new double[rows.size()];
        double[] weights = new double[rows.size()];
        int n = 0;
        for (double[] row : rows) {
            if (n == 0 || frequencies[n - 1] != row[0] || spends[n - 1] != row[1]) {
                frequencies[n] = (int) row[0];
                spends[n++] = row[1];
            }
            weights[n - 1] += row[2];
        }
        return new SpendLikelihood(
                Arrays.copyOf(frequencies, n), Arrays.copyOf(spends, n), Arrays.copyOf(weights, n), withoutSpend);
    }

    static double[] spends(PurchaseHistories histories) {
        requireNonNull(histories, "histories");
        checkArgument(histories.hasSpend(), "the histories have no mean spend: %s", histories);
        double[] spends = new double[histories.size()];
        for (int row = 0; row < spends.length; row++) {
            spends[row] = histories.meanSpend(row).orElse(0);
        }
        return spends;
    }

    /** Customers who paid nothing for their repeat purchases. */
    long withoutSpend() {
        return withoutSpend;
    }

    /** Nobody paid for a repeat purchase: a model whose population has no mean spend stands for the one that is not known. */
    private static Estimates nothing() {
        List<Estimates.Parameter> values = GammaGamma.NAMES.stream()
                .map(name -> new Estimates.Parameter(name, Estimates.Scale.LOG, 1))
                .toList();
        return Estimates.of(
                values, new double[0][], 0, 0, FitStatus.NOT_CONVERGED, "no customer paid for a repeat purchase");
    }

    Estimates maximise(FitOptions options) {
        if (spends.length == 0) {
            return nothing();
        }
        double exact = mean();
        double mean = exact < 1e290 ? Math.max(1e-290, exact) : 1e290;
        List<Parameter> parameters =
                List.of(Parameter.positive("p", 1), Parameter.positive("q", 1), Parameter.positive("v", mean));
        List<double[]> starts = List.of(
                new double[] {1, 2, mean}, new double[] {6, 4, mean / 2}, new double[] {0.5, 1.5, mean}, new double[] {
                    3, 10, 3 * mean
                });
        return MaximumLikelihood.solve(
                new MaximumLikelihood.Problem(parameters, this, sample(), starts, Math.round(customers)), options);
    }

    private double mean() {
        return OrderedSum.of(spends.length, 1, (from, to, sums) -> {
                    for (int i = from; i < to; i++) {
                        sums[0] += weights[i] * spends[i];
                    }
                })[0]
                / customers;
    }

    private LogLikelihood sample() {
        int n = spends.length;
        if (n <= SAMPLE) {
            return this;
        }
        int[] x = new int[SAMPLE];
        double[] z = new double[SAMPLE];
        double[] w = new double[SAMPLE];
        for (int k = 0; k < SAMPLE; k++) {
            int i = (int) ((long) k * n / SAMPLE);
            x[k] = frequencies[i];
            z[k] = spends[i];
            w[k] = weights[i];
        }
        return new SpendLikelihood(x, z, w, 0);
    }

    @Override
    public Derivatives at(double[] theta) {
        double[] parameters = {Math.exp(theta[0]), Math.exp(theta[1]), Math.exp(theta[2])};
        double p = parameters[0];
        double q = parameters[1];
        double v = parameters[2];
        double[] s = OrderedSum.of(spends.length, SUMS, (from, to, sums) -> addRows(p, q, v, from, to, sums));
        double value = s[0];
        double[] g = {s[1], s[2], s[3]};
        double[][] h = {{0, 0, s[4]}, {0, 0, customers / v - s[5]}, {0, 0, 0}};
        h[2][2] = -q * customers / (v * v) + sumOfSquares(p, q, v);
        double digammaQ = Gamma.digamma(q);
        double trigammaQ = Gamma.trigamma(q);
        for (Map.Entry<Integer, Double> entry : weightByFrequency.entrySet()) {
            double x = entry.getKey();
            double w = entry.getValue();
            double shape = p * x;
            double digamma = Gamma.digamma(shape + q);
            double trigamma = Gamma.trigamma(shape + q);
            value -= w * Beta.logBeta(shape, q);
            g[0] += w * x * (digamma - Gamma.digamma(shape));
            g[1] += w * (digamma - digammaQ);
            h[0][0] += w * x * x * (trigamma - Gamma.trigamma(shape));
            h[0][1] += w * x * trigamma;
            h[1][1] += w * (trigamma - trigammaQ);
        }
        h[1][0] = h[0][1];
        h[2][0] = h[0][2];
        h[2][1] = h[1][2];
        return new Derivatives(value, g, h).byLogs(parameters);
    }

    private void addRows(double p, double q, double v, int from, int to, double[] sums) {
        for (int i = from; i < to; i++) {
            int x = frequencies[i];
            double sum = x * spends[i];
            double above = Math.log1p(sum / v);
            double below = Math.log1p(v / sum);
            double all = 1 / (v + sum);
            double w = weights[i];
            sums[0] -= w * (q * above + p * x * below + Math.log(spends[i]));
            sums[1] -= w * x * below;
            sums[2] -= w * above;
            sums[3] += w * (q / v - (p * x + q) * all);
            sums[4] -= w * x * all;
            sums[5] += w * all;
        }
    }

    private double sumOfSquares(double p, double q, double v) {
        return OrderedSum.of(spends.length, 1, (from, to, sums) -> {
            for (int i = from; i < to; i++) {
                double all = 1 / (v + frequencies[i] * spends[i]);
                sums[0] += weights[i] * (p * frequencies[i] + q) * all * all;
            }
        })[0];
    }
}
