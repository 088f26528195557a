/**
 * Which way users took: sequences of steps, as they were, without a funnel that asks for them.
 *
 * <p>A {@link io.github.cxmetrics.journey.path.PathRule} says what the steps of a timeline are called and what becomes of {@link
 * io.github.cxmetrics.journey.path.Repeats}. Its three rules count:
 *
 * <ul>
 *   <li>{@link io.github.cxmetrics.journey.path.Variants}: whole paths and how many took each; start here.
 *   <li>{@link io.github.cxmetrics.journey.path.Transitions}: which step follows which, drawn as a {@link io.github.cxmetrics.journey.path.Sankey}.
 *   <li>{@link io.github.cxmetrics.journey.path.StepMatrix}: who is where after how many steps.
 *   <li>{@link io.github.cxmetrics.journey.path.PathTimes}: how long paths take; {@link io.github.cxmetrics.journey.path.StepsToGoalRule}: how many steps.
 * </ul>
 *
 * <p>{@link io.github.cxmetrics.journey.path.EventSequence} and {@link io.github.cxmetrics.journey.path.NextNode} look for patterns.
 *
 * <pre>{@code
 * EventLog log = EventLog.of(
 *         Event.of("ann", "visit", "2024-05-01T10:00:00Z"),
 *         Event.of("ann", "cart", "2024-05-02T10:00:00Z"),
 *         Event.of("ann", "buy", "2024-05-03T10:00:00Z"));
 * PathRule.events().repeats(Repeats.COLLAPSED).variants().count(log).top(10);
 * EventSequence.of("(?1).*(?2)(?3)", Step.of("visit"), Step.of("cart"), Step.of("buy")).count(log).percent(); // → 100.0
 * }</pre>
 *
 * <p>In the guide: <a href="https://github.com/cxmetrics/cx-metrics/blob/main/docs/guide/paths-and-attribution.md">paths and attribution</a>.
 *
 * @serial exclude
 */
@NullMarked
package io.github.cxmetrics.journey.path;

import org.jspecify.annotations.NullMarked;
