package io.github.cxmetrics.lifetime.model;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.internal.OrderedSum;
import io.github.cxmetrics.lifetime.fit.Estimates;
import io.github.cxmetrics.lifetime.fit.FitOptions;
import io.github.cxmetrics.lifetime.internal.Derivatives;
import io.github.cxmetrics.lifetime.internal.LogLikelihood;
import io.github.cxmetrics.lifetime.internal.MaximumLikelihood;
import io.github.cxmetrics.lifetime.internal.Parameter;
import io.github.cxmetrics.lifetime.internal.RisingFactorials;
import io.github.cxmetrics.lifetime.purchases.PurchaseHistories;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Distinct histories in whole periods with their weights, and the likelihood of the BG/BB model with its derivatives. All its terms are products of rising
 * factorials; those of a history differ by single factors.
 */
final class DiscreteHistories implements LogLikelihood {

    /** Sums run over the periods of a history: a thousand years of weeks are none that customers have. */
    private static final int LONGEST = 100_000;

    private final int[] frequencies;
    private final int[] recencies;
    private final int[] ages;
    private final double[] weights;
    private final long customers;

    private DiscreteHistories(Map<List<Integer>, Long> distinct) {
        frequencies = column(distinct, 0);
        recencies = column(distinct, 1);
        ages = column(distinct, 2);
        weights = distinct.values().stream().mapToDouble(Long::doubleValue).toArray();
        customers = distinct.values().stream().mapToLong(Long::longValue).sum();
    }

    private static int[] column(Map<List<Integer>, Long> distinct, int k) {
        return distinct.keySet().stream().mapToInt(row -> row.get(k)).toArray();
    }

    static DiscreteHistories of(PurchaseHistories histories) {
        requireNonNull(histories, "histories");
        Map<List<Integer>, Long> distinct = new TreeMap<>((a, b) -> {
            int byAge = Integer.compare(a.get(2), b.get(2));
            int byRecency = byAge != 0 ? byAge : Integer.compare(a.get(1), b.get(1));
            return byRecency != 0 ? byRecency : Integer.compare(a.get(0), b.get(0));
        });
        for (int i = 0; i < histories.size(); i++) {
            if (histories.weight(i) > 0) {
                distinct.merge(row(histories, i), histories.weight(i), Math::addExact);
            }
        }
        return new DiscreteHistories(distinct);
    }

    private static List<Integer> row(PurchaseHistories histories, int i) {
        try {
            int x = (int) histories.frequency(i);
            int last = whole(histories.recency(i), "recency");
            checkOncePerPeriod(x, last);
            int age = whole(histories.age(i), "age");
            checkArgument(age <= LONGEST, "an age of %s periods exceeds %s: fit in longer periods", age, LONGEST);
            return List.of(x, last, age);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(e.getMessage() + " (row " + i + ")", e);
        }
    }

    static int whole(double periods, String what) {
        checkArgument((int) periods == periods, "%s must be a whole number of periods, not %s", what, periods);
        return (int) periods;
    }

    static void checkOncePerPeriod(int x, int last) {
        checkArgument(x <= last, "frequency %s exceeds recency %s: the model has one purchase a period", x, last);
    }

    Estimates maximise(FitOptions options) {
        checkArgument(customers > 0, "no customers: there is nothing to fit");
        List<Parameter> parameters = List.of(
                Parameter.positive("alpha", 1),
                Parameter.positive("beta", 1),
                Parameter.positive("gamma", 1),
                Parameter.positive("delta", 1));
        List<double[]> starts = List.of(
                new double[] {1, 1, 1, 3}, new double[] {0.5, 2, 0.5, 3}, new double[] {3, 3, 1, 10}, new double[] {
                    1, 5, 2, 2
                });
        return MaximumLikelihood.solve(
                new MaximumLikelihood.Problem(parameters, this, this, starts, customers), options);
    }

    @Override
    public Derivatives at(double[] theta) {
        double[] p = Arrays.stream(theta).map(Math::exp).toArray();
        int most = Arrays.stream(ages).max().orElse(0) + 1;
        Ways ways = new Ways(p, most);
        double[] sums = OrderedSum.of(weights.length, Ways.SUMS, (from, to, total) -> {
            for (int i = from; i < to; i++) {
                ways.add(frequencies[i], recencies[i], ages[i], weights[i], total);
            }
        });
        return Ways.derivatives(sums).byLogs(p);
    }

    /** The ways in which a history can have come about: staying to the end, or dropping out after m periods, for m from the last purchase. */
    private static final class Ways {

        private static final int N = 4;
        static final int SUMS = 1 + N + N * N;

        private final double logGamma;
        private final double perGamma;
        private final RisingFactorials alphas;
        private final RisingFactorials betas;
        private final RisingFactorials both;
        private final RisingFactorials deltas;
        private final RisingFactorials gammaDeltas;

        Ways(double[] p, int most) {
            alphas = new RisingFactorials(p[0], most);
            betas = new RisingFactorials(p[1], most);
            both = new RisingFactorials(p[0] + p[1], most);
            deltas = new RisingFactorials(p[3], most);
            gammaDeltas = new RisingFactorials(p[2] + p[3], most);
            logGamma = Math.log(p[2]);
            perGamma = 1 / p[2];
        }

        private double log(int x, int m, int end) {
            double bought = alphas.log(x) + betas.log(m - x) - both.log(m);
            return bought + deltas.log(m) - gammaDeltas.log(end) + (end > m ? logGamma : 0);
        }

        /** Adds value, gradient and Hessian of the logarithm of the sum of all ways. */
        void add(int x, int last, int n, double weight, double[] total) {
            double largest = log(x, n, n);
            for (int m = last; m < n; m++) {
                largest = Math.max(largest, log(x, m, m + 1));
            }
            double[] sums = new double[SUMS];
            addWay(x, n, n, largest, sums);
            for (int m = last; m < n; m++) {
                addWay(x, m, m + 1, largest, sums);
            }
            total[0] += weight * (largest + Math.log(sums[0]));
            for (int i = 0; i < N; i++) {
                double gradient = sums[1 + i] / sums[0];
                total[1 + i] += weight * gradient;
                for (int j = 0; j < N; j++) {
                    int at = 1 + N + N * i + j;
                    total[at] += weight * (sums[at] / sums[0] - gradient * sums[1 + j] / sums[0]);
                }
            }
        }

        private void addWay(int x, int m, int end, double largest, double[] sums) {
            double share = Math.exp(log(x, m, end) - largest);
            double dropped = end > m ? perGamma : 0;
            double[] slope = {
                alphas.slope(x) - both.slope(m),
                betas.slope(m - x) - both.slope(m),
                dropped - gammaDeltas.slope(end),
                deltas.slope(m) - gammaDeltas.slope(end)
            };
            double[][] curvature = new double[N][N];
            curvature[0][0] = alphas.curvature(x) - both.curvature(m);
            curvature[0][1] = curvature[1][0] = -both.curvature(m);
            curvature[1][1] = betas.curvature(m - x) - both.curvature(m);
            curvature[2][2] = -dropped * dropped - gammaDeltas.curvature(end);
            curvature[2][3] = curvature[3][2] = -gammaDeltas.curvature(end);
            curvature[3][3] = deltas.curvature(m) - gammaDeltas.curvature(end);
            sums[0] += share;
            for (int i = 0; i < N; i++) {
                sums[1 + i] += share * slope[i];
                for (int j = 0; j < N; j++) {
                    sums[1 + N + N * i + j] += share * (curvature[i][j] + slope[i] * slope[j]);
                }
            }
        }

        static Derivatives derivatives(double[] sums) {
            double[] gradient = Arrays.copyOfRange(sums, 1, 1 + N);
            double[][] hessian = new double[N][];
            for (int i = 0; i < N; i++) {
                hessian[i] = Arrays.copyOfRange(sums, 1 + N + N * i, 1 + N + N * (i + 1));
            }
            return new Derivatives(sums[0], gradient, hessian);
        }
    }
}
