package io.github.cxmetrics.lifetime.model;

import static com.google.common.base.Preconditions.checkArgument;

import org.apache.commons.math3.special.Gamma;

/**
 * How regular purchases are: times between them are Erlang-k.
 *
 * @param k 1 for purchases at random, more for more regular ones
 * @param logGamma ln Γ(k)
 */
record Regularity(int k, double logGamma) {

    static final int LARGEST = 20;

    static final Regularity RANDOM = of(1);

    static Regularity of(int k) {
        checkArgument(k >= 1 && k <= LARGEST, "regularity k must be 1..%s, not %s", LARGEST, k);
        return new Regularity(k, Gamma.logGamma(k));
    }
}
