/**
 * Journey maps: stages and touchpoints with their customers, scores and times, and the voice of the customer bound to them.
 *
 * <ul>
 *   <li>{@link io.github.cxmetrics.journey.map.JourneyMapRule} says how events become {@linkplain io.github.cxmetrics.journey.map.Stage stages} and
 *       touchpoints, and computes the {@link io.github.cxmetrics.journey.map.JourneyMap} of a log; start here.
 *   <li>{@link io.github.cxmetrics.journey.map.TouchpointScore} is what customers rate at touchpoints. The map tells its course, its peak and end, and where
 *       friction is; {@link io.github.cxmetrics.journey.map.TouchpointEmotions} puts emotions on it that were measured elsewhere.
 *   <li>{@link io.github.cxmetrics.journey.map.FeedbackRule} binds {@linkplain io.github.cxmetrics.journey.map.SurveyAnswer answers} of a survey to the
 *       touchpoints that caused them.
 *   <li>{@link io.github.cxmetrics.journey.map.ClosedLoopRule} counts how many unhappy answers were followed up, and how soon.
 * </ul>
 *
 * <pre>{@code
 * EventLog log = EventLog.of(
 *         Event.of("ann", "home", "2024-05-01T10:00:00Z").with("platform", "web"),
 *         Event.of("ann", "purchase", "2024-05-02T10:00:00Z").with("platform", "app"));
 * JourneyMap map = JourneyMapRule.of(Stage.of("discover", "home"), Stage.of("buy", "purchase")).byChannel("platform").count(log);
 * }</pre>
 *
 * <p>In the guide: <a href="https://github.com/cxmetrics/cx-metrics/blob/main/docs/guide/journey-maps.md">journey maps</a>.
 *
 * @serial exclude
 */
@NullMarked
package io.github.cxmetrics.journey.map;

import org.jspecify.annotations.NullMarked;
