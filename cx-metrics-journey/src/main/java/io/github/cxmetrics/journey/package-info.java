/**
 * What users did, and how far they got: event logs, funnels, sequences.
 *
 * <p>An {@link io.github.cxmetrics.journey.EventLog} holds user, event and time in columns. A {@link io.github.cxmetrics.journey.Funnel} is a rule: steps, a window, and
 * the switches of a {@link io.github.cxmetrics.journey.Dialect}, in which tools differ. {@link io.github.cxmetrics.journey.Funnel#run} gives a {@link
 * io.github.cxmetrics.journey.FunnelResult} with every surface; {@link io.github.cxmetrics.journey.FunnelTally} merges over users, {@link
 * io.github.cxmetrics.journey.FunnelSummary} over time. {@link io.github.cxmetrics.journey.EventSequence} and {@link io.github.cxmetrics.journey.NextNode} look for
 * patterns.
 *
 * @serial exclude
 */
@NullMarked
package io.github.cxmetrics.journey;

import org.jspecify.annotations.NullMarked;
