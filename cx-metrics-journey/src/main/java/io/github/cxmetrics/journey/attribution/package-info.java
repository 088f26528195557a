/**
 * Which channels led to a conversion, and how customers move between channels.
 *
 * <ul>
 *   <li>{@link io.github.cxmetrics.journey.attribution.AttributionRule} finds the touches before a conversion, {@link
 *       io.github.cxmetrics.journey.attribution.AttributionTally} counts the paths of touches, and an {@link
 *       io.github.cxmetrics.journey.attribution.AttributionModel} turns them into {@link io.github.cxmetrics.journey.attribution.Credits}: first or last
 *       touch, linear, by position, Markov, Shapley. Start with the rule.
 *   <li>{@link io.github.cxmetrics.journey.attribution.ChannelRule} and {@link io.github.cxmetrics.journey.attribution.ChannelTally} count how many channels
 *       a journey uses, how often it switches, and how much self-service contains.
 * </ul>
 *
 * <p>A model is a convention: only an experiment tells what a channel causes.
 *
 * <pre>{@code
 * EventLog log = EventLog.of(
 *         Event.of("ann", "visit", "2024-05-01T10:00:00Z").with("channel", "ad"),
 *         Event.of("ann", "visit", "2024-05-03T10:00:00Z").with("channel", "mail"),
 *         Event.of("ann", "purchase", "2024-05-03T10:00:00Z"));
 * AttributionTally tally = AttributionRule.conversion("purchase").by("channel").count(log);
 * tally.credits(AttributionModel.LAST_TOUCH).byChannel().get("mail"); // → 1.0
 * }</pre>
 *
 * <p>In the guide: <a href="https://github.com/cxmetrics/cx-metrics/blob/main/docs/guide/paths-and-attribution.md">paths and attribution</a>.
 *
 * @serial exclude
 */
@NullMarked
package io.github.cxmetrics.journey.attribution;

import org.jspecify.annotations.NullMarked;
