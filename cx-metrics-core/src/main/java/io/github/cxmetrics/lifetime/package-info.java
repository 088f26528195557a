/**
 * What customers are worth. This package holds time and money over time, which the others share; the questions have packages of their own, each built on
 * those before it.
 *
 * <ul>
 *   <li>{@link io.github.cxmetrics.lifetime.purchases}: logs of purchases, the histories of customers, recency-frequency-monetary segments, holdouts.
 *   <li>{@link io.github.cxmetrics.lifetime.fit}: what a fit gives besides its model: estimates, standard errors, status.
 *   <li>{@link io.github.cxmetrics.lifetime.model}: models of buying and of spending, fitted by maximum likelihood.
 *   <li>{@link io.github.cxmetrics.lifetime.value}: customer lifetime value, by simple formulas and by models, rankings and acquisition.
 * </ul>
 *
 * <p>What stands here:
 *
 * <ul>
 *   <li>{@link io.github.cxmetrics.lifetime.LifetimeUnit} is the unit of times, {@link io.github.cxmetrics.lifetime.Horizon} how far to look ahead.
 *   <li>{@link io.github.cxmetrics.lifetime.Discount} is a rate with its unit and its {@link io.github.cxmetrics.lifetime.PaymentTiming}.
 * </ul>
 *
 * <p>Models and fits are pure functions over rows: sums of doubles can't be merged exactly, so they are no tallies. A log of purchases is one.
 *
 * <p>In the guide: <a href="https://github.com/cxmetrics/cx-metrics/blob/main/docs/guide/lifetime.md">lifetime</a>.
 *
 * @serial exclude
 */
@NullMarked
package io.github.cxmetrics.lifetime;

import org.jspecify.annotations.NullMarked;
