/**
 * How long until: durations, some of them not over yet.
 *
 * <ul>
 *   <li>{@link io.github.cxmetrics.survival.Spell} is one duration, observed to its end or censored. A subject whose event has not happened when
 *       observation ends is <em>censored</em>, not dropped: it was seen to last at least so long.
 *   <li>{@link io.github.cxmetrics.survival.SurvivalTally} counts both kinds by time, exactly and mergeably;
 *       {@link io.github.cxmetrics.survival.SurvivalCurve} reads the Kaplan–Meier estimate off it, with bands, quantiles and the
 *       {@link io.github.cxmetrics.survival.RestrictedMean}.
 *   <li>{@link io.github.cxmetrics.survival.LogRank} compares groups, with the weights of Fleming and Harrington.
 *   <li>{@link io.github.cxmetrics.survival.Durations} are durations that are all over, kept exactly, or rounded to some digits in bounded memory, as the
 *       {@link io.github.cxmetrics.survival.DurationsRule} says. The two don't merge, and each prints what it is. A
 *       {@link io.github.cxmetrics.survival.QuantileMethod} has a name.
 * </ul>
 *
 * <p>Curves and tests are pure functions of tallies.
 *
 * <p>Start with {@code SurvivalTally} for what may still be open, with {@code Durations} for what is over.
 *
 * <p>In the guide: <a href="https://github.com/cxmetrics/cx-metrics/blob/main/docs/guide/survival.md">survival</a>.
 *
 * @serial exclude
 */
@NullMarked
package io.github.cxmetrics.survival;

import org.jspecify.annotations.NullMarked;
