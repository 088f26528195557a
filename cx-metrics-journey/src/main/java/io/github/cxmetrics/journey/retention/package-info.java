/**
 * Who comes back to a product, from its event log.
 *
 * <ul>
 *   <li>{@link io.github.cxmetrics.journey.retention.ProductRetention} leads from a log to the cohorts, life cycles and active days of {@code
 *       io.github.cxmetrics.retention.cohort}, which owns the definitions: users start by one event and return by the same or another. Start here.
 *   <li>{@link io.github.cxmetrics.journey.retention.ConditionsRule} and {@link io.github.cxmetrics.journey.retention.ConditionsMet} count users who meet
 *       conditions, of those who meet the first, whatever the order and time.
 * </ul>
 *
 * <pre>{@code
 * EventLog log = EventLog.of(
 *         Event.of("ann", "signup", "2024-05-01T10:00:00Z"),
 *         Event.of("ann", "purchase", "2024-05-09T10:00:00Z"));
 * ProductRetention retention = ProductRetention.of(log).startingWith("signup").returningWith("purchase");
 * retention.table(CohortRule.of(CalendarPeriods.weeks(ZoneId.of("UTC"))).asOf(Instant.parse("2024-06-01T00:00:00Z"))).overall(1);
 * ConditionsRule.of(Step.of("signup"), Step.of("purchase")).count(log).retained(2);
 * }</pre>
 *
 * <p>In the guide: <a href="https://github.com/cxmetrics/cx-metrics/blob/main/docs/guide/journey-maps.md">journey maps</a>.
 *
 * @serial exclude
 */
@NullMarked
package io.github.cxmetrics.journey.retention;

import org.jspecify.annotations.NullMarked;
