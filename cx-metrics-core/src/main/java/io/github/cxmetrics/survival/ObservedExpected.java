package io.github.cxmetrics.survival;

import io.github.cxmetrics.internal.CountMath;
import io.github.cxmetrics.internal.GammaTail;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.DecompositionSolver;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;

/** Observed and expected events of groups with the covariance of their differences, summed over event times and strata. For one thread. */
final class ObservedExpected {

    private final List<String> names;
    private final FlemingHarrington weights;
    private final long[] counts;
    private final double[] observed;
    private final double[] expected;
    private final double[][] covariance;

    ObservedExpected(List<String> names, FlemingHarrington weights) {
        this.names = names;
        this.weights = weights;
        counts = new long[names.size()];
        observed = new double[names.size()];
        expected = new double[names.size()];
        covariance = new double[names.size()][names.size()];
    }

    void addStratum(List<SurvivalTally> groups) {
        SurvivalTally all = groups.get(0).rule().empty();
        for (int g = 0; g < counts.length; g++) {
            counts[g] = CountMath.sum(counts[g], groups.get(g).count(), SurvivalTally.SUBJECTS);
            all = all.plus(groups.get(g));
        }
        Ties ties = Ties.of(all.exits(), all.entries());
        List<RiskSets> at =
                groups.stream().map(group -> group.tied(ties).riskSets()).toList();
        ProductLimit product = new ProductLimit();
        RiskSets pooled = all.tied(ties).riskSets();
        while (pooled.next()) {
            if (pooled.observed() > 0) {
                at.forEach(group -> group.moveTo(pooled.time()));
                addEventTime(pooled, at, weights.weight(product.survival()));
                product.step(pooled.atRisk(), pooled.observed());
            }
        }
    }

    private void addEventTime(RiskSets pooled, List<RiskSets> at, double weight) {
        double risk = pooled.atRisk();
        double events = pooled.observed();
        double spread = risk > 1 ? weight * weight * events * (risk - events) / (risk - 1) : 0;
        for (int g = 0; g < counts.length; g++) {
            double share = at.get(g).atRisk() / risk;
            observed[g] += weight * at.get(g).observed();
            expected[g] += weight * events * share;
            double rest = (pooled.atRisk() - at.get(g).atRisk()) / risk;
            covariance[g][g] += spread * share * rest;
            for (int h = 0; h < g; h++) {
                covariance[g][h] -= spread * share * (at.get(h).atRisk() / risk);
            }
        }
    }

    LogRankResult result() {
        int[] compared = IntStream.range(0, counts.length)
                .filter(g -> covariance[g][g] > 0)
                .toArray();
        int df = compared.length - 1;
        DecompositionSolver solver = df < 1 ? null : solver(compared, df);
        if (solver == null || !solver.isNonSingular()) {
            throw new IllegalStateException(
                    "the " + weights + " test is undefined: the groups are not at risk together when events happen");
        }
        RealVector differences = new ArrayRealVector(df);
        for (int i = 0; i < df; i++) {
            int g = compared[i];
            differences.setEntry(i, (observed[g] - expected[g]) / Math.sqrt(covariance[g][g]));
        }
        double chi2 = Math.max(0, differences.dotProduct(solver.solve(differences)));
        List<LogRankResult.Group> groups = new ArrayList<>();
        for (int g = 0; g < counts.length; g++) {
            groups.add(new LogRankResult.Group(names.get(g), counts[g], observed[g], expected[g]));
        }
        return new LogRankResult(weights, groups, chi2, df, GammaTail.logChiSquareP(chi2, df));
    }

    /** Solves with the correlations of all but the last group, so that "singular" does not depend on the size of the counts. */
    private DecompositionSolver solver(int[] compared, int df) {
        RealMatrix correlations = new Array2DRowRealMatrix(df, df);
        for (int i = 0; i < df; i++) {
            for (int j = 0; j < df; j++) {
                int g = Math.max(compared[i], compared[j]);
                int h = Math.min(compared[i], compared[j]);
                correlations.setEntry(i, j, covariance[g][h] / Math.sqrt(covariance[g][g] * covariance[h][h]));
            }
        }
        return new LUDecomposition(correlations).getSolver();
    }
}
