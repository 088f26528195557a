/**
 * How long until: durations, some of them not over yet.
 *
 * <p>A subject whose event has not happened when observation ends is <em>censored</em>, not dropped: it was seen to last at least so long. {@link
 * io.github.cxmetrics.survival.SurvivalTally} counts both kinds by time, exactly and mergeably; {@link io.github.cxmetrics.survival.SurvivalCurve}
 * reads the Kaplan–Meier estimate off it and {@link io.github.cxmetrics.survival.LogRank} compares groups. These are pure functions of tallies.
 *
 * <p>Durations that are all over are {@link io.github.cxmetrics.survival.Durations}, exact, or {@link io.github.cxmetrics.survival.RoundedDurations},
 * in bounded memory; the two are different types, so that nobody takes a rounded percentile for an exact one.
 *
 * @serial exclude
 */
@NullMarked
package io.github.cxmetrics.survival;

import org.jspecify.annotations.NullMarked;
