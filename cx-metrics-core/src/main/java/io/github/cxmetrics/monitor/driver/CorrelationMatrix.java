package io.github.cxmetrics.monitor.driver;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;

/** Correlations of attributes, factored: R = L·Lᵀ. Singular ones are refused in words. */
final class CorrelationMatrix {

    /** What the attributes before it leave of an attribute's variance: below this, its VIF is beyond 10^10. */
    private static final double SINGULAR = 1e-10;

    private static final double IMPOSSIBLE = -1e-8;
    private static final double NAMED = 1e-6;

    private final double[][] r;
    private final double[][] lower;

    private CorrelationMatrix(double[][] r, double[][] lower) {
        this.r = r;
        this.lower = lower;
    }

    static CorrelationMatrix of(String outcome, List<String> names, double[][] r) {
        int k = r.length;
        double[][] lower = new double[k][k];
        for (int i = 0; i < k; i++) {
            for (int j = 0; j < i; j++) {
                lower[i][j] = (r[i][j] - dot(lower[i], lower[j], j)) / lower[j][j];
            }
            double pivot = r[i][i] - dot(lower[i], lower[i], i);
            if (pivot < IMPOSSIBLE) {
                throw new IllegalArgumentException("correlations of " + names.get(i)
                        + " contradict those of the attributes before it: no complete rows have them");
            }
            if (pivot < SINGULAR) {
                throw new IllegalStateException("drivers of " + outcome + " are undefined: " + names.get(i)
                        + " is a linear combination of " + String.join(", ", combined(names, lower, i)));
            }
            lower[i][i] = Math.sqrt(pivot);
        }
        return new CorrelationMatrix(r, lower);
    }

    private static double dot(double[] a, double[] b, int length) {
        double sum = 0;
        for (int i = 0; i < length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    /** The attributes before it that make up attribute i. */
    private static List<String> combined(List<String> names, double[][] lower, int i) {
        double[] coefficients = new double[i];
        for (int j = i - 1; j >= 0; j--) {
            double rest = lower[i][j];
            for (int m = j + 1; m < i; m++) {
                rest -= lower[m][j] * coefficients[m];
            }
            coefficients[j] = rest / lower[j][j];
        }
        List<String> parts = new ArrayList<>();
        for (int j = 0; j < i; j++) {
            if (Math.abs(coefficients[j]) > NAMED) {
                parts.add(names.get(j));
            }
        }
        return parts;
    }

    int size() {
        return r.length;
    }

    /** R⁻¹·b. */
    double[] solve(double[] b) {
        int k = size();
        double[] x = b.clone();
        for (int i = 0; i < k; i++) {
            x[i] = (x[i] - dot(lower[i], x, i)) / lower[i][i];
        }
        for (int i = k - 1; i >= 0; i--) {
            double rest = x[i];
            for (int m = i + 1; m < k; m++) {
                rest -= lower[m][i] * x[m];
            }
            x[i] = rest / lower[i][i];
        }
        return x;
    }

    /** The diagonal of R⁻¹. */
    double[] varianceInflation() {
        double[] vif = new double[size()];
        for (int i = 0; i < vif.length; i++) {
            double[] unit = new double[vif.length];
            unit[i] = 1;
            vif[i] = solve(unit)[i];
        }
        return vif;
    }

    /** The largest eigenvalue over their sum. */
    double firstEigenvalueShare() {
        double largest = 0;
        for (double value : eigen().getRealEigenvalues()) {
            largest = Math.max(largest, value);
        }
        return largest / size();
    }

    /** Johnson (2000): Λ = R^½, weights Λ²·(Λ⁻¹r)², squares element by element. */
    double[] relativeWeights(double[] withOutcome) {
        int k = size();
        EigenDecomposition eigen = eigen();
        RealMatrix vectors = eigen.getV();
        double[] roots = new double[k];
        for (int m = 0; m < k; m++) {
            roots[m] = Math.sqrt(Math.max(0, eigen.getRealEigenvalue(m)));
        }
        double[] beta = new double[k];
        for (int m = 0; m < k; m++) {
            double projected = 0;
            for (int i = 0; i < k; i++) {
                projected += vectors.getEntry(i, m) * withOutcome[i];
            }
            for (int j = 0; j < k; j++) {
                beta[j] += vectors.getEntry(j, m) * projected / roots[m];
            }
        }
        double[] weights = new double[k];
        for (int i = 0; i < k; i++) {
            for (int j = 0; j < k; j++) {
                double loading = 0;
                for (int m = 0; m < k; m++) {
                    loading += vectors.getEntry(i, m) * vectors.getEntry(j, m) * roots[m];
                }
                weights[i] += loading * loading * beta[j] * beta[j];
            }
        }
        return weights;
    }

    private EigenDecomposition eigen() {
        return new EigenDecomposition(MatrixUtils.createRealMatrix(r));
    }
}
