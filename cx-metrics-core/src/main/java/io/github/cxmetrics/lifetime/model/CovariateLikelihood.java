package io.github.cxmetrics.lifetime.model;

import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.internal.OrderedSum;
import io.github.cxmetrics.lifetime.fit.Estimates;
import io.github.cxmetrics.lifetime.fit.FitOptions;
import io.github.cxmetrics.lifetime.internal.Derivatives;
import io.github.cxmetrics.lifetime.internal.LogLikelihood;
import io.github.cxmetrics.lifetime.internal.MaximumLikelihood;
import io.github.cxmetrics.lifetime.internal.MaximumLikelihood.Problem;
import io.github.cxmetrics.lifetime.internal.Parameter;
import io.github.cxmetrics.lifetime.purchases.PurchaseHistories;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/** The log-likelihood of histories whose customers have their own parameters, by their covariates. No two customers are alike, so rows are not merged, but
 * they are added in an order that depends on their values alone. */
final class CovariateLikelihood implements LogLikelihood {

    private static final int SAMPLE = 4096;

    /**
     * Which covariates move which parameters.
     *
     * @param signs for each parameter the sign with which coefficients of purchase and of dropout move its logarithm
     */
    record Design(PurchaseHistories histories, Covariates purchase, Covariates dropout, int[][] signs) {

        Design {
            requireNonNull(histories, "histories");
            requireNonNull(purchase, "purchase");
            requireNonNull(dropout, "dropout");
            purchase.checkRows(histories);
            dropout.checkRows(histories);
        }

        int coefficients() {
            return purchase.size() + dropout.size();
        }

        /** The trait in the units of the search. */
        double scaled(int coefficient, int row) {
            return isPurchase(coefficient)
                    ? purchase.value(coefficient, row) / purchase.scale(coefficient)
                    : dropout.value(coefficient - purchase.size(), row) / dropout.scale(coefficient - purchase.size());
        }

        int sign(int parameter, int coefficient) {
            return signs[parameter][isPurchase(coefficient) ? 0 : 1];
        }

        private boolean isPurchase(int coefficient) {
            return coefficient < purchase.size();
        }

        List<Parameter> parameters(List<Parameter> base) {
            List<Parameter> all = new ArrayList<>(base);
            for (int c = 0; c < purchase.size(); c++) {
                all.add(Parameter.coefficient("purchase." + purchase.names().get(c), 1 / purchase.scale(c)));
            }
            for (int c = 0; c < dropout.size(); c++) {
                all.add(Parameter.coefficient("dropout." + dropout.names().get(c), 1 / dropout.scale(c)));
            }
            return all;
        }
    }

    private final Design design;
    private final double[][] traits;
    private final int[] order;
    private final int stride;
    private final Function<double[], RowKernel> kernels;

    private CovariateLikelihood(
            Design design, double[][] traits, int[] order, int stride, Function<double[], RowKernel> kernels) {
        this.design = design;
        this.traits = traits;
        this.order = order;
        this.stride = stride;
        this.kernels = kernels;
    }

    static Estimates fit(
            Design design,
            List<Parameter> base,
            Function<double[], RowKernel> kernels,
            List<double[]> starts,
            FitOptions options) {
        int n = design.histories().size();
        double[][] traits = new double[n][design.coefficients()];
        for (int i = 0; i < n; i++) {
            for (int c = 0; c < traits[i].length; c++) {
                traits[i][c] = design.scaled(c, i);
            }
        }
        int[] order = order(design.histories(), traits);
        CovariateLikelihood full = new CovariateLikelihood(design, traits, order, 1, kernels);
        int stride = order.length / SAMPLE;
        CovariateLikelihood sample =
                stride < 2 ? full : new CovariateLikelihood(design, traits, order, stride, kernels);
        List<double[]> all = starts.stream()
                .map(start -> Arrays.copyOf(start, start.length + design.coefficients()))
                .toList();
        return MaximumLikelihood.solve(
                new Problem(
                        design.parameters(base),
                        full,
                        sample,
                        all,
                        design.histories().totalWeight()),
                options);
    }

    /** The rows with a weight, by their values: rows that are still equal may change places. */
    private static int[] order(PurchaseHistories h, double[][] traits) {
        Comparator<Integer> byValues = Comparator.<Integer>comparingLong(h::frequency)
                .thenComparingDouble(h::recency)
                .thenComparingDouble(h::age)
                .thenComparingLong(h::weight)
                .thenComparing((a, b) -> Arrays.compare(traits[a], traits[b]));
        return IntStream.range(0, h.size())
                .filter(i -> h.weight(i) > 0)
                .boxed()
                .sorted(byValues)
                .mapToInt(Integer::intValue)
                .toArray();
    }

    @Override
    public Derivatives at(double[] theta) {
        int size = theta.length;
        int rows = order.length / stride;
        double[] sums = OrderedSum.of(rows, 1 + size + size * size, (from, to, part) -> {
            for (int i = from; i < to; i++) {
                addRow(order[i * stride], theta, part);
            }
        });
        double[][] hessian = new double[size][];
        for (int i = 0; i < size; i++) {
            hessian[i] = Arrays.copyOfRange(sums, 1 + size + i * size, 1 + size + (i + 1) * size);
        }
        return new Derivatives(sums[0], Arrays.copyOfRange(sums, 1, 1 + size), hessian);
    }

    private void addRow(int row, double[] theta, double[] sums) {
        PurchaseHistories h = design.histories();
        double[] parameters = new double[RowKernel.PARAMETERS];
        double[][] loads = new double[RowKernel.PARAMETERS][theta.length];
        for (int j = 0; j < parameters.length; j++) {
            loads[j][j] = 1;
            double log = theta[j];
            for (int c = 0; c < traits[row].length; c++) {
                int at = RowKernel.PARAMETERS + c;
                loads[j][at] = design.sign(j, c) * traits[row][c];
                log += loads[j][at] * theta[at];
            }
            parameters[j] = Math.exp(log);
        }
        double[] own = new double[RowKernel.WIDTH];
        kernels.apply(parameters).add(h.frequency(row), h.recency(row), h.age(row), h.weight(row), own);
        addLoaded(RowKernel.derivatives(own).byLogs(parameters), loads, theta.length, sums);
    }

    /** The chain rule: each parameter's logarithm is a weighted sum of the places of the search. */
    private static void addLoaded(Derivatives d, double[][] loads, int size, double[] sums) {
        sums[0] += d.value();
        for (int p = 0; p < size; p++) {
            for (int j = 0; j < loads.length; j++) {
                double load = loads[j][p];
                if (load == 0) {
                    continue;
                }
                sums[1 + p] += load * d.gradient()[j];
                for (int k = 0; k < loads.length; k++) {
                    double weight = load * d.hessian()[j][k];
                    for (int q = 0; q < size; q++) {
                        sums[1 + size + p * size + q] += weight * loads[k][q];
                    }
                }
            }
        }
    }
}
