package io.github.cxmetrics.monitor.driver;

/**
 * R² of every subset of the attributes, and its Shapley value. Each set is reached by sweeping one attribute out of what the sets before it left: the rest
 * shrinks with the depth, so that all 2^k sets cost a constant number of steps each.
 */
final class SubsetR2 {

    private final int k;
    private final double[] r2;
    private final double[][] scratch;

    private SubsetR2(int k) {
        this.k = k;
        r2 = new double[1 << k];
        scratch = new double[k + 1][(k + 1) * (k + 1)];
    }

    /**
     * The mean gain of R² by each attribute over all orders in which they can be entered (Lindeman, Merenda and Gold 1980; Shapley 1953).
     *
     * @param predictors correlations of the attributes, not singular
     * @param withOutcome their correlations with the outcome
     */
    static double[] shapley(double[][] predictors, double[] withOutcome) {
        int k = withOutcome.length;
        SubsetR2 subsets = new SubsetR2(k);
        double[] root = subsets.scratch[0];
        for (int i = 0; i < k; i++) {
            for (int j = i; j < k; j++) {
                root[i * (k + 1) + j] = predictors[i][j];
            }
            root[i * (k + 1) + k] = withOutcome[i];
        }
        subsets.visit(0, 0, 0, root);
        return subsets.meanGains();
    }

    /** Decides on attribute {@code at}: {@code left} holds covariances, upper triangle, after sweeping out the attributes in {@code mask}. */
    private void visit(int at, int mask, double explained, double[] left) {
        if (at == k) {
            r2[mask] = explained;
            return;
        }
        visit(at + 1, mask, explained, left);
        int side = k + 1;
        double[] swept = scratch[at + 1];
        int row = at * side;
        double pivot = left[row + at];
        for (int i = at + 1; i < k; i++) {
            double factor = left[row + i] / pivot;
            for (int j = i; j <= k; j++) {
                swept[i * side + j] = left[i * side + j] - factor * left[row + j];
            }
        }
        visit(at + 1, mask | 1 << at, explained + left[row + k] * left[row + k] / pivot, swept);
    }

    /** The gain of i after a set of s others weighs {@code s!(k-1-s)!/k!}; each R² is then a gain of its members and a loss of the others. */
    private double[] meanGains() {
        double[] weight = new double[k + 1];
        weight[0] = 1.0 / k;
        for (int s = 1; s < k; s++) {
            weight[s] = weight[s - 1] * s / (k - s);
        }
        double losses = 0;
        for (int set = 0; set < r2.length; set++) {
            int size = Integer.bitCount(set);
            losses += weight[size] * r2[set];
            r2[set] *= weight[size] + (size == 0 ? 0 : weight[size - 1]);
        }
        double[] gains = new double[k];
        for (int i = k - 1; i >= 0; i--) {
            int half = 1 << i;
            double with = 0;
            for (int set = half; set < 2 * half; set++) {
                with += r2[set];
                r2[set - half] += r2[set];
            }
            gains[i] = with - losses;
        }
        return gains;
    }
}
