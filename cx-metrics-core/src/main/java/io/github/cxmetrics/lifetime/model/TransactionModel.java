package io.github.cxmetrics.lifetime.model;

import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Confidence;
import io.github.cxmetrics.Interval;
import io.github.cxmetrics.lifetime.Discount;
import io.github.cxmetrics.lifetime.Horizon;
import io.github.cxmetrics.lifetime.LifetimeUnit;
import io.github.cxmetrics.lifetime.PaymentTiming;
import io.github.cxmetrics.lifetime.internal.PaymentSchedule;
import io.github.cxmetrics.lifetime.internal.TransactionCounts;
import io.github.cxmetrics.lifetime.purchases.PurchaseHistories;
import io.github.cxmetrics.lifetime.purchases.PurchaseHistory;
import java.io.Serializable;
import java.util.random.RandomGenerator;

/**
 * A buy-till-you-die model: how often customers buy while they are customers, and when they silently stop. Histories and horizons in another unit are
 * converted. Models are immutable; parameters are given or fitted.
 *
 * <p>A <i>known</i> customer has a history, and expectations about one are not conditional on being alive; a <i>new</i> one has just made the first
 * purchase.
 */
public interface TransactionModel extends Serializable {

    /**
     * The unit of the model's parameters.
     *
     * @return the unit of time
     */
    LifetimeUnit unit();

    /**
     * The probability that a customer is still one at the end of the observation.
     *
     * @param history what the customer has bought
     * @return 0..1
     */
    double probabilityAlive(PurchaseHistory history);

    /**
     * The probability that a customer will still be one later, whatever is bought until then.
     *
     * @param history what the customer has bought
     * @param later how long after the end of the observation
     * @return 0..1, at most {@link #probabilityAlive(PurchaseHistory)}
     */
    double probabilityAlive(PurchaseHistory history, Horizon later);

    /**
     * The repeat transactions to expect of a new customer.
     *
     * @param horizon how far to look ahead
     * @return E[X(t)]
     */
    double expectedTransactions(Horizon horizon);

    /**
     * The transactions to expect of a known customer.
     *
     * @param history what the customer has bought
     * @param horizon how far to look ahead
     * @return E[Y(t) | x, t<sub>x</sub>, T]
     */
    double expectedTransactions(PurchaseHistory history, Horizon horizon);

    /**
     * The transactions to expect of each of many customers; no object is made for a row.
     *
     * @param histories what the customers have bought
     * @param horizon how far to look ahead
     * @return one expectation a row, weights left aside
     */
    double[] expectedTransactions(PurchaseHistories histories, Horizon horizon);

    /**
     * The logarithm of the likelihood of histories, in the model's unit of time.
     *
     * @param histories what the customers have bought
     * @return the weighted sum over the rows
     */
    double logLikelihood(PurchaseHistories histories);

    /**
     * The distribution of a new customer's number of repeat transactions.
     *
     * @param transactions how many, at least 0
     * @param horizon how far to look ahead, finite
     * @return P(X(t) = n)
     */
    double probability(long transactions, Horizon horizon);

    /**
     * The distribution of a known customer's number of transactions.
     *
     * @param history what the customer has bought
     * @param transactions how many, at least 0
     * @param horizon how far to look ahead, finite
     * @return P(Y(t) = n | x, t<sub>x</sub>, T)
     */
    double probability(PurchaseHistory history, long transactions, Horizon horizon);

    /**
     * The range in which a known customer's number of transactions will lie: equal tails of {@link #probability(PurchaseHistory, long, Horizon)}, at least
     * the level. It covers chance, with the parameters taken as known.
     *
     * @param history what the customer has bought
     * @param horizon how far to look ahead, finite
     * @param confidence the level
     * @return whole limits
     * @throws IllegalStateException if a limit is above 10 000 transactions
     */
    default Interval predictionInterval(PurchaseHistory history, Horizon horizon, Confidence confidence) {
        return TransactionCounts.interval(n -> probability(history, n, horizon), confidence);
    }

    /**
     * The transactions to expect of a known customer in the whole future, each discounted at its moment (DERT, DET): the continuous form of the discount,
     * whatever its timing.
     *
     * @param history what the customer has bought
     * @param discount a rate above 0
     * @return discounted expected residual transactions
     */
    double discountedExpectedTransactions(PurchaseHistory history, Discount discount);

    /**
     * The transactions to expect of a known customer, discounted by the convention of the discount: those of each period at its start, middle or end, or each
     * at its moment. A last period that the horizon cuts short counts as one of its own length.
     *
     * @param history what the customer has bought
     * @param horizon how far to look ahead; for the whole future the discount must be above 0
     * @param discount rate and timing; its periods are one unit of the model unless it says otherwise
     * @return discounted expected transactions
     * @throws IllegalStateException if the sum is infinite
     */
    default double discountedExpectedTransactions(PurchaseHistory history, Horizon horizon, Discount discount) {
        requireNonNull(history, "history");
        requireNonNull(horizon, "horizon");
        requireNonNull(discount, "discount");
        if (horizon.hasNoEnd() && discount.timing() == PaymentTiming.AT_PURCHASE) {
            PaymentSchedule.checkConverges(horizon, discount);
            return discountedExpectedTransactions(history, discount);
        }
        double scale = history.inUnit(unit()).age();
        return PaymentSchedule.of(horizon, discount, unit())
                .discounted(t -> expectedTransactions(history, Horizon.of(t, unit())), scale);
    }

    /**
     * The repeat transactions to expect of a new customer, discounted by the convention of the discount.
     *
     * @param horizon how far to look ahead from the first purchase; for the whole future the discount must be above 0
     * @param discount rate and timing; its periods are one unit of the model unless it says otherwise
     * @return discounted expected transactions, without the first
     * @throws IllegalStateException if the sum is infinite
     */
    default double discountedExpectedTransactions(Horizon horizon, Discount discount) {
        return PaymentSchedule.of(horizon, booked(discount), unit())
                .discounted(t -> expectedTransactions(Horizon.of(t, unit())), 1);
    }

    /**
     * A discount as this model books it: the same one, unless purchases of the model have no moment of their own.
     *
     * @param discount rate and timing
     * @return the discount that the sums go by
     */
    default Discount booked(Discount discount) {
        return discount;
    }

    /**
     * Histories of new customers drawn from the model.
     *
     * @param random the source of chance; a seeded one gives the same histories again
     * @param customers how many
     * @param age how long each is observed, finite and above 0
     * @return the histories, in the model's unit
     */
    PurchaseHistories simulate(RandomGenerator random, int customers, Horizon age);
}
