/**
 * What customers bought: logs of purchases and the histories that are read off them.
 *
 * <ul>
 *   <li>{@link io.github.cxmetrics.lifetime.purchases.PurchaseLog} is a log of purchases as a mergeable tally, from columns or from your own rows; its
 *       {@link io.github.cxmetrics.lifetime.purchases.PurchaseRule} names the currency and, by an
 *       {@link io.github.cxmetrics.lifetime.purchases.AmountPolicy}, what refunds and free orders are.
 *   <li>{@link io.github.cxmetrics.lifetime.purchases.PurchaseHistories} has a row a customer: how often again (frequency), when last (recency), for how
 *       long known (age), and for how much (mean spend). {@link io.github.cxmetrics.lifetime.purchases.PurchasePeriods} says which purchases are one, and the
 *       unit of time.
 *   <li>{@link io.github.cxmetrics.lifetime.purchases.Holdout} cuts a log in two, for fitting a model and for judging it.
 *   <li>{@link io.github.cxmetrics.lifetime.purchases.Rfm} scores recency, frequency and monetary value by a named
 *       {@link io.github.cxmetrics.lifetime.purchases.RfmScale}.
 * </ul>
 *
 * <p>Start with {@code PurchaseLog.from(…)} and {@code log.histories(…)}. Purchases after the stated end are set aside and
 * can be asked for. Days are local dates; the caller knows the zone.
 *
 * <p>In the guide: <a href="https://github.com/cxmetrics/cx-metrics/blob/main/docs/guide/lifetime.md">lifetime</a>.
 *
 * @serial exclude
 */
@NullMarked
package io.github.cxmetrics.lifetime.purchases;

import org.jspecify.annotations.NullMarked;
