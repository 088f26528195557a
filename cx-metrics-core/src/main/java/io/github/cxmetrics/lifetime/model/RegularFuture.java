package io.github.cxmetrics.lifetime.model;

import io.github.cxmetrics.internal.BetaTail;
import io.github.cxmetrics.lifetime.internal.LogRising;

/**
 * The future with Erlang-k times between purchases: a mixture over the stages j that may have passed since the last purchase. All of it is read off the
 * distribution of the number of purchases, of which P(at least n) = Σⱼ wⱼ I<sub>t/(end+t)</sub>(nk − j, shape + j) before anyone stops.
 *
 * @param shape r + kx
 * @param end α + T
 * @param silence share of end that passed since the last purchase
 * @param a first shape of the chance to stop
 * @param b second shape of the chance to stop, after what the customer has survived
 */
record RegularFuture(int k, double shape, double end, double silence, double a, double b) implements Future {

    /** So many numbers of purchases are taken one by one before a sum goes on as an integral. */
    private static final int ONE_BY_ONE = 2048;

    @Override
    public double expected(double time) {
        if (Double.isInfinite(time)) {
            return BgFuture.expectedForEver(a, b);
        }
        if (time == 0) {
            return 0;
        }
        StageHead head = StageHead.of(this, time, ONE_BY_ONE);
        double beyond = head.isWhole() ? 0 : atLeast(ONE_BY_ONE, time);
        double[] atLeast = head.counts().clone();
        double more = beyond;
        for (int n = atLeast.length - 1; n >= 0; n--) {
            more += atLeast[n];
            atLeast[n] = more;
        }
        double stay = 1;
        double sum = 0;
        for (int n = 0; n < atLeast.length; n++) {
            sum += stay * (n + 1 < atLeast.length ? atLeast[n + 1] : beyond);
            stay *= (b + n) / (a + b + n);
        }
        return head.isWhole() ? sum : sum + tail(time).of(n -> stay(n) * atLeast(n + 1, time));
    }

    @Override
    public double alive(double time) {
        if (time == 0) {
            return 1;
        }
        StageHead head = StageHead.of(this, time, ONE_BY_ONE);
        double stay = 1;
        double sum = 0;
        for (int n = 0; n < head.counts().length; n++) {
            sum += stay * head.counts()[n];
            stay *= (b + n) / (a + b + n);
        }
        return head.isWhole() ? sum : sum + tail(time).of(n -> stay(n) * exactly(n, time));
    }

    private SmoothTail tail(double time) {
        return new SmoothTail(ONE_BY_ONE, (shape + k) / k * (time / end), 1 / Math.sqrt(shape + k));
    }

    @Override
    public double discounted(double force) {
        return new RegularDiscount(this, force).value();
    }

    @Override
    public double probability(long transactions, double time) {
        double n = transactions;
        double stay = stay(n);
        double drop = n == 0 ? 0 : stay * a / (b + n - 1);
        return stay * exactly(n, time) + (drop == 0 ? 0 : drop * atLeast(n, time));
    }

    /** No dropout at n purchases. */
    private double stay(double n) {
        return Math.exp(LogRising.logRatio(b, a + b, n));
    }

    /** The chances of the number of stages since the last purchase. */
    double[] stages() {
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

    /** The chance of n purchases of a customer who does not stop; n need not be whole. */
    private double exactly(double n, double time) {
        double[] stages = stages();
        double all = 0;
        for (int j = 0; j < k; j++) {
            all += stages[j] == 0 ? 0 : stages[j] * exactly(n, j, time);
        }
        return all;
    }

    private double exactly(double n, int passed, double time) {
        double sum = 0;
        for (double m = Math.max(0, n * k - passed); m < (n + 1) * k - passed; m++) {
            sum += Math.exp(logStages(m, passed, time));
        }
        return sum;
    }

    /** ln of the chance of m more stages, where some have passed. */
    double logStages(double m, int passed, double time) {
        double stagesDone = LogRising.logRatio(shape + passed, 1, m);
        double growth = m == 0 ? 0 : -m * Math.log1p(end / time);
        return stagesDone + growth - (shape + passed) * Math.log1p(time / end);
    }

    private double atLeast(double n, double time) {
        double[] stages = stages();
        double all = 0;
        for (int j = 0; j < k; j++) {
            double m = n * k - j;
            double one = m <= 0 ? 1 : BetaTail.lower(m, shape + j, time / (end + time), end / (end + time));
            all += stages[j] == 0 ? 0 : stages[j] * one;
        }
        return all;
    }
}
