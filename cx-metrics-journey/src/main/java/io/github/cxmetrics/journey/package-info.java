/**
 * What users did and when: event logs, and what the rules on journeys have in common.
 *
 * <ul>
 *   <li>{@link io.github.cxmetrics.journey.EventLog} holds user, event, time and properties in columns: start here. {@link
 *       io.github.cxmetrics.journey.Event} and {@link io.github.cxmetrics.journey.Codes} are the ways in, by objects and by numbers.
 *   <li>{@link io.github.cxmetrics.journey.Identities} and {@link io.github.cxmetrics.journey.Sessions} settle whose events they are before anything is
 *       counted.
 *   <li>{@link io.github.cxmetrics.journey.Timeline} is what one user did, by time: the observation that rules count, one's own among them; a
 *       {@link io.github.cxmetrics.journey.LogRule} counts a whole log.
 *   <li>{@link io.github.cxmetrics.journey.Step} with {@link io.github.cxmetrics.journey.Condition} says which events are meant; {@link
 *       io.github.cxmetrics.journey.StepMatcher} tells which steps a row fills.
 * </ul>
 *
 * <p>The questions stand in packages of their own: {@code funnel} (how far they got), {@code path} (which way they took), {@code attribution} (which channel
 * led there), {@code map} (stages, touchpoints and scores) and {@code retention} (who came back).
 *
 * <pre>{@code
 * EventLog log = EventLog.of(
 *         Event.of("ann", "visit", "2024-05-01T10:00:00Z"),
 *         Event.of("ann", "purchase", "2024-05-01T10:05:00Z"));
 * log.timelines().map(Timeline::toString).toList(); // → [timeline: visit, purchase]
 * }</pre>
 *
 * <p>In the guide: <a href="https://github.com/cxmetrics/cx-metrics/blob/main/docs/guide/funnels.md">funnels</a>.
 *
 * @serial exclude
 */
@NullMarked
package io.github.cxmetrics.journey;

import org.jspecify.annotations.NullMarked;
