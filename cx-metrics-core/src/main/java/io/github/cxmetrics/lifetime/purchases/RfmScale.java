package io.github.cxmetrics.lifetime.purchases;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.Money;
import io.github.cxmetrics.Storable;
import io.github.cxmetrics.StoredForm;
import io.github.cxmetrics.internal.Checks;
import io.github.cxmetrics.internal.Stored;
import io.github.cxmetrics.internal.StoredText;
import java.io.Serializable;
import java.util.Currency;
import java.util.List;

/** How recency, frequency and money become scores from 1, worst, to a number of levels, best. */
public sealed interface RfmScale extends Storable, Serializable {

    /** What becomes of equal values at the border of two quantile groups. */
    enum Ties {
        /**
         * Equal values have equal scores, that of the lowest of their ranks: {@code 1 + ⌊levels · customers with less / customers⌋}. Groups may differ in size,
         * and if half of all bought once, they all have a frequency score of 1.
         */
        SAME_SCORE,
        /** Groups of equal size; equal values are told apart by the order of the customers' ids. */
        EQUAL_GROUPS
    }

    /**
     * How many scores there are.
     *
     * @return the best score
     */
    int levels();

    /**
     * Scores by rank among the customers: the worst fifth has 1, the best 5, for five levels.
     *
     * @param levels at least 2
     * @param ties what becomes of equal values
     */
    record Quantiles(int levels, Ties ties) implements RfmScale {

        /**
         * Checks the levels.
         *
         * @param levels at least 2
         * @param ties what becomes of equal values
         * @throws IllegalArgumentException if there are fewer than 2 levels
         */
        public Quantiles {
            checkArgument(levels >= 2, "a scale needs at least 2 levels, not %s", levels);
            checkArgument(ties != null, "ties must not be null");
        }

        @Override
        public Form toForm() {
            return new Form("rfm-quantiles", 1, levels, ties);
        }

        /**
         * The plain data of a scale by rank.
         *
         * @param type {@code rfm-quantiles}
         * @param version 1
         * @param levels how many scores there are
         * @param ties what becomes of equal values
         */
        public record Form(String type, int version, int levels, Ties ties) implements StoredForm<Quantiles> {

            @Override
            public Quantiles restore() {
                Stored.check(type, version, "rfm-quantiles", 1);
                return new Quantiles(levels, ties);
            }
        }
    }

    /**
     * Scores by fixed limits: a customer has one more point for each limit of purchases or money that is reached, and one less for each limit of days
     * that is exceeded.
     *
     * @param days limits of the days since the last purchase, rising: the best score up to the first, included
     * @param purchases limits of the number of purchase days, rising: the second score from the first on
     * @param money limits of the money, rising: the second score from the first on
     */
    record Limits(List<Integer> days, List<Integer> purchases, List<Money> money) implements RfmScale {

        /**
         * Checks the limits.
         *
         * @param days limits of the days since the last purchase
         * @param purchases limits of the number of purchase days
         * @param money limits of the money
         * @throws IllegalArgumentException if there are none, their numbers differ, they don't rise, one of days is below 0 or of purchases below 1,
         *     or the money is of several currencies
         */
        public Limits {
            days = Checks.list(days, "days");
            purchases = Checks.list(purchases, "purchases");
            money = Checks.list(money, "money");
            checkArgument(
                    !days.isEmpty() && days.size() == purchases.size() && purchases.size() == money.size(),
                    "a scale needs as many limits of days, purchases and money: %s, %s and %s",
                    days.size(),
                    purchases.size(),
                    money.size());
            checkArgument(
                    days.get(0) >= 0 && purchases.get(0) >= 1,
                    "limits begin with 0 days and 1 purchase at least: %s, %s",
                    days,
                    purchases);
            for (int i = 1; i < days.size(); i++) {
                checkArgument(
                        money.get(i).currency().equals(money.get(0).currency()),
                        "limits of money must be in one currency: %s",
                        money);
                checkArgument(
                        days.get(i - 1) < days.get(i)
                                && purchases.get(i - 1) < purchases.get(i)
                                && money.get(i - 1).minor() < money.get(i).minor(),
                        "limits must rise: %s, %s, %s",
                        days,
                        purchases,
                        money);
            }
        }

        @Override
        public int levels() {
            return days.size() + 1;
        }

        @Override
        public Form toForm() {
            return new Form(
                    "rfm-limits",
                    1,
                    days,
                    purchases,
                    money.get(0).currency().getCurrencyCode(),
                    money.stream().map(Money::minor).toList());
        }

        /**
         * The plain data of a scale by limits.
         *
         * @param type {@code rfm-limits}
         * @param version 1
         * @param days limits of the days since the last purchase
         * @param purchases limits of the number of purchase days
         * @param currency the currency's code in ISO 4217
         * @param money limits of the money, in minor units
         */
        public record Form(
                String type,
                int version,
                List<Integer> days,
                List<Integer> purchases,
                String currency,
                List<Long> money)
                implements StoredForm<Limits> {

            @Override
            public Limits restore() {
                Stored.check(type, version, "rfm-limits", 1);
                Currency of = StoredText.currency(Stored.text(currency, "the currency of limits"));
                return new Limits(
                        Stored.list(days, "a limit of days"),
                        Stored.list(purchases, "a limit of purchases"),
                        Stored.list(money, "a limit of money").stream()
                                .map(limit -> Money.ofMinor(limit, of))
                                .toList());
            }
        }
    }

    /**
     * Five scores by rank, equal values with equal scores.
     *
     * @return the scale
     */
    static RfmScale quintiles() {
        return new Quantiles(5, Ties.SAME_SCORE);
    }
}
