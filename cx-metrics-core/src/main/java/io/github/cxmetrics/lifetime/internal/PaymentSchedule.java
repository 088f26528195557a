package io.github.cxmetrics.lifetime.internal;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.lifetime.Discount;
import io.github.cxmetrics.lifetime.Horizon;
import io.github.cxmetrics.lifetime.LifetimeUnit;
import io.github.cxmetrics.lifetime.PaymentTiming;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegrator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;

/**
 * Discounts a growing expectation Y(t), Y(0) = 0, over a horizon: in periods, or at the moment of each purchase. All times are in one unit.
 *
 * @param horizon the end, maybe infinite
 * @param force the continuous rate per unit
 * @param timing when the money of a period counts
 * @param period the length of the periods
 */
public record PaymentSchedule(double horizon, double force, PaymentTiming timing, double period) {

    /** e⁻⁴⁵ = 3e-20: what comes later does not count. */
    private static final double NEGLIGIBLE = 45;

    /** A horizon that is a whole number of periods but for rounding has no last short period. */
    private static final double ROUNDING = 1e-9;

    /** So many periods are summed one by one before an endless sum goes on as an integral. */
    private static final int ONE_BY_ONE = 64;

    /** More periods are not added up one by one. */
    private static final int MOST_PERIODS = 20_000;

    private static final double LOST = 1e-17;

    private static final GaussIntegrator GAUSS = new GaussIntegratorFactory().legendre(64);

    public static PaymentSchedule of(Horizon horizon, Discount discount, LifetimeUnit unit) {
        requireNonNull(horizon, "horizon");
        requireNonNull(discount, "discount");
        checkConverges(horizon, discount);
        return new PaymentSchedule(
                horizon.inUnit(unit),
                discount.force(unit),
                discount.timing(),
                discount.period().map(p -> p.inUnit(unit)).orElse(1.0));
    }

    public static void checkConverges(Horizon horizon, Discount discount) {
        requireNonNull(discount, "discount");
        requireNonNull(horizon, "horizon");
        if (horizon.hasNoEnd() && !(discount.force() > 0)) {
            throw new IllegalStateException(
                    "discounted transactions of the whole future are undefined without a discount above 0: "
                            + discount);
        }
    }

    /** How many periods there are, with a last short one. */
    public long periods() {
        double exact = horizon / period;
        double whole = Math.rint(exact);
        return (long) (Math.abs(exact - whole) <= ROUNDING * Math.max(1, whole) ? whole : Math.ceil(exact));
    }

    /** The end of a period, from 1; that of the last one is the horizon. */
    public double end(long k) {
        return k == periods() ? horizon : k * period;
    }

    /** What money of a period counts today. */
    public double factor(long k) {
        double end = end(k);
        double start = (k - 1) * period;
        double at = switch (timing) {
            case START_OF_PERIOD -> start;
            case MID_PERIOD -> (start + end) / 2;
            default -> end;
        };
        return Math.exp(-force * at);
    }

    /** No money counts more than this. */
    public double largestFactor() {
        return Math.max(1, Math.exp(-force * horizon));
    }

    /**
     * The discounted sum of the increments of Y.
     *
     * @param scale a time in which Y bends, as the age of the customer
     */
    public double discounted(DoubleUnaryOperator y, double scale) {
        if (timing == PaymentTiming.AT_PURCHASE) {
            return atPurchase(y, scale);
        }
        return Double.isInfinite(horizon) ? endless(y, scale) : periodByPeriod(y, periods());
    }

    /** What is still to come counts at most as much as it would in the next period, or not at all. */
    private double periodByPeriod(DoubleUnaryOperator y, long n) {
        double all = y.applyAsDouble(horizon);
        if (force == 0) {
            return all;
        }
        if (force < 0) {
            checkCount(n);
        }
        double sum = 0;
        double before = 0;
        for (long k = 1; k <= n; k++) {
            if (force > 0 && (all - before) * factor(k) <= LOST * sum) {
                break;
            }
            checkCount(k);
            double now = y.applyAsDouble(end(k));
            sum += (now - before) * factor(k);
            before = now;
        }
        return sum;
    }

    /** Refuses to go on for ever where the discount is so small that all periods count. */
    public void checkCount(long k) {
        checkArgument(
                k <= MOST_PERIODS,
                "%s periods are too many to add up one by one: book them less often, or each at its moment",
                periods());
    }

    /** ∫ e⁻ᵟᵗ dY, by parts. */
    private double atPurchase(DoubleUnaryOperator y, double scale) {
        double end = force > 0 ? Math.min(horizon, NEGLIGIBLE / force) : horizon;
        return Math.exp(-force * end) * y.applyAsDouble(end) + force * integral(y, 0, end, scale);
    }

    /** ∫ Y(t) e⁻ᵟᵗ dt. Y is smooth in the logarithm of scale + t, so that one rule of 64 nodes serves any length. */
    private double integral(DoubleUnaryOperator y, double from, double to, double scale) {
        double log = Math.log1p((to - from) / scale);
        return GAUSS.integrate(node -> {
                    double v = (node + 1) / 2 * log;
                    double t = from + scale * Math.expm1(v);
                    return y.applyAsDouble(t) * Math.exp(-force * t) * scale * Math.exp(v);
                })
                * log
                / 2;
    }

    /**
     * Σ (Y(k) − Y(k−1)) vᵏ = (1 − v) Σ Y(k) vᵏ, times the step back from the end of a period to its payment. Beyond the first terms the sum is the integral
     * from a half step on and its first two Euler-Maclaurin corrections, good to some 1e-10.
     */
    private double endless(DoubleUnaryOperator y, double scale) {
        double step = force * period;
        double back = switch (timing) {
            case START_OF_PERIOD -> Math.exp(step);
            case MID_PERIOD -> Math.exp(step / 2);
            default -> 1;
        };
        DoubleUnaryOperator term = k -> y.applyAsDouble(k * period) * Math.exp(-step * k);
        double sum = 0;
        for (int k = 1; k <= ONE_BY_ONE; k++) {
            sum += term.applyAsDouble(k);
        }
        double from = ONE_BY_ONE + 0.5;
        double end = from * period + NEGLIGIBLE / force;
        sum += integral(y, from * period, end, scale + from * period) / period;
        sum += slope(term, from) / 24 - 7.0 / 5760 * thirdDerivative(term, from);
        return back * -Math.expm1(-step) * sum;
    }

    private static double slope(DoubleUnaryOperator f, double at) {
        double h = 4;
        double one = f.applyAsDouble(at + h) - f.applyAsDouble(at - h);
        double two = f.applyAsDouble(at + 2 * h) - f.applyAsDouble(at - 2 * h);
        double three = f.applyAsDouble(at + 3 * h) - f.applyAsDouble(at - 3 * h);
        return (45 * one - 9 * two + three) / (60 * h);
    }

    private static double thirdDerivative(DoubleUnaryOperator f, double at) {
        double h = 8;
        double one = f.applyAsDouble(at + h) - f.applyAsDouble(at - h);
        double two = f.applyAsDouble(at + 2 * h) - f.applyAsDouble(at - 2 * h);
        return (two - 2 * one) / (2 * h * h * h);
    }
}
