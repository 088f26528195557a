package io.github.cxmetrics.staffing;

import static com.google.common.base.Preconditions.checkArgument;

import org.apache.commons.math3.analysis.solvers.BrentSolver;

/**
 * Erlang's loss formula (1917): lines without a queue, where a contact that finds all of them busy is lost. For trunks and other places where nobody
 * waits.
 *
 * <p>{@code B(0) = 1, B(n) = a·B(n-1) / (n + a·B(n-1))}: every step shrinks the error of the one before, for thousands of lines as for one.
 */
public final class ErlangB {

    private static final int MAX_EVALUATIONS = 1000;
    private static final int MANY_LINES = 1_000_000;

    private ErlangB() {}

    /**
     * The share of contacts that are lost.
     *
     * @param lines how many, not negative
     * @param erlangs the offered load, not negative
     * @return the blocking probability, 0..1
     * @throws IllegalArgumentException if a number is negative
     */
    public static double blocking(int lines, double erlangs) {
        checkArgument(lines >= 0, "lines must not be negative: %s", lines);
        Checks.notNegative(erlangs, "erlangs");
        int start = firstThatTells((int) Math.min(lines, erlangs));
        double blocking = start == 0 ? 1 : Math.max(0, 1 - start / erlangs);
        for (long n = start + 1L; n <= lines && blocking > 0; n++) {
            blocking = next(blocking, n, erlangs);
        }
        return blocking;
    }

    /** Up to here an error of the first step has shrunk by e<sup>72</sup>: what came before says nothing about so many lines. */
    private static int firstThatTells(int lines) {
        return lines < MANY_LINES ? 0 : (int) (lines - 12 * Math.sqrt(lines));
    }

    private static double next(double blocking, long lines, double erlangs) {
        return erlangs * blocking / (lines + erlangs * blocking);
    }

    /**
     * The load that so many lines carry with a given loss.
     *
     * @param lines how many, positive
     * @param blocking the share of contacts that may be lost, between 0 and 1
     * @return the load in erlangs whose {@link #blocking} that is
     * @throws IllegalArgumentException if lines are not positive or the share is not between 0 and 1
     */
    public static double offeredErlangs(int lines, double blocking) {
        Checks.positive(lines, "lines");
        Checks.properShare(blocking, "blocking");
        double high = lines;
        while (blocking(lines, high) < blocking) {
            high *= 2;
        }
        double low = high;
        while (blocking(lines, low) >= blocking) {
            low /= 2;
        }
        return new BrentSolver(1e-15, 1e-300, 0)
                .solve(MAX_EVALUATIONS, erlangs -> blocking(lines, erlangs) / blocking - 1, low, high);
    }

    /**
     * The lines that are needed for a load.
     *
     * @param erlangs the offered load, not negative
     * @param maxBlocking the share of contacts that may be lost, between 0 and 1
     * @return the smallest number with a blocking probability of at most that
     * @throws IllegalArgumentException if the load is negative or the share is not between 0 and 1
     * @throws ArithmeticException if no {@code int} of lines is enough
     */
    public static int lines(double erlangs, double maxBlocking) {
        Checks.notNegative(erlangs, "erlangs");
        Checks.properShare(maxBlocking, "blocking");
        // No line carries more than one erlang.
        if (erlangs * (1 - maxBlocking) > Integer.MAX_VALUE) {
            throw new ArithmeticException("no int of lines is enough for " + erlangs + " erlangs");
        }
        double blocking = 1;
        int lines = 0;
        while (blocking > maxBlocking) {
            lines = Math.incrementExact(lines);
            blocking = next(blocking, lines, erlangs);
        }
        return lines;
    }
}
