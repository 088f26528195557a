/**
 * The engine of fits and sums over time: maximum likelihood with exact curvature, special functions, schedules of payments. Not part of the API: the
 * module does not export this package, and anything here may change without notice.
 *
 * <ul>
 *   <li>{@link io.github.cxmetrics.lifetime.internal.MaximumLikelihood} climbs a {@link io.github.cxmetrics.lifetime.internal.LogLikelihood} with
 *       {@link io.github.cxmetrics.lifetime.internal.TrustRegion} and says how it ended.
 *   <li>{@link io.github.cxmetrics.lifetime.internal.LogRising} and {@link io.github.cxmetrics.lifetime.internal.RisingFactorials} are ratios of gamma
 *       functions without their cancellation.
 *   <li>{@link io.github.cxmetrics.lifetime.internal.PaymentSchedule} discounts an expectation that grows with time.
 *   <li>{@link io.github.cxmetrics.lifetime.internal.TransactionCounts} reads quantiles off a distribution of counts and draws from it,
 *       {@link io.github.cxmetrics.lifetime.internal.Draws} from the hidden distributions.
 * </ul>
 */
@NullMarked
package io.github.cxmetrics.lifetime.internal;

import org.jspecify.annotations.NullMarked;
