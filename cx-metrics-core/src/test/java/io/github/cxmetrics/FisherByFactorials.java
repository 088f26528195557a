package io.github.cxmetrics;

/** Fisher's exact test of small samples, by counting out all tables: what faster sums are compared with. */
public final class FisherByFactorials {

    private FisherByFactorials() {}

    /** The sum of all tables with the same margins that are no likelier. */
    public static double twoSidedP(int x1, int n1, int x2, int n2) {
        int sum = x1 + x2;
        long observed = choose(n1, x1) * choose(n2, x2);
        long unlikely = 0;
        long all = 0;
        for (int k = Math.max(0, sum - n2); k <= Math.min(sum, n1); k++) {
            long ways = choose(n1, k) * choose(n2, sum - k);
            all += ways;
            unlikely += ways <= observed ? ways : 0;
        }
        return (double) unlikely / all;
    }

    private static long choose(int n, int k) {
        long ways = 1;
        for (int i = 1; i <= k; i++) {
            ways = ways * (n - k + i) / i;
        }
        return ways;
    }
}
