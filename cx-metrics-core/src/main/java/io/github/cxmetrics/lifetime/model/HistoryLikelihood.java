package io.github.cxmetrics.lifetime.model;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.internal.OrderedSum;
import io.github.cxmetrics.lifetime.fit.Estimates;
import io.github.cxmetrics.lifetime.fit.FitOptions;
import io.github.cxmetrics.lifetime.internal.Derivatives;
import io.github.cxmetrics.lifetime.internal.LogLikelihood;
import io.github.cxmetrics.lifetime.internal.MaximumLikelihood;
import io.github.cxmetrics.lifetime.internal.MaximumLikelihood.Problem;
import io.github.cxmetrics.lifetime.internal.Parameter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** The log-likelihood of many histories: frequencies once for all customers who share them, the rest row by row. */
final class HistoryLikelihood implements LogLikelihood {

    private static final int SAMPLE = 4096;

    private final DistinctRows rows;
    private final long customers;
    private final TreeMap<Integer, Long> atLeast;
    private final Function<double[], RowKernel> kernels;

    HistoryLikelihood(DistinctRows rows, Function<double[], RowKernel> kernels) {
        this.rows = rows;
        this.kernels = kernels;
        customers = rows.totalWeight();
        atLeast = new TreeMap<>();
        long more = customers;
        for (Map.Entry<Integer, Long> entry : rows.customersByFrequency().entrySet()) {
            atLeast.put(entry.getKey(), more);
            more -= entry.getValue();
        }
    }

    @Override
    public Derivatives at(double[] theta) {
        double[] parameters = new double[theta.length];
        for (int i = 0; i < theta.length; i++) {
            parameters[i] = Math.exp(theta[i]);
        }
        return RowKernel.derivatives(sums(kernels.apply(parameters))).byLogs(parameters);
    }

    double[] sums(RowKernel kernel) {
        double[] sums = OrderedSum.of(rows.size(), RowKernel.WIDTH, (from, to, part) -> {
            for (int i = from; i < to; i++) {
                kernel.addHistory(rows.frequency(i), rows.recency(i), rows.age(i), rows.weight(i), part);
            }
        });
        double[] shared = new double[RowKernel.WIDTH];
        long from = 0;
        for (Map.Entry<Integer, Long> entry : atLeast.entrySet()) {
            if (entry.getKey() > from) {
                kernel.addFrequencies(from, entry.getKey(), entry.getValue(), shared);
                from = entry.getKey();
            }
        }
        double[] constant = new double[RowKernel.WIDTH];
        kernel.addConstant(customers, constant);
        for (int k = 0; k < sums.length; k++) {
            sums[k] += shared[k] + constant[k];
        }
        return sums;
    }

    /**
     * Fits a model.
     *
     * @param parameters the model's, in the order of the kernel
     * @param kernels the model's kernel for given parameters
     * @param starts values to start from
     */
    static Estimates fit(
            DistinctRows rows,
            List<Parameter> parameters,
            Function<double[], RowKernel> kernels,
            List<double[]> starts,
            FitOptions options) {
        HistoryLikelihood full = new HistoryLikelihood(rows, kernels);
        HistoryLikelihood sample =
                rows.size() <= 2 * SAMPLE ? full : new HistoryLikelihood(rows.sample(SAMPLE), kernels);
        return MaximumLikelihood.solve(new Problem(parameters, full, sample, starts, full.customers), options);
    }

    /** What starting values are made of. */
    record Scales(double meanAge, double meanRate) {

        private static final double LARGEST = 1e290;

        static Scales of(DistinctRows rows) {
            double age = 0;
            double purchases = 0;
            for (int i = 0; i < rows.size(); i++) {
                age += (double) rows.weight(i) * rows.age(i);
                purchases += (double) rows.weight(i) * rows.frequency(i);
            }
            checkArgument(rows.totalWeight() > 0, "no customers: there is nothing to fit");
            // where nobody bought again, rates are as if there were half a purchase: the search then finds its boundary
            double mean = Math.max(1 / LARGEST, Math.min(LARGEST, age / rows.totalWeight()));
            return new Scales(mean, Math.max(0.5, purchases) / rows.totalWeight() / mean);
        }
    }
}
