package io.github.cxmetrics.lifetime.model;

import io.github.cxmetrics.lifetime.internal.Derivatives;

/**
 * The log-likelihood of one customer under given parameters, with its derivatives, in three parts: one that is the same for all, one that depends on the
 * frequency alone (so that it is summed once over the frequencies, not over the customers), and one that depends on the whole history.
 *
 * <p>Sums are laid out as value, gradient, and the upper triangle of the Hessian by rows.
 */
interface RowKernel {

    /** How many parameters a kernel has. */
    int PARAMETERS = 4;

    /** The length of a layout. */
    int WIDTH = 1 + PARAMETERS + PARAMETERS * (PARAMETERS + 1) / 2;

    /** Adds the part that is the same for all customers. */
    void addConstant(double weight, double[] sums);

    /** Adds the part that comes of going from one frequency to a larger one. */
    void addFrequencies(long from, long to, double weight, double[] sums);

    /** Adds the part of the whole history. */
    void addHistory(long x, double tx, double age, double weight, double[] sums);

    /** All three parts for one customer. */
    default void add(long x, double tx, double age, double weight, double[] sums) {
        addConstant(weight, sums);
        addFrequencies(0, x, weight, sums);
        addHistory(x, tx, age, weight, sums);
    }

    /** The place of a second derivative in the layout. */
    static int at(int i, int j) {
        int low = Math.min(i, j);
        int high = Math.max(i, j);
        return 1 + PARAMETERS + low * PARAMETERS - low * (low - 1) / 2 + high - low;
    }

    /** The layout as value, gradient and full Hessian. */
    static Derivatives derivatives(double[] sums) {
        double[] gradient = new double[PARAMETERS];
        double[][] hessian = new double[PARAMETERS][PARAMETERS];
        for (int i = 0; i < PARAMETERS; i++) {
            gradient[i] = sums[1 + i];
            for (int j = 0; j < PARAMETERS; j++) {
                hessian[i][j] = sums[at(i, j)];
            }
        }
        return new Derivatives(sums[0], gradient, hessian);
    }
}
