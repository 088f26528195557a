/**
 * What customers are worth: from the simple formulas of customer lifetime value to fitted buy-till-you-die models.
 *
 * <p>A log of purchases becomes {@link io.github.cxmetrics.lifetime.PurchaseHistories}, one row a customer: how often, how recently, for how long and
 * for how much. A {@link io.github.cxmetrics.lifetime.TransactionModel} says how often a customer will buy again. Times carry their {@link
 * io.github.cxmetrics.lifetime.LifetimeUnit}, horizons and discounts are values. Models and fits are pure functions over rows: sums of doubles can't be
 * merged exactly, so nothing here is a tally.
 *
 * @serial exclude
 */
@NullMarked
package io.github.cxmetrics.lifetime;

import org.jspecify.annotations.NullMarked;
