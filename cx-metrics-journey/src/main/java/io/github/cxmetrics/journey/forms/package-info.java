/**
 * Which record holds the data of which tally, rule or model of journeys, together with those of core: the list that a decoder asks that reads stored data
 * without knowing what they are of.
 *
 * <p>{@link io.github.cxmetrics.journey.forms.JourneyForms#all} is the list; {@link io.github.cxmetrics.StoredForms} says how it is used. A funnel is stored
 * as its rule ({@code funnel.toForm()}), what it counted as its tally ({@code tally.toCounts()}), which holds the rule as well:
 *
 * <pre>{@code
 * FunnelTally tally = Funnel.steps("visit", "buy").count(EventLog.of(Event.of("ann", "visit", "2024-05-01T10:00:00Z"), Event.of("bob", "buy", "2024-05-01T10:00:00Z")));
 * JourneyForms.all().restore(tally.toCounts(), FunnelTally.class).reached(); // → [1, 0]
 * }</pre>
 *
 * <p>Types that are unknown and later versions are refused in words. Earlier versions are read for ever.
 *
 * <p>In the guide: <a href="https://github.com/cxmetrics/cx-metrics/blob/main/docs/guide/in-a-service.md">in a service</a>.
 *
 * @serial exclude
 */
@NullMarked
package io.github.cxmetrics.journey.forms;

import org.jspecify.annotations.NullMarked;
