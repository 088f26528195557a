package io.github.cxmetrics.journey.attribution;

import java.util.Arrays;

/**
 * A sparse matrix P of moves between states, none negative and none to the state itself, whose powers vanish, and the solution of z = b + P z: by BiCGSTAB
 * (van der Vorst 1992), and by Gauss–Seidel sweeps, which always converge here, where that breaks down. One order of sums, so that equal input gives equal
 * bits.
 */
final class SparseMoves {

    private static final int MAX_STEPS = 1000;
    private static final int MAX_SWEEPS = 20_000;
    private static final int POLISHING = 2;
    private static final double CLOSE = 1e-15;
    private static final double ACCEPTED = 1e-12;

    private final int[] starts;
    private final int[] columns;
    private final double[] values;

    private SparseMoves(int[] starts, int[] columns, double[] values) {
        this.starts = starts;
        this.columns = columns;
        this.values = values;
    }

    /** Takes moves by rising state. */
    static final class Builder {
        private final int[] starts;
        private int[] columns = new int[64];
        private double[] values = new double[64];
        private int used;

        Builder(int states) {
            starts = new int[states + 1];
        }

        void add(int from, int to, double value) {
            if (used == columns.length) {
                columns = Arrays.copyOf(columns, 2 * used);
                values = Arrays.copyOf(values, 2 * used);
            }
            columns[used] = to;
            values[used++] = value;
            starts[from + 1] = used;
        }

        SparseMoves build() {
            for (int s = 1; s < starts.length; s++) {
                starts[s] = Math.max(starts[s], starts[s - 1]);
            }
            return new SparseMoves(starts, Arrays.copyOf(columns, used), Arrays.copyOf(values, used));
        }
    }

    private int size() {
        return starts.length - 1;
    }

    SparseMoves transposed() {
        int n = size();
        int[] begins = new int[n + 1];
        for (int column : columns) {
            begins[column + 1]++;
        }
        for (int s = 0; s < n; s++) {
            begins[s + 1] += begins[s];
        }
        int[] at = begins.clone();
        int[] rows = new int[columns.length];
        double[] moved = new double[columns.length];
        for (int s = 0; s < n; s++) {
            for (int k = starts[s]; k < starts[s + 1]; k++) {
                rows[at[columns[k]]] = s;
                moved[at[columns[k]]++] = values[k];
            }
        }
        return new SparseMoves(begins, rows, moved);
    }

    /** (P z) at a state. */
    double row(int state, double[] z) {
        double sum = 0;
        for (int k = starts[state]; k < starts[state + 1]; k++) {
            sum += values[k] * z[columns[k]];
        }
        return sum;
    }

    /** The solution of z = b + P z among the states that are not out, where z is 0. */
    double[] solve(double[] b, boolean[] out) {
        double[] z = new double[size()];
        boolean done = iterate(b, out, z);
        int sweeps = 0;
        while (sweeps < POLISHING || !done && sweeps < MAX_SWEEPS) {
            done |= sweep(b, out, z);
            sweeps++;
        }
        double[] rest = residual(b, out, z);
        if (!(largest(rest) <= ACCEPTED * Math.max(largest(z), largest(b)))) {
            throw new IllegalStateException("a Markov chain of " + size() + " states did not converge in " + MAX_SWEEPS
                    + " sweeps: its paths are too long, take a lower order");
        }
        return z;
    }

    private boolean sweep(double[] b, boolean[] out, double[] z) {
        boolean still = true;
        for (int s = size() - 1; s >= 0; s--) {
            if (!out[s]) {
                double before = z[s];
                z[s] = b[s] + row(s, z);
                still &= Math.abs(z[s] - before) <= CLOSE * Math.abs(z[s]);
            }
        }
        return still;
    }

    private double[] residual(double[] b, boolean[] out, double[] z) {
        double[] rest = new double[size()];
        for (int s = 0; s < rest.length; s++) {
            rest[s] = out[s] ? 0 : b[s] + row(s, z) - z[s];
        }
        return rest;
    }

    /** (I − P) z among the states that are not out. */
    private double[] times(boolean[] out, double[] z) {
        double[] product = new double[size()];
        for (int s = 0; s < product.length; s++) {
            product[s] = out[s] ? 0 : z[s] - row(s, z);
        }
        return product;
    }

    /** BiCGSTAB from 0; true if it came as close as doubles can. */
    private boolean iterate(double[] b, boolean[] out, double[] z) {
        int n = size();
        double[] r = residual(b, out, z);
        double[] shadow = r.clone();
        double[] p = new double[n];
        double[] v = new double[n];
        double rho = 1;
        double alpha = 1;
        double omega = 1;
        for (int step = 0; step < MAX_STEPS; step++) {
            double next = dot(shadow, r);
            double beta = next / rho * (alpha / omega);
            if (!Double.isFinite(beta) || next == 0) {
                return reset(z);
            }
            rho = next;
            for (int s = 0; s < n; s++) {
                p[s] = r[s] + beta * (p[s] - omega * v[s]);
            }
            v = times(out, p);
            alpha = rho / dot(shadow, v);
            for (int s = 0; s < n; s++) {
                r[s] -= alpha * v[s];
            }
            double[] t = times(out, r);
            double tt = dot(t, t);
            omega = tt == 0 ? 0 : dot(t, r) / tt;
            if (!Double.isFinite(alpha) || !Double.isFinite(omega)) {
                return reset(z);
            }
            for (int s = 0; s < n; s++) {
                z[s] += alpha * p[s] + omega * r[s];
                r[s] -= omega * t[s];
            }
            if (largest(r) <= CLOSE * largest(z)) {
                return true;
            }
            if (omega == 0) {
                return false;
            }
        }
        return false;
    }

    private static boolean reset(double[] z) {
        if (!Double.isFinite(largest(z))) {
            Arrays.fill(z, 0);
        }
        return false;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private static double largest(double[] z) {
        double largest = 0;
        for (double each : z) {
            largest = Double.isNaN(each) ? Double.NaN : Math.max(largest, Math.abs(each));
        }
        return largest;
    }
}
