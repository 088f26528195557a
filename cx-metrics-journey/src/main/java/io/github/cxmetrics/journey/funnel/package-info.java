/**
 * How far users got: funnels over event logs.
 *
 * <p>A {@link io.github.cxmetrics.journey.funnel.Funnel} is a rule: steps, a window, and the switches of a {@link
 * io.github.cxmetrics.journey.funnel.Dialect}, in which tools differ: {@link io.github.cxmetrics.journey.funnel.StepOrder}, {@link
 * io.github.cxmetrics.journey.funnel.Entry}, {@link io.github.cxmetrics.journey.funnel.Ties} and others. Start there.
 *
 * <ul>
 *   <li>{@link io.github.cxmetrics.journey.funnel.Funnel#run} gives a {@link io.github.cxmetrics.journey.funnel.FunnelResult}: conversion, times, trend,
 *       those who are still under way.
 *   <li>{@link io.github.cxmetrics.journey.funnel.FunnelTally} holds the counts alone, which merge over users; {@link
 *       io.github.cxmetrics.journey.funnel.FunnelSummary} merges over time.
 *   <li>{@link io.github.cxmetrics.journey.funnel.Breakdown} splits a funnel by a property into {@link
 *       io.github.cxmetrics.journey.funnel.FunnelSegments}; {@link io.github.cxmetrics.journey.funnel.ConversionDrivers} finds what goes with conversion.
 * </ul>
 *
 * <pre>{@code
 * EventLog log = EventLog.of(
 *         Event.of("ann", "visit", "2024-05-01T10:00:00Z"),
 *         Event.of("ann", "signup", "2024-05-02T10:00:00Z"),
 *         Event.of("ann", "purchase", "2024-05-03T10:00:00Z"));
 * FunnelResult result = Funnel.steps("visit", "signup", "purchase").within(Duration.ofDays(7)).run(log);
 * result.conversion().percent(); // → 100.0
 * }</pre>
 *
 * <p>In the guide: <a href="https://github.com/cxmetrics/cx-metrics/blob/main/docs/guide/funnels.md">funnels</a>.
 *
 * @serial exclude
 */
@NullMarked
package io.github.cxmetrics.journey.funnel;

import org.jspecify.annotations.NullMarked;
