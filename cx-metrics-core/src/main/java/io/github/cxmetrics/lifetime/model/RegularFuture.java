package io.github.cxmetrics.lifetime.model;

import io.github.cxmetrics.internal.BetaTail;
import io.github.cxmetrics.lifetime.internal.LogRising;

/**
 * The future with Erlang-k times between purchases. The distribution of the number of transactions is exact: a mixture over the stages that may have passed
 * since the last purchase. Expectations are those of purchases at random with the same mean time between them, the approximation of Platzer and Reutterer.
 *
 * @param mean purchases at random with k times the rate parameter
 * @param shape r + kx
 * @param end α + T
 * @param silence share of end that passed since the last purchase
 */
record RegularFuture(int k, BgFuture mean, double shape, double end, double silence) implements Future {

    private static final double ROUNDING = 1e-17;
    private static final int MOST_TERMS = 1_000_000;

    @Override
    public double expected(double time) {
        return mean.expected(time);
    }

    @Override
    public double discounted(double force) {
        return mean.discounted(force);
    }

    @Override
    public double probability(long transactions, double time) {
        double n = transactions;
        double stay = stay(n);
        double drop = n == 0 ? 0 : stay * mean.a() / (mean.b() + n - 1);
        double exactly = 0;
        double atLeast = 0;
        double[] stages = stages();
        for (int j = 0; j < k; j++) {
            exactly += stages[j] * exactly(n, j, time);
            atLeast += drop == 0 ? 0 : stages[j] * atLeast(n, j, time);
        }
        return stay * exactly + drop * atLeast;
    }

    @Override
    public double alive(double time) {
        double[] stages = stages();
        double sum = 0;
        double rest = 1;
        for (int n = 0; n < MOST_TERMS && rest > ROUNDING; n++) {
            double exactly = 0;
            rest = 0;
            for (int j = 0; j < k; j++) {
                exactly += stages[j] * exactly(n, j, time);
                rest += stages[j] * atLeast(n + 1, j, time);
            }
            sum += stay(n) * exactly;
        }
        return sum;
    }

    /** No dropout at n transactions. */
    private double stay(double n) {
        return Math.exp(LogRising.of(mean.b(), n).log()
                - LogRising.of(mean.a() + mean.b(), n).log());
    }

    /** The chances of the number of stages since the last purchase. */
    private double[] stages() {
        double[] chances = new double[k];
        double term = 1;
        double sum = 0;
        for (int j = 0; j < k; j++) {
            chances[j] = term;
            sum += term;
            term *= (shape + j) / (j + 1) * silence;
        }
        for (int j = 0; j < k; j++) {
            chances[j] /= sum;
        }
        return chances;
    }

    private double exactly(double n, int passed, double time) {
        double sum = 0;
        for (double m = Math.max(0, n * k - passed); m < (n + 1) * k - passed; m++) {
            double stagesDone =
                    LogRising.of(shape + passed, m).log() - LogRising.of(1, m).log();
            double growth = m == 0 ? 0 : m * Math.log(time / (end + time));
            sum += Math.exp(stagesDone + growth - (shape + passed) * Math.log1p(time / end));
        }
        return sum;
    }

    private double atLeast(double n, int passed, double time) {
        double m = n * k - passed;
        return m <= 0 ? 1 : BetaTail.lower(m, shape + passed, time / (end + time), end / (end + time));
    }
}
