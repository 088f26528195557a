/**
 * Experiments: is the split the one that was planned, is the difference real, and may one look every day?
 *
 * <ul>
 *   <li>First {@link io.github.cxmetrics.monitor.experiment.SampleRatio}: with a mismatch no effect is to be trusted, and
 *       {@link io.github.cxmetrics.monitor.experiment.Experiment} says so before it says anything else.
 *   <li>At a planned end: {@link io.github.cxmetrics.monitor.experiment.Experiment}, the difference and the relative lift of two arms.
 *   <li>Looked at as it runs: {@link io.github.cxmetrics.monitor.experiment.WatchedTest}. A z test that is looked at daily for 60 days is wrong 34 times in 100.
 *   <li>Before: {@link io.github.cxmetrics.monitor.experiment.ExperimentSize}; with a covariate from before the exposure:
 *       {@link io.github.cxmetrics.monitor.experiment.Cuped}.
 * </ul>
 *
 * <p>Start with {@code Experiment.of(treatment, control)} of two shares, net scores or other metrics.
 *
 * <p>In the guide: <a href="https://github.com/cxmetrics/cx-metrics/blob/main/docs/guide/experiments.md">experiments</a>.
 *
 * @serial exclude
 */
@NullMarked
package io.github.cxmetrics.monitor.experiment;

import org.jspecify.annotations.NullMarked;
