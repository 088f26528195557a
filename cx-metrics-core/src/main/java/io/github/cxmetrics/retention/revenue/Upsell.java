package io.github.cxmetrics.retention.revenue;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Money;
import io.github.cxmetrics.Proportion;
import io.github.cxmetrics.internal.CountMath;
import io.github.cxmetrics.internal.Ratios;
import java.io.Serializable;

/**
 * Upsell or cross-sell over a period, by the three rates in use. They answer different questions: how good the offers are, how much of the customer
 * base they reach, and what they weigh in the revenue.
 *
 * <p>A report of counts, no tally: base and total revenue are those of the whole company, so that two reports on one company don't add up.
 *
 * <p>{@code Upsell.offering(500).ofWhichAccepted(125).toCustomers(2000).earning(revenue, totalRevenue)}.
 *
 * @param offers how many offers were made
 * @param accepted how many of them were accepted
 * @param base how many customers there were to offer something to
 * @param revenue the revenue of the accepted offers
 * @param totalRevenue the revenue of the period, that of the offers included
 */
public record Upsell(long offers, long accepted, long base, Money revenue, Money totalRevenue) implements Serializable {

    /**
     * Checks the numbers.
     *
     * @param offers how many offers were made
     * @param accepted how many of them were accepted
     * @param base how many customers there were
     * @param revenue the revenue of the accepted offers
     * @param totalRevenue the revenue of the period
     * @throws IllegalArgumentException if a number is negative, more was accepted than offered, the currencies differ, or the part exceeds the total
     */
    public Upsell {
        CountMath.checkNotNegative(offers, "offers");
        CountMath.checkNotNegative(accepted, "accepted offers");
        CountMath.checkNotNegative(base, "customers");
        checkArgument(accepted <= offers, "accepted offers must not exceed offers: %s of %s", accepted, offers);
        requireNonNull(revenue, "revenue");
        requireNonNull(totalRevenue, "totalRevenue");
        totalRevenue.minorIn(totalRevenue.currency(), "total revenue");
        revenue.minorIn(totalRevenue.currency(), "revenue of accepted offers");
        checkArgument(
                revenue.minor() <= totalRevenue.minor(),
                "revenue of accepted offers must not exceed total revenue: %s of %s",
                revenue,
                totalRevenue);
    }

    /**
     * The first step to a report: the offers.
     *
     * @param offers how many were made
     * @return the next step
     */
    public static Draft offering(long offers) {
        return new Draft(offers, 0, 0);
    }

    /**
     * A report that lacks revenue.
     *
     * @param offers how many offers were made
     * @param accepted how many of them were accepted
     * @param base how many customers there were
     */
    public record Draft(long offers, long accepted, long base) {

        /**
         * The offers that were accepted.
         *
         * @param offers how many
         * @return this step with the number
         */
        public Draft ofWhichAccepted(long offers) {
            return new Draft(this.offers, offers, base);
        }

        /**
         * All customers whom something could be offered to.
         *
         * @param customers how many
         * @return this step with the number
         */
        public Draft toCustomers(long customers) {
            return new Draft(offers, accepted, customers);
        }

        /**
         * The last step: the revenue.
         *
         * @param revenue the revenue of the accepted offers
         * @param totalRevenue the revenue of the period, that of the offers included
         * @return the report
         * @throws IllegalArgumentException as {@link Upsell}
         */
        public Upsell earning(Money revenue, Money totalRevenue) {
            requireNonNull(revenue, "revenue");
            requireNonNull(totalRevenue, "totalRevenue");
            return new Upsell(offers, accepted, base, revenue, totalRevenue);
        }
    }

    /**
     * The accepted offers of all offers.
     *
     * @return {@code accepted / offers}, with Wilson's interval
     */
    public Proportion acceptedOverOffers() {
        return Proportion.of(accepted, offers).named("accepted", "offers");
    }

    /**
     * Accepted offers for each customer of the base. Not a share: a customer may accept several.
     *
     * @return {@code accepted / base}, 0 or more
     * @throws IllegalStateException if there were no customers
     */
    public double acceptedOverBase() {
        if (base == 0) {
            throw new IllegalStateException("upsell rate over the base is undefined: no customers");
        }
        return Ratios.of(accepted, base);
    }

    /**
     * What accepted offers weigh in the revenue.
     *
     * @return {@code revenue / totalRevenue}, 0..1
     * @throws IllegalStateException if there was no revenue
     */
    public double revenueShare() {
        if (totalRevenue.minor() == 0) {
            throw new IllegalStateException("upsell share of revenue is undefined: no revenue");
        }
        return Ratios.of(revenue.minor(), totalRevenue.minor());
    }

    /** One line, for example {@code upsell: accepted 25.0 % (95 % CI 21.4 % … 29.0 %), 125 of 500; 2000 customers, EUR 9000.00 of EUR 120000.00}. */
    @Override
    public String toString() {
        return "upsell: " + acceptedOverOffers() + "; " + base + " customers, " + revenue + " of " + totalRevenue;
    }
}
