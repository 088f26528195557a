package io.github.cxmetrics.lifetime.model;

import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.lifetime.internal.LogRising;

/**
 * The likelihood of the beta-geometric family, parameters r, α, a, b: purchases every Erlang-k time, at each of which the customer may stop.
 *
 * <p>The likelihood is that of an alive customer times one plus the odds of having stopped at the last purchase; the odds are taken by their logarithm.
 * With y = x + d, where d is 1 if a customer may stop at the first purchase too, and S the chance weight of the Erlang stages since the last purchase (1 for
 * k = 1): L = (r)ₖₓ αʳ / (α+T)ʳ⁺ᵏˣ · (b)ᵧ / (a+b)ᵧ · S / Γ(k)ˣ · (1 + odds), odds = a/(b+y−1) · ((α+T)/(α+tₓ))ʳ⁺ᵏˣ / S, none for y = 0.
 */
final class BgKernel implements RowKernel {

    private static final int RR = RowKernel.at(0, 0);
    private static final int RALPHA = RowKernel.at(0, 1);
    private static final int RA = RowKernel.at(0, 2);
    private static final int RB = RowKernel.at(0, 3);
    private static final int ALPHAALPHA = RowKernel.at(1, 1);
    private static final int ALPHAA = RowKernel.at(1, 2);
    private static final int ALPHAB = RowKernel.at(1, 3);
    private static final int AA = RowKernel.at(2, 2);
    private static final int AB = RowKernel.at(2, 3);
    private static final int BB = RowKernel.at(3, 3);

    private final double r;
    private final double alpha;
    private final double a;
    private final double b;
    private final Regularity regularity;
    private final int early;

    BgKernel(double[] parameters, Regularity regularity, Dropout dropout) {
        requireNonNull(dropout, "dropout");
        r = parameters[0];
        alpha = parameters[1];
        a = parameters[2];
        b = parameters[3];
        this.regularity = regularity;
        early = dropout.early();
    }

    @Override
    public void addConstant(double weight, double[] sums) {
        double logAlpha = Math.log(alpha);
        sums[0] += weight * r * logAlpha;
        sums[1] += weight * logAlpha;
        sums[2] += weight * r / alpha;
        sums[RALPHA] += weight / alpha;
        sums[ALPHAALPHA] -= weight * r / (alpha * alpha);
        if (early > 0) {
            addChances(LogRising.of(b, early), LogRising.of(a + b, early), weight, sums);
        }
    }

    @Override
    public void addFrequencies(long from, long to, double weight, double[] sums) {
        double more = to - from;
        int k = regularity.k();
        LogRising rate = LogRising.of(r + (double) k * from, k * more);
        sums[0] += weight * (rate.log() - more * regularity.logGamma());
        sums[1] += weight * rate.slope();
        sums[RR] += weight * rate.curvature();
        addChances(LogRising.of(b + early + from, more), LogRising.of(a + b + early + from, more), weight, sums);
    }

    private static void addChances(LogRising stay, LogRising all, double weight, double[] sums) {
        sums[0] += weight * (stay.log() - all.log());
        sums[3] -= weight * all.slope();
        sums[4] += weight * (stay.slope() - all.slope());
        sums[AA] -= weight * all.curvature();
        sums[AB] -= weight * all.curvature();
        sums[BB] += weight * (stay.curvature() - all.curvature());
    }

    @Override
    public void addHistory(long x, double tx, double age, double weight, double[] sums) {
        double shape = r + (double) regularity.k() * x;
        double end = alpha + age;
        double inverse = 1 / end;
        double logEnd = Math.log(end);
        sums[0] -= weight * shape * logEnd;
        sums[1] -= weight * logEnd;
        sums[2] -= weight * shape * inverse;
        sums[RALPHA] -= weight * inverse;
        sums[ALPHAALPHA] += weight * shape * inverse * inverse;
        boolean plain = regularity.k() == 1;
        Stages stages = plain ? Stages.NONE : Stages.of(regularity.k(), shape, end, age - tx);
        if (!plain) {
            sums[0] += weight * stages.log();
            sums[1] += weight * stages.byShape();
            sums[2] += weight * stages.byRate();
            sums[RR] += weight * stages.byShapeTwice();
            sums[RALPHA] += weight * stages.byBoth();
            sums[ALPHAALPHA] += weight * stages.byRateTwice();
        }
        if (x + early > 0) {
            addOdds(x, tx, age, weight, stages, sums);
        }
    }

    private void addOdds(long x, double tx, double age, double weight, Stages stages, double[] sums) {
        double shape = r + (double) regularity.k() * x;
        double last = 1 / (alpha + tx);
        double end = 1 / (alpha + age);
        double stay = b + (x + early - 1);
        double silence = Math.log1p((age - tx) * last);
        double odds = Math.log(a / stay) + shape * silence - stages.log();
        double dead = odds >= 0 ? 1 / (1 + Math.exp(-odds)) : Math.exp(odds) / (1 + Math.exp(odds));
        sums[0] += weight * (odds > 0 ? odds + Math.log1p(Math.exp(-odds)) : Math.log1p(Math.exp(odds)));
        double drop = -(age - tx) * last * end;
        double byR = silence - stages.byShape();
        double byAlpha = shape * drop - stages.byRate();
        double byA = 1 / a;
        double byB = -1 / stay;
        double first = weight * dead;
        double second = first * (1 - dead);
        sums[1] += first * byR;
        sums[2] += first * byAlpha;
        sums[3] += first * byA;
        sums[4] += first * byB;
        sums[RR] += second * byR * byR - first * stages.byShapeTwice();
        sums[RALPHA] += second * byR * byAlpha + first * (drop - stages.byBoth());
        sums[RA] += second * byR * byA;
        sums[RB] += second * byR * byB;
        sums[ALPHAALPHA] += second * byAlpha * byAlpha - first * (shape * drop * (last + end) + stages.byRateTwice());
        sums[ALPHAA] += second * byAlpha * byA;
        sums[ALPHAB] += second * byAlpha * byB;
        sums[AA] += (second - first) * byA * byA;
        sums[AB] += second * byA * byB;
        sums[BB] += (second + first) * byB * byB;
    }

    /** ln of the odds of having stopped; −∞ where a customer cannot have. */
    double logOddsDead(long x, double tx, double age) {
        if (x + early == 0) {
            return Double.NEGATIVE_INFINITY;
        }
        int k = regularity.k();
        double shape = r + (double) k * x;
        double stages = k == 1 ? 0 : Stages.of(k, shape, alpha + age, age - tx).log();
        return Math.log(a / (b + (x + early - 1))) + shape * Math.log1p((age - tx) / (alpha + tx)) - stages;
    }
}
