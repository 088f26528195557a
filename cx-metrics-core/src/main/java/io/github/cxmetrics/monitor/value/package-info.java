/**
 * What customer experience is worth: health of a customer, money by band of NPS, return of a measure, gap between expectation and perception, growth.
 *
 * <p>Start with the question: {@link io.github.cxmetrics.monitor.value.HealthRule} scores a customer from several measures, {@link
 * io.github.cxmetrics.monitor.value.ValueByBand} sets what customers pay beside how they answer, {@link io.github.cxmetrics.monitor.value.CxReturn} sets a gain
 * against its cost with the doubt of both, {@link io.github.cxmetrics.monitor.value.ServiceGap} is SERVQUAL's perception less expectation, and {@link
 * io.github.cxmetrics.monitor.value.Growth} is growth and its rate per period.
 *
 * <p>None of it says that experience brings the money: values beside answers are associations, and weights of a health score are policy.
 *
 * <p>In the guide: <a href="https://github.com/cxmetrics/cx-metrics/blob/main/docs/guide/value.md">value</a>.
 *
 * @serial exclude
 */
@NullMarked
package io.github.cxmetrics.monitor.value;

import org.jspecify.annotations.NullMarked;
