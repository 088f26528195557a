package io.github.cxmetrics.lifetime.value;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.internal.Checks;
import io.github.cxmetrics.internal.Text;
import io.github.cxmetrics.lifetime.Discount;
import io.github.cxmetrics.lifetime.Horizon;
import io.github.cxmetrics.lifetime.LifetimeUnit;
import io.github.cxmetrics.lifetime.model.ShiftedBetaGeometric;
import java.io.Serializable;
import java.util.Optional;

/**
 * Customer lifetime value of a contract in closed form: the same margin each period, and the same share of customers lost before each renewal.
 *
 * <p>A constant churn is the textbook's assumption; where customers differ, retention rises with tenure and these formulas fall short: see {@link
 * ShiftedBetaGeometric}.
 *
 * <p>Source: Gupta and Lehmann, Journal of Interactive Marketing 2003; Fader and Hardie 2012 on which payments are counted.
 *
 * @param margin money kept a period
 * @param churn the share of customers lost from one period to the next, 0..1
 * @param period the length of a period
 */
public record ContractCltv(double margin, double churn, LifetimeUnit period) implements Serializable {

    /**
     * Checks the parts.
     *
     * @param margin money kept a period
     * @param churn the share lost a period
     * @param period the length of a period
     * @throws IllegalArgumentException if the margin is not finite or the churn is outside 0..1
     */
    public ContractCltv {
        Checks.finite(margin, "margin");
        Checks.share(churn, "churn");
        requireNonNull(period, "period");
    }

    /**
     * A contract of which the churn is known.
     *
     * @param margin money kept a period
     * @param churn the share of customers lost from one period to the next, 0..1
     * @param period the length of a period
     * @return the contract
     */
    public static ContractCltv ofChurn(double margin, double churn, LifetimeUnit period) {
        return new ContractCltv(margin, churn, period);
    }

    /**
     * A contract of which the retention is known.
     *
     * @param margin money kept a period
     * @param retention the share of customers kept from one period to the next, 0..1
     * @param period the length of a period
     * @return the contract
     */
    public static ContractCltv ofRetention(double margin, double retention, LifetimeUnit period) {
        return new ContractCltv(margin, 1 - Checks.share(retention, "retention"), period);
    }

    /**
     * The number of periods to expect, the first one included.
     *
     * @return 1 / churn
     * @throws IllegalStateException if nobody is ever lost
     */
    public double expectedLifetime() {
        if (churn == 0) {
            throw new IllegalStateException("expected lifetime is undefined: no churn");
        }
        return 1 / churn;
    }

    /**
     * The value without a discount.
     *
     * @return margin / churn, in money
     * @throws IllegalStateException if nobody is ever lost
     */
    public double value() {
        if (churn == 0) {
            throw new IllegalStateException("CLTV is undefined: infinite without churn and discount");
        }
        return margin / churn;
    }

    /**
     * The value with a discount of k a period: {@code m (1 + k) / (k + c)} if payments come at the start of the periods, the first one now; less by a
     * discount of half a period in the middle, and by one of a whole period at the end.
     *
     * @param discount rate and timing; payments come once a period, at its start if each counts at its moment
     * @return Σ margin × retentionᵗ × discount factor over t = 0, 1, …, in money
     * @throws IllegalStateException if the sum is infinite
     */
    public double value(Discount discount) {
        requireNonNull(discount, "discount");
        checkArgument(
                discount.period().isEmpty() || discount.period().get().equals(Horizon.of(1, period)),
                "payments of a contract come once a %s, not once in %s",
                period.singular(),
                discount.period().map(Horizon::toString).orElse(""));
        double rate = discount.rate(period);
        if (!(rate + churn > 0)) {
            throw new IllegalStateException("CLTV is undefined: infinite with churn " + churn + " and " + discount);
        }
        return margin * (1 + rate) / (rate + churn) * start(discount);
    }

    /** The discount of the first payment. */
    private double start(Discount discount) {
        return Math.exp(-discount.force(period)
                * switch (discount.timing()) {
                    case START_OF_PERIOD, AT_PURCHASE -> 0;
                    case MID_PERIOD -> 0.5;
                    case END_OF_PERIOD -> 1;
                });
    }

    /**
     * What it is worth to win a customer, against what that costs.
     *
     * @param cost of winning a customer, above 0
     * @param discount rate and timing
     * @return value, ratio and payback: the first number of payments whose expected, discounted sum reaches the cost
     */
    public Acquisition acquisition(double cost, Discount discount) {
        Checks.positive(cost, "acquisition cost");
        double value = value(discount);
        if (!(value >= cost)) {
            return Acquisition.of(cost, value, Optional.empty());
        }
        // the sum of n payments is value · (1 − qⁿ), q = retention of a period and its discount
        double kept = (1 - churn) / (1 + discount.rate(period));
        double payments = kept == 0 ? 1 : Math.ceil(Math.log1p(-cost / value) / Math.log(kept) - 1e-12);
        return Double.isInfinite(payments)
                ? Acquisition.of(cost, value, Optional.empty())
                : Acquisition.of(cost, value, Optional.of(Horizon.of(Math.max(1, payments), period)));
    }

    /** For example {@code contract of 60.00 a month, churn 3 %}. */
    @Override
    public String toString() {
        return "contract of " + Text.fixed(margin, 2) + " a " + period.singular() + ", churn "
                + Text.shortest(100 * churn) + " %";
    }
}
