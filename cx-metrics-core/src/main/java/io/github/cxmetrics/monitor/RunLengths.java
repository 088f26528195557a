package io.github.cxmetrics.monitor;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.internal.Legendre;
import io.github.cxmetrics.internal.Normal;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.DecompositionSolver;
import org.apache.commons.math3.linear.LUDecomposition;

/** Average run lengths of charts of normal values: the integral equations of Page (1954) and Crowder (1987) by Gauss-Legendre quadrature. */
final class RunLengths {

    private static final double LONGEST = 100;
    private static final double ROOT_OF_TWO_PI = Math.sqrt(2 * Math.PI);

    private RunLengths() {}

    /** Of an upper CUSUM from a head start: {@code L(u) = 1 + L(0)·Φ(k−u−δ) + ∫₀ʰ L(x)·φ(x+k−u−δ) dx}. */
    static double cusum(double k, double h, double shift, double headStart) {
        double drift = k - shift;
        int panels = panels(h);
        int size = panels * Legendre.NODES;
        double[] nodes = nodes(0, h, panels);
        double[][] matrix = new double[size + 1][size + 1];
        double[] one = new double[size + 1];
        for (int row = 0; row <= size; row++) {
            double from = row < size ? nodes[row] : 0;
            for (int column = 0; column < size; column++) {
                matrix[row][column] = -weight(column, h / panels) * density(nodes[column] + drift - from);
            }
            matrix[row][size] = -Normal.cdf(drift - from);
            matrix[row][row] += 1;
            one[row] = 1;
        }
        double[] lengths = solve(matrix, one);
        double length = 1 + lengths[size] * Normal.cdf(drift - headStart);
        for (int i = 0; i < size; i++) {
            length += weight(i, h / panels) * density(nodes[i] + drift - headStart) * lengths[i];
        }
        return length;
    }

    /** Of an EWMA within {@code ±c} from the target: {@code L(u) = 1 + ∫ L(x)·φ((x−(1−λ)u)/λ − δ) dx / λ}. */
    static double ewma(double lambda, double limit, double shift) {
        int panels = panels(2 * limit / lambda);
        int size = panels * Legendre.NODES;
        double[] nodes = nodes(-limit, limit, panels);
        double width = 2 * limit / panels;
        double[][] matrix = new double[size][size];
        double[] one = new double[size];
        for (int row = 0; row < size; row++) {
            for (int column = 0; column < size; column++) {
                double step = (nodes[column] - (1 - lambda) * nodes[row]) / lambda - shift;
                matrix[row][column] = -weight(column, width) * density(step) / lambda;
            }
            matrix[row][row] += 1;
            one[row] = 1;
        }
        double[] lengths = solve(matrix, one);
        double length = 1;
        for (int i = 0; i < size; i++) {
            length += weight(i, width) * density(nodes[i] / lambda - shift) / lambda * lengths[i];
        }
        return length;
    }

    /** 24 nodes are plenty for two and a half σ. */
    private static int panels(double lengthInSigmas) {
        checkArgument(
                lengthInSigmas <= LONGEST,
                "run lengths are known for limits up to %s σ apart, not %s",
                LONGEST,
                lengthInSigmas);
        return (int) Math.max(1, Math.ceil(lengthInSigmas / 2.5));
    }

    private static double[] nodes(double from, double to, int panels) {
        double width = (to - from) / panels;
        double[] nodes = new double[panels * Legendre.NODES];
        for (int i = 0; i < nodes.length; i++) {
            nodes[i] = from + width * (i / Legendre.NODES + Legendre.place(i % Legendre.NODES));
        }
        return nodes;
    }

    private static double weight(int i, double width) {
        return width * Legendre.weight(i % Legendre.NODES);
    }

    private static double density(double x) {
        return Math.exp(-x * x / 2) / ROOT_OF_TWO_PI;
    }

    private static double[] solve(double[][] matrix, double[] right) {
        DecompositionSolver solver = new LUDecomposition(new Array2DRowRealMatrix(matrix, false)).getSolver();
        if (!solver.isNonSingular()) {
            throw new IllegalStateException("the average run length is undefined: the chart hardly ever signals");
        }
        return solver.solve(new ArrayRealVector(right, false)).toArray();
    }
}
