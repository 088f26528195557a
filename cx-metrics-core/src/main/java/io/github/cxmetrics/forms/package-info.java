/**
 * Which record holds the data of which tally, rule or model: the list that a decoder asks that reads stored data without knowing what they are of.
 *
 * <p>{@link io.github.cxmetrics.forms.CoreForms#all} holds this module's types; the module of journeys adds its own. A service that stores metrics by day
 * writes {@code tally.toCounts()} as JSON, whose first two components are {@code type} and {@code version}; to read, it takes the record from {@link
 * io.github.cxmetrics.StoredForms#formOf}, and restores the value:
 *
 * <pre>{@code
 * StoredForm<?> form = Nps.of(10, 9, 3).toCounts();              // or what a JSON library read
 * CoreForms.all().formOf("nps", 1).getSimpleName();              // → "Counts"
 * CoreForms.all().restore(form, Nps.class).value();              // → 33.33…
 * }</pre>
 *
 * <p>Types that are unknown and later versions are refused in words. Earlier versions are read for ever.
 *
 * <p>In the guide: <a href="https://github.com/cxmetrics/cx-metrics/blob/main/docs/guide/in-a-service.md">in a service</a>.
 *
 * @serial exclude
 */
@NullMarked
package io.github.cxmetrics.forms;

import org.jspecify.annotations.NullMarked;
