/**
 * What a fit gives besides its model.
 *
 * <ul>
 *   <li>{@link io.github.cxmetrics.lifetime.fit.ModelFit} is a model with estimated parameters and the doubt about them: log-likelihood, standard errors,
 *       intervals, the likelihood-ratio test of two nested models.
 *   <li>{@link io.github.cxmetrics.lifetime.fit.Estimates} are the parameters with their covariance, and information criteria.
 *   <li>{@link io.github.cxmetrics.lifetime.fit.FitStatus} says whether to trust them: converged, hardly identified, on a boundary, or not converged. A
 *       fit does not throw because data are poor; it says so here.
 *   <li>{@link io.github.cxmetrics.lifetime.fit.FitOptions} holds a penalty and a listener for progress.
 * </ul>
 *
 * <p>Fits are deterministic to the last bit, whatever the number of threads: starts are fixed, sums are taken in a fixed order, and nothing is drawn at
 * random.
 *
 * <p>The models themselves, with their {@code fit} methods, are in {@link io.github.cxmetrics.lifetime.model}.
 *
 * <p>In the guide: <a href="https://github.com/cxmetrics/cx-metrics/blob/main/docs/guide/lifetime.md">lifetime</a>.
 *
 * @serial exclude
 */
@NullMarked
package io.github.cxmetrics.lifetime.fit;

import org.jspecify.annotations.NullMarked;
